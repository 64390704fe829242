package rate

import (
	"math"
	"math/rand/v2"
)

// Draws fills to with rates that a unit may truly have: drawn at random from the
// gamma distribution with the mean of Rate and the variance that Limits reckons with,
// in either family, since events are rare. Many draws of all units say how far their
// order can be trusted (H. Goldstein and D. J. Spiegelhalter 1996, "League tables and
// their limitations", https://doi.org/10.2307/2983325).
//
// NaN where Rate is NaN and for a negative count. Without any event among all people
// they are drawn from what zero leaves open, exponentially with mean 1/Σp. The cost
// per draw is some three random numbers.
func (p Prior) Draws(count int64, people float64, random *rand.Rand, to []float64) {
	rate := p.Rate(count, people)
	if math.IsNaN(rate) || count < 0 {
		for i := range to {
			to[i] = math.NaN()
		}
		return
	}
	shape, scale := 1.0, 1/p.People
	if rate > 0 {
		_, variance := p.posterior(count, people)
		if shape = rate * rate / variance; math.IsInf(shape, 1) || math.IsNaN(shape) {
			shape = math.MaxFloat32 // nothing is open
		}
		scale = rate / shape
	}
	for i := range to {
		to[i] = drawGamma(shape, random) * scale
	}
}

// drawGamma draws from the gamma distribution with a shape > 0 and scale 1 by the
// method of G. Marsaglia and W. W. Tsang (2000, https://doi.org/10.1145/358407.358414);
// below a shape of 1 by way of shape + 1, as they advise.
func drawGamma(shape float64, random *rand.Rand) float64 {
	if shape < 1 {
		return drawGamma(shape+1, random) * math.Pow(1-random.Float64(), 1/shape)
	}
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := random.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v *= v * v
		if math.Log(1-random.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}
