package hotspot

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo/weights"
)

// ways are all kinds of analysis; the values are counts, which reals turns into
// numbers that have to be drawn for.
var ways = []struct {
	name   string
	o      Options
	people bool
	reals  bool
}{
	{name: "Gi* of counts"},
	{name: "Gi of reals", o: Options{Statistic: Gi}, reals: true},
	{name: "Gi* of reals, W, BY", o: Options{Style: weights.RowStandardised, Correction: BenjaminiYekutieli}, reals: true},
	{name: "Moran of counts", o: Options{Statistic: LocalMoran, Style: weights.RowStandardised}},
	{name: "Moran of reals", o: Options{Statistic: LocalMoran, Correction: NoCorrection}, reals: true},
	{name: "Gi* of rates", people: true},
	{name: "Moran of adjusted rates", o: Options{Statistic: LocalMoran, Measure: Adjusted}, people: true},
	{name: "Gi* of counts of people", o: Options{Measure: Plain}, people: true},
	{name: "Gi*, Poisson", o: Options{Null: Poisson}, people: true},
	{name: "Gi*, Poisson, background", o: Options{Null: Poisson, Reference: Background}, people: true},
	{name: "Gi, Poisson", o: Options{Null: Poisson, Statistic: Gi}, people: true},
	{name: "Moran, Poisson", o: Options{Null: Poisson, Statistic: LocalMoran, Style: weights.RowStandardised}, people: true},
}

// spread is an input with islands, units without data, and equal values.
func spread(tb testing.TB, n int, people, reals bool) Input {
	in := Input{Codes: codes(n), Values: counts(n, 1.2, 4), Weights: hexagons(tb, n)}
	for i := range in.Values {
		if reals {
			in.Values[i] = in.Values[i]*0.3 + float64(i%7)/10
		}
		if people {
			in.People = append(in.People, float64(50+i*i%4_000))
		}
	}
	l := make([][]int32, n)
	for i := range l {
		for _, j := range in.Weights.Neighbours(i) {
			if i%23 != 5 && j%23 != 5 {
				l[i] = append(l[i], j)
			}
		}
	}
	in.Weights = lists(tb, l)
	in.Values[3] = math.NaN()
	if people {
		in.People[8], in.People[9] = 0, math.NaN()
	}
	return in
}

// text is every digit of a result.
func text(tb testing.TB, in Input, o Options) string {
	r, err := Analyze(tb.Context(), in, o)
	check(tb, err)
	return fmt.Sprintf("%+v", *r)
}

// The same answer twice, from any number of workers, and with nothing of the input
// changed; other seeds draw otherwise.
func TestRepeatable(t *testing.T) {
	t.Parallel()
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			in := spread(t, 150, way.people, way.reals)
			before := fmt.Sprintf("%v", in)
			o := way.o
			o.Seed, o.Workers, o.Replicates = 5, 1, 199
			want := text(t, in, o)
			for _, workers := range []int{1, 2, 7, 0} {
				o.Workers = workers
				if got := text(t, in, o); got != want {
					t.Errorf("%d workers give another answer", workers)
				}
			}
			if after := fmt.Sprintf("%v", in); after != before {
				t.Error("the input was changed")
			}
			o.Seed = 6
			r, err := Analyze(t.Context(), in, o)
			check(t, err)
			if other := text(t, in, o); !r.Method.Exact && other == want {
				t.Error("another seed gives the same draws")
			}
		})
	}
}

// reorder returns the input with its units in another order.
func reorder(tb testing.TB, in Input, order []int) Input {
	out := Input{Weights: in.Weights.Pick(order)}
	for _, i := range order {
		out.Codes, out.Values = append(out.Codes, in.Codes[i]), append(out.Values, in.Values[i])
		if in.People != nil {
			out.People = append(out.People, in.People[i])
		}
	}
	return out
}

// figures of a result, in one row per unit.
func rows(r *Result) []string {
	all := make([]string, len(r.Class))
	for i := range all {
		all[i] = fmt.Sprint(r.Analysed[i], r.Statistic[i], r.Z[i], r.Low[i], r.High[i], r.P[i], r.SE[i], r.Q[i], r.Class[i])
		if r.ZTotal != nil {
			all[i] += fmt.Sprint(r.ZTotal[i], r.Quadrant[i])
		}
	}
	return all
}

