package hotspot

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo/weights"
)

// The dealt values of a global statistic tie where they are equal in whole numbers,
// sums of both signs around 0 as well.
func TestGlobalTies(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 6).Draw(t, "units")
		w := anyLinks(t, n)
		x := rapid.SliceOfN(rapid.Float64Range(0, 2), n, n).Draw(t, "values")
		whole := make([]int, n)
		for i := range x {
			whole[i] = int(x[i] * 1.5)
			x[i] = float64(whole[i]) / 10
		}
		const draws = 3_000
		for _, s := range []GlobalStatistic{MoranI, GearyC, GeneralG} {
			got, err := GlobalTails(t.Context(), x, w, weights.Binary, s, codes(n), draws, 1)
			if err != nil {
				t.Fatal(err)
			}
			if math.IsNaN(got.Low) {
				continue
			}
			want := dealtTails(whole, w, s)
			for _, side := range [][2]float64{{got.Low, want.Low}, {got.High, want.High}} {
				if math.Abs(side[0]-side[1]) > 6*math.Sqrt(side[1]*(1-side[1])/draws)+0.002 {
					t.Fatalf("%s of %v: %v, want %v", s, whole, got, want)
				}
			}
		}
	})
}

// dealtTails goes through all orders of the values, in whole numbers.
func dealtTails(x []int, w *weights.Matrix, s GlobalStatistic) Tails {
	n, total := len(x), 0
	for _, v := range x {
		total += v
	}
	statistic := func(v []int) (sum int) {
		for i := range v {
			for _, j := range w.Neighbours(i) {
				switch s {
				case MoranI:
					sum += (n*v[i] - total) * (n*v[j] - total)
				case GearyC:
					sum += (v[i] - v[j]) * (v[i] - v[j])
				default:
					sum += v[i] * v[j]
				}
			}
		}
		return sum
	}
	seen := statistic(x)
	var low, high, all float64
	dealt := slices.Clone(x)
	var deal func(int)
	deal = func(at int) {
		if at == n {
			t := statistic(dealt)
			all++
			if t <= seen {
				low++
			}
			if t >= seen {
				high++
			}
			return
		}
		for j := at; j < n; j++ {
			dealt[at], dealt[j] = dealt[j], dealt[at]
			deal(at + 1)
			dealt[at], dealt[j] = dealt[j], dealt[at]
		}
	}
	deal(0)
	return Tails{low / all, high / all}
}

// Rounding of sums is within the tolerance that ties are told by.
func TestTolerance(t *testing.T) {
	t.Parallel()
	for _, k := range []int{1, 2, 6, 50, 1_000} {
		x := reals(k, uint64(k))
		up, down := 0.0, 0.0
		for i := range x {
			up += x[i]
			down += x[k-1-i]
		}
		if d := math.Abs(up - down); d > tolerance(largest(x), k) || tolerance(largest(x), k) > 1e-9*up {
			t.Errorf("%d values: sums differ by %v, tolerance %v", k, d, tolerance(largest(x), k))
		}
	}
	if got := fmt.Sprint(certain.swapped(), Tails{0.25, 0.9}.swapped(), Tails{0.25, 0.9}.TwoSided(), Tails{0.7, 0.6}.TwoSided()); got != "{1 1} {0.9 0.25} 0.5 1" {
		t.Error(got)
	}
}
