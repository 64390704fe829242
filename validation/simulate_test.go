package validation

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/weights"
)

// country is a board of square communes, queen's neighbours, on which there is
// nothing to find.
type country struct {
	w      *weights.Matrix
	people []float64
}

const side, communes = 12, 12 * 12

// newCountry has populations from 300 to 60,000, most of them small, large and small
// ones side by side.
func newCountry(tb testing.TB) *country {
	tb.Helper()
	shapes := make([]orb.MultiPolygon, 0, communes)
	for i := range communes {
		x, y := float64(i%side), float64(i/side)
		shapes = append(shapes, orb.MultiPolygon{{{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}}}})
	}
	w, err := weights.Queen(shapes, weights.ContiguityOptions{Planar: true})
	check(tb, err)
	if w.Links() != 8*communes-12*side+4 {
		tb.Fatalf("%d links", w.Links())
	}
	random := rand.New(rand.NewPCG(1, 1))
	c := &country{w: w}
	for range communes {
		c.people = append(c.people, math.Round(300*math.Pow(200, random.Float64())))
	}
	return c
}

// poisson draws a Poisson number.
func poisson(r *rand.Rand, mean float64) (n float64) {
	for time := r.ExpFloat64(); time < mean; time += r.ExpFloat64() {
		n++
	}
	return n
}

// exchangeable values, of which a share is 0: counts or real numbers. What is not 0
// is skewed.
func (c *country) exchangeable(r *rand.Rand, zeros float64, whole bool) []float64 {
	x := make([]float64, communes)
	for i := range x {
		if x[i] = math.Exp(r.NormFloat64()); whole {
			x[i] = 1 + math.Floor(2*x[i])
		}
		if i < int(math.Round(zeros*communes)) {
			x[i] = 0
		}
	}
	r.Shuffle(len(x), func(i, j int) { x[i], x[j] = x[j], x[i] })
	return x
}

// cases fall on people who all bear the same risk, times a gamma number of the
// commune's own of a given dispersion.
func (c *country) cases(r *rand.Rand, risk, dispersion float64) []float64 {
	x := make([]float64, communes)
	for i, p := range c.people {
		mean := risk * p
		if dispersion > 0 {
			mean *= gamma(r, 1/dispersion) * dispersion
		}
		x[i] = poisson(r, mean)
	}
	return x
}

// gamma draws by the method of G. Marsaglia and W. W. Tsang 2000,
// https://doi.org/10.1145/358407.358414.
func gamma(r *rand.Rand, shape float64) float64 {
	if shape < 1 {
		return gamma(r, shape+1) * math.Pow(1-r.Float64(), 1/shape)
	}
	d := shape - 1.0/3
	for {
		z := r.NormFloat64()
		v := 1 + z/math.Sqrt(9*d)
		if v = v * v * v; v > 0 && math.Log(1-r.Float64()) < z*z/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}

// riskFor is the risk at which a share of the communes has no case on average; for
// none, at which the smallest has ten.
func (c *country) riskFor(zeros float64) float64 {
	if zeros == 0 {
		return 10 / slices.Min(c.people)
	}
	low, high := 1e-9, 1.0
	for range 60 {
		risk, none := math.Sqrt(low*high), 0.0
		for _, p := range c.people {
			none += math.Exp(-risk*p) / communes
		}
		if none > zeros {
			low = risk
		} else {
			high = risk
		}
	}
	return low
}
