package hotspot

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antoan-vn/antoan/geo/weights"
)

// hexagons links n units as a sheet of hexagons: six neighbours each, inside.
func hexagons(tb testing.TB, n int) *weights.Matrix {
	tb.Helper()
	wide := int(math.Sqrt(float64(n)))
	l := make([][]int32, n)
	link := func(i, j int) {
		if j < n {
			l[i], l[j] = append(l[i], int32(j)), append(l[j], int32(i))
		}
	}
	for i := range n {
		if i%wide < wide-1 {
			link(i, i+1)
			link(i, i+wide+1)
		}
		link(i, i+wide)
	}
	return lists(tb, l)
}

// counts draws Poisson counts.
func counts(n int, mean float64, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 7))
	x := make([]float64, n)
	for i := range x {
		for p := r.ExpFloat64(); p < mean; p += r.ExpFloat64() {
			x[i]++
		}
	}
	return x
}

func BenchmarkGiStarZ(b *testing.B) {
	for _, n := range []int{1_000, 3_321, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x, w := counts(n, 2, 1), hexagons(b, n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := GetisOrd(x, w, weights.Binary, true); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkExact(b *testing.B) {
	for _, n := range []int{1_000, 3_321, 10_000, 100_000} {
		for _, mean := range []float64{0.2, 2, 20} {
			b.Run(fmt.Sprintf("%d/mean=%v", n, mean), func(b *testing.B) {
				in := Input{Codes: codes(n), Values: counts(n, mean, 1), Weights: hexagons(b, n)}
				for b.Loop() {
					r, err := Analyze(b.Context(), in, Options{Null: Exact})
					if err != nil {
						b.Fatal(err)
					}
					if !r.Method.Exact {
						b.Fatal("not exact")
					}
				}
			})
		}
	}
}

func benchmarkDrawn(b *testing.B, statistic Statistic) {
	for _, n := range []int{1_000, 3_321, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x := counts(n, 20, 1)
			for i := range x {
				x[i] += float64(i%97) / 1000 // no counts any more
			}
			in := Input{Codes: codes(n), Values: x, Weights: hexagons(b, n)}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Analyze(b.Context(), in, Options{Statistic: statistic}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkGiStarPermuted(b *testing.B)     { benchmarkDrawn(b, GiStar) }
func BenchmarkLocalMoranPermuted(b *testing.B) { benchmarkDrawn(b, LocalMoran) }

// The permutation loop itself, whose memory is all laid out before.
func BenchmarkUrn(b *testing.B) {
	x := counts(3_321, 20, 1)
	u := newUrn(x, 6)
	b.ReportAllocs()
	for b.Loop() {
		u.draw(newStream(1, "a", 0), 17, 6, 999, 100, 0)
	}
}

func BenchmarkPoissonNull(b *testing.B) {
	n := 3_321
	x, people := counts(n, 2, 1), make([]float64, n)
	for i := range people {
		people[i] = 1_000 + float64(i*37%9_000)
	}
	in := Input{Codes: codes(n), Values: x, People: people, Weights: hexagons(b, n)}
	for _, s := range []Statistic{GiStar, LocalMoran} {
		b.Run(string(s), func(b *testing.B) {
			for b.Loop() {
				if _, err := Analyze(b.Context(), in, Options{Statistic: s, Null: Poisson}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
