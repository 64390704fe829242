package ingest

import (
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

var (
	faultTwice    = of(cell.FaultTwoTimes)
	faultInterval = of(cell.FaultTimeInterval)
)

// parseTimeOfDay reads a time of day as a second of it: HH:MM, HH:MM:SS, a bare
// hour, and any other form that officials write. until is the second at which a
// stretch ends, -1 where it is none; less than second past midnight.
func parseTimeOfDay(text string) (second, until int, f *fault) {
	if len(text) <= 2 {
		if hour, ok := number(text); ok && hour < 24 {
			return hour * 3600, -1, nil
		}
	}
	if second, ok := parseClock(text); ok {
		return second, -1, nil
	}
	c, wrong := cell.ParseClock(text)
	if wrong != nil {
		return 0, -1, of(wrong)
	}
	until = -1
	if c.Until != geo.NoMinute {
		until = int(c.Until) * 60
	}
	return int(c.Minute)*60 + int(c.Second), until, nil
}

// parseClock reads H:MM, HH:MM, HH:MM:SS or HH:MM:SS.fff as a second of the
// day; fractions are dropped.
func parseClock(s string) (second int, ok bool) {
	h, rest, found := strings.Cut(s, ":")
	hour, ok := number(h)
	if !found || !ok || len(h) > 2 || hour > 23 || len(rest) < 2 {
		return 0, false
	}
	minute, ok := number(rest[:2])
	if !ok || minute > 59 {
		return 0, false
	}
	second = hour*3600 + minute*60
	if rest = rest[2:]; rest == "" {
		return second, true
	}
	if len(rest) < 3 || rest[0] != ':' {
		return 0, false
	}
	sec, ok := number(rest[1:3])
	if !ok || sec > 59 {
		return 0, false
	}
	if rest = rest[3:]; rest != "" {
		if _, ok := number(rest[1:]); !ok || rest[0] != '.' || len(rest) > 10 {
			return 0, false
		}
	}
	return second + sec, true
}

// cutZone cuts "Z" or an offset such as "+07:00" off a time of day; the zone
// is empty where none is written.
func cutZone(s string) (clock, zone string) {
	if i := strings.IndexAny(s, "Zz+-"); i >= 0 {
		return strings.TrimRight(s[:i], " "), s[i:]
	}
	return s, ""
}

// parseOffset reads Z, +07, +0700 or +07:00 as seconds east of Greenwich.
func parseOffset(s string) (seconds int, ok bool) {
	if s == "Z" || s == "z" {
		return 0, true
	}
	digits := strings.Replace(s[1:], ":", "", 1)
	if len(digits) != 2 && len(digits) != 4 || len(digits) == 2 && len(s) != 3 || len(s) == 6 && s[3] != ':' {
		return 0, false
	}
	n, ok := number(digits)
	if len(digits) == 2 {
		n *= 100
	}
	if !ok || n/100 > 15 || n%100 > 59 {
		return 0, false
	}
	seconds = n/100*3600 + n%100*60
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}
