package rate_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// Wrong input is named, with the unit where there is one, and never counted.
func TestInvalid(t *testing.T) {
	t.Parallel()
	w, err := weights.New([][]int32{{1}, {0}})
	if err != nil {
		t.Fatal(err)
	}
	nan, inf, negative := math.NaN(), math.Inf(1), -0.1
	y, p := []int64{1, 2}, []float64{10, 20}
	strata := func(a, b int64) [][]int64 { return [][]int64{{a, b}} }
	people := func(a, b float64) [][]float64 { return [][]float64{{a, b}} }
	for _, c := range []struct {
		name, field, says string
		call              func() error
	}{
		{"lengths", "people", "2 units", func() error { _, err := rate.Expected(y, p[:1]); return err }},
		{"negative count", "counts", "unit 1", func() error { _, err := rate.Expected([]int64{0, -1}, p); return err }},
		{"negative people", "people", "unit 0", func() error { _, err := rate.ExpectedOfOthers(y, []float64{-1, 2}); return err }},
		{"people not a number", "people", "unit 1", func() error { _, _, err := rate.EBGlobal(y, []float64{1, nan}, rate.Poisson); return err }},
		{"endless people", "people", "unit 1", func() error { _, err := rate.EBStandardised(y, []float64{1, inf}); return err }},
		{"nobody", "people", "together", func() error { _, err := rate.Expected(y, []float64{0, 0}); return err }},
		{"no units", "people", "together", func() error { _, err := rate.EBStandardised(nil, nil); return err }},
		{"people beyond numbers", "people", "together", func() error { _, err := rate.Expected(y, []float64{1e308, 1e308}); return err }},
		{"more cases than people", "counts", "unit 1", func() error { _, _, err := rate.EBGlobal([]int64{1, 21}, p, rate.Binomial); return err }},
		{"family", "family", "unknown", func() error { _, err := rate.EBPrior(y, p, 7); return err }},
		{"variance", "variance", "unknown", func() error { _, _, err := rate.EBLocal(y, p, w, 9); return err }},
		{"no weights", "weights", "none", func() error { _, err := rate.SpatialRate(y, p, nil); return err }},
		{"weights of others", "weights", "2 values for 1", func() error { _, _, err := rate.EBLocal(y[:1], p[:1], w, rate.AroundOwnMean); return err }},
		{"ratio of lengths", "expected", "1 values for 2", func() error { _, err := rate.SMR(y, p[:1], 0.95); return err }},
		{"negative expectation", "expected", "unit 0", func() error { _, err := rate.SMR(y, []float64{-1, 1}, 0.95); return err }},
		{"endless expectation", "expected", "unit 1", func() error { _, err := rate.Chances(y, []float64{1, inf}); return err }},
		{"confidence in per cent", "confidence", "95", func() error { _, err := rate.SMR(y, p, 95); return err }},
		{"funnel", "counts", "unit 0", func() error { _, err := rate.NewFunnel([]int64{-3}, []float64{1}); return err }},
		{"dispersion", "counts", "unit 0", func() error { _, err := rate.PeerDispersion([]int64{-3}, []float64{1}); return err }},
		{"silence", "expected", "unit 1", func() error { _, err := rate.Silence(y, []float64{1, -2}, nil, rate.SilenceOptions{}); return err }},
		{"peers", "peers", "1 values for 2", func() error { _, err := rate.Silence(y, p, []int32{1}, rate.SilenceOptions{}); return err }},
		{"level", "level", "-1", func() error { _, err := rate.Silence(y, p, nil, rate.SilenceOptions{Level: -1}); return err }},
		{"level not a number", "level", "NaN", func() error { _, err := rate.Silence(y, p, nil, rate.SilenceOptions{Level: nan}); return err }},
		{"known dispersion", "dispersion", "-0.1", func() error {
			_, err := rate.Silence(y, p, nil, rate.SilenceOptions{Dispersion: &negative})
			return err
		}},
		{"strata of counts", "counts", "unit 0", func() error { _, err := rate.DirectRates([][]int64{{1}}, people(1, 2), p, 0.95); return err }},
		{"strata of people", "people", "unit 0", func() error { _, err := rate.DirectRates(strata(1, 2), [][]float64{{1, 2, 3}}, p, 0.95); return err }},
		{"units of strata", "people", "0 values for 1", func() error { _, err := rate.StratumRates(strata(1, 2), nil); return err }},
		{"count of a stratum", "counts", "stratum 1", func() error { _, err := rate.StratumRates(strata(1, -2), people(1, 2)); return err }},
		{"people of a stratum", "counts", "stratum 0", func() error { _, err := rate.DirectRates(strata(1, 2), people(nan, 2), p, 0.95); return err }},
		{"standard of nobody", "standard", "nothing to weigh", func() error {
			_, err := rate.DirectRates(strata(1, 2), people(1, 2), []float64{0, 0}, 0.95)
			return err
		}},
		{"negative standard", "standard", "stratum 1", func() error {
			_, err := rate.DirectRates(strata(1, 2), people(1, 2), []float64{1, -1}, 0.95)
			return err
		}},
		{"confidence of nothing", "confidence", "0", func() error { _, err := rate.DirectRates(strata(1, 2), people(1, 2), p, 0); return err }},
		{"rate of a stratum", "rates", "stratum 1", func() error { _, err := rate.ExpectedByStrata(people(1, 2), []float64{1, -1}); return err }},
		{"people of others' strata", "people", "3 strata", func() error { _, err := rate.ExpectedByStrata([][]float64{{1, 2, 3}}, p); return err }},
		{"people unknown", "people", "stratum 0", func() error { _, err := rate.ExpectedByStrata(people(-1, 2), p); return err }},
		{"two counts", "counts", "-1", func() error { _, err := rate.EqualRates(1, 1, -1, 1); return err }},
		{"no exposure", "exposures", "0", func() error { _, err := rate.EqualRates(1, 1, 1, 0); return err }},
		{"endless exposure", "exposures", "Inf", func() error { _, err := rate.EqualRates(1, inf, 1, 1); return err }},
		{"exposures apart", "exposures", "apart", func() error { _, err := rate.EqualRates(1, 1e-300, 1, 1e300); return err }},
	} {
		var invalid *geo.InvalidError
		if err := c.call(); !errors.As(err, &invalid) {
			t.Errorf("%s: got %v", c.name, err)
		} else if invalid.Field != c.field || !strings.Contains(invalid.Reason, c.says) {
			t.Errorf("%s: got %q, want field %s and %q", c.name, err, c.field, c.says)
		}
	}
}

// More events than people are no error where each person may suffer several.
func TestMoreEventsThanPeople(t *testing.T) {
	t.Parallel()
	rates, _, err := rate.EBGlobal([]int64{30, 1}, []float64{10, 20}, rate.Poisson)
	if err != nil || !(rates[0] > 1) {
		t.Errorf("got %v %v", rates, err)
	}
}
