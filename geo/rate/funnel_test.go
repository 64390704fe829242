package rate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

// The limits hold what they say, and tell the same units apart as the bands do.
func TestFunnelLimits(t *testing.T) {
	t.Parallel()
	for _, expected := range []float64{0.01, 0.7, 3, 3.68, 3.7, 4.61, 7, 20, 154.3, 3000} {
		innerLow, innerHigh := rate.FunnelLimits(expected, rate.InnerShare)
		outerLow, outerHigh := rate.FunnelLimits(expected, rate.OuterShare)
		if !(outerLow <= innerLow && innerLow < expected && expected < innerHigh && innerHigh < outerHigh) {
			t.Errorf("limits around %v: %v %v %v %v", expected, outerLow, innerLow, innerHigh, outerHigh)
		}
		held := 0.0
		for y := int64(0); float64(y) <= outerHigh+2; y++ {
			f, err := rate.NewFunnel([]int64{y}, []float64{expected})
			if err != nil {
				t.Fatal(err)
			}
			want := rate.Within
			switch v := float64(y); {
			case v < outerLow:
				want = rate.BelowOuter
			case v > outerHigh:
				want = rate.AboveOuter
			case v < innerLow:
				want = rate.BelowInner
			case v > innerHigh:
				want = rate.AboveInner
			default:
				held += rate.PoissonLowerTail(y, expected) - rate.PoissonLowerTail(y-1, expected)
			}
			if u := f.Units[0]; u.Band != want || u.AdjustedBand != want {
				t.Errorf("%d of %v is %s and %s, want %s", y, expected, u.Band, u.AdjustedBand, want)
			}
		}
		if held < rate.InnerShare {
			t.Errorf("the limits around %v hold %v", expected, held)
		}
	}
	for _, c := range [][2]float64{{-1, 0.95}, {math.NaN(), 0.95}, {math.Inf(1), 0.95}, {3, 0}, {3, 1}, {3, math.NaN()}} {
		low, high := rate.FunnelLimits(c[0], c[1])
		l, h := (&rate.Funnel{}).Limits(c[0], c[1])
		if !math.IsNaN(low) || !math.IsNaN(high) || !math.IsNaN(l) || !math.IsNaN(h) {
			t.Errorf("limits of %v: %v to %v", c, low, high)
		}
	}
}

// Twelve units of which 100 are expected each: all are adjusted alike, and τ² is
// (φ − 1)/400.
func TestFunnelByHand(t *testing.T) {
	t.Parallel()
	counts := []int64{60, 80, 85, 90, 95, 100, 100, 105, 110, 115, 130, 180}
	expected := make([]float64, len(counts))
	for i := range expected {
		expected[i] = 100
	}
	f, err := rate.NewFunnel(counts, expected)
	if err != nil {
		t.Fatal(err)
	}
	// The deciles, 1.1 in from both ends, lie a tenth of the way from the second to the
	// third and from the last but one to the one before.
	u := f.Units
	low, high := u[1].Z+0.1*(u[2].Z-u[1].Z), u[10].Z-0.1*(u[10].Z-u[9].Z)
	sum := 2 * (low*low + high*high)
	for _, v := range u[2:10] {
		sum += v.Z * v.Z
	}
	decile := math.Sqrt2 * math.Erfinv(0.8)
	normal := 0.8 - 2*decile*math.Exp(-decile*decile/2)/math.Sqrt(2*math.Pi) + 0.2*decile*decile
	phi := sum / 12 / normal
	if math.Abs(f.Phi/phi-1) > 1e-6 || math.Abs(f.Between/((phi-1)/400)-1) > 1e-6 {
		t.Errorf("φ %v and τ² %v, want %v and %v", f.Phi, f.Between, phi, (phi-1)/400)
	}
	same(t, "adjusted", []float64{u[11].AdjustedZ}, []float64{u[11].Z / math.Sqrt(1+400*f.Between)}, 0)
	// As square roots have it, 2(√y − √E).
	if math.Abs(u[1].Z+2.11) > 0.1 || math.Abs(u[10].Z-2.80) > 0.1 || math.Abs(u[5].Z) > 0.05 || u[0].Ratio != 0.6 {
		t.Errorf("z of 80, 130 and 100: %v, %v, %v; ratio of 60: %v", u[1].Z, u[10].Z, u[5].Z, u[0].Ratio)
	}
	if u[10].Band != rate.AboveInner || u[10].AdjustedBand != rate.Within || u[11].AdjustedBand != rate.AboveOuter || u[0].Band != rate.BelowOuter {
		t.Errorf("bands %+v %+v %+v", u[0], u[10], u[11])
	}
	if low, high := f.Limits(100, rate.InnerShare); !(low < 80 && high > 130) {
		t.Errorf("adjusted limits %v to %v", low, high)
	}
}

func TestFunnelEdges(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	f, err := rate.NewFunnel([]int64{4, 0, 2, 0}, []float64{nan, 0, 0, 1000})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []rate.FunnelUnit{
		{Ratio: nan, Z: nan, AdjustedZ: nan, Band: rate.NoBand, AdjustedBand: rate.NoBand},
		{Ratio: nan, Band: rate.Within},
		{Ratio: nan, Z: 37, Band: rate.AboveOuter},
		{Ratio: 0, Z: -37, Band: rate.BelowOuter},
	} {
		u := f.Units[i]
		if u.Band != want.Band || math.IsNaN(u.Ratio) != math.IsNaN(want.Ratio) || !(math.Abs(u.Z-want.Z) < 0.1 || math.IsNaN(u.Z) && math.IsNaN(want.Z)) {
			t.Errorf("unit %d: %+v, want %+v", i, u, want)
		}
	}
	if f, err := rate.NewFunnel(nil, nil); err != nil || len(f.Units) != 0 || !math.IsNaN(f.Phi) || f.Between != 0 {
		t.Errorf("no units: %+v %v", f, err)
	}
}

// Chance alone leaves no over-dispersion, or next to none; where units differ τ² is
// about what they were drawn with, though a few are far out.
func TestFunnelFindsOverDispersion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		dispersion, low, high float64
	}{{0, 0, 0.003}, {0.2, 0.035, 0.065}} { // the root of a ratio of variance 0.2 varies by about 0.05
		s := scatter{rand.New(rand.NewPCG(4, 4)), c.dispersion}
		counts, expected := make([]int64, 400), s.communes(400)
		for i := range counts {
			expected[i] *= 3
			counts[i] = s.count(expected[i])
		}
		for i := range 12 {
			counts[i] = 0
		}
		f, err := rate.NewFunnel(counts, expected)
		if err != nil {
			t.Fatal(err)
		}
		if !(c.low <= f.Between && f.Between <= c.high) {
			t.Errorf("dispersion %v: φ %v, τ² %v", c.dispersion, f.Phi, f.Between)
		}
	}
}
