package rate

import (
	"math"
	"slices"
)

// middleZ is Z, taken from the smaller tail, which has its digits.
func middleZ(count int64, expected float64) float64 {
	few, many := PoissonLowerTail(count, expected), PoissonUpperTail(count, expected)
	if few < many {
		return -normalQuantile((few + PoissonLowerTail(count-1, expected)) / 2)
	}
	return normalQuantile((many + PoissonUpperTail(count+1, expected)) / 2)
}

// normalQuantile returns the z above which the normal distribution has the given
// tail, by Newton's method on the logarithm of the tail; 37 where that is next to 0.
func normalQuantile(tail float64) float64 {
	tail = math.Max(tail, 1e-300)
	if tail > 1e-3 {
		return math.Sqrt2 * math.Erfinv(1-2*tail)
	}
	z := math.Sqrt(-2 * math.Log(tail)) // above the quantile, from where Newton's steps fall
	for range 20 {
		p := math.Erfc(z/math.Sqrt2) / 2
		if p == 0 {
			z -= 0.1
			continue
		}
		step := math.Log(p/tail) * p * math.Sqrt(2*math.Pi) * math.Exp(z*z/2)
		z += step
		if math.Abs(step) < 1e-13*z {
			break
		}
	}
	return z
}

// winsorised returns the mean square of z after the tenths at both ends were drawn to
// the deciles; NaN of nothing. It sorts z.
func winsorised(z []float64) float64 {
	if len(z) == 0 {
		return math.NaN()
	}
	slices.Sort(z)
	low, high := quantile(z, 0.1), quantile(z, 0.9)
	sum := 0.0
	for _, v := range z {
		v = min(max(v, low), high)
		sum += v * v
	}
	return sum / float64(len(z))
}

// quantile interpolates between sorted values, the first being 0 and the last 1.
func quantile(sorted []float64, share float64) float64 {
	at := share * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
