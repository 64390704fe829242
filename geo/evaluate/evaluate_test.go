package evaluate_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/evaluate"
)

func near(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }

func TestDisplacementEdges(t *testing.T) {
	t.Parallel()
	zero, err := evaluate.WeightedDisplacement(evaluate.Counts{}, evaluate.Counts{}, nil, nil, 0.95)
	if err != nil || zero.Z != 0 || zero.P != 1 || zero.Verdict != evaluate.CannotBeTold || zero.Visible != 0 {
		t.Errorf("nothing at all: %+v, %v", zero, err)
	}
	// 9 → 0 against 0 → 0: −9 with variance 9, z −3.
	d, err := evaluate.WeightedDisplacement(evaluate.Counts{Before: 9}, evaluate.Counts{}, nil, nil, 0.95)
	if err != nil || d.Difference != -9 || d.Variance != 9 || d.Z != -3 || d.Verdict != evaluate.Fewer || !near(d.Low, -9-3*1.959963984540054) {
		t.Errorf("%+v, %v", d, err)
	}
	// 80 % power at 95 % needs 1.959964 + 0.841621 standard errors.
	if !near(d.Visible, 3*(1.959963984540054+0.8416212335729143)) {
		t.Errorf("visible %v", d.Visible)
	}
	var invalid *geo.InvalidError
	for i, e := range []error{
		second(evaluate.WeightedDisplacement(evaluate.Counts{Before: -1}, evaluate.Counts{}, nil, nil, 0.95)),
		second(evaluate.WeightedDisplacement(evaluate.Counts{}, evaluate.Counts{}, &evaluate.Counts{}, nil, 0.95)),
		second(evaluate.WeightedDisplacement(evaluate.Counts{}, evaluate.Counts{}, nil, nil, 1)),
	} {
		if !errors.As(e, &invalid) {
			t.Errorf("%d: %v", i, e)
		}
	}
}

func second(_ evaluate.Displacement, err error) error { return err }

// Before and after exchanged, or treated and control, the difference changes its sign
// and nothing else.
func TestDisplacementTurned(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := func(name string) int64 { return rapid.Int64Range(0, 500).Draw(t, name) }
		a, b := evaluate.Counts{Before: n("a"), After: n("b")}, evaluate.Counts{Before: n("c"), After: n("d")}
		turn := func(c evaluate.Counts) evaluate.Counts { return evaluate.Counts{Before: c.After, After: c.Before} }
		d, _ := evaluate.WeightedDisplacement(a, b, nil, nil, 0.9)
		for _, other := range [][2]evaluate.Counts{{b, a}, {turn(a), turn(b)}} {
			e, err := evaluate.WeightedDisplacement(other[0], other[1], nil, nil, 0.9)
			if err != nil || e.Difference != -d.Difference || e.Variance != d.Variance || e.P != d.P || !near(e.Low, -d.High) {
				t.Fatalf("%+v and %+v, %v", d, e, err)
			}
		}
	})
}

// Of 20 communes 3 fall by 5 a period, the others by chance alone: the fall is found,
// and shifting all series by what each commune always had changes nothing.
func TestDifferences(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(4, 4))
	series, shifted, treated := make([][]float64, 20), make([][]float64, 20), make([]bool, 20)
	for i := range series {
		treated[i] = i%7 == 0
		for q := range 12 {
			v := 10 + r.NormFloat64()
			if treated[i] && q >= 6 {
				v -= 5
			}
			series[i], shifted[i] = append(series[i], v), append(shifted[i], v+float64(40*i))
		}
	}
	d, err := evaluate.Differences(series, treated, 6, evaluate.Options{Confidence: 0.95})
	if err != nil || d.Verdict != evaluate.Fewer || math.Abs(d.Effect+5) > 1 || !d.Exact || d.Placebos != 1140 || d.P > 0.01 || !(d.Low < d.Effect && d.Effect < d.High) || !(d.Visible > 0) {
		t.Errorf("%+v, %v", d, err)
	}
	s, err := evaluate.Differences(shifted, treated, 6, evaluate.Options{Confidence: 0.95})
	if err != nil || !near(s.Effect, d.Effect) || s.P != d.P {
		t.Errorf("shifted: %+v, %v", s, err)
	}
	// Drawn sets come to about the same p, and the same seed to the same.
	draw := func() evaluate.Difference {
		d, err := evaluate.Differences(series, treated, 6, evaluate.Options{Confidence: 0.95, Draws: 500, Random: rand.New(rand.NewPCG(1, 1))})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if a, b := draw(), draw(); a != b || a.Exact || a.Placebos != 501 || a.P > 0.02 {
		t.Errorf("%+v and %+v", a, b)
	}
}

