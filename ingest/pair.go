package ingest

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/antoan-vn/antoan/ingest/cell"
)

// parsePair reads two coordinates of one cell: degrees in the forms of parseAngle,
// or metres. What parts them is found by trying, from what is clearest on: it must
// leave one way to read the cell.
func parsePair(text string) (first, second angle, ok bool) {
	if len(text) > 2*maxAngle {
		return first, second, false
	}
	text = strings.TrimSpace(strings.Trim(strings.TrimSpace(text), "()[]{}"))
	if rest, isWKT := cutPrefixFold(text, "POINT"); isWKT {
		text = strings.Trim(rest, " ()")
	}
	for _, parts := range separators {
		found := 0
		for at, size := range parts(text) {
			a, fine := parseHalf(text[:at])
			if !fine {
				continue
			}
			if b, fine := parseHalf(text[at+size:]); fine && partners(a, b, size == 0) {
				first, second = a, b
				found++
			}
		}
		if found > 0 {
			return first, second, found == 1
		}
	}
	return first, second, false
}

// partners tells whether two halves may be of one coordinate: letters, where both
// have some, name two axes. Where nothing but letters parts them both must.
func partners(a, b angle, lettered bool) bool {
	if a.axis == axisNone || b.axis == axisNone {
		return !lettered
	}
	return a.axis != b.axis
}

// separators yield where a text may be parted and how long the separator is.
var separators = []func(text string) iter.Seq2[int, int]{
	between(func(text string, at int) int { return runeOf(text, at, ";|/\n\t") }),
	between(func(text string, at int) int {
		if text[at] == ',' && at+1 < len(text) && text[at+1] == ' ' {
			return 2
		}
		return 0
	}),
	between(func(text string, at int) int {
		if r, size := utf8.DecodeRuneInString(text[at:]); unicode.IsSpace(r) {
			return size
		}
		return 0
	}),
	between(func(text string, at int) int { return runeOf(text, at, ",") }),
	letters,
}

// between yields the places at which is returns a length.
func between(is func(text string, at int) int) func(text string) iter.Seq2[int, int] {
	return func(text string) iter.Seq2[int, int] {
		return func(yield func(int, int) bool) {
			for at := range text {
				if size := is(text, at); size > 0 && !yield(at, size) {
					return
				}
			}
		}
	}
}

func runeOf(text string, at int, set string) int {
	if strings.IndexByte(set, text[at]) >= 0 {
		return 1
	}
	return 0
}

// letters yields the places before and after a letter where something else is on
// the other side: "N21.31E105.60".
func letters(text string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		before := false
		for at, r := range text {
			letter := unicode.IsLetter(r)
			if at > 0 && letter != before && !yield(at, 0) {
				return
			}
			before = letter
		}
	}
}

// parseHalf reads one coordinate of two: an angle, or metres with or without the
// name of their axis. X is northing, Y is easting.
func parseHalf(text string) (angle, bool) {
	text = strings.TrimSpace(text)
	axis := uint8(axisNone)
	for name, is := range map[string]uint8{"x": axisLat, "y": axisLon} {
		if rest, ok := cutPrefixFold(text, name); ok {
			text, axis = strings.TrimLeft(rest, " :="), is
			break
		}
	}
	a, ok := parseAngle(text)
	if !ok || inDegrees(a.value) == inMetres(a.value) {
		a.value, ok = parseMetres(text)
		a.axis = axisNone
	}
	if axis == axisNone {
		return a, ok
	}
	a.axis = axis
	return a, ok && inMetres(a.value) // "x" before degrees may be longitude
}

// inDegrees and inMetres tell what a number can be; what lies between can be neither.
func inDegrees(x float64) bool { return -180 <= x && x <= 180 }
func inMetres(x float64) bool  { return x <= -metresBeyond || x >= metresBeyond }

// parseMetres reads a number with thousands parted or not: 2357390.45,
// 2.357.390,45, 2 357 390. Of a number such as 562.050 the reading is taken that
// can be a coordinate.
func parseMetres(text string) (float64, bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "m"))
	if x, ok := parseDecimal(text); ok && (inDegrees(x) || inMetres(x)) {
		return x, true
	}
	n, f := cell.ParseNumber(text, cell.Coordinate)
	if f != nil || n.Style == cell.StyleEither || n.Comma.About {
		return 0, false
	}
	return n.Comma.Lo, true // a Coordinate has no range
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}
