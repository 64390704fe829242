package rate_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// ring are units in a circle, of which each neighbours the next two.
func ring(t testing.TB, n int) *weights.Matrix {
	lists := make([][]int32, n)
	for i := range lists {
		lists[i] = []int32{int32((i + 1) % n), int32((i + n - 1) % n)}
	}
	w, err := weights.New(lists)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// figuresOf runs every statistic of units and returns what each says of each.
func figuresOf(t *testing.T, counts []int64, people []float64, w *weights.Matrix) map[string][]float64 {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	all := map[string][]float64{}
	var err error
	expected, err := rate.Expected(counts, people)
	must(err)
	before := slices.Clone(expected)
	all["expected"] = expected
	all["others"], err = rate.ExpectedOfOthers(counts, people)
	must(err)
	var prior rate.Prior
	all["global"], prior, err = rate.EBGlobal(counts, people, rate.Poisson)
	must(err)
	all["binomial"], _, err = rate.EBGlobal(counts, people, rate.Binomial)
	must(err)
	var priors []rate.Prior
	all["local"], priors, err = rate.EBLocal(counts, people, w, rate.AroundOwnMean)
	must(err)
	all["spdep"], _, err = rate.EBLocal(counts, people, w, rate.AroundTheirMeans)
	must(err)
	all["smooth"], err = rate.SpatialRate(counts, people, w)
	must(err)
	all["z"], err = rate.EBStandardised(counts, people)
	must(err)
	ratios, err := rate.SMR(counts, expected, 0.95)
	must(err)
	chances, err := rate.Chances(counts, expected)
	must(err)
	funnel, err := rate.NewFunnel(counts, expected)
	must(err)
	silence, err := rate.Silence(counts, expected, nil, rate.SilenceOptions{})
	must(err)
	for i, y := range counts {
		l, local := prior.Limits(y, people[i], 0.9), priors[i].Limits(y, people[i], 0.9)
		all["limits"] = append(all["limits"], l.Low+2*l.High)
		all["local limits"] = append(all["local limits"], local.Low+2*local.High)
		all["ratio"] = append(all["ratio"], ratios[i].High)
		all["chance"] = append(all["chance"], chances[i].P())
		all["funnel"] = append(all["funnel"], funnel.Units[i].AdjustedZ)
		all["silence"] = append(all["silence"], silence[i].P)
	}
	if !slices.EqualFunc(before, expected, func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }) {
		t.Error("the expected numbers were changed")
	}
	return all
}

// The order of units does not matter, and what was given stays as it was.
func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	s := scatter{rand.New(rand.NewPCG(6, 6)), 0.4}
	const n = 60
	people, counts := s.communes(n), make([]int64, n)
	for i, e := range people {
		people[i] = math.Ceil(100 * e)
		counts[i] = s.count(e)
	}
	people[17] = 0
	lists := make([][]int32, n)
	order := s.Perm(n) // the new place of each unit
	w := ring(t, n)
	shuffledPeople, shuffledCounts := make([]float64, n), make([]int64, n)
	for i, at := range order {
		shuffledPeople[at], shuffledCounts[at] = people[i], counts[i]
		for _, j := range w.Neighbours(i) {
			lists[at] = append(lists[at], int32(order[j]))
		}
	}
	shuffled, err := weights.New(lists)
	if err != nil {
		t.Fatal(err)
	}
	givenCounts, givenPeople := slices.Clone(counts), slices.Clone(people)
	want := figuresOf(t, counts, people, w)
	got := figuresOf(t, shuffledCounts, shuffledPeople, shuffled)
	for name, values := range want {
		moved := make([]float64, n)
		for i, at := range order {
			moved[i] = got[name][at]
		}
		same(t, name, moved, values, 1e-9)
	}
	if !slices.Equal(counts, givenCounts) || !slices.Equal(people, givenPeople) {
		t.Error("counts or people were changed")
	}
}

// Counting people in person-years of ten years divides rates by ten and leaves what
// compares units with each other as it is; the binomial family counts people.
func TestPersonYears(t *testing.T) {
	t.Parallel()
	s := scatter{rand.New(rand.NewPCG(7, 7)), 0.4}
	const n = 40
	people, years, counts := s.communes(n), make([]float64, n), make([]int64, n)
	for i, e := range people {
		people[i] = math.Ceil(100 * e)
		years[i] = 10 * people[i]
		counts[i] = s.count(e)
	}
	w := ring(t, n)
	want, got := figuresOf(t, counts, people, w), figuresOf(t, counts, years, w)
	for name, values := range want {
		switch name {
		case "binomial":
			continue
		case "global", "local", "spdep", "smooth", "limits", "local limits":
			for i := range values {
				values[i] /= 10
			}
		}
		same(t, name, got[name], values, 1e-12)
	}
}

// Row for row: fewer events never make a unit less silent.
func TestSilenceRises(t *testing.T) {
	t.Parallel()
	dispersion, last := 0.3, 0.0
	for y := range int64(60) {
		got, err := rate.Silence([]int64{y}, []float64{25}, nil, rate.SilenceOptions{Dispersion: &dispersion})
		if err != nil {
			t.Fatal(err)
		}
		if !(got[0].P > last && got[0].P <= 1) {
			t.Errorf("P of %d events is %v, of one less %v", y, got[0].P, last)
		}
		last = got[0].P
	}
}
