package rate_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

// As R's ptools and SciPy print them.
func TestEqualRatesPublished(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		count1    int64
		exposure1 float64
		count2    int64
		exposure2 float64
		want      string
	}{
		{6, 1, 2, 1, "0.1748748"},
		{2, 1, 6, 1, "0.1748748"},
		{3, 1, 0, 1, "0.0883790"},
		{0, 100, 3, 100, "0.0883790"},
		{0, 1, 0, 5, "1.0000000"},
		{4, 2, 8, 4, "1.0000000"},
	} {
		p, err := rate.EqualRates(c.count1, c.exposure1, c.count2, c.exposure2)
		if got := fmt.Sprintf("%.7f", p); got != c.want || err != nil {
			t.Errorf("%d in %v and %d in %v: got %s %v, want %s", c.count1, c.exposure1, c.count2, c.exposure2, got, err, c.want)
		}
	}
}

// equalRates adds up all pairs of counts up to 200.
func equalRates(k1, n1, k2, n2 float64) float64 {
	mass := func(x, mean float64) float64 {
		logFactorial, _ := math.Lgamma(x + 1)
		return math.Exp(x*math.Log(mean) - mean - logFactorial)
	}
	statistic := func(x1, x2 float64) float64 {
		if x1+x2 == 0 {
			return 0
		}
		return math.Abs(x1/n1-x2/n2) / math.Sqrt(x1/n1/n1+x2/n2/n2)
	}
	common, sum := (k1+k2)/(n1+n2), 0.0
	for x1 := 0.0; x1 <= 200; x1++ {
		for x2 := 0.0; x2 <= 200; x2++ {
			if statistic(x1, x2) >= statistic(k1, k2)-1e-9 {
				sum += mass(x1, n1*common) * mass(x2, n2*common)
			}
		}
	}
	return sum
}

func TestEqualRatesByAllPairs(t *testing.T) {
	t.Parallel()
	for _, c := range [][4]float64{{6, 1, 2, 1}, {0, 1, 3, 2.5}, {12, 3, 1, 1}, {20, 1, 40, 1}, {20, 1, 40, 1.7}, {1, 0.01, 30, 5}, {50, 10, 3, 1}, {0, 1, 1, 1000}} {
		p, err := rate.EqualRates(int64(c[0]), c[1], int64(c[2]), c[3])
		if err != nil {
			t.Fatal(err)
		}
		want := equalRates(c[0], c[1], c[2], c[3])
		if math.Abs(p/want-1) > 1e-9 {
			t.Errorf("%v: got %v, want %v", c, p, want)
		}
		swapped, _ := rate.EqualRates(int64(c[2]), c[3], int64(c[0]), c[1])
		scaled, _ := rate.EqualRates(int64(c[0]), 1e5*c[1], int64(c[2]), 1e5*c[3])
		if math.Abs(swapped/p-1) > 1e-9 || math.Abs(scaled/p-1) > 1e-9 {
			t.Errorf("%v: %v, swapped %v, with other units of time %v", c, p, swapped, scaled)
		}
	}
}

// Great counts are nearly normal, and the sum is the normal tail of T.
func TestEqualRatesOfGreatCounts(t *testing.T) {
	t.Parallel()
	p, err := rate.EqualRates(1_000_000, 1, 1_002_000, 1)
	want := math.Erfc(2000 / math.Sqrt(2_002_000) / math.Sqrt2)
	if err != nil || math.Abs(p/want-1) > 1e-3 {
		t.Errorf("got %v %v, want about %v", p, err, want)
	}
}
