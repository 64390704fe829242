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

// overDispersion returns the Phi and the Between of a funnel.
func overDispersion(z, expected []float64) (phi, between float64) {
	adjusted := make([]float64, len(z))
	phiAt := func(between float64) float64 {
		for i, v := range z {
			adjusted[i] = v / math.Sqrt(1+4*expected[i]*between)
		}
		return winsorised(adjusted)
	}
	phi = phiAt(0)
	if !(phi > 1) || len(z) < funnelLeast {
		return phi, 0
	}
	low, high := 0.0, 1e-3
	for phiAt(high) > 1 {
		if low, high = high, 4*high; math.IsInf(high, 1) {
			return phi, 0 // units of which nothing is expected cannot be adjusted
		}
	}
	return phi, crossing(func(between float64) float64 { return phiAt(between) - 1 }, low, high)
}

// funnelLeast is how many units must be there for a tenth to be one.
const funnelLeast = 10

// winsorised returns the variance around 0 after the tenths at both ends were drawn to
// the deciles, 1 for a normal distribution; NaN of nothing. It sorts z.
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
	return sum / float64(len(z)) / winsorisedNormal
}

// winsorisedNormal is what a normal distribution keeps of its variance: with c the
// upper decile and f its density there, 0.8 − 2cf + 0.2c².
const winsorisedNormal = 0.6786545589528747

// quantile interpolates between sorted values, the first being 0 and the last 1.
func quantile(sorted []float64, share float64) float64 {
	at := share * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
