package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/analysis"
)

// The answer is the analysis' own, byte for byte, with an ETag; what is missing or
// impossible is named.
func TestExpansion(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	got := s.get(expansionPath + "?models=1&within=20000&need=rate:1,distance:0&edition=2025-07")
	var a analysis.Expansion
	if err := json.Unmarshal([]byte(got.text), &a); err != nil || got.StatusCode != http.StatusOK {
		t.Fatal(got.StatusCode, err, got.text)
	}
	if len(a.Chosen) != 1 || len(a.Greedy.Chosen) != 1 || !a.Optimal || a.Within != 20_000 || a.Edition != "2025-07" || a.Weights["distance"] != 0 || a.Chosen[0].Reason.Vi == "" {
		t.Errorf("%s", got.text)
	}
	for query, field := range map[string]string{"": "models", "?models=x&within=5": "models", "?models=1": "within", "?models=1&within=far": "within", "?models=99&within=5000": "models",
		"?models=1&within=5&objective=best": "objective", "?models=1&within=5&per_district=1.5": "per_district", "?models=1&within=5&need=love:1": "need", "?models=1&within=5&bbox=1,2,3,4": "bbox"} {
		if p := s.get(expansionPath + query); p.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(p.text, field) {
			t.Errorf("%s: %d %s", query, p.StatusCode, p.text)
		}
	}
}
