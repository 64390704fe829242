package rate

import "math"

// poissonHigh returns the mean at which P(Y ≤ count) is the given tail.
func poissonHigh(count int64, tail float64) float64 {
	if count < 0 {
		return math.NaN()
	}
	if count == 0 {
		return -math.Log(tail)
	}
	return solve(float64(count)+1, tail, -1, func(mean float64) (p, slope float64) {
		return PoissonLowerTail(count, mean), -poissonMass(count, mean)
	})
}

// poissonLow returns the mean at which P(Y ≥ count) is the given tail.
func poissonLow(count int64, tail float64) float64 {
	if count < 0 {
		return math.NaN()
	}
	if count == 0 {
		return 0
	}
	return solve(float64(count), tail, 1, func(mean float64) (p, slope float64) {
		return PoissonUpperTail(count, mean), poissonMass(count-1, mean)
	})
}

// solve finds the mean at which a tail probability, rising (sign 1) or falling
// (sign −1) with the mean, has the value wanted. It starts at the
// Wilson–Hilferty approximation of the gamma quantile of the given shape
// (https://doi.org/10.1073/pnas.17.12.684), takes Newton steps on the logarithm
// of the probability, which is concave in the mean, and keeps to a bracket.
func solve(shape, want, sign float64, tail func(mean float64) (p, slope float64)) float64 {
	normal := math.Sqrt2 * math.Erfinv(1-2*want)
	cube := 1 - 1/(9*shape) - sign*normal/(3*math.Sqrt(shape))
	mean := shape * cube * cube * cube
	if !(cube > 0.1) {
		// P(Y ≥ k) is about μᵏ/k! for small means.
		logFactorial, _ := math.Lgamma(shape + 1)
		mean = math.Exp((math.Log(want) + logFactorial) / shape)
	}
	low, high := 0.0, math.Inf(1)
	for range maxSteps {
		p, slope := tail(mean)
		if (p < want) == (sign > 0) {
			low = mean
		} else {
			high = mean
		}
		next := mean - math.Log(p/want)*p/slope
		if !(low <= next && next <= high) {
			next = inside(low, high)
		}
		if math.Abs(next-mean) <= converged*mean {
			return next
		}
		mean = next
	}
	return mean
}

const (
	maxSteps = 200 // bisection alone ends within; Newton takes 3 to 8
	// converged ends the steps: Newton's next one is the square of it.
	converged = 1e-13
)

// inside returns a mean inside a bracket whose upper end may be open.
func inside(low, high float64) float64 {
	if math.IsInf(high, 1) {
		return 2*low + 1
	}
	return low + (high-low)/2
}
