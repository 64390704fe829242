package hotspot

import (
	"math"

	"github.com/antoan-vn/antoan/geo/weights"
)

// Quadrant says on which side of the mean a unit and its neighbours lie.
type Quadrant string

// The quadrants of the Moran scatterplot; the unit is named first.
const (
	HighHigh Quadrant = "high-high"
	LowLow   Quadrant = "low-low"
	HighLow  Quadrant = "high-low"
	LowHigh  Quadrant = "low-high"
)

// Moran returns the local Moran Iᵢ = zᵢ·Σ w_ij z_j / m₂ with m₂ = Σ z²/n (L.
// Anselin 1995, https://doi.org/10.1111/j.1538-4632.1995.tb00338.x).
//
// Z is standardised by the moments given zᵢ (R. R. Sokal and others 1998,
// https://doi.org/10.1111/j.1538-4632.1998.tb00406.x), which are those of the
// conditional permutation; ZTotal by Anselin's, in which zᵢ moves as well.
// "High" is above the mean, for the neighbours above a sum of deviations of 0.
//
// Everything is NaN (the quadrant empty) without neighbours; Z where the unit
// lies exactly on the mean or all others are equal; all of it when all values are equal or there are
// fewer than three units. Cost and errors are those of GetisOrd.
func Moran(x []float64, w *weights.Matrix, style weights.Style) (*Local, error) {
	if err := finite("value", x, w); err != nil {
		return nil, err
	}
	size := len(x)
	l := &Local{Statistic: make([]float64, size), Z: make([]float64, size), ZTotal: make([]float64, size), Quadrant: make([]Quadrant, size)}
	z, _, squares := centred(x)
	n, fourth := float64(size), 0.0
	for _, v := range z {
		fourth += v * v * v * v
	}
	m2 := squares / n
	b2 := fourth / n / (m2 * m2)
	a, b := (n-b2)/(n-1), (2*b2-n)/((n-1)*(n-2))
	for i := range x {
		lag, k, weight := 0.0, float64(w.Degree(i)), w.Weight(i, style)
		for _, j := range w.Neighbours(i) {
			lag += z[j]
		}
		sum, sumOfSquares := k*weight, k*weight*weight
		defined := k > 0 && m2 > 0 && size > 2
		l.Statistic[i] = quotient(z[i]*lag*weight, m2, defined)

		mean := -z[i] * z[i] * sum / ((n - 1) * m2)
		variance := z[i] * z[i] / (m2 * m2) * (n - 1) / (n - 2) * (sumOfSquares - sum*sum/(n-1)) * varianceOfOthers(x, z, squares, i)
		// With every other unit a neighbour the lag cannot vary.
		l.Z[i] = quotient(l.Statistic[i]-mean, math.Sqrt(variance), defined && variance > 0 && k < n-1)

		mean = -sum / (n - 1)
		variance = a*sumOfSquares + b*(sum*sum-sumOfSquares) - mean*mean
		l.ZTotal[i] = quotient(l.Statistic[i]-mean, math.Sqrt(variance), defined && variance > 0)
		if defined {
			l.Quadrant[i] = quadrant(z[i] > 0, lag > 0)
		}
	}
	return l, nil
}

func quadrant(unit, neighbours bool) Quadrant {
	switch {
	case unit && neighbours:
		return HighHigh
	case unit:
		return HighLow
	case neighbours:
		return LowHigh
	}
	return LowLow
}
