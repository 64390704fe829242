package hotspot

import (
	"context"

	"github.com/antoan-vn/antoan/geo/weights"
)

// Monte Carlo permutation: the value of a unit stays, its k neighbours are k of
// the n − 1 others, drawn without replacement.

// permute draws for every unit that has neighbours. The units must stand in the
// order of their codes: a stream names values by their place.
func permute(ctx context.Context, x []float64, w *weights.Matrix, codes []string, o sampling) (permuted, error) {
	return o.draw(ctx, linked(w), codes, w.Degree, func() drawer {
		u := newUrn(x, w.MaxDegree())
		return func(i, replicates int, s stream) tally {
			seen := 0.0
			for _, j := range w.Neighbours(i) {
				seen += x[j]
			}
			return u.draw(s, i, w.Degree(i), replicates, seen, tolerance(u.largest, w.Degree(i)))
		}
	})
}

// linked returns the units that have neighbours.
func linked(w *weights.Matrix) []int {
	var units []int
	for i := range w.N() {
		if w.Degree(i) > 0 {
			units = append(units, i)
		}
	}
	return units
}