// Results follow their units, digit for digit, in whatever order these stand.
func TestAnyOrder(t *testing.T) {
	t.Parallel()
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			in := spread(t, 150, way.people, way.reals)
			o := way.o
			o.Replicates = 199
			r, err := Analyze(t.Context(), in, o)
			check(t, err)
			order := rand.New(rand.NewPCG(9, 9)).Perm(150)
			other, err := Analyze(t.Context(), reorder(t, in, order), o)
			check(t, err)
			want, got := rows(r), rows(other)
			for at, i := range order {
				if got[at] != want[i] {
					t.Fatalf("unit %d: %s, in its first place %s", i, got[at], want[i])
				}
			}
			if fmt.Sprint(r.Method) != fmt.Sprint(other.Method) {
				t.Errorf("%+v, in the first order %+v", other.Method, r.Method)
			}
		})
	}
}

// Where zero lies and how large a unit is say nothing; turned upside down, high
// is low. The style of weights changes neither z nor p.
func TestMovedAndScaled(t *testing.T) {
	t.Parallel()
	for _, way := range ways {
		if way.people {
			continue
		}
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			in := spread(t, 100, false, way.reals)
			o := way.o
			o.Replicates = 199
			want, err := Analyze(t.Context(), in, o)
			check(t, err)
			for _, c := range []struct{ by, plus float64 }{{1, 1_000}, {3, -7}, {1, -0.25}, {0x1p-20, 0}, {1e-3, 5}, {-1, 0}, {-2, 9}} {
				moved := in
				moved.Values = slices.Clone(in.Values)
				for i := range moved.Values {
					moved.Values[i] = moved.Values[i]*c.by + c.plus
				}
				got, err := Analyze(t.Context(), moved, o)
				check(t, err)
				exact := got.Method.Exact && want.Method.Exact
				same(t, fmt.Sprint(c), got, want, c.by < 0, exact || !want.Method.Exact)
			}
			if o.Style = weights.RowStandardised; way.o.Style == o.Style {
				o.Style = weights.Binary
			}
			other, err := Analyze(t.Context(), in, o)
			check(t, err)
			same(t, "the other style", other, want, false, true)
		})
	}
}

// same compares z and tails; these are not compared where one was drawn and the
// other computed.
func same(t *testing.T, what string, got, want *Result, upsideDown, tails bool) {
	t.Helper()
	for i := range want.Z {
		z, low, high := got.Z[i], got.Low[i], got.High[i]
		if upsideDown && want.Quadrant == nil {
			z, low, high = -z, high, low
		}
		if !near(z, want.Z[i], 1e-9, 1e-9) {
			t.Errorf("%s: z of unit %d is %v, want %v", what, i, z, want.Z[i])
		}
		if tails && (!near(low, want.Low[i], 1e-11, 0) || !near(high, want.High[i], 1e-11, 0)) {
			t.Errorf("%s: tails of unit %d are %v and %v, want %v and %v", what, i, low, high, want.Low[i], want.High[i])
		}
	}
}

// Units without data are as if they had never been there, but for their own rows.
func TestNoData(t *testing.T) {
	t.Parallel()
	for _, way := range ways {
		in := spread(t, 120, way.people, way.reals)
		o := way.o
		o.Replicates = 99
		r, err := Analyze(t.Context(), in, o)
		check(t, err)
		var with []int
		for i, v := range in.Values {
			if !math.IsNaN(v) && (in.People == nil || in.People[i] > 0) {
				with = append(with, i)
			} else if r.Class[i] != NoData || !math.IsNaN(r.P[i]) || !math.IsNaN(r.Z[i]) || !math.IsNaN(r.Q[i]) {
				t.Errorf("%s: unit %d without data has class %s, p %v", way.name, i, r.Class[i], r.P[i])
			}
		}
		if r.Method.N != len(with) || r.Method.NoData != 120-len(with) || len(with) == 120 {
			t.Errorf("%s: %+v", way.name, r.Method)
		}
		alone, err := Analyze(t.Context(), reorder(t, in, with), o)
		check(t, err)
		all, few := rows(r), rows(alone)
		for at, i := range with {
			if all[i] != few[at] {
				t.Fatalf("%s: unit %d: %s, without the others %s", way.name, i, all[i], few[at])
			}
		}
	}
}

