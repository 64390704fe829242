package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/analysis"
)

func TestEvaluations(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	got := s.get(evaluationsPath + "?months=6&edition=2025-07")
	var a analysis.Evaluations
	if err := json.Unmarshal([]byte(got.text), &a); err != nil || got.StatusCode != http.StatusOK || a.Months != 6 || a.Edition != "2025-07" || a.Evaluations == nil || got.Header.Get("ETag") == "" {
		t.Fatal(got.StatusCode, err, got.text)
	}
	for query, field := range map[string]string{"?months=5": "months", "?months=x": "months", "?model=0": "model", "?bbox=1,2,3,4": "bbox",
		"?units=08707": "period", "?period=campaign-2024-11": "units", "?units=08707&period=soon": "period", "?units=08707&period=2024&months=12": "months", "?units=08707&period=2024&earlier=1": "earlier",
		"?units=08707,08708,08709&period=2024": "too few"} {
		if p := s.get(evaluationsPath + query); p.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(p.text, field) {
			t.Errorf("%s: %d %s", query, p.StatusCode, p.text)
		}
	}
	if p := s.get(evaluationsPath + "?units=99999&period=2024"); p.StatusCode != http.StatusNotFound {
		t.Errorf("an unknown unit: %d %s", p.StatusCode, p.text)
	}
	if p := s.get(evaluationsPath + "?units=08707&period=campaign-2024-11"); p.StatusCode != http.StatusOK || !strings.Contains(p.text, "Cannot be told") {
		t.Errorf("a campaign: %d %s", p.StatusCode, p.text)
	}
	if p := s.get(evaluationsPath + "?model=12"); p.StatusCode != http.StatusNotFound {
		t.Errorf("an unknown model: %d %s", p.StatusCode, p.text)
	}
}
