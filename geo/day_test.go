package geo

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want Day
		bad  bool
	}{
		{in: "1970-01-01", want: 0},
		{in: "1969-12-31", want: -1},
		{in: "2000-02-29", want: 11016},
		{in: "2022-06-22", want: 19165},
		{in: "1900-01-01", want: MinDay},
		{in: "9999-12-31", want: MaxDay},
		{in: "2023-02-29", bad: true},
		{in: "1900-02-29", bad: true},
		{in: "2022-13-01", bad: true},
		{in: "2022-00-10", bad: true},
		{in: "2022-6-22", bad: true},
		{in: "22/06/2022", bad: true},
		{in: "2022-06", bad: true},
		{in: "2022-06-22T00:00:00Z", bad: true},
		{in: " 2022-06-22", bad: true},
		{in: "", bad: true},
	} {
		got, err := ParseDay(c.in)
		if (err != nil) != c.bad || got != c.want {
			t.Errorf("ParseDay(%q) = %d, %v; want %d, error %v", c.in, got, err, c.want, c.bad)
		}
	}
}

func TestDayIn(t *testing.T) {
	t.Parallel()
	hanoi := time.FixedZone("+07", 7*3600)
	late := time.Date(2022, time.June, 21, 17, 30, 0, 0, time.UTC)
	if got, want := DayIn(late.In(hanoi)), DayOf(2022, time.June, 22); got != want {
		t.Errorf("half past midnight in Hanoi is %s, want %s", got, want)
	}
	if got, want := DayIn(late), DayOf(2022, time.June, 21); got != want {
		t.Errorf("the same instant in UTC is %s, want %s", got, want)
	}
}

func TestDayOfRollsOver(t *testing.T) {
	t.Parallel()
	if got, want := DayOf(2024, time.December+1, 0), DayOf(2024, time.December, 31); got != want {
		t.Errorf("day 0 of month 13 is %s, want %s", got, want)
	}
}

func TestWeekday(t *testing.T) {
	t.Parallel()
	for date, want := range map[string]int{
		"1970-01-01": 3, // Thursday
		"1969-12-31": 2,
		"1969-12-28": 6,
		"1900-01-01": 0,
		"2022-06-22": 2,
		"2026-02-17": 1,
		"9999-12-31": 4,
	} {
		d, err := ParseDay(date)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Weekday(); got != want {
			t.Errorf("%s is weekday %d, want %d", date, got, want)
		}
	}
}

func TestDayRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.Int32Range(int32(MinDay), int32(MaxDay)).Draw(t, "day"))
		if back, err := ParseDay(d.String()); err != nil || back != d {
			t.Fatalf("%d is %s, which reads as %d, %v", d, d, back, err)
		}
		if y, m, day := d.Date(); DayOf(y, m, day) != d {
			t.Fatalf("%d is %d-%d-%d, which is another day", d, y, m, day)
		}
		// time.Weekday counts from Sunday.
		if want := (int(d.Time().Weekday()) + 6) % 7; d.Weekday() != want {
			t.Fatalf("%s is weekday %d, want %d", d, d.Weekday(), want)
		}
	})
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2022-06-22", "0000-01-01", "2022-02-30", "-", "９999-12-31"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDay(s); err == nil && d.String() != s {
			t.Errorf("%q was read as %s", s, d)
		}
	})
}
