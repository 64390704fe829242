package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// The contract of the command line, and the same bytes by HTTP.
func TestIndicatorsByCommandAndHTTP(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	var answer struct {
		Indicators []struct {
			Indicator, Level, Edition, Reading, Period, Verdict string
			AsOf                                                string `json:"as_of"`
			Units, Low, Official, High                          int
			Needed                                              any
		}
	}
	text := s.must("indicators", "--json", "--as-of", "2026-06-30")
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for _, i := range answer.Indicators {
		if i.Indicator != "I1" {
			continue
		}
		rows[i.Level+" "+i.Edition+" "+i.Reading+" "+i.Period] = true
		if want := map[string]int{"commune 2022-07": 136, "district 2022-07": 9, "commune 2025-07": 36}[i.Level+" "+i.Edition]; i.Units != want ||
			i.Low > i.Official || i.Official > i.High || i.AsOf != "2026-06-30" || i.Verdict == "" || i.Needed == nil {
			t.Errorf("%+v", i)
		}
	}
	if !rows["commune 2022-07 A 2021-2023"] || !rows["commune 2025-07 B 2024"] || !rows["district 2022-07 A 2026"] || len(rows) != 3*2*7 {
		t.Errorf("%d rows: %v", len(rows), rows)
	}
	s.must("periods", "set", "term-1", "2021-07-01", "2026-06-30", "--title", "Nhiệm kỳ")
	s.must("plan", "set", "2022-2027", "--edition", "2022-07", "--target", "level=commune,share=60,period=2021-2023,denominator=136", "--target", "level=district,share=60,period=2021-2023")
	s.must("publish", "--period", "2024", "--who", "Hội LHPN", "--note", "năm", "--as-of", "2025-01-31")
	server, _ := s.startServer("serve")
	for path, args := range map[string]string{
		"/api/v1/indicators?as_of=2026-06-30":                                                   "indicators --json --as-of 2026-06-30",
		"/api/v1/indicators?period=2024-Q2&edition=2022-07&unit=09802&days=30&as_of=2025-01-31": "indicators --json --period 2024-Q2 --edition 2022-07 --unit 09802 --days 30 --as-of 2025-01-31",
		"/api/v1/indicators?period=term-1&indicator=I1,I3&as_of=2026-06-30":                     "indicators --json --period term-1 --indicator I1,I3 --as-of 2026-06-30",
		"/api/v1/reporting?month=2025-05&as_of=2025-06-15&due_days=10":                          "reporting due --json --month 2025-05 --as-of 2025-06-15 --due-days 10",
		"/api/v1/published": "published --json",
		"/api/v1/plans":     "plan show --json",
	} {
		byCommand := s.must(strings.Fields(args)...)
		status, byHTTP, err := fetch(server, path)
		if err != nil || status != 200 || byCommand != byHTTP {
			t.Errorf("%s: %d %v, the answers differ:\n%.300s\n%.300s", path, status, err, byCommand, byHTTP)
		}
	}
	for _, args := range []string{"indicators --period 2024-13", "indicators --as-of yesterday", "indicators --edition none", "indicators --edition 2025-07 --level district",
		"publish", "reporting due --month 2024",
		"plan show none", "plan remove none", "plan set new", "plan set 2022-2027 --edition 2025-07", "plan set 2022-2027 --target share=60", "plan set 2022-2027 --edition none",
		"plan set new --name N --signed 2024-01-01 --from 2024-01-01 --to 2024-12-31 --target level=commune,share=50,period=2023", "periods set tet-x 2024-01-01 2024-01-02", "periods set x 2024-02-01 2024-01-02", "periods remove none"} {
		if r := s.run(strings.Fields(args)...); r.code != exitRefused || r.stdout != "" {
			t.Errorf("%s: exit %d, %s", args, r.code, r.stderr)
		}
	}
}
