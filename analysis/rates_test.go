package analysis

import (
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// 2024 has 366 days and is one year. Of 4 communes with 20,000 people and 10 incidents
// the first has 4 among 2,000:
//
//	expected 10·2,000/20,000 = 1      ratio 4, exact limits 1.08987 and 10.2416
//	rate 4/2,000·100,000 = 200, limits 54.4 and 512
//	P(Y ≥ 4 | 1) = 1 − e⁻¹·(1 + 1 + ½ + ⅙) = 0.0189882      P(Y ≤ 4 | 1) = 0.9963402
//
// Global empirical Bayes draws it towards 50 per 100,000, what all have.
func TestRatesByHand(t *testing.T) {
	t.Parallel()
	s := loaded(t, chain(t, []int64{4, 1, 5, 0, 3}, []int64{2000, 4000, 8000, 6000, -1}))
	l := ask(t, s, Request{Layer: "rate", Filter: geo.Filter{Period: period(t, "2024-01-01", "2024-12-31")}})
	for name, want := range map[string]float64{
		"expected": 1, "smr": 4, "smr_low": 1.089865, "smr_high": 10.241589, "rate": 200, "rate_low": 54.49327, "rate_high": 512.0794, "p_high": 0.0189882, "p_low": 0.9963402,
	} {
		if got := floats(t, l, name)[0]; !near(got, want) {
			t.Errorf("%s %v, want %v", name, got, want)
		}
		if got := floats(t, l, name)[4]; !math.IsNaN(got) {
			t.Errorf("%s of nobody known is %v", name, got)
		}
	}
	eb, low, high, local := floats(t, l, "eb_global")[0], floats(t, l, "eb_low")[0], floats(t, l, "eb_high")[0], floats(t, l, "eb_local")[0]
	if !(50 < eb && eb < 200 && low < eb && eb < high && local > 0) {
		t.Errorf("empirical Bayes %v within %v and %v, local %v", eb, low, high, local)
	}
	if got := counts(t, l, "count")[4]; got != 3 {
		t.Errorf("the commune without people has %d incidents", got)
	}
	if band := texts(t, l, "funnel"); band[4] != "" || band[0] == "" || l.Metadata["weights"] != "queen" || l.Metadata["population"] != Everybody {
		t.Errorf("bands %v, %v", band, l.Metadata)
	}
	// With one neighbour the local one differs from that with two.
	if other := ask(t, s, Request{Layer: "rate", Filter: l.Filter, Method: methodOf(t, "weights", "knn:3")}); floats(t, other, "eb_local")[0] == local || other.Metadata["weights"] != "knn:3" {
		t.Errorf("other neighbours, the same local rate %v", local)
	}
}
