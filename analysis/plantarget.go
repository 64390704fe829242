package analysis

import (
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/calendar"
)

// ParseTarget reads a target as people write it on a command line, such as
// level=commune,share=60,period=2021-2023,reading=A,denominator=136. Only the first
// three are needed; the period is any that calendar.Parse knows.
func ParseTarget(text string) (geo.Target, error) {
	t := geo.Target{Indicator: "I1"}
	for part := range strings.SplitSeq(text, ",") {
		key, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok {
			return t, geo.Invalid("target", "%q: write KEY=VALUE, such as level=commune,share=60,period=2021-2023", part)
		}
		var err error
		switch key {
		case "level":
			t.Level, err = geo.ParseLevel(value)
		case "reading":
			t.Reading = strings.ToUpper(value)
		case "indicator":
			t.Indicator = value
		case "period":
			var n calendar.Name
			n, err = calendar.Parse(value)
			t.Period = n.Days()
		case "share":
			t.Threshold, err = wholeNumber(key, strings.TrimSuffix(value, "%"))
		case "denominator":
			t.Denominator, err = wholeNumber(key, value)
		default:
			err = geo.Invalid("target", "%q is unknown: use level, share, period, reading, denominator and indicator", key)
		}
		if err != nil {
			return t, err
		}
	}
	return t, nil
}

func wholeNumber(name, text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 {
		return 0, geo.Invalid(name, "%q is no whole number from 1 on", text)
	}
	return n, nil
}
