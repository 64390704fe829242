package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/analysis"
)

func TestDecisions(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	send := func(body string) reply {
		return s.do(http.MethodPost, decisionsPath, strings.NewReader(body), "Content-Type", mediaJSON)
	}
	var d analysis.Decision
	got := send(`{"edition":"2025-07","code":"08707","why":"Nhu cầu cao","who":"Hội LHPN","decided_on":"2026-01-05"}`)
	if err := json.Unmarshal([]byte(got.text), &d); err != nil || got.StatusCode != http.StatusOK || d.Code != "08707" || d.Due != "2027-01-05" || d.Compared == nil {
		t.Fatal(got.StatusCode, err, got.text)
	}
	for body, field := range map[string]string{`{"code":"08707","who":"x"}`: "why", `{"code":"zzz","why":"x","who":"y"}`: "code", `{"code":"08707","why":"x","who":"y","decided_on":"yesterday"}`: "decided_on",
		`{"code":"08707","why":"x","who":"y","size":4}`: "size"} {
		if p := send(body); p.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(p.text, field) {
			t.Errorf("%s: %d %s", body, p.StatusCode, p.text)
		}
	}
	if list := s.get(decisionsPath); list.StatusCode != http.StatusOK || list.text != "{\"decisions\":[]}\n" {
		t.Errorf("%d %s", list.StatusCode, list.text)
	}
}
