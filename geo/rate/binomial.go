package rate

import "math"

// BinomialTails returns P(Y ≤ count) and P(Y ≥ count) of a binomial distribution
// of trials with the chance share each: of incidents that fall on one part of
// the people. A count below 0 or above trials gives 0 on the side where nothing
// is left and 1 on the other. A negative number of trials, or a share that is not
// within [0, 1], gives NaN twice. The relative error of the smaller tail is below
// 1e-12 for up to 1e6 trials; the cost grows with the standard deviation.
func BinomialTails(count, trials int64, share float64) (low, high float64) {
	switch {
	case trials < 0 || !(share >= 0 && share <= 1):
		return math.NaN(), math.NaN()
	case count < 0:
		return 0, 1
	case count > trials:
		return 1, 0
	case share == 0:
		return 1, indicator(count == 0)
	case share == 1:
		return indicator(count == trials), 1
	}
	mass := binomialMass(count, trials, share)
	if float64(count) < float64(trials)*share {
		low = binomialDown(count, trials, share, mass)
		return low, min(1, 1-low+mass)
	}
	high = binomialDown(trials-count, trials, 1-share, mass)
	return min(1, 1-high+mass), high
}

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// binomialDown returns P(Y ≤ count) by adding the falling masses below mass, that
// of count itself.
func binomialDown(count, trials int64, share, mass float64) float64 {
	odds := (1 - share) / share
	sum, term := 1.0, 1.0
	for k := count; k > 0; k-- {
		term *= odds * float64(k) / float64(trials-k+1)
		sum += term
		if term < sum*roundOff {
			break
		}
	}
	return sum * mass
}

// binomialMass returns P(Y = count), 0 ≤ count ≤ trials and 0 < share < 1, by the
// saddle-point form of C. Loader (2000), as poissonMass does.
func binomialMass(count, trials int64, share float64) float64 {
	n, k := float64(trials), float64(count)
	switch count {
	case 0:
		return math.Exp(n * math.Log1p(-share))
	case trials:
		return math.Exp(n * math.Log(share))
	}
	rest := n - k
	exponent := stirlingError(trials) - stirlingError(count) - stirlingError(trials-count) -
		deviance(k, n*share) - deviance(rest, n*(1-share))
	return math.Exp(exponent) * math.Sqrt(n/(2*math.Pi*k*rest))
}
