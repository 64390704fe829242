package hotspot

import (
	"math"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/geo/weights"
)

// everybody links all units with all others.
func everybody(tb testing.TB, n int) *weights.Matrix {
	l := make([][]int32, n)
	for i := range l {
		for j := range int32(n) {
			if int(j) != i {
				l[i] = append(l[i], j)
			}
		}
	}
	return lists(tb, l)
}

func nobody(tb testing.TB, n int) *weights.Matrix { return lists(tb, make([][]int32, n)) }

func repeat(v float64, n int) []float64 { return slices.Repeat([]float64{v}, n) }

// No z, but a p of 1 and nothing found: where nothing can vary.
func TestNothingVaries(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		x       []float64
		w       *weights.Matrix
		poisson bool // holds under the Poisson null as well
	}{
		{"no units", nil, nobody(t, 0), true},
		{"one unit", []float64{3}, nobody(t, 1), true},
		{"two units", []float64{3, 0}, chain(t, 2), false},
		{"all zero", repeat(0, 30), hexagons(t, 30), true},
		{"all equal", repeat(7, 30), hexagons(t, 30), false},
		{"all equal, but for rounding", []float64{0.3, 0.1 + 0.2, 0.3, 0.3, 0.3}, chain(t, 5), false},
		{"all neighbours of all", []float64{0, 5, 1, 0, 2}, everybody(t, 5), true},
		{"no links", []float64{0, 5, 1, 0, 2}, nobody(t, 5), false},
		{"two units, no links", []float64{3, 0}, nobody(t, 2), false},
		{"three units, no links", []float64{0, 5, 1}, nobody(t, 3), false},
	} {
		for _, way := range ways {
			if way.o.Null == Poisson && !c.poisson || way.o.Measure == Adjusted && c.x != nil && c.x[0] == 0.3 {
				continue
			}
			name := c.name + ": " + way.name
			in := Input{Codes: codes(len(c.x)), Values: c.x, Weights: c.w}
			if way.people {
				in.People = repeat(100, len(c.x))
			}
			r, err := Analyze(t.Context(), in, way.o)
			check(t, err)
			for i := range r.P {
				island := c.w.Degree(i) == 0
				if island && r.Class[i] != NoNeighbours || !island && r.Class[i] != NotSignificant {
					t.Errorf("%s: class %s", name, r.Class[i])
				}
				if island && way.o.Statistic != "" {
					if !math.IsNaN(r.P[i]) || !math.IsNaN(r.Z[i]) || !math.IsNaN(r.Statistic[i]) {
						t.Errorf("%s: an island has p %v and z %v", name, r.P[i], r.Z[i])
					}
				} else if r.P[i] != 1 || r.Q[i] != 1 || (!island || len(c.x) < 3) && !math.IsNaN(r.Z[i]) {
					t.Errorf("%s: p %v, q %v and z %v", name, r.P[i], r.Q[i], r.Z[i])
				}
			}
			if r.Method.N != len(c.x) || math.IsNaN(r.Method.LeastP) || r.Method.LeastP > 1 {
				t.Errorf("%s: %+v", name, r.Method)
			}
		}
		for _, s := range []GlobalStatistic{MoranI, GearyC, GeneralG} {
			m, err := Global(c.x, c.w, weights.RowStandardised, s)
			check(t, err)
			if !math.IsNaN(m.Z) {
				t.Errorf("%s: z of %s is %v", c.name, s, m.Z)
			}
			tails, err := GlobalTails(t.Context(), c.x, c.w, weights.Binary, s, codes(len(c.x)), 99, 1)
			check(t, err)
			if !math.IsNaN(tails.Low) && tails != certain {
				t.Errorf("%s: tails of %s are %+v", c.name, s, tails)
			}
		}
	}
}

// Where all others are neighbours and have equally many people, the rates of the
// neighbours sum to the same however the incidents fall.
func TestNothingVariesAmongEquals(t *testing.T) {
	t.Parallel()
	for n := 3; n < 30; n++ {
		for _, people := range []float64{100, 33.3, 1e5 / 7} {
			r, err := Analyze(t.Context(), Input{Codes: codes(n), Values: counts(n, 2, 1), People: repeat(people, n), Weights: everybody(t, n)},
				Options{Null: Poisson, Statistic: LocalMoran, Replicates: 19})
			check(t, err)
			for i := range n {
				if !math.IsNaN(r.Z[i]) || r.P[i] != 1 {
					t.Fatalf("%d units of %v people: z %v, p %v", n, people, r.Z[i], r.P[i])
				}
			}
		}
	}
}

// A unit exactly on the mean has a Moran of 0 whatever its neighbours do.
func TestOnTheMean(t *testing.T) {
	t.Parallel()
	r, err := Analyze(t.Context(), Input{Codes: codes(6), Values: []float64{0, 2, 1, 2, 0, 1}, Weights: chain(t, 6)}, Options{Statistic: LocalMoran})
	check(t, err)
	for _, i := range []int{2, 5} {
		if r.Statistic[i] != 0 || r.Low[i] != 1 || r.High[i] != 1 || !math.IsNaN(r.Z[i]) {
			t.Errorf("unit %d: I %v, tails %v and %v, z %v", i, r.Statistic[i], r.Low[i], r.High[i], r.Z[i])
		}
	}
}

