package rate

import "math"

// NegBinLowerTail returns P(Y ≤ count) where Y is negative binomial: Poisson with
// a mean that itself varies from unit to unit as a gamma variable does. mean is
// its expectation and dispersion the square of the coefficient of variation, so
// that the variance is mean + dispersion·mean²; dispersion is the 1/k of other
// texts, and 0 is the Poisson distribution (J. F. Lawless 1987,
// https://doi.org/10.2307/3314912).
//
// P(Y ≤ y) = I_q(k, y+1) with k = 1/dispersion and q = k/(k + mean). A count
// below 0 has chance 0. A mean or a dispersion that is negative, infinite or NaN
// gives NaN. The relative error is below 1e-11 for dispersions up to 100, also
// far out in the tail, until the result underflows. The cost grows with the
// square root of count and k: under 1 µs for those of communes.
func NegBinLowerTail(count int64, mean, dispersion float64) float64 {
	if !negBinKnown(mean, dispersion) {
		return math.NaN()
	}
	switch {
	case count < 0:
		return 0
	case mean == 0:
		return 1
	case count == 0:
		return negBinZero(mean, dispersion)
	case dispersion < poissonBelow:
		return PoissonLowerTail(count, mean)
	}
	lower, _ := negBinTails(count, mean, dispersion)
	return lower
}

// NegBinUpperTail returns P(Y ≥ count); 1 for a count of 0 or less. Otherwise as
// NegBinLowerTail.
func NegBinUpperTail(count int64, mean, dispersion float64) float64 {
	if !negBinKnown(mean, dispersion) {
		return math.NaN()
	}
	switch {
	case count <= 0:
		return 1
	case mean == 0:
		return 0
	case dispersion < poissonBelow:
		return PoissonUpperTail(count, mean)
	}
	_, upper := negBinTails(count-1, mean, dispersion)
	return upper
}

// poissonBelow is the dispersion under which the two distributions differ, by
// about dispersion·mean²/2, less than a count of 1e3 can show in 12 digits.
const poissonBelow = 1e-18

func negBinKnown(mean, dispersion float64) bool {
	return mean >= 0 && dispersion >= 0 && !math.IsInf(mean, 1) && !math.IsInf(dispersion, 1)
}

// negBinZero returns P(0) = (1 + dispersion·mean)^(−1/dispersion).
func negBinZero(mean, dispersion float64) float64 {
	if dispersion < poissonBelow {
		return math.Exp(-mean)
	}
	return math.Exp(-math.Log1p(dispersion*mean) / dispersion)
}

// negBinTails returns P(Y ≤ count) and P(Y > count).
func negBinTails(count int64, mean, dispersion float64) (lower, upper float64) {
	if dispersion >= sumBelow {
		v := dispersion * mean
		return betaTails(1/dispersion, float64(count)+1, 1/(1+v), v/(1+v))
	}
	if float64(count) < mean {
		lower = negBinDown(count, mean, dispersion)
		return lower, 1 - lower
	}
	upper = negBinUp(count+1, mean, dispersion)
	return 1 - upper, upper
}

// sumBelow is the dispersion under which tails are sums: the beta function loses
// there what k exceeds the counts by, and the terms fall as Poisson's do.
const sumBelow = 1e-3

// negBinDown is sumDown with the ratio of neighbouring masses that dispersion makes.
func negBinDown(count int64, mean, dispersion float64) float64 {
	sum, term, widen := 1.0, 1.0, 1+dispersion*mean
	for y := float64(count); y > 0 && term > sum*roundOff; y-- {
		term *= y * widen / (mean * (1 + (y-1)*dispersion))
		sum += term
	}
	return sum * negBinMass(count, mean, dispersion)
}

// negBinUp is sumUp likewise.
func negBinUp(count int64, mean, dispersion float64) float64 {
	sum, term, widen := 1.0, 1.0, 1+dispersion*mean
	for y := float64(count); term > sum*roundOff; y++ {
		term *= mean * (1 + y*dispersion) / ((y + 1) * widen)
		sum += term
	}
	return sum * negBinMass(count, mean, dispersion)
}

// negBinMass returns P(Y = count | mean, dispersion) for a mean > 0.
func negBinMass(count int64, mean, dispersion float64) float64 {
	switch {
	case count == 0:
		return negBinZero(mean, dispersion)
	case dispersion < poissonBelow:
		return poissonMass(count, mean)
	}
	k, y, v := 1/dispersion, float64(count), dispersion*mean
	// C(y+k−1, y)·q^k·(1−q)^y, of which the beta density has Γ(k)Γ(y)/Γ(k+y).
	return betaMass(k, y, 1/(1+v), v/(1+v)) / y
}

// negBinNeeded returns the mean at which P(0) is the level: −ln level for Poisson.
func negBinNeeded(level, dispersion float64) float64 {
	if dispersion < poissonBelow {
		return -math.Log(level)
	}
	return math.Expm1(-dispersion*math.Log(level)) / dispersion
}
