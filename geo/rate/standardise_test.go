package rate_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

// Down syndrome in Michigan 1950-64, births of order five and more by the mother's
// age, standardised to all births: the example of Fay and Feuer, limits as R's
// dsrTest prints them.
func TestDirectRatesPublished(t *testing.T) {
	t.Parallel()
	cases := [][]int64{{0, 8, 63, 112, 262, 295}}
	births := [][]float64{{327, 30_666, 123_419, 149_919, 104_088, 34_392}}
	all := []float64{319_933, 931_318, 786_511, 488_235, 237_863, 61_313}
	got, err := rate.DirectRates(cases, births, all, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	if s := fmt.Sprintf("%.5f %.5f %.5f", 1e5*got[0].Value, 1e5*got[0].Low, 1e5*got[0].High); s != "75.52901 67.70212 188.30017" {
		t.Errorf("got %s", s)
	}
}

// With one stratum, or with strata that weigh alike, the limits are Poisson's.
func TestDirectRatesOfOneWeight(t *testing.T) {
	t.Parallel()
	for _, counts := range [][]int64{{7}, {0}, {3, 4}, {0, 7, 0}, {120, 30}} {
		people, standard, sum := make([]float64, len(counts)), make([]float64, len(counts)), int64(0)
		for s, y := range counts {
			people[s], standard[s] = 500, 80
			sum += y
		}
		got, err := rate.DirectRates([][]int64{counts}, [][]float64{people}, standard, 0.9)
		if err != nil {
			t.Fatal(err)
		}
		all := 500 * float64(len(counts))
		low, high := rate.PoissonLimits(sum, 0.9)
		same(t, fmt.Sprint(counts), []float64{got[0].Value, got[0].Low, got[0].High}, []float64{float64(sum) / all, low / all, high / all}, 1e-12)
	}
}

// Two strata by hand. Unit 1 has nobody in the second, unit 2 no one at all.
func TestStrataByHand(t *testing.T) {
	t.Parallel()
	counts := [][]int64{{2, 9}, {4, 0}, {0, 0}, {0, 3}}
	people := [][]float64{{1000, 1500}, {2000, 0}, {0, 0}, {0, 500}}
	rates, err := rate.StratumRates(counts, people)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "rates of strata", rates, []float64{6.0 / 3000, 12.0 / 2000}, 0)

	expected, err := rate.ExpectedByStrata(people, rates)
	if err != nil {
		t.Fatal(err)
	}
	nan := math.NaN()
	same(t, "expected", expected, []float64{2 + 9, 4, nan, 3}, 0)

	direct, err := rate.DirectRates(counts, people, []float64{3, 1}, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	values := make([]float64, len(direct))
	for i, d := range direct {
		values[i] = d.Value
	}
	same(t, "direct", values, []float64{0.75*0.002 + 0.25*0.006, nan, nan, nan}, 0)

	// A stratum that the standard does not have does not matter.
	direct, err = rate.DirectRates(counts, people, []float64{1, 0}, 0.95)
	if err != nil || direct[0].Value != 0.002 || direct[1].Value != 0.002 || !math.IsNaN(direct[3].Value) {
		t.Errorf("one stratum of two: %v %v", direct, err)
	}

	// A rate that is not known is needed where people are.
	expected, err = rate.ExpectedByStrata(people, []float64{0.002, nan})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "expected without a rate", expected, []float64{nan, 4, nan, nan}, 0)

	rates, err = rate.StratumRates(nil, nil)
	if err != nil || len(rates) != 0 {
		t.Errorf("no units: %v %v", rates, err)
	}
}
