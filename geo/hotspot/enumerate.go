package hotspot

import (
	"context"
	"math"

	"github.com/antoan-vn/antoan/geo/weights"
)

// maxChoices is up to how many ways to choose their neighbours are all gone
// through, those of all units added up: some hundredths of a second.
const maxChoices = 5_000_000

// choices returns n over k, or more than maxChoices where it is more.
func choices(n, k int) int {
	k = min(k, n-k)
	c := 1
	for j := 1; j <= k; j++ {
		if c = c * (n - k + j) / j; c > maxChoices {
			return maxChoices + 1
		}
	}
	return c
}

// enumerable tells whether the choices of all units can be gone through. On the way
// to the choices of k of m lie those of fewer, n over k for n = m + 1 altogether.
func enumerable(w *weights.Matrix) bool {
	all := 0
	for i := range w.N() {
		if all += choices(w.N(), w.Degree(i)); all > maxChoices {
			return false
		}
	}
	return true
}

// enumerate returns the exact tails of every unit's neighbour sum by going
// through all choices of as many other values. It returns the context's error.
func enumerate(ctx context.Context, x []float64, w *weights.Matrix) ([]Tails, error) {
	n := len(x)
	tails := make([]Tails, n)
	others, most := make([]float64, 0, n), largest(x)
	for i := range x {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		others = append(append(others[:0], x[:i]...), x[i+1:]...)
		seen := 0.0
		for _, j := range w.Neighbours(i) {
			seen += x[j]
		}
		e := enumeration{others: others, seen: seen, slack: tolerance(most, w.Degree(i))}
		e.choose(0, w.Degree(i), 0)
		tails[i] = Tails{Low: float64(e.low) / float64(e.all), High: float64(e.high) / float64(e.all)}
	}
	return tails, nil
}

// enumeration counts the sums of all choices from others.
type enumeration struct {
	others         []float64
	seen, slack    float64
	low, high, all int
}

// choose takes the remaining k values from those at from on.
func (e *enumeration) choose(from, k int, sum float64) {
	if k == 0 {
		e.all++
		d := sum - e.seen
		if math.Abs(d) <= e.slack {
			d = 0
		}
		if d <= 0 {
			e.low++
		}
		if d >= 0 {
			e.high++
		}
		return
	}
	for j := from; j <= len(e.others)-k; j++ {
		e.choose(j+1, k-1, sum+e.others[j])
	}
}
