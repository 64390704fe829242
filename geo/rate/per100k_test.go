package rate

import (
	"math"
	"testing"
)

func TestPerYear100k(t *testing.T) {
	t.Parallel()
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		name   string
		count  float64
		people int64
		years  float64
		want   float64
		ok     bool
	}{
		{"a year", 5, 100_000, 1, 5, true},
		{"half a year", 5, 50_000, 0.5, 20, true},
		{"two years", 3, 8_000, 2, 18.75, true},
		{"zero events", 0, 10, 1, 0, true},
		{"a limit", 3.5, 100_000, 1, 3.5, true},
		{"nobody", 5, 0, 1, 0, false},
		{"fewer than nobody", 5, -1, 1, 0, false},
		{"no time", 5, 10, 0, 0, false},
		{"time backwards", 5, 10, -1, 0, false},
		{"endless time", 5, 10, inf, 0, false},
		{"time unknown", 5, 10, nan, 0, false},
		{"negative count", -1, 10, 1, 0, false},
		{"count unknown", nan, 10, 1, 0, false},
		{"endless count", inf, 10, 1, 0, false},
		{"next to no time", 5, 1, math.SmallestNonzeroFloat64, 0, false},
	} {
		got, ok := PerYear100k(c.count, c.people, c.years)
		if ok != c.ok || math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: got %v %v, want %v %v", c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestLimitsRemember(t *testing.T) {
	t.Parallel()
	limits := NewLimits(0.9)
	for range 2 {
		for _, count := range []int64{0, 3, -1, 40} {
			low, high := limits.Of(count)
			wantLow, wantHigh := PoissonLimits(count, 0.9)
			if same := low == wantLow && high == wantHigh; !same && !(math.IsNaN(low) && math.IsNaN(wantHigh)) {
				t.Errorf("Of(%d) = %v, %v, want %v, %v", count, low, high, wantLow, wantHigh)
			}
		}
	}
}

// A nation's layer: 3,321 communes, counts of 0 to 400.
func BenchmarkLimits(b *testing.B) {
	for b.Loop() {
		limits := NewLimits(0.95)
		for unit := range int64(3321) {
			limits.Of(unit * unit % 401)
		}
	}
}

func BenchmarkPoissonLimits(b *testing.B) {
	for name, count := range map[string]int64{"3": 3, "100": 100, "10000": 10_000, "1000000": 1_000_000} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				PoissonLimits(count, 0.95)
			}
		})
	}
}
