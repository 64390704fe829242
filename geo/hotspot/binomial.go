package hotspot

import "math"

// chance is a chance with what drawing needs of it again and again.
type chance struct{ p, odds, logNot float64 }

func newChance(p float64) chance { return chance{p, p / (1 - p), math.Log1p(-p)} }

// binomial returns how many of n trials succeed.
func (s *stream) binomial(n int64, c *chance) int64 {
	switch {
	case c.p >= 1:
		return n
	case c.p > 0.5:
		fails := newChance(1 - c.p)
		return n - s.binomial(n, &fails)
	case float64(n)*c.p < 10:
		return s.binomialByInversion(n, c)
	}
	return s.binomialByRejection(n, c.p)
}

// binomialByInversion walks up the masses from 0: cheap while n·p is small.
func (s *stream) binomialByInversion(n int64, c *chance) int64 {
	for {
		mass, u := math.Exp(float64(n)*c.logNot), s.uniform()
		for k := int64(0); k <= n; k++ {
			if u < mass {
				return k
			}
			u -= mass
			mass *= c.odds * float64(n-k) / float64(k+1)
			if mass < 1e-300 && k > 10 {
				break // rounding left a crumb beyond all masses: draw again
			}
		}
	}
}

// binomialByRejection draws by transformed rejection with squeeze, algorithm BTRS
// of W. Hörmann (1993, https://doi.org/10.1080/00949659308811496), for n·p ≥ 10
// and p ≤ ½.
func (s *stream) binomialByRejection(n int64, p float64) int64 {
	trials, q := float64(n), 1-p
	sd := math.Sqrt(trials * p * q)
	b := 1.15 + 2.53*sd
	a := -0.0873 + 0.0248*b + 0.01*p
	c := trials*p + 0.5
	squeeze := 0.92 - 4.2/b
	alpha := (2.83 + 5.1/b) * sd
	odds := math.Log(p / q)
	mode := math.Floor((trials + 1) * p)
	height := logFactorial(mode) + logFactorial(trials-mode)
	for {
		u, v := s.uniform()-0.5, s.uniform()
		us := 0.5 - math.Abs(u)
		k := math.Floor((2*a/us+b)*u + c)
		if k < 0 || k > trials {
			continue
		}
		if us >= 0.07 && v <= squeeze {
			return int64(k)
		}
		v = math.Log(v * alpha / (a/(us*us) + b))
		if v <= height-logFactorial(k)-logFactorial(trials-k)+(k-mode)*odds {
			return int64(k)
		}
	}
}

func logFactorial(k float64) float64 {
	v, _ := math.Lgamma(k + 1)
	return v
}
