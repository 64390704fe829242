package geo

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// period reads two dates that the test knows to be good.
func period(tb testing.TB, from, to string) Period {
	tb.Helper()
	p, err := ParsePeriod(from, to)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func TestParsePeriod(t *testing.T) {
	t.Parallel()
	first, last := DayOf(2022, time.December, 15), DayOf(2023, time.December, 14)
	for _, c := range []struct {
		from, to string
		want     Period
	}{
		{"2022-12-15", "2023-12-14", Period{first, last}},
		{"2022-12-15", "2022-12-15", Period{first, first}},
		{"", "2023-12-14", Period{MinDay, last}},
		{"2022-12-15", "", Period{first, MaxDay}},
		{"", "", AllDates},
	} {
		if got := period(t, c.from, c.to); got != c.want {
			t.Errorf("ParsePeriod(%q, %q) = %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

func TestParsePeriodErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ from, to, field, says string }{
		{"2022-02-30", "2023-01-01", "from", "2022-02-30"},
		{"22/06/2022", "", "from", "YYYY-MM-DD"},
		{"2022-01-01", "2022-01", "to", "2022-01"},
		{"yesterday", "tomorrow", "from", "yesterday"},
		{"2022-01-02", "2022-01-01", "to", "before it begins"},
	} {
		_, err := ParsePeriod(c.from, c.to)
		var invalid *InvalidError
		if !errors.As(err, &invalid) || invalid.Field != c.field || !strings.Contains(invalid.Reason, c.says) {
			t.Errorf("ParsePeriod(%q, %q): %v; want one about %q that says %q", c.from, c.to, err, c.field, c.says)
		}
	}
}

func TestYears(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to string
		want     float64
	}{
		{"2023-01-01", "2023-12-31", 1},
		{"2024-01-01", "2024-12-31", 1}, // a leap year
		{"1900-01-01", "1900-12-31", 1}, // none
		{"2021-01-01", "2025-12-31", 5},
		{"2023-01-01", "2023-06-30", 181.0 / 365},
		{"2024-01-01", "2024-06-30", 182.0 / 366},
		{"2023-07-01", "2024-06-30", 184.0/365 + 182.0/366},
		{"2022-12-15", "2023-12-14", 17.0/365 + 348.0/365}, // the plan's reporting year
		{"2024-02-29", "2024-02-29", 1.0 / 366},
	} {
		if got := period(t, c.from, c.to).Years(); math.Abs(got-c.want) > 1e-14*c.want {
			t.Errorf("%s to %s is %v years, want %v", c.from, c.to, got, c.want)
		}
	}
	if got := (Period{5, 4}).Years(); got != 0 {
		t.Errorf("an empty period has %v years", got)
	}
}

func TestCalendarYearsAreWhole(t *testing.T) {
	t.Parallel()
	for year := 1900; year <= 2200; year++ {
		p := Period{DayOf(year, time.January, 1), DayOf(year, time.December, 31)}
		if got := p.Years(); got != 1 {
			t.Errorf("%d is %v years", year, got)
		}
	}
}

func TestYearsAdd(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from := Day(rapid.Int32Range(-20_000, 40_000).Draw(t, "from"))
		middle := from + Day(rapid.Int32Range(0, 8000).Draw(t, "first"))
		to := middle + Day(rapid.Int32Range(1, 8000).Draw(t, "second"))
		parts := Period{from, middle}.Years() + Period{middle + 1, to}.Years()
		if whole := (Period{from, to}).Years(); math.Abs(whole-parts) > 1e-9 {
			t.Fatalf("%v years in all, %v in two parts", whole, parts)
		}
	})
}

func TestMonths(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to string
		want     []string
	}{
		{"2024-02-01", "2024-02-29", []string{"2024-02-01..2024-02-29"}},
		{"2022-12-15", "2023-02-14", []string{"2022-12-15..2022-12-31", "2023-01-01..2023-01-31", "2023-02-01..2023-02-14"}},
		{"2023-05-31", "2023-06-01", []string{"2023-05-31..2023-05-31", "2023-06-01..2023-06-01"}},
		{"2023-05-10", "2023-05-10", []string{"2023-05-10..2023-05-10"}},
	} {
		var got []string
		for _, m := range period(t, c.from, c.to).Months() {
			got = append(got, m.From.String()+".."+m.To.String())
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("%s to %s touches %v, want %v", c.from, c.to, got, c.want)
		}
	}
	if got := (Period{5, 4}).Months(); got != nil {
		t.Errorf("an empty period touches %v", got)
	}
	if got := len(period(t, "2021-01-01", "2026-12-31").Months()); got != 72 {
		t.Errorf("six years have %d months", got)
	}
}

func TestMonthsCoverThePeriod(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := Period{From: Day(rapid.Int32Range(-20_000, 40_000).Draw(t, "from"))}
		p.To = p.From + Day(rapid.Int32Range(0, 3000).Draw(t, "days"))
		next := p.From
		for _, m := range p.Months() {
			if m.From != next || m.Days() < 1 || m.Days() > 31 {
				t.Fatalf("month %v does not follow on %v", m, next)
			}
			next = m.To + 1
		}
		if next != p.To+1 {
			t.Fatalf("months end before %s", p.To)
		}
	})
}

func TestPeriodWithinAndContains(t *testing.T) {
	t.Parallel()
	bounds := Period{100, 200}
	for _, c := range []struct{ in, want Period }{
		{AllDates, bounds},
		{Period{150, MaxDay}, Period{150, 200}},
		{Period{MinDay, 150}, Period{100, 150}},
		{Period{50, 250}, Period{50, 250}}, // stated ends stay
	} {
		if got := c.in.Within(bounds); got != c.want {
			t.Errorf("%v within %v is %v, want %v", c.in, bounds, got, c.want)
		}
	}
	for d, want := range map[Day]bool{99: false, 100: true, 150: true, 200: true, 201: false} {
		if bounds.Contains(d) != want {
			t.Errorf("Contains(%d) = %v", d, !want)
		}
	}
	if got := bounds.Days(); got != 101 {
		t.Errorf("Days = %d, want 101", got)
	}
	if got := (Period{201, 100}).Days(); got != 0 {
		t.Errorf("Days of an empty period = %d", got)
	}
	if got := bounds.Middle(); got != 150 {
		t.Errorf("Middle = %d, want 150", got)
	}
}
