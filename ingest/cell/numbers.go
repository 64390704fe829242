package cell

import (
	"math"
	"strconv"
)

// Kind is what a number is expected to be.
type Kind uint8

// The kinds.
const (
	Decimal    Kind = iota // any number: 1.234 stays ambiguous
	Count                  // whole, 0 or more: 1.234 and 1,234 are a thousand
	Percentage             // 0 to 100, with or without %: 12.345 is a decimal
	Coordinate             // degrees, or metres from 1000 up: 105.600 is degrees, 562.050 metres
)

// Style is how a column writes decimals.
type Style uint8

// The styles.
const (
	StyleNone   Style = iota // not known, or not needed
	StyleComma               // 3.359,80 as in Viet Nam
	StylePoint               // 3,359.80
	StyleEither              // one sign and three digits: 1.234
)

// String returns "none", "1.234,5", "1,234.5" or "either".
func (s Style) String() string { return [...]string{"none", "1.234,5", "1,234.5", "either"}[s] }

// Number is a number or a range of them; Lo and Hi are equal for one number.
type Number struct {
	Lo, Hi  float64 // Hi is +Inf and Lo −Inf where an end is open
	LoOpen  bool    // more than Lo: "trên 30 %"
	HiOpen  bool    // less than Hi: "dưới 11 %"
	About   bool    // "khoảng 3", "≈ 15"
	Percent bool    // a percent sign or "phần trăm" is written
}

// Numbers is what a cell may mean. Where Style is StyleEither the two differ,
// else they are the same.
type Numbers struct {
	Comma, Point Number // with a decimal comma, with a decimal point
	Style        Style  // what the cell proves
}

// In returns the reading of a column's style. A cell that depends on it is
// FaultNumberStyle where the style is not known; one that proves another style
// is FaultOtherStyle.
func (n Numbers) In(column Style) (Number, *Fault) {
	switch {
	case n.Style == StyleEither && column == StyleComma:
		return n.Comma, nil
	case n.Style == StyleEither && column == StylePoint:
		return n.Point, nil
	case n.Style == StyleEither:
		return Number{}, FaultNumberStyle
	case n.Style != StyleNone && (column == StyleComma || column == StylePoint) && n.Style != column:
		return Number{}, FaultOtherStyle
	}
	return n.Comma, nil
}

// ParseNumber reads a number as officials write it:
//
//	1234  3.359,80  30,509  1.234.567  1 234  12,5 %  −5  05
//	khoảng 3  ≈ 15  hơn 20  trên 30 %  dưới 11 %  11–30 %  từ 11 đến 30  11 % trở lên
//	3 vụ  02 cháu  (Count)  – as tables write for none (Count: 0)
//
// A sign that stands once before exactly three digits may be of thousands or of
// decimals; the kind decides where it can, else both readings are returned. A
// Count is whole and has no range. A Percentage within 0 to 100 is wanted, else
// FaultPercent; 0.11 is read as it stands, so the reader of a workbook must turn
// cells formatted as % into per cent. Programs' powers of ten (9.5E-2) are read.
// "đang cập nhật" and "…" are FaultUnknownFigure. Words for numbers, NaN and
// infinity are FaultNumber. The cost is below 100 ns for digits; nothing is
// allocated.
func ParseNumber(text string, k Kind) (Numbers, *Fault) {
	if n, ok := plainDigits(text); ok {
		if k == Percentage && n > 100 {
			return Numbers{}, FaultPercent
		}
		return only(Number{Lo: n, Hi: n}), nil
	}
	var buf [maxText]byte
	if len(text) > maxText {
		return Numbers{}, FaultNumber
	}
	p := numberText{key: plain(fold(buf[:0], text))}
	switch string(p.key) {
	case "":
		return Numbers{}, FaultMissing
	case "-", "--", "khong", "khong co":
		if k == Count {
			return Numbers{}, nil
		}
		return Numbers{}, FaultNumber
	case "...", "..", "dang cap nhat", "chua co so lieu", "chua co", "khong ro", "chua ro", "n/a":
		return Numbers{}, FaultUnknownFigure
	}
	if x, ok := scientific(p.key); ok {
		return only(Number{Lo: x, Hi: x}).checked(k)
	}
	all, ok := p.read(k)
	if !ok {
		return Numbers{}, FaultNumber
	}
	return all.decide(k).checked(k)
}

// plainDigits reads up to fifteen digits and nothing else.
func plainDigits(s string) (float64, bool) {
	if len(s) == 0 || len(s) > 15 {
		return 0, false
	}
	n, ok := digits(s)
	return float64(n), ok
}

func only(n Number) Numbers { return Numbers{Comma: n, Point: n} }

// decide drops the reading that the kind rules out.
func (n Numbers) decide(k Kind) Numbers {
	if n.Style != StyleEither {
		return n
	}
	possible := func(x Number) bool {
		switch k {
		case Count:
			return math.Abs(x.Lo) >= minGrouped // 3.000 is three thousand
		case Percentage:
			return x.Lo >= 0 && x.Hi <= 100
		case Coordinate:
			return math.Abs(x.Lo) <= 180 || math.Abs(x.Lo) >= minMetres
		}
		return true
	}
	comma, point := possible(n.Comma), possible(n.Point)
	if k == Coordinate && comma && point { // both: the reading in degrees
		comma, point = math.Abs(n.Comma.Lo) <= 180, math.Abs(n.Point.Lo) <= 180
	}
	switch {
	case comma && !point:
		n.Point = n.Comma
	case point && !comma:
		n.Comma = n.Point
	case comma && n.Comma != n.Point:
		return n
	}
	n.Style = StyleNone
	return n
}

// minGrouped is the smallest number whose thousands are parted.
const minGrouped = 1000

// minMetres is less than any coordinate of a projection in use in Viet Nam.
const minMetres = 1000

// checked holds a number to its kind.
func (n Numbers) checked(k Kind) (Numbers, *Fault) {
	for _, x := range [...]Number{n.Comma, n.Point} {
		switch k {
		case Count:
			if x.Lo != x.Hi || x.Lo < 0 || x.Lo != math.Trunc(x.Lo) || x.Lo > 1<<53 || x.Percent {
				return Numbers{}, FaultNotWhole
			}
		case Percentage:
			if x.Lo < 0 && !math.IsInf(x.Lo, -1) || x.Hi > 100 && !math.IsInf(x.Hi, 1) || x.Lo > 100 || x.Hi < 0 {
				return Numbers{}, FaultPercent
			}
		case Coordinate:
			if x.Lo != x.Hi || x.Percent {
				return Numbers{}, FaultNumber
			}
		}
	}
	if k == Percentage {
		n.Comma.Lo, n.Comma.Hi = max(n.Comma.Lo, 0), min(n.Comma.Hi, 100)
		n.Point.Lo, n.Point.Hi = max(n.Point.Lo, 0), min(n.Point.Hi, 100)
	}
	return n, nil
}

// scientific reads a number in powers of ten, as programs write it.
func scientific(b []byte) (float64, bool) {
	power := false
	for i, c := range b {
		switch {
		case isDigit(c) || c == '.' || c == '-' && (i == 0 || b[i-1] == 'e') || c == '+' && i > 0 && b[i-1] == 'e':
		case c == 'e' && i > 0 && isDigit(b[i-1]) && !power:
			power = true
		default:
			return 0, false
		}
	}
	if !power {
		return 0, false
	}
	return parseFloat(b)
}

// parseFloat reads digits with at most one point.
func parseFloat(b []byte) (float64, bool) {
	x, err := strconv.ParseFloat(string(b), 64)
	return x, err == nil
}
