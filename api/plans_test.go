package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/analysis"
)

// A plan that is put is there, says what its target is a share of, and goes again.
func TestPlans(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	send := func(method, path, body string) reply {
		return s.do(method, path, strings.NewReader(body), "Content-Type", mediaJSON)
	}
	const head = `{"name":"Kế hoạch","signed_on":"2022-06-22","from":"2022-01-01","to":"2027-12-31","targets":[`
	const good = head + `{"level":"commune","from":"2025-07-01","to":"2025-12-31","share":60,"denominator":4}]}`
	var p analysis.PlanView
	got := send(http.MethodPut, plansPath+"/K", good)
	if err := json.Unmarshal([]byte(got.text), &p); err != nil || got.StatusCode != http.StatusOK || p.CountedIn != "2025-07" || len(p.Targets) != 1 || p.Targets[0].Units != 4 || p.Targets[0].Share != 60 {
		t.Fatal(got.StatusCode, err, got.text)
	}
	if list := s.get(plansPath); list.StatusCode != http.StatusOK || !strings.Contains(list.text, `"code":"K"`) {
		t.Errorf("%d %s", list.StatusCode, list.text)
	}
	for body, says := range map[string]string{
		head + `{"level":"commune","from":"2025-07-01","to":"2025-12-31","share":101}]}`:                                                                     "share",
		head + `{"level":"district","from":"2025-07-01","to":"2025-12-31","share":60}]}`:                                                                     "without denominator",
		head + `{"level":"commune","from":"2025-07-01","to":"2025-06-30","share":60}]}`:                                                                      "before it begins",
		head + `{"level":"commune","from":"2025-07-01","to":"2025-12-31","share":60,"denominator":5}]}`:                                                      "edition 2025-07 has 4",
		head + `{"level":"commune","from":"2025-07-01","to":"2025-12-31","share":60},{"level":"commune","from":"2025-10-01","to":"2026-12-31","share":70}]}`: "both set a target",
		`{"name":"N","signed_on":"2022-06-22","from":"2022-01-01","to":"2027-12-31","edition":"1999","targets":[]}`:                                          "not stored",
		`{"name":"N","signed_on":"2022-06-22","from":"2022-01-01","to":"2027-12-31"}`:                                                                        "targets",
		`{"name":"N","signed_on":"soon","from":"2022-01-01","to":"2027-12-31","targets":[]}`:                                                                 "signed_on",
	} {
		if r := send(http.MethodPut, plansPath+"/L", body); r.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(r.text, says) {
			t.Errorf("%s: %d %s", body, r.StatusCode, r.text)
		}
	}
	if r := send(http.MethodDelete, plansPath+"/K", ""); r.StatusCode != http.StatusNoContent {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	if r := send(http.MethodDelete, plansPath+"/K", ""); r.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
}

// Figures are frozen over HTTP as by command, and a bad request freezes nothing.
func TestPublish(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	send := func(body string) reply {
		return s.do(http.MethodPost, v1+"/published", strings.NewReader(body), "Content-Type", mediaJSON)
	}
	var p analysis.Publication
	got := send(`{"period":"2025","who":"Hội LHPN","indicators":["I1","I10"],"note":"năm"}`)
	if err := json.Unmarshal([]byte(got.text), &p); err != nil || got.StatusCode != http.StatusOK || p.Who != "Hội LHPN" || p.Period != "2025" || len(p.Figures) != 3 || p.Restated != 0 {
		t.Fatal(got.StatusCode, err, got.text)
	}
	for body, field := range map[string]string{`{"period":"2025","who":" "}`: "who", `{"who":"x"}`: "period", `{"period":"the year","who":"x"}`: "period",
		`{"period":"2025","who":"x","indicators":["I99"]}`: "I99", `{"period":"2025","who":"x","as_of":"now"}`: "as_of"} {
		if r := send(body); r.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(r.text, field) {
			t.Errorf("%s: %d %s", body, r.StatusCode, r.text)
		}
	}
}
