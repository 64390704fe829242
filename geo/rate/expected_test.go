package rate_test

import (
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

func TestExpectedVectors(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t) {
		expected, err := rate.Expected(v.Cases, v.Population)
		if err != nil {
			t.Fatal(err)
		}
		same(t, v.name+": expected", expected, v.Probmap.Expected, 0)

		ratios, err := rate.SMR(v.Cases, expected, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		percent := make([]float64, len(ratios))
		for i, r := range ratios {
			percent[i] = 100 * r.Value
		}
		same(t, v.name+": ratio", percent, v.Probmap.Percent, 0)

		chances, err := rate.Chances(v.Cases, expected)
		if err != nil {
			t.Fatal(err)
		}
		few, many, p := make([]float64, len(chances)), make([]float64, len(chances)), make([]float64, len(chances))
		for i, c := range chances {
			few[i], many[i], p[i] = c.Few, c.Many, c.P()
			if c.Below != v.Choynowski.Below[i] {
				t.Errorf("%s: unit %d is below: %v", v.name, i, c.Below)
			}
		}
		// R takes 1 − P(Y ≤ y − 1), whose rounding stays.
		same(t, v.name+": so few", few, v.Probmap.Less, 0)
		same(t, v.name+": so many", many, v.Probmap.Greater, 1e-15)
		same(t, v.name+": Choynowski", p, v.Choynowski.P, 1e-15)
	}
}

// Two units share 12 events among 3,000 people; nobody lives in the third, whose
// one event belongs to no rate.
func TestExpectedByHand(t *testing.T) {
	t.Parallel()
	counts, people, nan := []int64{10, 2, 1}, []float64{1000, 2000, 0}, math.NaN()
	expected, err := rate.Expected(counts, people)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "expected", expected, []float64{4, 8, nan}, 0)
	others, err := rate.ExpectedOfOthers(counts, people)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "at the others' rate", others, []float64{1, 20, nan}, 0)
	alone, err := rate.ExpectedOfOthers(counts[:1], people[:1])
	if err != nil {
		t.Fatal(err)
	}
	same(t, "alone", alone, []float64{nan}, 0)

	ratios, err := rate.SMR(counts, expected, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	low, high := rate.PoissonLimits(10, 0.95)
	same(t, "ratio", []float64{ratios[0].Value, ratios[0].Low, ratios[0].High}, []float64{2.5, low / 4, high / 4}, 0)
	same(t, "no ratio", []float64{ratios[2].Value, ratios[2].Low, ratios[2].High}, []float64{nan, nan, nan}, 0)
	ratios, err = rate.SMR([]int64{0, 3}, []float64{0, 0}, 0.95)
	if err != nil || !math.IsNaN(ratios[0].Value) || !math.IsNaN(ratios[1].High) {
		t.Errorf("nothing expected: %v %v", ratios, err)
	}
}

// Twice the people of every unit change no expectation; twice the standard halves ratios.
func TestExpectedScales(t *testing.T) {
	t.Parallel()
	counts, people := []int64{3, 0, 7, 12}, []float64{120, 45.5, 300, 80}
	want, err := rate.Expected(counts, people)
	if err != nil {
		t.Fatal(err)
	}
	for i := range people {
		people[i] *= 365.25
	}
	got, err := rate.Expected(counts, people)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "person-days", got, want, 0)
	sum := 0.0
	for _, e := range got {
		sum += e
	}
	same(t, "sum", []float64{sum}, []float64{22}, 0)
}
