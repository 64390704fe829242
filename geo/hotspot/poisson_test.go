package hotspot

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// thrownTails goes through all ways in which incidents can fall on units by people
// and returns what a statistic does, where fixed says that an outcome counts.
func thrownTails(incidents int, people []float64, seen float64, fixed func([]int64) bool, statistic func([]int64) float64) (t Tails, mean, variance float64) {
	all, squares := 0.0, 0.0
	cases := make([]int64, len(people))
	var throw func(left int, chance float64)
	throw = func(left int, chance float64) {
		if left == 0 {
			if !fixed(cases) {
				return
			}
			s := statistic(cases)
			all, mean, squares = all+chance, mean+chance*s, squares+chance*s*s
			if s <= seen+1e-9*math.Abs(seen) {
				t.Low += chance
			}
			if s >= seen-1e-9*math.Abs(seen) {
				t.High += chance
			}
			return
		}
		for i, p := range people {
			cases[i]++
			throw(left-1, chance*p)
			cases[i]--
		}
	}
	throw(incidents, 1)
	mean /= all
	return Tails{t.Low / all, t.High / all}, mean, squares/all - mean*mean
}

// All three statistics under the Poisson null against every way in which the
// incidents can fall; Gi and Moran given the unit's own.
func TestPoissonNull(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 5).Draw(t, "units")
		people := rapid.SliceOfN(rapid.SampledFrom([]float64{20, 30, 50, 1_000, 33.3}), n, n).Draw(t, "people")
		incidents := rapid.IntRange(0, 4).Draw(t, "incidents")
		cases := make([]int64, n)
		for range incidents {
			cases[rapid.IntRange(0, n-1).Draw(t, "falls on")]++
		}
		in := Input{Codes: codes(n), Values: make([]float64, n), People: people, Weights: anyLinks(t, n)}
		for i, c := range cases {
			in.Values[i] = float64(c)
		}
		for _, s := range []Statistic{GiStar, Gi, LocalMoran} {
			const replicates = 3_000
			r, err := Analyze(t.Context(), in, Options{Null: Poisson, Statistic: s, Replicates: replicates})
			if err != nil {
				t.Fatal(err)
			}
			for i := range cases {
				comparePoisson(t, in.Weights, cases, people, s, i, r, replicates)
			}
		}
	})
}

func comparePoisson(t *rapid.T, w *weights.Matrix, cases []int64, people []float64, s Statistic, i int, r *Result, replicates float64) {
	t.Helper()
	if w.Degree(i) == 0 && s != GiStar {
		return
	}
	sum := func(c []int64) (v float64) {
		for _, j := range w.Neighbours(i) {
			if v += float64(c[j]); s == LocalMoran {
				v += float64(c[j])/people[j] - float64(c[j])
			}
		}
		if s == GiStar {
			v += float64(c[i])
		}
		return v
	}
	incidents := sumOf(cases)
	side := 1.0
	if s == LocalMoran {
		all := 0.0
		for _, p := range people {
			all += p
		}
		side = float64(cases[i])*all - float64(incidents)*people[i]
		if math.Abs(side) < 1e-9 {
			if r.P[i] != 1 || !math.IsNaN(r.Z[i]) {
				t.Fatalf("a unit at the overall rate has p %v and z %v", r.P[i], r.Z[i])
			}
			return
		}
		side = math.Copysign(1, side)
	}
	seen := sum(cases)
	tails, mean, variance := thrownTails(int(incidents), people, side*seen,
		func(c []int64) bool { return s == GiStar || c[i] == cases[i] }, func(c []int64) float64 { return side * sum(c) })
	z := math.NaN()
	if variance > 1e-12*mean*mean && variance > 0 {
		z = (side*seen - mean) / math.Sqrt(variance)
	}
	if !near(r.Z[i], z, 1e-6, 1e-6) {
		t.Fatalf("%s: z of unit %d is %v, want %v", s, i, r.Z[i], z)
	}
	for _, pair := range [][2]float64{{r.Low[i], tails.Low}, {r.High[i], tails.High}} {
		allowed := 1e-9
		if s == LocalMoran {
			allowed = 6*math.Sqrt(pair[1]*max(0, 1-pair[1])/replicates) + 0.002
		}
		if math.Abs(pair[0]-pair[1]) > allowed {
			t.Fatalf("%s: tail of unit %d is %v, want %v", s, i, pair[0], pair[1])
		}
	}
}

