package rate

import (
	"math"
	"sort"
)

// The shares of units that a funnel holds between its limits when chance alone is at
// work: one unit in twenty lies outside the inner, one in five hundred outside the
// outer limits.
const (
	InnerShare = 0.95
	OuterShare = 0.998
)

// FunnelLimits returns between which counts a share of the units that expect so many
// events lie by chance alone: exact limits of the Poisson distribution. A count y is
// below the low one where P(Y ≤ y | expected) ≤ (1 − share)/2, and above the high one
// where P(Y ≥ y | expected) is. Between counts both are interpolated on the
// probability, which makes smooth lines of them over expected (D. J. Spiegelhalter
// 2005, "Funnel plots for comparing institutional performance",
// https://doi.org/10.1002/sim.1970). Divided by expected they are
// limits of the standardised ratio, times the overall rate those of a rate.
//
// The low limit is 0 where not even no event is so unlikely. NaN twice for an
// expectation that is negative, infinite or NaN and for a share outside (0, 1). The
// cost is that of some 40 tails.
func FunnelLimits(expected, share float64) (low, high float64) {
	if !(expected >= 0 && share > 0 && share < 1) || math.IsInf(expected, 1) {
		return math.NaN(), math.NaN()
	}
	tail := (1 - share) / 2
	return funnelLow(expected, tail), funnelHigh(expected, tail)
}

// funnelLow interpolates between the last count that is too few and the next.
func funnelLow(expected, tail float64) float64 {
	few := sort.Search(int(expected)+1, func(y int) bool { return PoissonLowerTail(int64(y), expected) > tail }) - 1
	at, next := PoissonLowerTail(int64(few), expected), PoissonLowerTail(int64(few)+1, expected)
	return math.Max(0, float64(few)+(tail-at)/(next-at))
}

// funnelHigh interpolates between the first count that is too many and the one before.
func funnelHigh(expected, tail float64) float64 {
	most := 2
	for PoissonUpperTail(int64(most), expected) > tail {
		most *= 2
	}
	many := sort.Search(most, func(y int) bool { return PoissonUpperTail(int64(y), expected) <= tail })
	at, before := PoissonUpperTail(int64(many), expected), PoissonUpperTail(int64(many)-1, expected)
	return float64(many) - (tail-at)/(before-at)
}
