package hotspot

import (
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo/weights"
)

// allChoices are the tails of the neighbour sums by the plainest of all ways:
// every subset of the others that has as many members, counted in whole numbers.
func allChoices(x []float64, w *weights.Matrix) []Tails {
	n := len(x)
	tails := make([]Tails, n)
	for i := range x {
		seen := 0
		for _, j := range w.Neighbours(i) {
			seen += int(x[j])
		}
		var low, high, all float64
		for subset := range uint(1) << n {
			if subset>>i&1 == 1 || bits.OnesCount(subset) != w.Degree(i) {
				continue
			}
			sum := 0
			for j := range n {
				sum += int(subset>>j&1) * int(x[j])
			}
			all++
			if sum <= seen {
				low++
			}
			if sum >= seen {
				high++
			}
		}
		tails[i] = Tails{low / all, high / all}
	}
	return tails
}

// anyLinks draws links of any number of neighbours, none to all, in one direction
// or both.
func anyLinks(t *rapid.T, n int) *weights.Matrix {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "links"), 1))
	l := make([][]int32, n)
	for i := range l {
		for _, j := range r.Perm(n)[:rapid.IntRange(0, n-1).Draw(t, "degree")] {
			if j != i {
				l[i] = append(l[i], int32(j))
			}
		}
	}
	m, err := weights.New(l)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// sparse draws counts of which half to nine tenths are 0, some with a value far
// above the rest, some below 0.
func sparse(t *rapid.T, n int) []float64 {
	x := make([]float64, n)
	zeros := rapid.SampledFrom([]int{0, 5, 7, 9}).Draw(t, "zeros in ten")
	for i := range x {
		if rapid.IntRange(0, 9).Draw(t, "kind") >= zeros {
			x[i] = float64(rapid.OneOf(rapid.IntRange(0, 3), rapid.IntRange(-2, 40)).Draw(t, "count"))
		}
	}
	return x
}

func sameTails(t *rapid.T, what string, got, want []Tails, relative float64) {
	t.Helper()
	for i := range want {
		if !near(got[i].Low, want[i].Low, relative, 0) || !near(got[i].High, want[i].High, relative, 0) {
			t.Fatalf("%s: tails of unit %d are %+v, want %+v", what, i, got[i], want[i])
		}
	}
}

// Building up the distribution, going through the choices, and drawing agree with
// the plain count; so do tenths of the counts, whose sums round.
func TestExactNull(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 10).Draw(t, "units")
		x, w := sparse(t, n), anyLinks(t, n)
		want := allChoices(x, w)
		e, ok := newExactNull(x, w)
		if !ok {
			t.Fatal("refused")
		}
		built, err := e.run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		sameTails(t, "built up", built, want, 1e-12)
		tenths := make([]float64, n)
		for i := range x {
			tenths[i] = 0.7 + x[i]/10
		}
		for _, values := range [][]float64{x, tenths} {
			gone, err := enumerate(t.Context(), values, w)
			if err != nil {
				t.Fatal(err)
			}
			sameTails(t, "gone through", gone, want, 1e-15)
			const replicates = 2_000
			drawn, err := permute(t.Context(), values, w, codes(n), sampling{seed: 1, replicates: replicates, workers: 1})
			if err != nil {
				t.Fatal(err)
			}
			for i, p := range drawn.tails {
				for _, side := range [][2]float64{{p.Low, want[i].Low}, {p.High, want[i].High}} {
					if d := math.Abs(side[0] - side[1]); d > 6*math.Sqrt(side[1]*(1-side[1])/replicates)+0.002 {
						t.Fatalf("drawn: tail of unit %d is %v, want %v", i, side[0], side[1])
					}
				}
			}
		}
	})
}

// Among more units than can be gone through: a million plain draws each.
func TestExactNullAgainstDraws(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n    int
		mean float64
	}{{150, 0.15}, {150, 2}, {1_000, 0.7}} {
		t.Run(fmt.Sprint(c.n, " units, mean ", c.mean), func(t *testing.T) {
			t.Parallel()
			x, w := counts(c.n, c.mean, 3), hexagons(t, c.n)
			r, err := Analyze(t.Context(), Input{Codes: codes(c.n), Values: x, Weights: w}, Options{Null: Exact})
			check(t, err)
			random := rand.New(rand.NewPCG(5, 5))
			for _, i := range []int{0, c.n / 3, c.n/2 + 4} {
				const draws = 1_000_000
				seen, low, high := 0.0, 0, 0
				for _, j := range w.Neighbours(i) {
					seen += x[j]
				}
				others := append(append([]float64(nil), x[:i]...), x[i+1:]...)
				for range draws {
					sum := 0.0
					for k := range w.Degree(i) {
						j := k + random.IntN(len(others)-k)
						others[k], others[j] = others[j], others[k]
						sum += others[k]
					}
					if sum <= seen {
						low++
					}
					if sum >= seen {
						high++
					}
				}
				for _, side := range [][2]float64{{r.Low[i], float64(low) / draws}, {r.High[i], float64(high) / draws}} {
					if !(math.Abs(side[0]-side[1]) <= 5*math.Sqrt(side[0]*(1-side[0])/draws)+1e-6) {
						t.Errorf("tail of unit %d is %v, a million draws gave %v", i, side[0], side[1])
					}
				}
			}
		})
	}
}

