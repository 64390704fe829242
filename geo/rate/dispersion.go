package rate

import "math"

// Dispersion is how much counts scatter beyond chance around what is expected of
// them: their variance is E + d·E², and d is 0 where they are Poisson.
type Dispersion struct {
	Estimate float64 // the most likely
	Upper    float64 // the most that the counts leave likely, for those who must not call scatter silence
	Units    int     // units that it was learned from
}

// PeerDispersion estimates the dispersion of units that are compared with each
// other, unmoved by a few that are silent and a few that are hot: by maximum
// likelihood of the negative binomial distribution, conditional on a range.
//
//   - A unit without an event, or with less than an eighth of what is expected, may
//     be one whose silence is the question; one with more than 3·E + 3 may be a hot
//     spot. Neither is counted as scatter: they are left out.
//   - What is left would then look too even. So the likelihood of each count is
//     conditional on its range, P(y) / P(low ≤ Y ≤ high), and stays consistent: the
//     range depends on E alone. Trimming without this would have silence found
//     everywhere in data that are over-dispersed throughout.
//   - Few units say little. Upper is the dispersion at which the log likelihood has
//     fallen by ½ + 4.5/units from its best, an end of a likelihood interval that
//     was set by simulation: with it Silence calls less than its level unusual for
//     dispersions of 0 to 2 and groups from 3 units on, see TestSilenceCalibrated.
//
// counts and expected have one value per unit; where the latter is NaN or 0 the
// unit says nothing. Dispersions are sought up to 10, at which nothing can be called
// unusual; that is Upper where no unit is left to learn from. It returns
// *geo.InvalidError for lengths that differ, a negative count, or an expectation
// that is negative or infinite. The cost is some 30 sums of about 3·E terms per
// unit.
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
	silentBelow          = 1.0 / 8  // of E; silences of peers from 1/6 to 1/8 make no difference in simulation
	hotAbove, hotAtLeast = 3.0, 3.0 // 3·E + 3: a small unit is not hot for two or three events

	dropAlways, dropPerUnit = 0.5, 4.5
	dispersionLeast         = 0.01 // but 0; it makes the variance of a count of 10 a tenth more
	dispersionMost          = dispersionLeast * (1 << 10)
)

// ranged is a count within the range in which it is believed to be scatter.
type ranged struct {
	count, low, high int64
	expected         float64
}

// withinRange returns the units that a dispersion is learned from.
func withinRange(counts []int64, expected []float64, units []int) []ranged {
	within := make([]ranged, 0, len(units))
	for _, i := range units {
		e := expected[i]
		if !(e > 0) || e > mostExpected {
			continue
		}
		r := ranged{counts[i], max(1, int64(math.Ceil(e*silentBelow))), int64(hotAbove*e + hotAtLeast), e}
		if r.low <= r.count && r.count <= r.high {
			within = append(within, r)
		}
	}
	return within
}

const (
	mostExpected = 1e9 // no unit of people expects more
	sumsUpTo     = 200 // from there on tails are quicker than sums of 3·E terms
)

// logLikelihood returns ln P(count | low ≤ Y ≤ high): minus the logarithm of the
// sum over the range of masses relative to that of the count, so that no
// factorials are needed.
func (r ranged) logLikelihood(dispersion float64) float64 {
	if r.expected > sumsUpTo {
		outside := NegBinLowerTail(r.low-1, r.expected, dispersion) + NegBinUpperTail(r.high+1, r.expected, dispersion)
		return math.Log(negBinMass(r.count, r.expected, dispersion)) - math.Log1p(-outside)
	}
	sum, widen := 1.0, 1+dispersion*r.expected
	term := 1.0
	for y := float64(r.count); y > float64(r.low); y-- {
		ratio := y * widen / (r.expected * (1 + (y-1)*dispersion))
		term *= ratio
		sum += term
		if ratio < 1 && term < sum*roundOff {
			break // ratios fall on once below 1
		}
	}
	term = 1
	for y := float64(r.count); y < float64(r.high); y++ {
		ratio := r.expected * (1 + y*dispersion) / ((y + 1) * widen)
		term *= ratio
		sum += term
		if ratio < 1 && term < sum*roundOff {
			break
		}
	}
	return -math.Log(sum)
}

// peerDispersion is PeerDispersion of some of the units.
func peerDispersion(counts []int64, expected []float64, units []int) Dispersion {
	within := withinRange(counts, expected, units)
	if len(within) == 0 {
		return Dispersion{Upper: dispersionMost}
	}
	at := func(dispersion float64) float64 {
		sum := 0.0
		for _, r := range within {
			sum += r.logLikelihood(dispersion)
		}
		return sum
	}
	var values [len(dispersionGrid)]float64
	best := 0
	for i, d := range dispersionGrid {
		if values[i] = at(d); values[i] > values[best] {
			best = i
		}
	}
	d := Dispersion{Units: len(within)}
	last := len(dispersionGrid) - 1
	var top float64
	d.Estimate, top = peak(at, dispersionGrid[max(best-1, 0)], dispersionGrid[min(best+1, last)], dispersionGrid[best], values[best])
	floor := top - dropAlways - dropPerUnit/float64(len(within))
	low := d.Estimate
	for i, v := range values {
		if v >= floor {
			low = math.Max(low, dispersionGrid[i])
		}
	}
	d.Upper = dispersionMost
	for _, high := range dispersionGrid {
		if high > low {
			d.Upper = crossing(func(d float64) float64 { return at(d) - floor }, low, high)
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
