package trend

import (
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// Result is what MannKendall found.
type Result struct {
	N        int     // values that were not missing
	S        int64   // pairs that rise less pairs that fall
	Variance float64 // of S by chance, ties reckoned with
	Tau      float64 // tau-b; NaN where all values are equal
	Z        float64 // with continuity correction; 0 where S is 0 or the variance is
	P        float64 // two-sided
	PRising  float64 // one-sided: so many pairs that rise, or more
	Exact    bool    // p from all orders, not from the normal distribution
}

// exactUpTo values without ties all orders are reckoned with: beyond, the normal
// distribution is off by less than a thousandth.
const exactUpTo = 50

// MannKendall tests whether values that stand in the order of time rise or fall (H. B.
// Mann 1945, https://doi.org/10.2307/1907187; M. G. Kendall 1975, Rank Correlation
// Methods). With t values in each group of ties
//
//	S = Σ sign(x_j − x_i) over i < j
//	Var S = (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18
//	Z = (S ∓ 1) / √Var S
//
// Without ties and up to 50 values p is exact, unless normal asks for the normal
// distribution. NaN is a missing value and left out. Less than two values, or all
// equal ones, tell nothing: p is 1. *geo.InvalidError for an infinite value. The cost
// is n².
func MannKendall(values []float64, normal bool) (Result, error) {
	x, _, err := known(values, nil)
	if err != nil {
		return Result{}, err
	}
	n := len(x)
	r := Result{N: n, Tau: math.NaN(), P: 1, PRising: 0.5}
	for i := range x {
		for j := i + 1; j < n; j++ {
			r.S += sign(x[j] - x[i])
		}
	}
	m := float64(n)
	pairs, tied, ties := m*(m-1)/2, 0.0, 0.0
	for _, t := range groupsOf(x) {
		tied += t * (t - 1) / 2
		ties += t * (t - 1) * (2*t + 5)
	}
	r.Variance = math.Max(0, m*(m-1)*(2*m+5)-ties) / 18
	if pairs <= tied {
		r.Variance = 0
		return r, nil
	}
	r.Tau = float64(r.S) / math.Sqrt(pairs*(pairs-tied))
	r.Z = float64(r.S-sign(float64(r.S))) / math.Sqrt(r.Variance)
	r.P, r.PRising = math.Min(1, math.Erfc(math.Abs(r.Z)/math.Sqrt2)), math.Erfc(r.Z/math.Sqrt2)/2
	if tied == 0 && n <= exactUpTo && !normal {
		r.exact()
	}
	return r, nil
}

// exact sets p from the number of orders of n values with each number of pairs that fall.
func (r *Result) exact() {
	orders := []float64{1} // shares of all orders, so that nothing overflows
	for k := 2; k <= r.N; k++ {
		next := make([]float64, len(orders)+k-1)
		for at, share := range orders {
			for more := range k {
				next[at+more] += share / float64(k)
			}
		}
		orders = next
	}
	pairs := int64(r.N) * int64(r.N-1) / 2
	falling := (pairs - r.S) / 2
	tail := 0.0
	for _, share := range orders[:min(falling, pairs-falling)+1] {
		tail += share
	}
	rising := tail
	if r.S < 0 {
		rising = 1 - tail + orders[pairs-falling]
	}
	r.P, r.PRising, r.Exact = math.Min(1, 2*tail), math.Min(1, rising), true
}

func sign(d float64) int64 {
	switch {
	case d > 0:
		return 1
	case d < 0:
		return -1
	}
	return 0
}

// groupsOf returns how many values each group of equal ones has.
func groupsOf(x []float64) (sizes []float64) {
	sorted := slices.Sorted(slices.Values(x))
	for i := 0; i < len(sorted); {
		j := i
		for j < len(sorted) && sorted[j] == sorted[i] {
			j++
		}
		sizes = append(sizes, float64(j-i))
		i = j
	}
	return sizes
}

// known returns the values that are not missing with their times, 0, 1, 2 … for nil.
func known(values, times []float64) (x, t []float64, err error) {
	if times != nil && len(times) != len(values) {
		return nil, nil, geo.Invalid("times", "%d times for %d values", len(times), len(values))
	}
	for i, v := range values {
		at := float64(i)
		if times != nil {
			at = times[i]
		}
		switch {
		case math.IsInf(v, 0) || math.IsInf(at, 0) || math.IsNaN(at):
			return nil, nil, geo.Invalid("values", "value %d (%v at time %v) is not finite", i+1, v, at)
		case !math.IsNaN(v):
			x, t = append(x, v), append(t, at)
		}
	}
	return x, t, nil
}
