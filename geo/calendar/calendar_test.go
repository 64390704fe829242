package calendar_test

import (
	"fmt"
	"testing"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/calendar"
)

func Example() {
	p, err := calendar.Parse("2024-06@15")
	if err != nil {
		panic(err)
	}
	before, err := p.Earlier(1)
	if err != nil {
		panic(err)
	}
	fmt.Println(p, p.Days().From, p.Days().To)
	fmt.Println(before, before.Days().From, before.Days().To)
	// Output:
	// 2024-06@15 2024-05-15 2024-06-14
	// 2023-06@15 2023-05-15 2023-06-14
}

func ExampleTet() {
	fmt.Println(calendar.Tet(2026))
	// Output: 2026-02-17
}

// By hand; the year before each by its own line.
func TestParse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, from, to, before, beforeFrom, beforeTo string }{
		{"2024", "2024-01-01", "2024-12-31", "2023", "2023-01-01", "2023-12-31"},
		{"2024@15", "2023-12-15", "2024-12-14", "2023@15", "2022-12-15", "2023-12-14"},
		{"2024-H1", "2024-01-01", "2024-06-30", "2023-H1", "2023-01-01", "2023-06-30"},
		{"2024-H2", "2024-07-01", "2024-12-31", "2023-H2", "2023-07-01", "2023-12-31"},
		{"2024-H1@15", "2023-12-15", "2024-06-14", "2023-H1@15", "2022-12-15", "2023-06-14"},
		{"2024-Q1", "2024-01-01", "2024-03-31", "2023-Q1", "2023-01-01", "2023-03-31"},
		{"2024-Q4", "2024-10-01", "2024-12-31", "2023-Q4", "2023-10-01", "2023-12-31"},
		{"2024-Q2@15", "2024-03-15", "2024-06-14", "2023-Q2@15", "2023-03-15", "2023-06-14"},
		{"2024-02", "2024-02-01", "2024-02-29", "2023-02", "2023-02-01", "2023-02-28"},
		{"2024-12", "2024-12-01", "2024-12-31", "2023-12", "2023-12-01", "2023-12-31"},
		{"2024-01@15", "2023-12-15", "2024-01-14", "2023-01@15", "2022-12-15", "2023-01-14"},
		{"2024-03@28", "2024-02-28", "2024-03-27", "2023-03@28", "2023-02-28", "2023-03-27"},
		{"2021-2023", "2021-01-01", "2023-12-31", "2020-2022", "2020-01-01", "2022-12-31"},
		{"2021-2023@15", "2020-12-15", "2023-12-14", "2020-2022@15", "2019-12-15", "2022-12-14"},
		{"2024-01-01/2024-06-30", "2024-01-01", "2024-06-30", "2023-01-01/2023-06-30", "2023-01-01", "2023-06-30"},
		{"2024-02-29/2024-02-29", "2024-02-29", "2024-02-29", "2023-02-28/2023-02-28", "2023-02-28", "2023-02-28"},
		{"tet-2024", "2024-02-03", "2024-02-17", "tet-2023", "2023-01-15", "2023-01-29"},
		{"campaign-2024-06", "2024-06-01", "2024-06-30", "campaign-2023-06", "2023-06-01", "2023-06-30"},
		{"campaign-2024-11", "2024-11-15", "2024-12-15", "campaign-2023-11", "2023-11-15", "2023-12-15"},
	} {
		p, err := calendar.Parse(c.name)
		if err != nil {
			t.Fatal(err)
		}
		if d := p.Days(); p.String() != c.name || d.From.String() != c.from || d.To.String() != c.to {
			t.Errorf("%s: %s, %s to %s", c.name, p, d.From, d.To)
		}
		b, err := p.Earlier(1)
		if err != nil {
			t.Fatal(err)
		}
		if d := b.Days(); b.String() != c.before || d.From.String() != c.beforeFrom || d.To.String() != c.beforeTo {
			t.Errorf("%s a year before: %s, %s to %s", c.name, b, d.From, d.To)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"", "24", "2024-13", "2024-00", "2024-6", "2024-Q5", "2024-Q0", "2024-H3", "2023-2021", "1900", "2200", "2024@1", "2024@29", "2024@", "2024@015", "2024 ",
		"2024-06-30/2024-01-01", "2024-02-30/2024-03-01", "2024-01-01/", "2024-01-01", "2024-01-01/2024-06-30@15", "tet-2024@15", "campaign-2024-06@15",
		"tet-1975", "tet-2101", "tet-24", "campaign-2024-07", "2024-q2", "9999-01-01/9999-12-31",
	} {
		p, err := calendar.Parse(name)
		invalid, ok := err.(*geo.InvalidError) //nolint:errorlint // it must be this very one
		if !ok || invalid.Field != "period" {
			t.Errorf("%q: %v, %v", name, p, err)
		}
	}
	p, err := calendar.Parse("tet-1976")
	if err != nil {
		t.Fatal(err)
	}
	if e, err := p.Earlier(1); err == nil {
		t.Errorf("Tết of a year that cannot be told: %v", e.Days())
	}
}

// Dates of printed calendars. In 1985, 2007 and 2030 China's New Year is another
// day; 2034 follows a leap eleventh month (2033).
func TestTet(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]string{
		1985: "1985-01-21", 2007: "2007-02-17", 2010: "2010-02-14", 2015: "2015-02-19",
		2020: "2020-01-25", 2021: "2021-02-12", 2022: "2022-02-01", 2023: "2023-01-22", 2024: "2024-02-10", 2025: "2025-01-29",
		2026: "2026-02-17", 2027: "2027-02-06", 2028: "2028-01-26", 2029: "2029-02-13", 2030: "2030-02-02", 2031: "2031-01-23",
		2032: "2032-02-11", 2033: "2033-01-31", 2034: "2034-02-19", 2035: "2035-02-08",
	} {
		if got := calendar.Tet(year).String(); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
	for year := 1977; year <= 2100; year++ {
		gap := calendar.Tet(year) - calendar.Tet(year-1)
		if _, m, d := calendar.Tet(year).Date(); gap != 353 && gap != 354 && gap != 355 && gap != 383 && gap != 384 && gap != 385 || m > 2 || m == 1 && d < 20 || m == 2 && d > 21 {
			t.Errorf("%d: %s, %d days after the last", year, calendar.Tet(year), gap)
		}
	}
}

// The months of a period tile it.
func TestMonths(t *testing.T) {
	t.Parallel()
	for name, count := range map[string]int{"2024": 12, "2024@15": 12, "2024-Q2@15": 3, "2021-2023": 36, "2024-06": 1, "campaign-2024-11": 2, "2024-01-20/2024-02-10": 2} {
		p, err := calendar.Parse(name)
		if err != nil {
			t.Fatal(err)
		}
		months := p.Months()
		if len(months) != count || months[0].From != p.Days().From || months[len(months)-1].To != p.Days().To {
			t.Errorf("%s: %d months", name, len(months))
		}
		for i, m := range months[1:] {
			if m.From != months[i].To+1 {
				t.Errorf("%s: a gap after %s", name, months[i].To)
			}
		}
	}
}
