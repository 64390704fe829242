package cell

import (
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Clock is a local time of day.
type Clock struct {
	Minute int16 // of the day, 0 to 1439
	Until  int16 // at which a stretch such as 19h–21h ends, else geo.NoMinute; less than Minute past midnight
	Second int8  // 0 to 59
	About  bool  // "khoảng 19 giờ", "12 giờ đêm": not to be taken to the minute
}

// lastMinute stands for 24:00, which belongs to the day that it ends.
const lastMinute = 24*60 - 1

// ParseClock reads a time of day: 23:30, 23:30:15, 23h30, 23g30, "23 giờ 30
// phút", "19h", a bare hour, "7h sáng", "8 giờ tối", "7 giờ rưỡi", "8 giờ kém
// 15", 11:30 CH, 11:30 PM, "khoảng 19–20 giờ", and the fraction of a day that
// spreadsheets keep (0.97916).
//
// Words of the day make twelve hours twenty-four: "2h chiều" is 14:00, "1h trưa"
// 13:00, "11h đêm" 23:00, "2h đêm" 2:00; hours that do not fit the word are a
// fault. 24:00 and "12 giờ đêm" become 23:59, About, so that the night counts on
// the day that officials write beside it.
//
// Faults are FaultMissing, FaultClock and FaultTwoTimes.
func ParseClock(text string) (Clock, *Fault) {
	text = trim(text)
	if c, ok := plainClock(text); ok {
		return c, nil
	}
	switch {
	case text == "":
		return Clock{}, FaultMissing
	case len(text) <= 2:
		if hour, ok := digits(text); ok && hour < 24 {
			return Clock{int16(hour * 60), geo.NoMinute, 0, false}, nil
		}
	}
	if c, ok := dayFraction(text); ok {
		return c, nil
	}
	var t tokens
	if !t.read(text) {
		return Clock{}, FaultClock
	}
	c, found, f := t.cutClocks(t.cutAbout())
	switch {
	case f != nil:
		return Clock{}, f
	case !found.start:
		return Clock{}, FaultClock
	case found.end:
		return Clock{}, FaultTwoTimes
	}
	for i := range t.n {
		if k := t.all[i].kind; k != tComma && k != tAt && k != tFrom {
			return Clock{}, FaultClock
		}
	}
	return c.start, nil
}

// plainClock reads HH:MM, H:MM and both with :SS.
func plainClock(s string) (Clock, bool) {
	h, rest, ok := strings.Cut(s, ":")
	hour, good := digits(h)
	if !ok || !good || len(h) > 2 || hour > 23 || len(rest) != 2 && len(rest) != 5 {
		return Clock{}, false
	}
	minute, good := digits(rest[:2])
	second, fine := 0, true
	if len(rest) == 5 {
		second, fine = digits(rest[3:])
		fine = fine && rest[2] == ':'
	}
	if !good || !fine || minute > 59 || second > 59 {
		return Clock{}, false
	}
	return Clock{int16(hour*60 + minute), geo.NoMinute, int8(second), false}, true
}

// dayFraction reads the part of a day that has passed, 0 to less than 1, with a
// point, a comma or in powers of ten.
func dayFraction(s string) (Clock, bool) {
	if s[0] != '0' && s[0] != '.' && s[0] != ',' && !strings.ContainsAny(s, "eE") || len(s) > 30 || !strings.ContainsAny(s, ".,eE") {
		return Clock{}, false
	}
	x, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	second := int(x*86400 + 0.5)
	if err != nil || !(x >= 0 && x < 1) || second >= 86400 {
		return Clock{}, false
	}
	return Clock{int16(second / 60), geo.NoMinute, int8(second % 60), false}, true
}

// digits reads decimal digits and nothing else; s is short.
func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}
