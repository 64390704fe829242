package cell

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
)

// drawDay is a day of the years that every form can say.
func drawDay(t *rapid.T, name string) geo.Day {
	return geo.Day(rapid.Int32Range(int32(geo.DayOf(1970, time.January, 1)), int32(geo.DayOf(2069, time.December, 31))).Draw(t, name))
}

var (
	vietnameseMonths = []string{"một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"}
	vietnameseDays   = []string{"thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"}
	romans           = []string{"I", "II", "III", "IV"}
)

// writings are the forms of a day that leave no doubt, and those in the order day
// first.
func writings(d geo.Day) (certain, dayFirst []string) {
	y, m, day := d.Date()
	at := d.Time()
	certain = []string{
		fmt.Sprintf("ngày %d tháng %d năm %d", day, m, y), fmt.Sprintf("ngay %02d thang %02d nam %d", day, m, y), fmt.Sprintf("%d tháng %d, %d", day, m, y), fmt.Sprintf("%d thg %d %d", day, m, y), fmt.Sprintf("tháng %d ngày %d năm %d", m, day, y),
		fmt.Sprintf("%d tháng %s năm %d", day, vietnameseMonths[m-1], y), fmt.Sprintf("%s, ngày %d tháng %d năm %d", vietnameseDays[d.Weekday()], day, m, y), fmt.Sprintf("mùng %d tháng %d/%d", day, m, y),
		at.Format("2006-01-02"), at.Format("2006/1/2"), at.Format("2006.01.02"), at.Format("20060102"), at.Format(time.RFC3339),
		at.Format("2 January 2006"), at.Format("January 2, 2006"), at.Format("Mon, 02 Jan 2006"), at.Format("02-Jan-06"), at.Format("Monday 2 Jan 2006"),
		strconv.Itoa(int(d) + 25569), strconv.Itoa(int(d)+25569) + ".0",
	}
	dayFirst = []string{at.Format("2/1/2006"), at.Format("02/01/2006"), at.Format("2-1-2006"), at.Format("02.01.2006"), at.Format("2/1/06"), at.Format("02012006"), fmt.Sprintf("ngày %d/%d năm %d", day, m, y), "(" + at.Format("2/1/2006") + ")"}
	return certain, dayFirst
}

func TestDaysRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDay(t, "day")
		certain, dayFirst := writings(d)
		for _, s := range certain {
			if r, f := ParseDate(s, DateOptions{Epoch: Epoch1900}); f != nil || r.DayFirst.From != d || r.DayFirst.To != d || r.MonthFirst != r.DayFirst || r.Ambiguous() {
				t.Fatalf("%s as %q is %s, %v", d, s, r.show(), f)
			}
		}
		for _, s := range dayFirst {
			r, f := ParseDate(s, DateOptions{})
			if f != nil || r.DayFirst.From != d || r.DayFirst.To != d {
				t.Fatalf("%s as %q is %s, %v", d, s, r.show(), f)
			}
			_, m, day := d.Date()
			if want := day <= 12 && day != int(m); r.Ambiguous() != want {
				t.Fatalf("%q is ambiguous: %v", s, r.Ambiguous())
			}
			if r.Ambiguous() && r.MonthFirst.From != geo.DayOf(d.Time().Year(), time.Month(day), int(m)) {
				t.Fatalf("%q month first is %s", s, r.MonthFirst.show())
			}
		}
		american := d.Time().Format("1/2/2006")
		if r, f := ParseDate(american, DateOptions{}); f != nil || r.Order != OrderDMY && r.MonthFirst.From != d {
			t.Fatalf("%s as %q is %s, %v", d, american, r.show(), f)
		}
	})
}

func TestStretchesRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from := drawDay(t, "from")
		to := from + geo.Day(rapid.Int32Range(1, 100).Draw(t, "days"))
		y0, m0, d0 := from.Date()
		y1, m1, d1 := to.Date()
		forms := []string{
			fmt.Sprintf("từ %d/%d/%d đến %d/%d/%d", d0, m0, y0, d1, m1, y1), fmt.Sprintf("%d/%d/%d - %d/%d/%d", d0, m0, y0, d1, m1, y1), fmt.Sprintf("%02d-%02d-%d – %02d-%02d-%d", d0, m0, y0, d1, m1, y1),
			fmt.Sprintf("từ ngày %d/%d đến ngày %d/%d/%d", d0, m0, d1, m1, y1), fmt.Sprintf("%d/%d-%d/%d/%d", d0, m0, d1, m1, y1), fmt.Sprintf("%d/%d/%d đến %d/%d", d0, m0, y0, d1, m1),
			fmt.Sprintf("từ ngày %d tháng %d năm %d đến ngày %d tháng %d năm %d", d0, m0, y0, d1, m1, y1), from.String() + " - " + to.String(),
		}
		if m0 == m1 && y0 == y1 {
			forms = append(forms, fmt.Sprintf("%d-%d/%d/%d", d0, d1, m1, y1), fmt.Sprintf("từ %d đến %d tháng %d năm %d", d0, d1, m1, y1))
		}
		for _, s := range forms {
			r, f := ParseDate(s, DateOptions{})
			if f != nil || r.Order == OrderMDY || r.DayFirst.From != from || r.DayFirst.To != to {
				t.Fatalf("%s..%s as %q is %s, %v", from, to, s, r.show(), f)
			}
		}
	})
}

func TestIntervalsRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.IntRange(1970, 2069).Draw(t, "year")
		m := rapid.IntRange(1, 12).Draw(t, "month")
		q := (m + 2) / 3
		month := geo.Period{From: geo.DayOf(y, time.Month(m), 1), To: geo.DayOf(y, time.Month(m)+1, 1) - 1}
		quarter := geo.Period{From: geo.DayOf(y, time.Month(3*q-2), 1), To: geo.DayOf(y, time.Month(3*q+1), 1) - 1}
		year := geo.Period{From: geo.DayOf(y, 1, 1), To: geo.DayOf(y, 12, 31)}
		for _, c := range []struct {
			want  geo.Period
			forms []string
		}{
			{month, []string{fmt.Sprintf("tháng %d/%d", m, y), fmt.Sprintf("%02d/%d", m, y), fmt.Sprintf("%d-%02d", y, m), fmt.Sprintf("T%d/%d", m, y), fmt.Sprintf("tháng %s năm %d", vietnameseMonths[m-1], y), fmt.Sprintf("thang %d nam %d", m, y), fmt.Sprintf("%s %d", time.Month(m), y), fmt.Sprintf("%.3s-%d", time.Month(m), y)}},
			{quarter, []string{fmt.Sprintf("Quý %s/%d", romans[q-1], y), fmt.Sprintf("quý %d năm %d", q, y), fmt.Sprintf("Q%d/%d", q, y), fmt.Sprintf("Q%s-%d", romans[q-1], y)}},
			{year, []string{strconv.Itoa(y), fmt.Sprintf("năm %d", y), fmt.Sprintf("Năm: %d", y)}},
			{geo.Period{From: month.From, To: month.From + 9}, []string{fmt.Sprintf("đầu tháng %d/%d", m, y)}},
			{geo.Period{From: month.From + 10, To: month.From + 19}, []string{fmt.Sprintf("giữa tháng %d năm %d", m, y)}},
			{geo.Period{From: month.From + 20, To: month.To}, []string{fmt.Sprintf("cuối tháng %d/%d", m, y)}},
		} {
			for _, s := range c.forms {
				r, f := ParseDate(s, DateOptions{})
				if f != nil || r.DayFirst.From != c.want.From || r.DayFirst.To != c.want.To || r.Order != OrderNone {
					t.Fatalf("%q is %s, %v", s, r.show(), f)
				}
			}
		}
	})
}

func TestMomentsRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDay(t, "day")
		h, m := rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute")
		part, h12 := "sáng", h
		switch {
		case h >= 19:
			part, h12 = "tối", h-12
		case h >= 12:
			part, h12 = "chiều", (h-1)%12+1
		}
		clocks := []string{fmt.Sprintf("%02d:%02d", h, m), fmt.Sprintf("%d:%02d:00", h, m), fmt.Sprintf("%dh%02d", h, m), fmt.Sprintf("%dg%02d", h, m), fmt.Sprintf("%d giờ %d phút", h, m), fmt.Sprintf("lúc %dh%02d'", h, m), fmt.Sprintf("%dh%02d %s", h12, m, part),
			d.Time().Add(time.Duration(h*60+m) * time.Minute).Format("3:04 PM")}
		for _, clock := range clocks {
			if c, f := ParseClock(clock); f != nil || int(c.Minute) != h*60+m || c.Until != geo.NoMinute || c.About {
				t.Fatalf("%q is %s, %v", clock, c.show(), f)
			}
			for _, s := range []string{d.Time().Format("2/1/2006 ") + clock, clock + d.Time().Format(" ngày 2/1/2006"), d.String() + " " + clock, clock + d.Time().Format(", 02-01-2006")} {
				r, f := ParseDate(s, DateOptions{})
				if f != nil || r.DayFirst.From != d || r.DayFirst.To != d || int(r.DayFirst.Minute) != h*60+m {
					t.Fatalf("%q is %s, %v", s, r.show(), f)
				}
			}
		}
	})
}

