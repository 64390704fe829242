package sheet

import (
	"strings"
	"unicode/utf8"
)

// class is what a cell looks like, whatever the file says of it.
type class uint8

const (
	blank  class = iota
	dash         // "-", which stands for nothing
	word         // text
	number       // 12, -3,5, 1.234, 12 %
	day          // a date or a month in digits
)

// classify looks at a cleaned cell.
func classify(text string, kind Kind) class {
	switch {
	case text == "":
		return blank
	case kind == Number:
		return number
	case kind == Date:
		return day
	case isDash(text):
		return dash
	case isNumber(text):
		return number
	case isDay(text):
		return day
	}
	return word
}

// isDash tells whether a cell holds nothing but dashes.
func isDash(s string) bool {
	if s == "" || s[0] > '-' && s[0] < utf8.RuneSelf {
		return false
	}
	for _, r := range s {
		switch r {
		case '-', '–', '—', '−', '‐', '‑', ' ':
		default:
			return false
		}
	}
	return true
}

// isNumber tells whether a cell is a number in any of the ways people write it.
func isNumber(s string) bool {
	s = strings.TrimSuffix(strings.TrimLeft(strings.TrimSpace(s), "+-"), "%")
	digits := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '.' || c == ',':
			if i == 0 && len(s) == 1 {
				return false
			}
		case c == ' ' && digits > 0:
		case (c == 'e' || c == 'E') && digits > 0 && i+1 < len(s) && len(s) > 3:
			return isNumber(s[i+1:])
		default:
			return false
		}
	}
	return digits > 0
}

// isWhole tells whether a cell is a whole number of few digits, as rows and
// columns are numbered with, and returns it.
func isWhole(s string) (n int, ok bool) {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "."), ".0")
	if s == "" || len(s) > 7 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// isYear tells whether a cell is a year, which a header may well hold.
func isYear(s string) bool {
	n, ok := isWhole(s)
	return ok && n >= 1900 && n <= 2100
}

// isDay tells whether a cell is a date, a month or a time stamp in digits.
func isDay(s string) bool {
	if len(s) < 5 || len(s) > 35 || s[0] < '0' || s[0] > '9' {
		return false
	}
	digits, signs := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '/' || c == '-' || c == '.' || c == ':':
			signs++
		case c == ' ' || c == 'T' || c == 'Z' || c == '+' || c == 'h' || c == 'A' || c == 'P' || c == 'M':
		default:
			return false
		}
	}
	return digits >= 4 && signs >= 1 && signs <= 6
}
