package analysis

import (
	"errors"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// refusedFor checks that an error says which parameter is wrong.
func refusedFor(t *testing.T, err error, field string) {
	t.Helper()
	var invalid *geo.InvalidError
	if !errors.As(err, &invalid) || invalid.Field != field || invalid.Reason == "" {
		t.Errorf("%s: %v", field, err)
	}
}

func TestInferenceRefuses(t *testing.T) {
	t.Parallel()
	for key, values := range map[string][]string{
		"statistic": {"gi**", "GISTAR", "0"}, "null": {"normal", "Poisson"}, "measure": {"count", "EB"}, "weights": {"bishop", "knn", "knn:0", "knn:1.5", "band:-1", "band:NaN", "band:Inf", "queen:2"},
		"style": {"C", "BW"}, "population": {"men", "Total"}, "reference": {"everybody", "Background"}, "correction": {"bonferroni", "BH"},
		"replicates": {"0", "-1", "100000", "1e3", "many"}, "seed": {"-1", "1.5", "18446744073709551616"},
	} {
		for _, value := range values {
			var f Inference
			refusedFor(t, f.Set(key, value), key)
		}
	}
	var f Inference
	refusedFor(t, (&Inference{}).Set("bandwidth", "5"), "method")
	for _, key := range InferenceKeys {
		if err := f.Set(key, ""); err != nil {
			t.Errorf("%s: nothing is refused: %v", key, err)
		}
	}
	if f.key() != (&Inference{}).key() || f.given != nil {
		t.Error("nothing given changes something")
	}
}

// Every key tells answers apart, so that none is remembered for another.
func TestInferenceKey(t *testing.T) {
	t.Parallel()
	seen := map[string]string{(&Inference{}).key(): "nothing"}
	for _, pair := range [][2]string{{"statistic", "gi"}, {"null", "permutation"}, {"measure", "value"}, {"weights", "rook"}, {"weights", "knn:4"}, {"weights", "knn:5"}, {"weights", "band:5000"},
		{"style", "W"}, {"population", "women"}, {"population", "children"}, {"reference", "all"}, {"correction", "by"}, {"replicates", "99"}, {"seed", "7"}} {
		f := methodOf(t, pair[:]...)
		if other, ok := seen[f.key()]; ok {
			t.Errorf("%v has the key of %s", pair, other)
		}
		seen[f.key()] = strings.Join(pair[:], " ")
	}
}

// What does not fit the layer, the data or the rest of the method.
func TestLayersRefuseMethods(t *testing.T) {
	t.Parallel()
	s := loaded(t, chain(t, []int64{1, 2, 0, 4, 0, 1}, same(6, 1000)))
	for _, c := range []struct {
		layer, field string
		method       []string
	}{
		{"density", "statistic", []string{"statistic", "gi"}}, {"density", "population", []string{"population", "total"}}, {"status", "weights", []string{"weights", "queen"}},
		{"rate", "null", []string{"null", "poisson"}}, {"rate", "seed", []string{"seed", "0"}}, {"silence", "weights", []string{"weights", "queen"}},
		{"rate", "weights", []string{"weights", "knn:6"}}, {"hotspots", "weights", []string{"weights", "knn:7"}}, {"hotspots", "weights", []string{"weights", "knn:1000000"}},
		{"hotspots", "measure", []string{"null", "poisson", "measure", "value"}}, {"hotspots", "measure", []string{"null", "poisson", "measure", "eb"}},
		{"hotspots", "reference", []string{"null", "permutation", "reference", "background"}}, {"hotspots", "reference", []string{"statistic", "moran", "reference", "background"}},
		{"hotspots", "population", []string{"population", "children"}}, {"rate", "population", []string{"population", "women"}}, {"silence", "population", []string{"population", "women"}},
	} {
		_, err := s.Layer(geo.WithScope(t.Context(), geo.Everything), Request{Layer: c.layer, Method: methodOf(t, c.method...)})
		refusedFor(t, err, c.field)
	}
}

// The exact null is there for counts, and for rates of few units; for those of many
// it is refused, not drawn.
func TestExactOrRefused(t *testing.T) {
	t.Parallel()
	few, many := chain(t, []int64{1, 2, 0, 4, 0, 1}, same(6, 1000)), chain(t, append(same(40, 1), 3, 2, 0, 1), same(44, 1000))
	for name, c := range map[string]struct {
		m      *memory
		method []string
		exact  bool
	}{
		"few rates": {few, []string{"null", "exact", "statistic", "moran"}, true}, "many counts": {many, []string{"null", "exact", "measure", "value", "weights", "knn:8"}, true},
		"many rates": {many, []string{"null", "exact", "weights", "knn:8"}, false},
	} {
		l, err := loaded(t, c.m).Layer(geo.WithScope(t.Context(), geo.Everything), Request{Layer: "hotspots", Method: methodOf(t, c.method...)})
		switch {
		case !c.exact:
			refusedFor(t, err, "null")
		case err != nil || told(t, l, "exact") != true:
			t.Errorf("%s: %v", name, err)
		}
	}
}
