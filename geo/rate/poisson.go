package rate

import "math"

// PoissonLimits returns the exact two-sided confidence limits for the mean of a
// Poisson distribution of which one count was observed: the low mean μ for
// which P(Y ≥ count | μ) = (1 − confidence)/2, 0 for a count of 0, and the high
// one for which P(Y ≤ count | μ) is the same (F. Garwood 1936,
// https://doi.org/10.1093/biomet/28.3-4.437).
//
// confidence is a share, 0.95 and not 95. A negative count, or a confidence not
// inside (0, 1), gives NaN twice. The relative error is below 1e-12 for counts
// up to 1e6 and confidences up to 1 − 1e-12. The cost grows with the square root
// of the count: about 1 µs up to 100, 30 µs at 1e6.
func PoissonLimits(count int64, confidence float64) (low, high float64) {
	if !(confidence > 0 && confidence < 1) {
		return math.NaN(), math.NaN()
	}
	tail := (1 - confidence) / 2
	return poissonLow(count, tail), poissonHigh(count, tail)
}

// PoissonUpper returns the exact one-sided upper limit: the mean μ for which
// P(Y ≤ count | μ) = 1 − confidence. Of 0 events it is −ln(1 − confidence),
// 2.9957 at 95 %. Errors and cost are those of PoissonLimits; NaN for the same
// input.
func PoissonUpper(count int64, confidence float64) float64 {
	if !(confidence > 0 && confidence < 1) {
		return math.NaN()
	}
	return poissonHigh(count, 1-confidence)
}

// PoissonLowerTail returns P(Y ≤ count | expected), the chance of so few events
// or fewer: exp(−expected) for none. A count below 0 has chance 0; an expected
// number that is negative, infinite or NaN gives NaN. The relative error is
// below 1e-12, also far out in the tail, until the result underflows. The cost is
// that of PoissonLimits.
func PoissonLowerTail(count int64, expected float64) float64 {
	switch {
	case !(expected >= 0) || math.IsInf(expected, 1):
		return math.NaN()
	case count < 0:
		return 0
	case expected == 0:
		return 1
	case float64(count) < expected:
		return sumDown(count, expected)
	}
	return 1 - sumUp(count+1, expected)
}

// PoissonUpperTail returns P(Y ≥ count | expected), the chance of so many events
// or more; 1 for a count of 0 or less. Otherwise as PoissonLowerTail.
func PoissonUpperTail(count int64, expected float64) float64 {
	switch {
	case !(expected >= 0) || math.IsInf(expected, 1):
		return math.NaN()
	case count <= 0:
		return 1
	case expected == 0:
		return 0
	case float64(count) > expected:
		return sumUp(count, expected)
	}
	return 1 - sumDown(count-1, expected)
}

// sumDown returns P(Y ≤ count) for count < mean: p(count)·(1 + k/μ + k(k−1)/μ² …).
func sumDown(count int64, mean float64) float64 {
	sum, term := 1.0, 1.0
	for k := float64(count); k > 0 && term > sum*roundOff; k-- {
		term *= k / mean
		sum += term
	}
	return sum * poissonMass(count, mean)
}

// sumUp returns P(Y ≥ count) for count > mean: p(count)·(1 + μ/(k+1) + μ²/(k+1)(k+2) …).
func sumUp(count int64, mean float64) float64 {
	sum, term := 1.0, 1.0
	for k := float64(count) + 1; term > sum*roundOff; k++ {
		term *= mean / k
		sum += term
	}
	return sum * poissonMass(count, mean)
}

// roundOff is 2⁻⁶⁰: the terms left out, falling ever faster, then stay far below
// the rounding of the sum.
const roundOff = 0x1p-60