// Where the treated fell already before, a fall is no effect.
func TestDifferencesOfAnotherWay(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 5))
	series, treated := make([][]float64, 12), make([]bool, 12)
	for i := range series {
		treated[i] = i < 3
		for q := range 12 {
			v := 20 + r.NormFloat64()/4
			if treated[i] {
				v -= float64(q)
			}
			series[i] = append(series[i], v)
		}
	}
	d, err := evaluate.Differences(series, treated, 6, evaluate.Options{Confidence: 0.95})
	if err != nil || d.PreParallel || d.Verdict != evaluate.CannotBeTold || d.Effect > -5 || math.Abs(d.Pre+1) > 0.2 {
		t.Errorf("%+v, %v", d, err)
	}
}

// Under no effect p is uniform: at most its level of all data sets fall below it.
func TestPlaceboKeepsItsLevel(t *testing.T) {
	t.Parallel()
	r, below := rand.New(rand.NewPCG(6, 6)), 0
	const sets = 1000
	treated := []bool{true, true, false, false, false, false, false, false, false, false}
	for range sets {
		series := make([][]float64, 10)
		for i := range series {
			for range 6 {
				series[i] = append(series[i], float64(r.IntN(4)))
			}
		}
		d, err := evaluate.Differences(series, treated, 3, evaluate.Options{Confidence: 0.95})
		if err != nil {
			t.Fatal(err)
		}
		if d.P <= 0.1 {
			below++
		}
	}
	if below > 130 { // 100 expected, standard deviation 9.5
		t.Errorf("%d of %d are below 0.1", below, sets)
	}
}

func TestDifferencesRefuses(t *testing.T) {
	t.Parallel()
	good := [][]float64{{1, 2}, {3, 4}}
	for i, c := range []struct {
		series  [][]float64
		treated []bool
		start   int
		level   float64
	}{
		{good, []bool{true}, 1, 0.95}, {good, []bool{true, true}, 1, 0.95}, {good, []bool{false, false}, 1, 0.95}, {nil, nil, 1, 0.95}, {good, []bool{true, false}, 0, 0.95},
		{good, []bool{true, false}, 2, 0.95}, {good, []bool{true, false}, 1, 0}, {[][]float64{{1, 2}, {3}}, []bool{true, false}, 1, 0.95}, {[][]float64{{1, 2}, {3, math.NaN()}}, []bool{true, false}, 1, 0.95},
	} {
		var invalid *geo.InvalidError
		if _, err := evaluate.Differences(c.series, c.treated, c.start, evaluate.Options{Confidence: c.level}); !errors.As(err, &invalid) {
			t.Errorf("%d: %v", i, err)
		}
	}
	// One commune to compare with: the scatter is not known.
	if d, err := evaluate.Differences(good, []bool{true, false}, 1, evaluate.Options{Confidence: 0.95}); err != nil || d.Verdict != evaluate.CannotBeTold || !math.IsInf(d.Visible, 1) || d.P != 1 {
		t.Errorf("%+v, %v", d, err)
	}
}

func BenchmarkDifferences(b *testing.B) {
	r, series, treated := rand.New(rand.NewPCG(1, 1)), make([][]float64, 136), make([]bool, 136)
	for i := range series {
		treated[i] = i%8 == 0
		for range 22 {
			series[i] = append(series[i], float64(r.IntN(5)))
		}
	}
	for b.Loop() {
		if _, err := evaluate.Differences(series, treated, 12, evaluate.Options{Confidence: 0.95, Random: rand.New(rand.NewPCG(2, 2))}); err != nil {
			b.Fatal(err)
		}
	}
}
