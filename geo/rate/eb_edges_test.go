package rate_test

import (
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// A prior known without doubt makes the plain posterior: Gamma(4 + 3, 2 + 5 people).
func TestPriorLimitsByHand(t *testing.T) {
	t.Parallel()
	prior := rate.Prior{Mean: 2, Variance: 1, Raw: 1, Events: 20, People: 10}
	got := prior.Limits(3, 5, 0.95)
	low, _ := rate.PoissonLimits(7, 0.95)
	_, high := rate.PoissonLimits(6, 0.95)
	same(t, "gamma", []float64{got.Value, got.Low, got.High}, []float64{1, low / 7, high / 7}, 1e-12)

	// With b = ¼ and M = 4, no case among four people leaves Beta(1, 3 + 4), whose
	// distribution is 1 − (1−x)⁷.
	prior = rate.Prior{Family: rate.Binomial, Mean: 0.25, Variance: 0.1875 / 5, Raw: 0.1875 / 5, Events: 5, People: 20}
	got = prior.Limits(0, 4, 0.95)
	same(t, "beta", []float64{got.Value, got.Low, got.High}, []float64{0.125, 1 - math.Pow(0.975, 1.0/7), 1 - math.Pow(0.025, 1.0/7)}, 1e-12)
}

func TestEBEdges(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	// Nobody lives in the third; equal rates leave no variance.
	counts, people := []int64{2, 4, 3, 1}, []float64{200, 400, 0, 100}
	rates, prior, err := rate.EBGlobal(counts, people, rate.Poisson)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "equal rates", rates, []float64{0.01, 0.01, nan, 0.01}, 0)
	if prior.Variance != 0 || prior.Raw >= 0 || prior.Events != 7 || prior.People != 700 {
		t.Errorf("prior %+v", prior)
	}
	if l := prior.Limits(2, 200, 0.95); !(l.Value == 0.01 && 0 < l.Low && l.Low < 0.007 && l.High > 0.013 && l.High < 0.05) {
		t.Errorf("the limits of equal rates collapse or run away: %+v", l)
	}
	for _, l := range []rate.Estimate{prior.Limits(1, 0, 0.95), prior.Limits(-1, 10, 0.95), prior.Limits(1, 10, 0), prior.Limits(1, 10, 95), prior.Limits(1, 10, nan)} {
		if !math.IsNaN(l.Value) || !math.IsNaN(l.Low) || !math.IsNaN(l.High) {
			t.Errorf("limits of nothing: %+v", l)
		}
	}

	// No event: all rates are 0, and the limits are those of none among all.
	for _, family := range []rate.Family{rate.Poisson, rate.Binomial} {
		rates, prior, err = rate.EBGlobal([]int64{0, 0}, []float64{1000, 2000}, family)
		if err != nil {
			t.Fatal(err)
		}
		want := -math.Log(0.025) / 3000
		if family == rate.Binomial {
			want = -math.Expm1(math.Log(0.025) / 3000)
		}
		l := prior.Limits(0, 1000, 0.95)
		same(t, "no event", []float64{rates[0], rates[1], l.Value, l.Low, l.High}, []float64{0, 0, 0, 0, want}, 0)
	}

	// Units of all or nothing, and of one person each.
	for _, c := range []struct {
		counts []int64
		people []float64
	}{{[]int64{5, 0, 5}, []float64{5, 5, 5}}, {[]int64{1, 0, 1}, []float64{1, 1, 1}}, {[]int64{3, 3}, []float64{3, 3}}} {
		rates, prior, err := rate.EBGlobal(c.counts, c.people, rate.Binomial)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range rates {
			l := prior.Limits(c.counts[i], c.people[i], 0.95)
			if !(0 <= l.Low && l.Low <= r && r <= l.High && l.High <= 1 && l.Low < l.High) {
				t.Errorf("%v in %v: %v, %+v", c.counts, c.people, r, l)
			}
		}
	}
}

// A chain of five: without events around unit 0, an island at the end, nobody in 3.
func TestEBLocalEdges(t *testing.T) {
	t.Parallel()
	w, err := weights.New([][]int32{{1}, {0, 2}, {1, 3}, {2}, {}})
	if err != nil {
		t.Fatal(err)
	}
	counts, people, nan := []int64{0, 0, 6, 9, 4}, []float64{100, 100, 300, 0, 50}, math.NaN()
	for _, variance := range []rate.LocalVariance{rate.AroundOwnMean, rate.AroundTheirMeans} {
		rates, priors, err := rate.EBLocal(counts, people, w, variance)
		if err != nil {
			t.Fatal(err)
		}
		if own := variance == rate.AroundOwnMean; math.IsNaN(rates[0]) != own || math.IsNaN(priors[0].Mean) != own {
			t.Errorf("around unit 0 nothing happened, its rate is %v", rates[0])
		}
		if !math.IsNaN(rates[3]) || rates[4] != 4.0/50 || !(rates[1] > 0) {
			t.Errorf("rates %v", rates)
		}
		if l := priors[4].Limits(4, 50, 0.95); !(l.Low < 0.08 && 0.08 < l.High) {
			t.Errorf("the island's limits are %+v", l)
		}
		if l := priors[3].Limits(9, 0, 0.95); !math.IsNaN(l.High) {
			t.Errorf("limits without people: %+v", l)
		}
	}
	smooth, err := rate.SpatialRate(counts, people, w)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "smooth", smooth, []float64{0, 6.0 / 500, 6.0 / 400, nan, 4.0 / 50}, 0)
	z, err := rate.EBStandardised(make([]int64, 5), people)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "no event", z, []float64{nan, nan, nan, nan, nan}, 0)
}