// Equal rates are equal though rounding has them differ.
func TestPoissonEqualRates(t *testing.T) {
	t.Parallel()
	in := Input{Codes: codes(30), Values: make([]float64, 30), People: make([]float64, 30), Weights: hexagons(t, 30)}
	for i := range in.Values {
		in.Values[i] = float64(i % 5)
		in.People[i] = in.Values[i] / 0.3
	}
	r, err := Analyze(t.Context(), in, Options{Null: Poisson, Statistic: LocalMoran, Replicates: 99})
	check(t, err)
	for i := range in.Values {
		if in.People[i] > 0 && (r.P[i] != 1 || !math.IsNaN(r.Z[i]) || r.Class[i] != NotSignificant) {
			t.Errorf("unit %d: p %v, z %v", i, r.P[i], r.Z[i])
		}
	}
}

// village is an input in which three neighbours have ten times what the others have.
func village(tb testing.TB) Input {
	n := 200
	in := Input{Codes: codes(n), Values: counts(n, 3, 8), People: make([]float64, n), Weights: hexagons(tb, n)}
	for i := range in.People {
		in.People[i] = 1_000
	}
	for _, i := range []int{90, 91, 105} {
		in.Values[i] = 30
	}
	return in
}

// The background leaves out what is remarkable by itself, and nothing else; what is
// quiet is then no longer cold.
func TestBackground(t *testing.T) {
	t.Parallel()
	in := village(t)
	all, err := Analyze(t.Context(), in, Options{Null: Poisson})
	check(t, err)
	r, err := Analyze(t.Context(), in, Options{Null: Poisson, Reference: Background})
	check(t, err)
	for i, quiet := range r.Reference {
		if quiet != !slices.Contains([]int{90, 91, 105}, i) {
			t.Errorf("unit %d with %v incidents is in the background: %v", i, in.Values[i], quiet)
		}
		if r.Z[i] < all.Z[i] {
			t.Errorf("unit %d: z falls from %v to %v", i, all.Z[i], r.Z[i])
		}
	}
	// S of the unit and its six neighbours, R of all others but the three.
	i := 50
	var s, rest int64
	var p, q float64
	for j := range in.Values {
		switch {
		case j == i || in.Weights.Linked(i, j):
			s, p = s+int64(in.Values[j]), p+in.People[j]
		case r.Reference[j]:
			rest, q = rest+int64(in.Values[j]), q+in.People[j]
		}
	}
	expected := float64(s+rest) * p / (p + q)
	if want := (float64(s) - expected) / math.Sqrt(expected*q/(p+q)); !near(r.Z[i], want, 1e-12, 0) {
		t.Errorf("z %v, want %v", r.Z[i], want)
	}
	// Without anything remarkable the background is everybody.
	for _, way := range []Statistic{Gi, GiStar} {
		in := Input{Codes: codes(200), Values: counts(200, 3, 8), People: repeat(1_000, 200), Weights: in.Weights}
		a, err := Analyze(t.Context(), in, Options{Null: Poisson, Statistic: way})
		check(t, err)
		b, err := Analyze(t.Context(), in, Options{Null: Poisson, Statistic: way, Reference: Background})
		check(t, err)
		if slices.Contains(b.Reference, false) || fmt.Sprint(rows(a)) != fmt.Sprint(rows(b)) {
			t.Errorf("%s: a map without anything remarkable changes", way)
		}
	}
	// What is remarkable at 0.05 after the correction, just so, and just not so.
	for count, out := range map[int64]bool{12: true, 11: false} {
		cases := slices.Repeat([]int64{3}, 100)
		cases[7] = count
		in := background(t.Context(), cases, repeat(1_000, 100), 0)
		low, high := rate.BinomialTails(count, 297+count, 0.01)
		if q := 100 * (Tails{low, high}).TwoSided(); (q < 0.05) != out || in[7] == out || slices.Contains(slices.Delete(in, 7, 8), false) {
			t.Errorf("%d incidents, q %v: in the background: %v", count, q, in[7])
		}
	}
	// At least half of the people stay, whatever they do.
	cases, people := make([]int64, 40), repeat(1_000, 40)
	for i := range cases {
		cases[i] = int64(1 + i%2*400)
	}
	left := 0
	for _, quiet := range background(t.Context(), cases, people, 0) {
		if quiet {
			left++
		}
	}
	if left != 20 {
		t.Errorf("%d of 40 units are the background", left)
	}
}
