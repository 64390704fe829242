package rate

import "math"

// Dispersion is how counts lie around what is expected of them: their mean is
// Level·E, and they scatter beyond chance with the variance m + d·m² around a mean
// m, d being 0 where they are Poisson.
type Dispersion struct {
	Estimate float64 // d, the most likely
	Upper    float64 // the most that the counts leave likely, for those who must not call scatter silence
	Level    float64 // the most likely, 1 where counts are as expected
	Units    int     // units that it was learned from
}

// PeerDispersion estimates how the counts of units that are compared with each other
// lie, unmoved by those among them that are silent and a few that are hot: by maximum
// likelihood of the negative binomial distribution, conditional on a range.
//
//   - A unit without an event, or with less than an eighth of what is expected, may
//     be one whose silence is the question; one with more than 3·E + 3 may be a hot
//     spot. Neither is counted as scatter: they are left out.
//   - What is left would then look too even. So the likelihood of each count is
//     conditional on its range, P(y) / P(low ≤ Y ≤ high), and stays consistent: the
//     range depends on E alone. Trimming without this would have silence found
//     everywhere in data that are over-dispersed throughout. Without an event a small
//     unit, too, is left out, though its zero surprises nobody: with three in ten of
//     120 communes silent, which expect 1 event or so, their zeros would make a
//     dispersion of 1, and zero unusual from 100 instead of 6 expected.
//   - Silent units pull down what is expected of all, and hot ones pull it up. So
//     expected need be right up to a factor only, the Level, that is estimated along
//     with the dispersion; a normal prior on its logarithm with a standard deviation
//     of 0.3 keeps few units from saying much about it.
//   - Few units say little. Upper is the dispersion at which the log likelihood has
//     fallen by ½ + 6.5/units from its best, an end of a likelihood interval that was
//     set by simulation: with it Silence calls fewer units than its level unusual, for
//     dispersions of 0 to 4 and groups of any size (TestSilenceCalibrated).
//
// counts and expected have one value per unit; where the latter is NaN or 0 the
// unit says nothing. Dispersions are sought up to 10.24, at which nothing can be
// called unusual; that is Upper where no unit is left to learn from, with Level 1. It
// returns *geo.InvalidError for lengths that differ, a negative count, or an
// expectation that is negative or infinite. The cost is some hundred sums of about
// 3·E terms per unit.
func PeerDispersion(counts []int64, expected []float64) (Dispersion, error) {
	if err := checkExpected(counts, expected); err != nil {
		return Dispersion{}, err
	}
	all := make([]int, len(counts))
	for i := range all {
		all[i] = i
	}
	return peerDispersion(counts, expected, all), nil
}

const (
	silentBelow          = 1.0 / 8  // of E; 1/6 or 1/4 make little difference in simulation
	hotAbove, hotAtLeast = 3.0, 3.0 // 3·E + 3: a small unit is not hot for two or three events

	dropAlways, dropPerUnit = 0.5, 6.5
	dispersionLeast         = 0.01 // but 0; it makes the variance of a count of 10 a tenth more
	dispersionMost          = dispersionLeast * (1 << 10)
)

// peerDispersion is PeerDispersion of some of the units.
func peerDispersion(counts []int64, expected []float64, units []int) Dispersion {
	p := newPeers(counts, expected, units)
	if len(p.within) == 0 {
		return Dispersion{Upper: dispersionMost, Level: 1}
	}
	var values, levels [len(dispersionGrid)]float64
	best := 0
	for i, d := range dispersionGrid {
		values[i] = p.logLikelihood(d)
		levels[i] = p.level
		if values[i] > values[best] {
			best = i
		}
	}
	d, last := Dispersion{Units: len(p.within)}, len(dispersionGrid)-1
	p.level = levels[best]
	var top float64
	d.Estimate, top = peak(p.logLikelihood, dispersionGrid[max(best-1, 0)], dispersionGrid[min(best+1, last)], dispersionGrid[best], values[best])
	p.logLikelihood(d.Estimate)
	d.Level = p.level

	floor := top - dropAlways - dropPerUnit/float64(len(p.within))
	low := d.Estimate
	for i, v := range values {
		if v >= floor {
			low = math.Max(low, dispersionGrid[i])
		}
	}
	d.Upper = dispersionMost
	for _, high := range dispersionGrid {
		if high > low {
			d.Upper = crossing(func(d float64) float64 { return p.logLikelihood(d) - floor }, low, high)
			break
		}
	}
	return d
}

// dispersionGrid has 0 and then steps of a factor of 2.
var dispersionGrid = func() (grid [12]float64) {
	for i := range grid[1:] {
		grid[i+1] = dispersionLeast * float64(int(1)<<i)
	}
	return grid
}()
