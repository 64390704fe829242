package boundary

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// value is an attribute of one feature as text; a number keeps its digits.
type value struct {
	text string
	kind kind
}

type kind uint8

const (
	missing kind = iota // absent or null
	text
	number
	nested // an object or list of GeoJSON, as its JSON text
)

// plain is the text that names and codes are made of: NFC, any run of blanks
// (no-break ones and control characters too) one space, invisible joiners and
// byte order marks gone.
func plain(s string) string {
	s = norm.NFC.String(s)
	return strings.Join(strings.FieldsFunc(strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
			return -1
		}
		return r
	}, s), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// code is the text of an identifier. Spreadsheets and databases turn codes into
// fractional numbers: 26734.0 is the code 26734.
func (v value) code() string {
	if v.kind != number {
		return plain(v.text)
	}
	if !strings.ContainsAny(v.text, ".eE") {
		return v.text
	}
	f, err := strconv.ParseFloat(v.text, 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) >= 1<<53 {
		return v.text
	}
	return strconv.FormatFloat(f, 'f', 0, 64)
}

// noFigure are the ways of official tables to say that a figure is not known.
var noFigure = map[string]bool{
	"": true, "-": true, "–": true, "…": true, "...": true, "x": true, "n/a": true, "na": true, "null": true,
	"đang cập nhật": true, "chưa cập nhật": true, "chưa có": true, "không có": true,
}

// figure reads a non-negative quantity; known is false where the table says
// that there is none. whole settles "30,509" and "30.509": persons come in
// thousands, areas in fractions.
func (v value) figure(whole bool) (f float64, known bool, err error) {
	s := plain(v.text)
	if v.kind == missing || noFigure[strings.ToLower(s)] {
		return 0, false, nil
	}
	if v.kind == text {
		s = plainNumber(s, whole)
	}
	f, err = strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || f < 0 || f > 1e15 {
		return 0, false, wrong("%.40q is no quantity: write a number, or leave it empty where it is not known", v.text)
	}
	return f, true, nil
}

// plainNumber turns "3.359,80", "3,359.80" and "30 509" into what ParseFloat
// reads: with both marks the last is the decimal one, a mark that stands
// several times groups thousands.
func plainNumber(s string, whole bool) string {
	s = strings.ReplaceAll(s, " ", "")
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case dot >= 0 && comma > dot:
		return strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	case dot >= 0 && comma >= 0:
		return strings.ReplaceAll(s, ",", "")
	}
	mark := max(dot, comma)
	if mark < 0 {
		return s
	}
	thousands := len(s)-mark == 4 && mark <= 3 && whole && s[0] != '0'
	if strings.Count(s, s[mark:mark+1]) > 1 || thousands {
		return strings.ReplaceAll(s, s[mark:mark+1], "")
	}
	return strings.Replace(s, ",", ".", 1)
}
