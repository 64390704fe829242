package hotspot

import (
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// Correction says how p-values of many units become q-values.
type Correction string

// The corrections.
const (
	BenjaminiHochberg  Correction = "bh" // false discovery rate, for positively dependent tests such as these
	BenjaminiYekutieli Correction = "by" // false discovery rate under any dependence
	NoCorrection       Correction = "none"
)

// ParseCorrection reads a correction's code. It returns *geo.InvalidError.
func ParseCorrection(s string) (Correction, error) {
	switch c := Correction(s); c {
	case BenjaminiHochberg, BenjaminiYekutieli, NoCorrection:
		return c, nil
	}
	return "", geo.Invalid("correction", "%q is unknown: use bh, by or none", s)
}

// QValues returns, for each p-value, the least false discovery rate at which it
// is still significant: with the m p-values in ascending order,
// qᵢ = min over j ≥ i of m·p_j/j (Y. Benjamini and Y. Hochberg 1995,
// https://doi.org/10.1111/j.2517-6161.1995.tb02031.x), times Σ 1/j for any
// dependence (Y. Benjamini and D. Yekutieli 2001,
// https://doi.org/10.1214/aos/1013699998), and at most 1. NoCorrection returns
// the p-values. A p of NaN is no test: it does not count and its q is NaN. The
// cost is that of sorting.
func QValues(p []float64, c Correction) []float64 {
	q := slices.Clone(p)
	if c == NoCorrection {
		return q
	}
	order := make([]int, 0, len(p))
	for i, v := range p {
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case p[a] < p[b]:
			return -1
		case p[a] > p[b]:
			return 1
		}
		return a - b
	})
	m := float64(len(order))
	if c == BenjaminiYekutieli {
		m *= harmonic(len(order))
	}
	least := 1.0
	for j := len(order) - 1; j >= 0; j-- {
		least = min(least, p[order[j]]*(m/float64(j+1))) // in this order q is never below p, nor by rounding
		q[order[j]] = least
	}
	return q
}

// harmonic returns Σ 1/j for j from 1 to n.
func harmonic(n int) (sum float64) {
	for j := range n {
		sum += 1 / float64(j+1)
	}
	return sum
}