// Serials of both epochs name each day and second once.
func TestSerialsRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := geo.Day(rapid.Int32Range(int32(geo.DayOf(1904, time.January, 1)), int32(geo.MaxDay)).Draw(t, "day"))
		second := rapid.IntRange(1, 86399).Draw(t, "second")
		for epoch, zero := range map[Epoch]geo.Day{Epoch1900: geo.DayOf(1899, time.December, 30), Epoch1904: geo.DayOf(1904, time.January, 1)} {
			x := float64(d - zero)
			if got, f := Serial(x, epoch); f != nil || got.From != d || got.To != d || got.Minute != geo.NoMinute {
				t.Fatalf("%v is %s, %v", x, got.show(), f)
			}
			x += float64(second) / 86400
			if got, f := Serial(x, epoch); f != nil || got.From != d || int(got.Minute)*60+int(got.Second) != second {
				t.Fatalf("%v is %s, %v", x, got.show(), f)
			}
		}
	})
}

// A number comes back from every way to write it.
func TestNumbersRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 1e12).Draw(t, "whole")
		cents := rapid.IntRange(0, 99).Draw(t, "cents")
		digits := strconv.FormatInt(n, 10)
		for _, sep := range []string{".", ",", " ", "\u00a0", "\u202f", "'"} {
			if got, f := ParseNumber(group(digits, sep), Count); f != nil || got.Comma.Lo != float64(n) || got.Point.Lo != float64(n) {
				t.Fatalf("%q is %s, %v", group(digits, sep), got.show(), f)
			}
		}
		want, err := strconv.ParseFloat(fmt.Sprintf("%d.%02d", n, cents), 64)
		if err != nil {
			t.Fatal(err)
		}
		for s, style := range map[string]Style{
			fmt.Sprintf("%s,%02d", group(digits, "."), cents): StyleComma, fmt.Sprintf("%d,%02d", n, cents): StyleComma, fmt.Sprintf("%s,%02d", group(digits, " "), cents): StyleComma,
			fmt.Sprintf("%s.%02d", group(digits, ","), cents): StylePoint, fmt.Sprintf("%d.%02d", n, cents): StylePoint,
		} {
			if got, f := ParseNumber(s, Decimal); f != nil || got.Style != style || got.Comma.Lo != want || got.Point.Lo != want {
				t.Fatalf("%q is %s, %v", s, got.show(), f)
			}
			if got, f := ParseNumber("khoảng -"+s, Decimal); f != nil || got.Comma.Lo != -want || !got.Comma.About {
				t.Fatalf("-%q is %s, %v", s, got.show(), f)
			}
		}
	})
}

// group parts the thousands of digits.
func group(digits, sep string) string {
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(c)
	}
	return b.String()
}

// The shortcut for D/M/YYYY says what the long way says, and civil what
// geo.DayOf does.
func TestShortcuts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b, y := rapid.IntRange(0, 40).Draw(t, "a"), rapid.IntRange(0, 40).Draw(t, "b"), rapid.IntRange(1890, 2100).Draw(t, "year")
		s := fmt.Sprintf("%d/%d/%d", a, b, y)
		short, f := ParseDate(s, DateOptions{})
		long, g := ParseDate("("+s+")", DateOptions{})
		if short != long || f != g {
			t.Fatalf("%s is %+v, %v; by the long way %+v, %v", s, short, f, long, g)
		}
	})
	for d := geo.MinDay; d <= geo.DayOf(2500, time.January, 1); d++ {
		if y, m, day := d.Date(); civil(y, int(m), day) != d || day > daysIn(y, int(m)) {
			t.Fatalf("%s is %d, not %d", d, civil(y, int(m), day), d)
		}
	}
}
