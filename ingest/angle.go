package ingest

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The axes that letters and words beside a number can name.
const (
	axisNone = iota
	axisLon  // E, Đông, kinh độ
	axisLat  // N, Bắc, vĩ độ
)

// angle is a number of degrees as people write it, or a number of metres: the
// forms are alike as long as there is one number.
type angle struct {
	value float64
	axis  uint8
}

// axisWords by lower-case text without accents other than đ; negative ones in
// southOrWest. "T" is Tây, "B" is Bắc, and "N" is north wherever it stands alone:
// Viet Nam has no southern latitudes.
var axisWords = map[string]uint8{
	"n": axisLat, "north": axisLat, "b": axisLat, "bac": axisLat, "vi": axisLat, "lat": axisLat, "latitude": axisLat, "s": axisLat, "south": axisLat, "nam": axisLat,
	"e": axisLon, "east": axisLon, "đ": axisLon, "đong": axisLon, "dong": axisLon, "kinh": axisLon, "lon": axisLon, "long": axisLon, "lng": axisLon, "longitude": axisLon,
	"w": axisLon, "west": axisLon, "t": axisLon, "tay": axisLon, "d": axisLon,
}

var southOrWest = map[string]bool{"s": true, "south": true, "nam": true, "w": true, "west": true, "t": true, "tay": true}

// unitWords are the parts of a degree that words and signs stand for.
var unitWords = map[string]int{
	"°": 0, "º": 0, "˚": 0, "o": 0, "d": 0, "đo": 0, "do": 0, "deg": 0,
	"'": 1, "′": 1, "’": 1, "‘": 1, "´": 1, "`": 1, "m": 1, "min": 1, "phut": 1, "p": 1,
	"\"": 2, "″": 2, "”": 2, "“": 2, "''": 2, "′′": 2, "’’": 2, "s": 2, "sec": 2, "giay": 2, "g": 2,
}

// maxAngle bounds the text of an angle, in bytes.
const maxAngle = 80

// parseAngle reads one number of degrees: decimal with point or comma, degrees and
// minutes, or degrees, minutes and seconds, with signs, words or blanks between
// them (21°18'36", 21 18 36, 21:18:36, 21.18.36, 21 độ 18 phút 36 giây), and N, B,
// E, Đ, "vĩ độ" … before or after. Minutes and seconds are below 60, and only the
// last number has decimals.
func parseAngle(text string) (angle, bool) {
	if len(text) > maxAngle {
		return angle{}, false
	}
	p := angleText{rest: withoutMarks(text)}
	for p.next() {
	}
	if p.failed || p.n == 0 {
		return angle{}, false
	}
	return p.angle()
}

// withoutMarks returns a text in lower case without the accents of Vietnamese;
// đ stays.
func withoutMarks(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}

// angleText is an angle that is being read.
type angleText struct {
	rest      string
	parts     [3]float64 // degrees, minutes, seconds
	n         int        // of parts
	marked    bool       // the last part has its sign
	fraction  bool       // the last part has decimals
	negative  bool
	signed    bool
	axis      uint8
	direction bool // south or west
	failed    bool
}

// next takes a number, sign or word; false at the end and where it makes no sense.
func (p *angleText) next() bool {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" || p.failed {
		return false
	}
	r, size := utf8.DecodeRuneInString(p.rest)
	switch {
	case r >= '0' && r <= '9':
		p.number()
	case unicode.IsLetter(r) && r != 'º':
		p.word()
	case r == '-' || r == '+' || r == '−' || r == '–':
		p.rest = p.rest[size:]
		p.sign(r != '+')
	case r == ':': // "vĩ độ: 21", "21:18:36"
		p.rest = p.rest[size:]
	default:
		p.mark(r, size)
	}
	return !p.failed
}

// number takes digits with at most one point or comma, or three groups between points.
func (p *angleText) number() {
	end := 0
	for end < len(p.rest) && (p.rest[end] >= '0' && p.rest[end] <= '9' ||
		(p.rest[end] == '.' || p.rest[end] == ',') && end+1 < len(p.rest) && p.rest[end+1] >= '0' && p.rest[end+1] <= '9') {
		end++
	}
	text := p.rest[:end]
	p.rest = p.rest[end:]
	groups := strings.Split(text, ".")
	if len(groups) == 3 && p.n == 0 && len(groups[1]) <= 2 && len(groups[2]) <= 2 {
		for _, g := range groups {
			p.part(g)
		}
		return
	}
	p.part(strings.Replace(text, ",", ".", 1))
}

func (p *angleText) part(text string) {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || p.n == len(p.parts) || p.fraction {
		p.failed = true
		return
	}
	p.parts[p.n], p.fraction, p.marked = x, strings.ContainsRune(text, '.'), false
	p.n++
}

// sign takes a minus or plus before the first number, or a hyphen between two.
func (p *angleText) sign(minus bool) {
	switch {
	case p.n == 0 && !p.signed:
		p.signed, p.negative = true, minus
	case p.n > 0 && minus:
		p.failed = p.rest == ""
	default:
		p.failed = true
	}
}

// mark takes the sign of degrees, minutes or seconds.
func (p *angleText) mark(r rune, size int) {
	text := p.rest[:size]
	if again, n := utf8.DecodeRuneInString(p.rest[size:]); again == r && unitWords[text] == 1 {
		text = p.rest[:size+n]
	}
	unit, ok := unitWords[text]
	p.rest = p.rest[len(text):]
	p.failed = !ok || !p.unit(unit)
}

// unit says what the last number counts; false where it cannot.
func (p *angleText) unit(unit int) bool {
	if p.marked || unit != p.n-1 {
		return false
	}
	p.marked = true
	return true
}

// word takes letters: a unit where that makes sense, else an axis.
func (p *angleText) word() {
	end := strings.IndexFunc(p.rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	if unit, ok := unitWords[word]; ok && p.unit(unit) {
		return
	}
	if p.n == 0 && p.axis != axisNone && (word == "đo" || word == "do") {
		return // "vĩ độ"
	}
	axis, ok := axisWords[word]
	if !ok || p.axis != axisNone && p.axis != axis || p.direction {
		p.failed = true
		return
	}
	p.axis, p.direction = axis, southOrWest[word]
}

// angle puts the parts together.
func (p *angleText) angle() (angle, bool) {
	for _, x := range p.parts[1:] {
		if x >= 60 {
			return angle{}, false
		}
	}
	for _, x := range p.parts[:p.n-1] {
		if x != math.Trunc(x) {
			return angle{}, false
		}
	}
	value := p.parts[0]
	if p.n > 1 {
		value = roundDegrees((p.parts[0]*3600 + p.parts[1]*60 + p.parts[2]) / 3600)
	}
	if p.negative && p.direction {
		return angle{}, false
	}
	if p.negative || p.direction {
		value = -value
	}
	return angle{value, p.axis}, true
}

// roundDegrees rounds to 1e-8 degrees, a millimetre: what is computed comes out
// the same on every machine, and as a file may write it.
func roundDegrees(x float64) float64 { return math.Round(x*1e8) / 1e8 }