// Whatever is asked, an answer keeps its promises.
func TestAnalyzeAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "units")
		in := Input{Codes: codes(n), Values: sparse(t, n), Weights: weightsOf(t, n)}
		o := Options{
			Statistic:  rapid.SampledFrom([]Statistic{Gi, GiStar, LocalMoran}).Draw(t, "statistic"),
			Style:      rapid.SampledFrom([]weights.Style{weights.Binary, weights.RowStandardised}).Draw(t, "style"),
			Null:       rapid.SampledFrom([]Null{Permutation, Poisson}).Draw(t, "null"),
			Correction: rapid.SampledFrom([]Correction{BenjaminiHochberg, BenjaminiYekutieli, NoCorrection}).Draw(t, "correction"),
			Replicates: rapid.IntRange(1, 30).Draw(t, "replicates"),
		}
		if o.Null == Poisson && o.Statistic != LocalMoran {
			o.Reference = rapid.SampledFrom([]Reference{AllOthers, Background}).Draw(t, "reference")
		}
		if o.Null == Poisson || rapid.Bool().Draw(t, "with people") {
			in.People = make([]float64, n)
			for i := range in.People {
				in.Values[i] = math.Abs(in.Values[i])
				in.People[i] = rapid.SampledFrom([]float64{0, 40, 40.5, 1e6, math.NaN()}).Draw(t, "people")
			}
			if o.Null == Permutation {
				o.Measure = rapid.SampledFrom([]Measure{"", Rate, Adjusted, Plain}).Draw(t, "measure")
			}
		}
		if o.Null == Permutation && o.Measure != Adjusted && rapid.Bool().Draw(t, "fractions") {
			for i := range in.Values {
				in.Values[i] /= 10
			}
		}
		r, err := Analyze(t.Context(), in, o)
		if err != nil {
			t.Fatal(err)
		}
		promises(t, in, &o, r)
	})
}

func weightsOf(t *rapid.T, n int) *weights.Matrix {
	if n == 0 {
		m, err := weights.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	return anyLinks(t, n)
}

func promises(t *rapid.T, in Input, o *Options, r *Result) {
	t.Helper()
	for i, p := range r.P {
		low, high, q, z := r.Low[i], r.High[i], r.Q[i], r.Z[i]
		if math.IsNaN(p) {
			if r.Class[i] != NoData && r.Class[i] != NoNeighbours || !math.IsNaN(q) || !math.IsNaN(low) || !math.IsNaN(high) || !math.IsNaN(z) {
				t.Fatalf("unit %d has no p: %v", i, rows(r)[i])
			}
			continue
		}
		if !(p > 0 && p <= 1 && low > 0 && low <= 1 && high > 0 && high <= 1 && p == min(1, 2*min(low, high)) && q >= p && q <= 1) {
			t.Fatalf("unit %d: tails %v and %v, p %v, q %v", i, low, high, p, q)
		}
		if low+high < 1-1e-12 {
			t.Fatalf("unit %d: tails %v and %v both leave out what was seen", i, low, high)
		}
		if math.IsInf(z, 0) || math.IsInf(r.Statistic[i], 0) || r.Method.Exact != (r.SE[i] == 0 && r.Method.MostReplicates == 0) && p < 1 {
			t.Fatalf("unit %d: z %v, error %v", i, z, r.SE[i])
		}
		family := map[Class]bool{Hot99: z > 0, Hot95: z > 0, Hot90: z > 0, Cold99: z < 0, Cold95: z < 0, Cold90: z < 0}
		agrees, sided := family[r.Class[i]]
		limit := map[string]float64{"99": 0.01, "95": 0.05, "90": 0.10}
		if c := string(r.Class[i]); r.Class[i].Significant() {
			if q >= limit[c[len(c)-2:]] || sided && !agrees && o.Statistic != LocalMoran || math.IsNaN(z) {
				t.Fatalf("unit %d: %s with q %v and z %v", i, c, q, z)
			}
		}
		if o.Statistic == LocalMoran && (r.Class[i] == Hot95 && r.Quadrant[i] != HighHigh || r.Class[i] == Cold95 && r.Quadrant[i] != LowLow) {
			t.Fatalf("unit %d: %s in %s", i, r.Class[i], r.Quadrant[i])
		}
	}
}
