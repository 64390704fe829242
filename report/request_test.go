package report

import (
	"testing"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/calendar"
)

// Every kind takes its periods, by the calendar and from the 15th on, and no other's.
func TestKindsFit(t *testing.T) {
	t.Parallel()
	for _, k := range Kinds() {
		for _, p := range []struct{ kind, name string }{
			{"month", "2023-02"}, {"month", "2024-02"}, {"month", "2025-12"}, {"month", "2025-03@15"}, {"quarter", "2023-Q1"}, {"quarter", "2025-Q1@15"}, {"quarter", "2025-Q4"},
			{"half-year", "2023-H1"}, {"half-year", "2024-H2"}, {"half-year", "2025-H1@15"}, {"year", "2024"}, {"year", "2025@15"}, {"plan", "2021-2023"}, {"plan", "2024-01-01/2024-01-10"},
		} {
			n, err := calendar.Parse(p.name)
			if err != nil {
				t.Fatal(err)
			}
			if err := k.fits(p.name, n.Days()); (err == nil) != (k.Name == p.kind || k.Name == "plan") {
				t.Errorf("%s as %s: %v", p.name, k.Name, err)
			}
		}
	}
}

// The months of a year, or the years of what is longer.
func TestPartsOfAPeriod(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct {
		n           int
		first, last string
	}{
		"2024": {12, "01/2024", "12/2024"}, "2024@15": {12, "01/2024", "12/2024"}, "2024-Q2": {3, "04/2024", "06/2024"}, "2021-2023": {3, "2021", "2023"},
		"2022-06-22/2024-02-10": {3, "2022", "2024"}, "2024-01-20/2024-02-10": {2, "01/2024", "02/2024"}, "a name of one's own": {12, "07/2024", "06/2025"},
	} {
		m := &material{period: name}
		if n, err := calendar.Parse(name); err == nil {
			m.days = n.Days()
		} else if m.days, err = geo.ParsePeriod("2024-07-01", "2025-06-30"); err != nil {
			t.Fatal(err)
		}
		all := m.parts()
		if len(all) != want.n || all[0].name != want.first || all[len(all)-1].name != want.last || all[0].days.From != m.days.From || all[len(all)-1].days.To != m.days.To {
			t.Errorf("%s: %+v", name, all)
		}
		for k := range all[1:] {
			if all[k+1].days.From != all[k].days.To+1 {
				t.Errorf("%s: a gap after %s", name, all[k].name)
			}
		}
	}
}

func TestNumbersInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		v      float64
		digits int
		vi, en string
	}{{0, 0, "0", "0"}, {999, 0, "999", "999"}, {1234567, 0, "1.234.567", "1,234,567"}, {-1234.56, 1, "-1.234,6", "-1,234.6"}, {0.05, 1, "0,1", "0.1"}} {
		if vi, en := vietnamese.decimal(c.v, c.digits), english.decimal(c.v, c.digits); vi != c.vi || en != c.en {
			t.Errorf("%v: %q and %q", c.v, vi, en)
		}
	}
	if vi, en := vietnamese.day("2026-02-03"), english.day("2026-02-03"); vi != "03/02/2026" || en != "3 February 2026" {
		t.Errorf("%q and %q", vi, en)
	}
	if got := vietnamese.decimal(number(0).Number, 1); got != "0,0" {
		t.Errorf("%q", got)
	}
}
