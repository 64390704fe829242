package hotspot

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

// GlobalStatistic is one number for the whole map.
type GlobalStatistic string

// The global statistics.
const (
	MoranI   GlobalStatistic = "moran"
	GearyC   GlobalStatistic = "geary"
	GeneralG GlobalStatistic = "g"
)

// ParseGlobal reads a global statistic's code. It returns *geo.InvalidError.
func ParseGlobal(s string) (GlobalStatistic, error) {
	switch g := GlobalStatistic(s); g {
	case MoranI, GearyC, GeneralG:
		return g, nil
	}
	return "", geo.Invalid("statistic", "%q is unknown: use moran, geary or g", s)
}

// Moments are a global statistic with its expectation and variance when the
// values are dealt to the units at random. Z is positive where alike values lie
// together: for Geary's C, which is small then, it is (E − C)/√V.
type Moments struct {
	Value, Expected, Variance, Z float64
	// Under the assumption that the values are normal instead; NaN for G.
	VarianceNormal, ZNormal float64
}

// Global returns a global statistic (A. D. Cliff and J. K. Ord 1981; A. Getis and
// J. K. Ord 1992, https://doi.org/10.1111/j.1538-4632.1992.tb00261.x, with the
// erratum's coefficient 6 in the variance of G):
//
//	I = n/S₀ · Σ w_ij z_i z_j / Σ z²
//	C = (n − 1)/(2·S₀) · Σ w_ij (x_i − x_j)² / Σ z²
//	G = Σ w_ij x_i x_j / Σ x_i x_j, i ≠ j
//
// All n units count, islands too: they were dealt a value as the others were.
// Everything is NaN with fewer than four units, without links, or with all values
// equal; Z also where all units are neighbours of all, so that dealing changes
// nothing. It returns *geo.InvalidError for values that are not finite, of another
// length than the weights, or, for G, negative. The cost is one search per link.
func Global(x []float64, w *weights.Matrix, style weights.Style, statistic GlobalStatistic) (Moments, error) {
	if err := finite("value", x, w); err != nil {
		return Moments{}, err
	}
	if statistic == GeneralG {
		for i, v := range x {
			if v < 0 {
				return Moments{}, geo.Invalid("value", "that of unit %d is negative: G compares products and needs values of 0 or more", i)
			}
		}
	}
	z, _, squares := centred(x)
	if len(x) < 4 || w.Links() == 0 || squares == 0 {
		nan := math.NaN()
		return Moments{nan, nan, nan, nan, nan, nan}, nil
	}
	g := global{x: x, z: z, squares: squares, w: w, style: style, sums: w.Sums(style), n: float64(len(x))}
	var m Moments
	sign := 1.0
	switch statistic {
	case GearyC:
		m, sign = g.geary(), -1
	case GeneralG:
		m = g.general()
	default:
		m = g.moran()
	}
	if w.Links() == len(x)*(len(x)-1) {
		m.Variance, m.VarianceNormal = 0, m.VarianceNormal*0 // but for rounding; NaN stays
	}
	m.Z = quotient(sign*(m.Value-m.Expected), math.Sqrt(m.Variance), m.Variance > 0)
	m.ZNormal = quotient(sign*(m.Value-m.Expected), math.Sqrt(m.VarianceNormal), m.VarianceNormal > 0)
	return m, nil
}

// global is what the statistics share.
type global struct {
	x, z    []float64
	squares float64
	w       *weights.Matrix
	style   weights.Style
	sums    weights.Sums
	n       float64
}

// kurtosis returns n·Σz⁴/(Σz²)².
func (g *global) kurtosis() float64 {
	fourth := 0.0
	for _, v := range g.z {
		fourth += v * v * v * v
	}
	return g.n * fourth / (g.squares * g.squares)
}

// products returns Σ w_ij a_i a_j.
func (g *global) products(a []float64) float64 {
	sum := 0.0
	for i := range a {
		lag := 0.0
		for _, j := range g.w.Neighbours(i) {
			lag += a[j]
		}
		sum += a[i] * lag * g.w.Weight(i, g.style)
	}
	return sum
}

func (g *global) moran() Moments {
	n, s0, s1, s2 := g.n, g.sums.S0, g.sums.S1, g.sums.S2
	m := Moments{Value: n / s0 * g.products(g.z) / g.squares, Expected: -1 / (n - 1)}
	b2 := g.kurtosis()
	m.Variance = (n*((n*n-3*n+3)*s1-n*s2+3*s0*s0)-b2*((n*n-n)*s1-2*n*s2+6*s0*s0))/
		((n-1)*(n-2)*(n-3)*s0*s0) - m.Expected*m.Expected
	m.VarianceNormal = (n*n*s1-n*s2+3*s0*s0)/((n*n-1)*s0*s0) - m.Expected*m.Expected
	return m
}

func (g *global) geary() Moments {
	n, s0, s1, s2 := g.n, g.sums.S0, g.sums.S1, g.sums.S2
	differences := 0.0
	for i := range g.x {
		sum := 0.0
		for _, j := range g.w.Neighbours(i) {
			d := g.x[i] - g.x[j]
			sum += d * d
		}
		differences += sum * g.w.Weight(i, g.style)
	}
	b2 := g.kurtosis()
	return Moments{
		Value: (n - 1) / (2 * s0) * differences / g.squares, Expected: 1,
		Variance: ((n-1)*s1*(n*n-3*n+3-(n-1)*b2) - (n-1)*s2*(n*n+3*n-6-(n*n-n+2)*b2)/4 +
			s0*s0*(n*n-3-(n-1)*(n-1)*b2)) / (n * (n - 2) * (n - 3) * s0 * s0),
		VarianceNormal: ((2*s1+s2)*(n-1) - 4*s0*s0) / (2 * (n + 1) * s0 * s0),
	}
}

func (g *global) general() Moments {
	n, s0, s1, s2 := g.n, g.sums.S0, g.sums.S1, g.sums.S2
	var power [5]float64 // sums of powers
	for _, v := range g.x {
		for k, p := 1, v; k < len(power); k, p = k+1, p*v {
			power[k] += p
		}
	}
	pairs := power[1]*power[1] - power[2]
	m := Moments{Value: quotient(g.products(g.x), pairs, pairs > 0), Expected: s0 / (n * (n - 1)), VarianceNormal: math.NaN()}
	b0 := (n*n-3*n+3)*s1 - n*s2 + 3*s0*s0
	b1 := -((n*n-n)*s1 - 2*n*s2 + 6*s0*s0)
	b2 := -(2*n*s1 - (n+3)*s2 + 6*s0*s0)
	b3 := 4*(n-1)*s1 - 2*(n+1)*s2 + 8*s0*s0
	b4 := s1 - s2 + s0*s0
	square := power[1] * power[1]
	m.Variance = quotient(b0*power[2]*power[2]+b1*power[4]+b2*square*power[2]+b3*power[1]*power[3]+b4*square*square,
		pairs*pairs*n*(n-1)*(n-2)*(n-3), pairs > 0) - m.Expected*m.Expected
	return m
}
