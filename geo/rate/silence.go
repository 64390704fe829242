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
}

// SilenceResult is what Silence says of one unit.
type SilenceResult struct {
	P          float64 // P(Y ≤ count | expected, dispersion)
	ZeroP      float64 // P(Y = 0 | expected, dispersion)
	Dispersion float64 // of the peers: variance = E + Dispersion·E²; 0 is Poisson
	Needed     float64 // the expected number from which zero is unusual; 4.605 for Poisson at 1 %
	Verdict    Verdict
}

// Silence asks of each unit whether so few events as it has are unusual, given how
// many are expected and how much its peers scatter beyond chance. The count is
// taken as negative binomial, P(Y ≤ y | E, d), with the dispersion d of the peers.
//
// counts and expected have one value per unit; peers has the number of the group
// a unit is compared in, nil puts all into one. A unit whose expected number is
// NaN (not known) has NaN for P and ZeroP, cannot_tell, and lends nothing to its
// peers. It returns *geo.InvalidError for lengths that differ, negative counts,
// expectations that are negative or infinite, and a level outside (0, 1).
func Silence(counts []int64, expected []float64, peers []int32, o SilenceOptions) ([]SilenceResult, error) {
	if o.Level == 0 {
		o.Level = 0.01
	}
	if err := checkSilence(counts, expected, peers, o); err != nil {
		return nil, err
	}
	results := make([]SilenceResult, len(counts))
	for _, units := range groups(peers, len(counts)) {
		d := peerDispersion(counts, expected, units)
		needed := negBinNeeded(o.Level, d)
		for _, i := range units {
			results[i] = judge(counts[i], expected[i], d, needed, o.Level)
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
	if !(o.Level > 0 && o.Level < 1) {
		return geo.Invalid("level", "%v is not inside (0, 1): give a share, 0.01 and not 1", o.Level)
	}
	return nil
}

// judge gives the verdict on one unit.
func judge(count int64, expected, dispersion, needed, level float64) SilenceResult {
	r := SilenceResult{
		P:          NegBinLowerTail(count, expected, dispersion),
		ZeroP:      NegBinLowerTail(0, expected, dispersion),
		Dispersion: dispersion,
		Needed:     needed,
		Verdict:    NotUnusual,
	}
	switch {
	case !(r.ZeroP < level): // also where it is NaN
		r.Verdict = CannotTell
	case r.P < level:
		r.Verdict = NeedsCheck
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

// peerDispersion returns the dispersion of a group.
func peerDispersion(counts []int64, expected []float64, units []int) float64 {
	within := make([]int, 0, len(units))
	for _, i := range units {
		// Units that are all but silent, or hot, would pass for scatter.
		if e, y := expected[i], float64(counts[i]); e > 0 && y > e/4 && y <= 3*e+3 {
			within = append(within, i)
		}
	}
	best, at := math.Inf(-1), 0.0
	for _, d := range dispersionGrid {
		sum := 0.0
		for _, i := range within {
			e := expected[i]
			low, high := int64(e/4), int64(3*e+3)
			sum += math.Log(negBinMass(counts[i], e, d) / (1 - NegBinLowerTail(low, e, d) - NegBinUpperTail(high+1, e, d)))
		}
		if sum > best {
			best, at = sum, d
		}
	}
	return at
}

// dispersionGrid has 0 and 31 steps from 0.01 to 10.
var dispersionGrid = func() []float64 {
	grid := []float64{0}
	for i := range 31 {
		grid = append(grid, 0.01*math.Pow(10, float64(i)/10))
	}
	return grid
}()
