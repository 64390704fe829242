package hotspot

import (
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

// Local is a local statistic of every unit, NaN where it is not defined.
type Local struct {
	Statistic []float64 // in its own scale: a share for Gi and Gi*, Moran's Iᵢ
	Z         []float64 // standardised by the moments given the unit's own value

	// Of local Moran only, nil for the others.
	ZTotal   []float64 // standardised by the moments of total randomisation
	Quadrant []Quadrant
}

// GetisOrd returns Gi or, with the units themselves, Gi* (J. K. Ord and A. Getis
// 1995, https://doi.org/10.1111/j.1538-4632.1995.tb00912.x). With the sum
// S = Σ w_ij x_j over the neighbours, for Gi* the unit among them:
//
//	Statistic = S / Σ x             Z = (S − W·x̄) / (s·√((m·W₂ − W²)/(m − 1)))
//
// where W and W₂ are the sums of the weights and of their squares. Gi* takes x̄
// and s² over all m = n units, Gi over the m = n − 1 others; s² has the divisor
// m. Z is the same for both styles of weights.
//
// Z is NaN without neighbours (Gi only), when all values are equal (for Gi: all
// others), when the neighbours are all units there are, or with fewer than three
// units; Statistic
// is NaN without neighbours (Gi only) or when the values sum to 0. The cost is
// one pass over the links. It returns *geo.InvalidError for values that are not
// finite or of another length than the weights.
func GetisOrd(x []float64, w *weights.Matrix, style weights.Style, self bool) (*Local, error) {
	if err := finite("value", x, w); err != nil {
		return nil, err
	}
	n := len(x)
	l := &Local{Statistic: make([]float64, n), Z: make([]float64, n)}
	d, total, squares := centred(x)
	none := float64(n) * ulp * largest(x) // sums to this are 0 but for rounding
	for i := range x {
		k, s, dev := float64(w.Degree(i)), 0.0, 0.0
		for _, j := range w.Neighbours(i) {
			s += x[j]
			dev += d[j]
		}
		m, mean, others, rest := float64(n-1), -d[i]/float64(n-1), squares-d[i]*d[i], total-x[i]
		if self {
			k, s, dev = k+1, s+x[i], dev+d[i]
			m, mean, others, rest = float64(n), 0, squares, total
		}
		variance := others/m - mean*mean
		if !self {
			variance = varianceOfOthers(x, d, squares, i)
		}
		l.Z[i] = quotient(dev-k*mean, math.Sqrt(variance*k*(m-k)/(m-1)), variance > 0 && k > 0 && m > k && n > 2)
		weight := 1.0
		if style == weights.RowStandardised {
			weight = 1 / k
		}
		l.Statistic[i] = quotient(s*weight, rest, k > 0 && math.Abs(rest) > none)
	}
	return l, nil
}

// varianceOfOthers returns the variance, with the divisor n − 1, of all values but
// that of unit i: by differences, or value by value for the one unit whose
// deviation may be nearly all there is, where differences leave rounding alone.
func varianceOfOthers(x, d []float64, squares float64, i int) float64 {
	m := float64(len(x) - 1)
	variance := (squares-d[i]*d[i])/m - d[i]*d[i]/m/m
	if variance > squares/m*1e-4 {
		return variance
	}
	_, _, left := centred(slices.Concat(x[:i], x[i+1:]))
	return left / m
}

// quotient returns a/b where it means something, else NaN.
func quotient(a, b float64, defined bool) float64 {
	if !defined || b == 0 {
		return math.NaN()
	}
	return a / b
}

// centred returns the deviations from the mean, the sum of the values and that
// of the squared deviations. Deviations so small that rounding alone explains
// them are 0: values that are all equal have no variance.
func centred(x []float64) (d []float64, total, squares float64) {
	for _, v := range x {
		total += v
	}
	d = make([]float64, len(x))
	mean := total / float64(len(x))
	// A second pass takes out what rounding left in the first.
	correction := 0.0
	for _, v := range x {
		correction += v - mean
	}
	mean += correction / float64(len(x))
	least := 4 * ulp * largest(x)
	for i, v := range x {
		if d[i] = v - mean; math.Abs(d[i]) <= least {
			d[i] = 0
		}
		squares += d[i] * d[i]
	}
	return d, total, squares
}

// ulp is the relative rounding of a float64.
const ulp = 0x1p-52

// finite checks that there is one finite value per unit.
func finite(name string, x []float64, w *weights.Matrix) error {
	if len(x) != w.N() {
		return geo.Invalid(name, "there are %d values for %d units of the weights", len(x), w.N())
	}
	for i, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return geo.Invalid(name, "the value of unit %d is %v: give finite numbers only", i, v)
		}
	}
	return nil
}