// Far out in a tail the exact null keeps its digits: one unit among 2,000 whose six
// neighbours are the only six with an incident.
func TestExactNullFarOut(t *testing.T) {
	t.Parallel()
	const n = 2_000
	x, l := make([]float64, n), make([][]int32, n)
	for j := 1; j <= 6; j++ {
		x[j], l[0] = 1, append(l[0], int32(j))
	}
	r, err := Analyze(t.Context(), Input{Codes: codes(n), Values: x, Weights: lists(t, l)}, Options{Null: Exact})
	check(t, err)
	ways := 1.0
	for j := range 6 {
		ways *= float64(n-1-j) / float64(6-j)
	}
	if !near(r.High[0], 1/ways, 1e-12, 0) || r.Low[0] != 1 {
		t.Errorf("tails %v and %v, want 1 and %v", r.Low[0], r.High[0], 1/ways)
	}
	if r.Class[0] != Hot99 {
		t.Errorf("class %s", r.Class[0])
	}
}

// The trap: a unit all of whose five neighbours are zero where most units are. By
// draws that leave ties out at the low end it is as cold as draws can show.
func TestZerosAmongZeros(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		zeros int // of the 199 others
		tail  float64
	}{{99, 0.0289}, {139, 0.1626}, {180, 0.6022}} {
		const n = 200
		x, l := make([]float64, n), [][]int32{{1, 2, 3, 4, 5}}
		l = append(l, make([][]int32, n-1)...)
		x[0] = 1 // the unit itself does not matter
		for j := 1 + c.zeros; j < n; j++ {
			x[j] = float64(1 + j%3)
		}
		in := Input{Codes: codes(n), Values: x, Weights: lists(t, l)}
		r, err := Analyze(t.Context(), in, Options{})
		check(t, err)
		drawn, err := permute(t.Context(), x, in.Weights, in.Codes, sampling{1, 9_999, 2})
		check(t, err)
		if !near(r.Low[0], c.tail, 0, 5e-5) || !near(r.High[0], 1, 1e-12, 0) || !near(drawn.tails[0].Low, c.tail, 0, 0.02) {
			t.Errorf("%d zeros: tails %v and %v, drawn %v, want %v", c.zeros, r.Low[0], r.High[0], drawn.tails[0].Low, c.tail)
		}
		if r.Class[0].Significant() {
			t.Errorf("%d zeros: %s", c.zeros, r.Class[0])
		}
	}
}

// What would take too long or too much memory is refused.
func TestExactNullRefuses(t *testing.T) {
	t.Parallel()
	w := hexagons(t, 400)
	far, many, broken, huge := counts(400, 2, 1), counts(400, 2, 1), counts(400, 2, 1), counts(400, 2, 1)
	far[7], broken[7], huge[7] = 20e6, 1.5, 0x1p60
	for i := range many {
		many[i] *= float64(i * 37 % 9_973)
	}
	large := make([]float64, 400) // few steps, but much to hold
	for i := range large {
		large[i] = float64(i%3%2) * 300_000
	}
	for name, x := range map[string][]float64{"one value far off": far, "large values": large, "many large values": many, "a fraction": broken, "no whole numbers any more": huge} {
		if _, ok := newExactNull(x, w); ok {
			t.Errorf("%s: not refused", name)
		}
		if _, err := Analyze(t.Context(), Input{Codes: codes(400), Values: x, Weights: w}, Options{Null: Exact}); err == nil {
			t.Errorf("%s: no error", name)
		}
		if r, err := Analyze(t.Context(), Input{Codes: codes(400), Values: x, Weights: w}, Options{Replicates: 9}); err != nil || r.Method.Exact {
			t.Errorf("%s: not drawn instead: %v", name, err)
		}
	}
	// All others but one: few choices, but a long way to each.
	most := make([][]int32, 2_000)
	for i := range most {
		for j := range int32(len(most)) {
			if int(j) != i && int(j) != (i+1)%len(most) {
				most[i] = append(most[i], j)
			}
		}
	}
	if enumerable(hexagons(t, 100_000)) || enumerable(w) || enumerable(lists(t, most)) || !enumerable(chain(t, 100)) || !enumerable(everybody(t, 1_000)) {
		t.Error("the price of going through all choices is wrong")
	}
}
