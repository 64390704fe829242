package cell

import (
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// isoDay reads YYYY-MM-DD; ok is false where the text has another form.
func isoDay(s string) (r Readings, f *Fault, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return r, nil, false
	}
	y, fine := digits(s[:4])
	m, good := digits(s[5:7])
	day, well := digits(s[8:])
	if !fine || !good || !well {
		return r, nil, false
	}
	d := Date{Minute: geo.NoMinute, MinuteTo: geo.NoMinute}
	d.From, f = dayOf(y, m, day)
	d.To = d.From
	r.DayFirst, r.MonthFirst, r.Order = d, d, OrderYMD
	if day > 12 {
		r.Form = FormLateDay
	}
	return r, f, true
}

// isoMoment reads YYYY-MM-DD with a time behind T or a blank, and a zone.
func isoMoment(s string) (r Readings, f *Fault, ok bool) {
	if len(s) < 15 {
		return r, nil, false
	}
	clock, blank := strings.CutPrefix(s[10:], "\u00a0")
	if !blank {
		if clock = s[11:]; s[10] != 'T' && s[10] != 't' && s[10] != ' ' {
			return r, nil, false
		}
	}
	if r, f, ok = isoDay(s[:10]); !ok {
		return r, f, ok
	}
	d, ok := isoTime(clock)
	d.From, d.To = r.DayFirst.From, r.DayFirst.To
	r.DayFirst, r.MonthFirst = d, d
	return r, f, ok
}

// isoTime reads HH:MM, HH:MM:SS or HH:MM:SS.fff with or without a zone;
// fractions are dropped.
func isoTime(s string) (d Date, ok bool) {
	clock, zone := s, ""
	if i := strings.IndexAny(s, "Zz+-"); i >= 0 {
		clock, zone = trim(s[:i]), s[i:]
	}
	if len(clock) > 9 && (clock[8] == '.' || clock[8] == ',') {
		if _, digital := digits(clock[9:]); !digital || len(clock) > 18 {
			return d, false
		}
		clock = clock[:8]
	}
	c, ok := plainClock(clock)
	if !ok {
		return d, false
	}
	d = Date{Minute: c.Minute, MinuteTo: geo.NoMinute, Second: c.Second}
	if zone != "" {
		d.Zoned = true
		d.Offset, ok = parseOffset(zone)
	}
	return d, ok
}

// parseStamp reads a day of nothing but numbers with HH:MM or HH:MM:SS behind it.
func parseStamp(s string, o DateOptions) (r Readings, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return r, false
	}
	c, ok := plainClock(s[i+1:])
	if !ok {
		return r, false
	}
	r, f, ok := parseNumbers(s[:i], o)
	if !ok || f != nil {
		return r, false
	}
	for _, d := range [...]*Date{&r.DayFirst, &r.MonthFirst} {
		if d.From != d.To {
			return r, false
		}
		if *d != (Date{}) {
			d.Minute, d.Second = c.Minute, c.Second
		}
	}
	return r, true
}

// parseOffset reads Z, +07, +0700 or +07:00 as seconds east of Greenwich.
func parseOffset(s string) (seconds int32, ok bool) {
	if s == "Z" || s == "z" {
		return 0, true
	}
	h, m := s[1:], "00"
	switch len(s) {
	case 3:
	case 5:
		h, m = s[1:3], s[3:]
	case 6:
		if h, m = s[1:3], s[4:]; s[3] != ':' {
			return 0, false
		}
	default:
		return 0, false
	}
	hours, good := digits(h)
	minutes, fine := digits(m)
	if !good || !fine || hours > 15 || minutes > 59 {
		return 0, false
	}
	seconds = int32(hours*3600 + minutes*60)
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}

// dayOf returns a day of the calendar from 1900 on.
func dayOf(y, m, d int) (geo.Day, *Fault) {
	switch {
	case m < 1 || m > 12:
		return 0, FaultDate
	case d < 1 || d > daysIn(y, m):
		return 0, FaultNoSuchDay
	case y < 1900:
		return 0, FaultOld
	}
	return civil(y, m, d), nil
}

// civil is geo.DayOf for days that exist, at a tenth of its cost: years begin
// in March, so that a leap day comes last.
func civil(y, m, d int) geo.Day {
	if m -= 3; m < 0 {
		m += 12
		y--
	}
	return geo.Day(365*y + y/4 - y/100 + y/400 + (153*m+2)/5 + d - 719469)
}

var monthDays = [13]uint8{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func daysIn(y, m int) int {
	if m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		return 29
	}
	return int(monthDays[m])
}
