package hotspot

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antoan-vn/antoan/geo/weights"
)

// reals are values without ties.
func reals(n int, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 2))
	x := make([]float64, n)
	for i := range x {
		x[i] = r.ExpFloat64()
	}
	return x
}

// Going on where a tail is thin makes no p too small: over maps without
// clustering p ≤ α no more often than α, at levels that lie in each round, just at
// the p that end one, and beyond all rounds. 20 units, 999 first draws.
func TestRoundsAreValid(t *testing.T) {
	t.Parallel()
	levels := []float64{0.1, 0.05, 0.022, 0.02, 0.01, 0.005, 0.0022, 0.002, 0.0005, 0.0002}
	least := make([]int, len(levels))
	const n, maps = 20, 600
	w := hexagons(t, n)
	for m := range maps {
		drawn, err := permute(t.Context(), reals(n, uint64(m)), w, codes(n), sampling{uint64(m), 99, 2})
		check(t, err)
		for _, p := range drawn.tails {
			for at, level := range levels {
				if p.TwoSided() <= level {
					least[at]++
				}
			}
		}
	}
	for at, level := range levels {
		if share, error := float64(least[at])/(n*maps), math.Sqrt(level*(1-level)/(n*maps)); share > level+5*error {
			t.Errorf("p ≤ %v in %v of the units", level, share)
		} else if level >= 0.005 && share < level/2 {
			t.Errorf("p ≤ %v in %v of the units only: nothing is found", level, share)
		}
	}
}

// How far rounds go, and what they say of it: a unit with one of the greatest sums
// there are is drawn on, one in the middle is not.
func TestRoundsGoOn(t *testing.T) {
	t.Parallel()
	const n = 400
	x, l := reals(n, 3), make([][]int32, n)
	for i := range l {
		l[i] = append(l[i], int32((i+1)%n), int32((i+2)%n), int32((i+3)%n))
	}
	for _, j := range l[17] {
		x[j] = 40
	}
	in := Input{Codes: codes(n), Values: x, Weights: lists(t, l)}
	for _, c := range []struct {
		replicates     int
		correction     Correction
		fewest, atMost int
		least          float64
		reachable      bool
	}{
		{999, BenjaminiHochberg, 999, 999_999, 2e-6, true},
		{99, BenjaminiHochberg, 99, 999_999, 2e-6, true},
		{999_999, NoCorrection, 999_999, 999_999, 2e-6, true},
		{200_000, BenjaminiYekutieli, 200_000, 200_000, 2.0 / 200_001, false},
	} {
		if c.replicates > 10_000 {
			in.Weights = nearby(t, n, 17) // one unit alone, or it takes long
		}
		r, err := Analyze(t.Context(), in, Options{Replicates: c.replicates, Correction: c.correction, Seed: 2})
		check(t, err)
		m := r.Method
		if m.Exact || m.Replicates != c.fewest || m.MostReplicates != c.atMost || !near(m.LeastP, c.least, 1e-9, 0) || m.Reachable != c.reachable {
			t.Errorf("%+v: %+v", c, m)
		}
		if p := r.P[17]; p < m.LeastP || p > 50*m.LeastP || r.SE[17] > p {
			t.Errorf("%d: p of the unit far out is %v, error %v", c.replicates, p, r.SE[17])
		}
	}
	// Where most units are far out in a tail, no more than 999 draws are for each.
	slope := make([]float64, 5_000)
	for i := range slope {
		slope[i] = float64(i) + 0.5
	}
	r, err := Analyze(t.Context(), Input{Codes: codes(len(slope)), Values: slope, Weights: hexagons(t, len(slope))}, Options{})
	check(t, err)
	if m := r.Method; m.MostReplicates != 999 || m.LeastP != 0.002 || m.Reachable {
		t.Errorf("a slope: %+v", m)
	}
	// Too many links to go on for any unit: 999 draws is all there is.
	full := make([][]int32, n)
	for i := range full {
		for j := range int32(n) {
			if int(j) != i && j != 3 && j != 5 {
				full[i] = append(full[i], j)
			}
		}
	}
	o := sampling{1, 999, 2}
	units := make([]int, n)
	for i := range units {
		units[i] = i
	}
	dense := lists(t, full)
	if got := o.furthest(units, dense.Degree); got != 99_999 {
		t.Errorf("%d draws of a unit with some 397 neighbours", got)
	}
	if got := o.furthest(units[:1], func(int) int { return 1_000_000 }); got != 999 {
		t.Errorf("%d draws of a unit with a million neighbours", got)
	}
}

// nearby links one unit to the three after it.
func nearby(t *testing.T, n, unit int) *weights.Matrix {
	l := make([][]int32, n)
	l[unit] = []int32{int32(unit + 1), int32(unit + 2), int32(unit + 3)}
	return lists(t, l)
}
