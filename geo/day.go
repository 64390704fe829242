package geo

import (
	"fmt"
	"time"
)

// Day is a civil date without zone, counted in days since 1970-01-01.
type Day int32

// MinDay and MaxDay bound every date the project accepts: 1900-01-01 and
// 9999-12-31. They also stand for an open end of a Period.
const (
	MinDay Day = -25567
	MaxDay Day = 2932896
)

// DayOf returns the day of a calendar date; months and days out of range
// roll over as in time.Date.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// DayIn returns the local day of an instant in its own location.
func DayIn(t time.Time) Day {
	y, m, d := t.Date()
	return DayOf(y, m, d)
}

// ParseDay reads "2006-01-02" and nothing else.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is no date: write YYYY-MM-DD", s)
	}
	return DayIn(t), nil
}

// Time returns midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Date returns the calendar date.
func (d Day) Date() (int, time.Month, int) { return d.Time().Date() }

// String returns "2006-01-02".
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Weekday returns 0 for Monday to 6 for Sunday (ISO 8601 order).
func (d Day) Weekday() int { return int(((int64(d)+3)%7 + 7) % 7) }
