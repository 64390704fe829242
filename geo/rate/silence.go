package rate

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// Verdict says what a low count means.
type Verdict string

// The verdicts. None of them says that a place is safe.
const (
	NeedsCheck Verdict = "needs_check" // chance alone would hardly leave it so low: somebody should look
	NotUnusual Verdict = "not_unusual" // chance alone may well leave it so low
	CannotTell Verdict = "cannot_tell" // too little is expected: even zero could not be unusual
)

// SilenceOptions are the options of Silence.
type SilenceOptions struct {
	// Level is the chance below which a low count is unusual; 0 means 0.01.
	Level float64
	// Dispersion is what is known beforehand of how units scatter, from more years
	// or other places; nil means to learn it from the peers.
	Dispersion *float64
}

// SilenceResult is what Silence says of one unit.
type SilenceResult struct {
	P          float64 // P(Y ≤ count | expected, dispersion)
	ZeroP      float64 // P(Y = 0 | expected, dispersion)
	Dispersion float64 // reckoned with: PeerDispersion's Upper, or the one given
	Needed     float64 // expected number from which zero is unusual: 4.605 for Poisson at 1 %
	Verdict    Verdict
}

// Silence asks of each unit whether so few events as it has are unusual, given how
// many are expected and how much its peers scatter beyond chance. Its count is
// taken as negative binomial: P = P(Y ≤ y | E, d), NegBinLowerTail, with the upper
// dispersion of its peers (PeerDispersion says what keeps it from being swayed by
// silent or hot units, and why the upper one).
//
//   - cannot_tell where even zero could not be unusual: P(0 | E, d) ≥ level, which
//     is E ≤ Needed, the (level^(−d) − 1)/d of the negative binomial, −ln level for
//     d = 0. With a dispersion of 1 it is 99: where places differ that much, nothing
//     short of a hundred expected events makes a zero remarkable.
//   - needs_check where it could, and P < level. No more follows from it; among
//     units that hide nothing, fewer than the level will be called so.
//   - not_unusual otherwise.
//
// counts and expected have one value per unit; peers has the number of the group
// that a unit is compared in, any number; nil puts all into one. The expected number
// counts as known: a hot spot that raises the rate of all makes others look silent,
// and one large silent unit hides itself unless ExpectedOfOthers made it. A unit
// whose expected number is NaN has NaN for P and ZeroP, cannot_tell, and teaches
// its peers nothing. A group without a unit to learn from, one unit alone with no
// event as well, cannot tell.
//
// It returns *geo.InvalidError for lengths that differ, a negative count, an
// expectation or a dispersion that is negative or infinite, and a level outside
// (0, 1). The cost is that of PeerDispersion and two tails per unit.
func Silence(counts []int64, expected []float64, peers []int32, o SilenceOptions) ([]SilenceResult, error) {
	if o.Level == 0 {
		o.Level = 0.01
	}
	if err := checkSilence(counts, expected, peers, o); err != nil {
		return nil, err
	}
	results := make([]SilenceResult, len(counts))
	for _, units := range groups(peers, len(counts)) {
		var dispersion float64
		if o.Dispersion != nil {
			dispersion = *o.Dispersion
		} else {
			dispersion = peerDispersion(counts, expected, units).Upper
		}
		needed := negBinNeeded(o.Level, dispersion)
		for _, i := range units {
			results[i] = judge(counts[i], expected[i], dispersion, needed, o.Level)
		}
	}
	return results, nil
}

func checkSilence(counts []int64, expected []float64, peers []int32, o SilenceOptions) error {
	if err := checkExpected(counts, expected); err != nil {
		return err
	}
	if peers != nil {
		if err := sameLength("peers", len(peers), len(counts)); err != nil {
			return err
		}
	}
	if d := o.Dispersion; d != nil && !(*d >= 0 && !math.IsInf(*d, 1)) {
		return geo.Invalid("dispersion", "%v is not a number of 0 or more: give 0 for Poisson, nil to learn it", *d)
	}
	return checkShare("level", o.Level)
}

// judge gives the verdict on one unit.
func judge(count int64, expected, dispersion, needed, level float64) SilenceResult {
	r := SilenceResult{math.NaN(), math.NaN(), dispersion, needed, CannotTell}
	if math.IsNaN(expected) {
		return r
	}
	r.P = NegBinLowerTail(count, expected, dispersion)
	r.ZeroP = NegBinLowerTail(0, expected, dispersion)
	switch {
	case r.ZeroP >= level:
	case r.P < level:
		r.Verdict = NeedsCheck
	default:
		r.Verdict = NotUnusual
	}
	return r
}

// groups returns the units of each group of peers; the groups stand in the order
// of their first units.
func groups(peers []int32, n int) [][]int {
	if peers == nil {
		peers = make([]int32, n)
	}
	place := map[int32]int{}
	var units [][]int
	for i, g := range peers {
		at, ok := place[g]
		if !ok {
			at = len(units)
			place[g] = at
			units = append(units, nil)
		}
		units[at] = append(units[at], i)
	}
	return units
}
