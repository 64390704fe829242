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
	// or other places; the expected numbers are then taken as they are. nil means to
	// learn dispersion and level from the peers.
	Dispersion *float64
}

// SilenceResult is what Silence says of one unit.
type SilenceResult struct {
	P          float64 // P(Y ≤ count | PeerLevel·expected, Dispersion)
	ZeroP      float64 // P(Y = 0) likewise
	PeerLevel  float64 // of the peers that are neither silent nor hot, 1 where it is as expected
	Dispersion float64 // reckoned with: PeerDispersion's Upper, or the one given
	Needed     float64 // expected number, as given, above which zero is unusual: 4.605 for Poisson at 1 %
	Verdict    Verdict
}

// Silence asks of each unit whether so few events as it has are unusual, given how
// many are expected and how its peers lie around what is expected of them. Its count
// is taken as negative binomial: P = P(Y ≤ y | l·E, d), NegBinLowerTail, with the
// level l of its peers and their upper dispersion d (PeerDispersion says what keeps
// both from being swayed by silent and hot units, and why the upper one).
//
//   - cannot_tell where even zero could not be unusual: P(0 | l·E, d) ≥ level, which
//     is E ≤ Needed, with l = 1 the (level^(−d) − 1)/d of the negative binomial, −ln
//     level for d = 0. With a dispersion of 1 it is 99: where places differ that much,
//     nothing short of a hundred expected events makes a zero remarkable.
//   - needs_check where it could, and P < level. No more follows from it; among
//     units that hide nothing, fewer than the level will be called so.
//   - not_unusual otherwise.
//
// counts and expected have one value per unit; peers has the number of the group
// that a unit is compared in, any number; nil puts all into one. Expected need be
// right up to a factor per group only, so that of Expected will do; ExpectedOfOthers
// keeps a large unit from lowering its own. A unit whose expected number is NaN has
// NaN for P and ZeroP, cannot_tell, and teaches its peers nothing. A group without a
// unit to learn from, one unit alone with no event as well, cannot tell; Needed is
// then a number of twenty digits, and +Inf for a dispersion given that is beyond 150.
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
		d := Dispersion{Level: 1}
		if o.Dispersion != nil {
			d.Upper = *o.Dispersion
		} else {
			d = peerDispersion(counts, expected, units)
		}
		for _, i := range units {
			results[i] = judge(counts[i], expected[i], d, o.Level)
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
func judge(count int64, expected float64, d Dispersion, level float64) SilenceResult {
	r := SilenceResult{math.NaN(), math.NaN(), d.Level, d.Upper, negBinNeeded(level, d.Upper) / d.Level, CannotTell}
	if math.IsNaN(expected) {
		return r
	}
	r.P = NegBinLowerTail(count, d.Level*expected, d.Upper)
	r.ZeroP = NegBinLowerTail(0, d.Level*expected, d.Upper)
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
