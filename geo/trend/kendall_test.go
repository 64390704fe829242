package trend_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/trend"
)

// Of 3! orders of three values one has S = 3, two have S = 1, two −1, one −3.
func TestExactByHand(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		values     []float64
		s          int64
		p, pRising float64
	}{
		{[]float64{1, 2, 3}, 3, 2.0 / 6, 1.0 / 6}, {[]float64{1, 3, 2}, 1, 1, 3.0 / 6}, {[]float64{3, 1, 2}, -1, 1, 5.0 / 6},
		{[]float64{3, 2, 1}, -3, 2.0 / 6, 1}, {[]float64{5, math.NaN(), 7, 9}, 3, 2.0 / 6, 1.0 / 6},
	} {
		r, err := trend.MannKendall(c.values, false)
		if err != nil || r.S != c.s || !near(r.P, c.p, 1e-12) || !near(r.PRising, c.pRising, 1e-12) || !r.Exact {
			t.Errorf("%v: %+v, %v", c.values, r, err)
		}
	}
}

func TestTooFew(t *testing.T) {
	t.Parallel()
	for _, values := range [][]float64{nil, {4}, {4, 4, 4}, {math.NaN(), math.NaN()}} {
		r, err := trend.MannKendall(values, false)
		if err != nil || r.P != 1 || r.Z != 0 || !math.IsNaN(r.Tau) {
			t.Errorf("%v: %+v, %v", values, r, err)
		}
	}
	if s, err := trend.Sen([]float64{7}, nil, 0.95); err != nil || !math.IsNaN(s.Value) || !math.IsInf(s.Low, -1) {
		t.Errorf("one value: %+v, %v", s, err)
	}
	// Three values leave room for any slope.
	if s, err := trend.Sen([]float64{1, 2, 4}, nil, 0.95); err != nil || s.Value != 1.5 || !math.IsInf(s.Low, -1) || !math.IsInf(s.High, 1) {
		t.Errorf("three values: %+v, %v", s, err)
	}
}

func TestRefuses(t *testing.T) {
	t.Parallel()
	var invalid *geo.InvalidError
	_, err := trend.MannKendall([]float64{1, math.Inf(1)}, false)
	for i, e := range []error{err,
		second(trend.Sen([]float64{1, 2}, []float64{1}, 0.95)), second(trend.Sen([]float64{1, 2}, []float64{1, math.NaN()}, 0.95)),
		second(trend.Sen([]float64{1, 2}, nil, 1)), second(trend.Sen([]float64{1, 2}, nil, math.NaN()))} {
		if !errors.As(e, &invalid) {
			t.Errorf("%d: %v", i, e)
		}
	}
}

func second(_ trend.Slope, err error) error { return err }

// A series turned upside down or backwards falls as it rose; scale and shift change nothing.
func TestTurned(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var x, down, scaled []float64
		for _, v := range rapid.SliceOfN(rapid.IntRange(0, 9), 2, 30).Draw(t, "values") {
			x, down, scaled = append(x, float64(v)), append(down, float64(-v)), append(scaled, float64(4*v+100))
		}
		back := slices.Clone(x)
		slices.Reverse(back)
		a, _ := trend.MannKendall(x, false)
		for _, other := range [][]float64{down, back} {
			if b, err := trend.MannKendall(other, false); err != nil || b.S != -a.S || !near(b.P, a.P, 1e-9) {
				t.Fatalf("%+v and %+v, %v", a, b, err)
			}
		}
		b, _ := trend.MannKendall(scaled, false)
		if b.S != a.S || b.P != a.P {
			t.Fatalf("scaled: %+v and %+v", a, b)
		}
		s, _ := trend.Sen(x, nil, 0.9)
		u, _ := trend.Sen(scaled, nil, 0.9)
		if !near(u.Value, 4*s.Value, 1e-9) || !(s.Low <= s.Value && s.Value <= s.High) {
			t.Fatalf("slopes %+v and %+v", s, u)
		}
	})
}

func BenchmarkMannKendall(b *testing.B) {
	x := make([]float64, 66) // months of five years and a half
	for i := range x {
		x[i] = float64(i * 7 % 11)
	}
	for b.Loop() {
		if _, err := trend.MannKendall(x, false); err != nil {
			b.Fatal(err)
		}
	}
}