// An island keeps z, p and q under Gi*, and the Poisson null tests it: it has people.
func TestIsland(t *testing.T) {
	t.Parallel()
	x, l := []float64{9, 1, 0, 2, 1, 0}, [][]int32{nil, {2}, {1, 3}, {2, 4}, {3, 5}, {4}}
	in := Input{Codes: codes(6), Values: x, People: repeat(100, 6), Weights: lists(t, l)}
	for null, p := range map[Null]float64{Permutation: 1, Poisson: 7.421366726856789e-05} { // twice P(Y ≥ 9) of 13 trials at 1/6
		r, err := Analyze(t.Context(), in, Options{Null: null})
		check(t, err)
		if !near(r.P[0], p, 1e-6, 0) || !(r.Z[0] > 0) || math.IsNaN(r.Q[0]) || r.Class[0] != NoNeighbours || r.Method.Islands != 1 || r.Method.Components != 2 {
			t.Errorf("%s: p %v, z %v, class %s, %+v", null, r.P[0], r.Z[0], r.Class[0], r.Method)
		}
	}
}

// Where all others are equal, rounding is no variance.
func TestOneUnlikeAll(t *testing.T) {
	t.Parallel()
	for _, v := range []float64{5, 1e-3, 0.1, 1e9 / 7} {
		for _, others := range []float64{0, 0.1, 1.0 / 3, 12} {
			x := repeat(others, 50)
			x[7] = v
			if v == others {
				continue
			}
			gi, err := GetisOrd(x, hexagons(t, 50), weights.Binary, false)
			check(t, err)
			moran, err := Moran(x, hexagons(t, 50), weights.Binary)
			check(t, err)
			if !math.IsNaN(gi.Z[7]) || !math.IsNaN(moran.Z[7]) || math.IsNaN(gi.Z[8]) || math.IsNaN(moran.Z[8]) {
				t.Errorf("%v among %v: z %v and %v, beside it %v and %v", v, others, gi.Z[7], moran.Z[7], gi.Z[8], moran.Z[8])
			}
		}
	}
	// One that is much unlike all, which differ a little, against z worked out from
	// the others alone.
	x := reals(40, 1)
	x[11] = 1e7
	w := hexagons(t, 40)
	gi, err := GetisOrd(x, w, weights.Binary, false)
	check(t, err)
	others := slices.Delete(slices.Clone(x), 11, 12)
	d, total, squares := centred(others)
	k, sum, m := float64(w.Degree(11)), 0.0, float64(len(d))
	for _, j := range w.Neighbours(11) {
		sum += x[j]
	}
	want := (sum - k*total/m) / math.Sqrt(squares/m*k*(m-k)/(m-1))
	if !near(gi.Z[11], want, 1e-6, 0) {
		t.Errorf("z %v, want %v", gi.Z[11], want)
	}
}

// One value above all others together: neighbours may be higher than nearly all
// draws and yet below the mean. Neither that nor many incidents among none is a class.
func TestClassNeedsTheSign(t *testing.T) {
	t.Parallel()
	const n = 300
	x := make([]float64, n)
	x[0] = 100_000
	for i := 1; i < n; i++ {
		x[i] = float64(i % 2)
	}
	l := make([][]int32, n)
	for j := int32(3); len(l[1]) < 8; j += 2 { // ones all around
		l[1] = append(l[1], j)
	}
	in := Input{Codes: codes(n), Values: x, Weights: lists(t, l)}
	for _, s := range []Statistic{GiStar, Gi, LocalMoran} {
		r, err := Analyze(t.Context(), in, Options{Statistic: s, Correction: NoCorrection})
		check(t, err)
		if !(r.P[1] < 0.1) || r.Class[1] != NotSignificant || s != LocalMoran && !(r.Z[1] < 0) {
			t.Errorf("%s: p %v, z %v, class %s", s, r.P[1], r.Z[1], r.Class[1])
		}
	}
	for _, c := range []struct {
		t    Tails
		z    float64
		q    Quadrant
		want Class
	}{
		{Tails{1, 0.001}, 2, "", Hot95}, {Tails{1, 0.001}, -0.1, "", NotSignificant}, {Tails{0.001, 1}, -2, "", Cold95}, {Tails{0.001, 1}, 3, "", NotSignificant},
		{Tails{1, 0.001}, 2, HighHigh, Hot95}, {Tails{1, 0.001}, 2, LowLow, Cold95}, {Tails{0.001, 1}, -2, HighLow, Outlier95}, {Tails{0.001, 1}, -2, LowHigh, Outlier95},
		{Tails{0.001, 1}, -2, HighHigh, NotSignificant}, {Tails{1, 0.001}, 2, LowHigh, NotSignificant}, {Tails{1, 0.001}, math.NaN(), "", NotSignificant},
	} {
		l := &Local{Z: []float64{c.z}}
		if c.q != "" {
			l.Quadrant = []Quadrant{c.q}
		}
		if got := classify([]float64{0.02}, []Tails{c.t}, l, nil); got[0] != c.want {
			t.Errorf("%+v: %s", c, got[0])
		}
	}
}
