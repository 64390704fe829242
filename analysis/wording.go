package analysis

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// nouns of the levels, the English ones for one and for several.
var nouns = map[geo.Level]struct{ vi, one, many string }{
	geo.Commune:  {"xã, phường", "commune", "communes"},
	geo.District: {"huyện, thành phố", "district", "districts"},
	geo.Province: {"tỉnh, thành phố", "province", "provinces"},
}

// folk are the words for those whom rates are over.
type folk struct{ numberVi, vi, numberEn, en string }

var folks = map[Population]folk{
	Everybody: {"dân số", "dân", "population", "people"},
	Women:     {"số phụ nữ", "phụ nữ", "number of women", "women"},
	Children:  {"số trẻ em", "trẻ em", "number of children", "children"},
}

func (q *question) folk() folk { return folks[q.populationName()] }

// several writes a number with its English noun.
func several(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return whole(n, false) + " " + many
}

// incidents writes a number of incidents in English.
func incidents(n int64) string {
	if n == 0 {
		return "no incidents"
	}
	return several(n, "incident", "incidents")
}

// cases writes a number of incidents as the object of a Vietnamese verb; a zero
// negates the verb.
func cases(verb string, n int64) string {
	if n == 0 {
		return "không " + verb + " vụ nào"
	}
	return fmt.Sprintf("%s %s vụ", verb, whole(n, true))
}

// whole writes a number with its thousands apart; comma asks for Vietnamese, whose
// decimal mark is the comma and whose thousands are parted by a point.
func whole(n int64, comma bool) string { return marked(strconv.FormatInt(n, 10), comma) }

// oneDecimal writes a number with one decimal.
func oneDecimal(v float64, comma bool) string {
	return marked(strconv.FormatFloat(v, 'f', 1, 64), comma)
}

// probability writes "= 0.0012", or that it is too small to be written.
func probability(p float64, comma bool) string {
	if p < 0.0001 {
		return "< " + marked("0.0001", comma)
	}
	digits := max(2, 1-int(math.Floor(math.Log10(p))))
	return "= " + marked(strconv.FormatFloat(p, 'f', digits, 64), comma)
}

// marked parts the thousands of a number and puts the decimal mark of the language.
func marked(s string, comma bool) string {
	sign, digits := "", s
	if strings.HasPrefix(s, "-") {
		sign, digits = "-", s[1:]
	}
	digits, rest, fraction := strings.Cut(digits, ".")
	mark, part := ".", ","
	if comma {
		mark, part = ",", "."
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + part + digits[at:]
	}
	if fraction {
		digits += mark + rest
	}
	return sign + digits
}

// listed joins names with a word before the last.
func listed(names []string, last string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " " + last + " " + names[n-1]
	}
	return strings.Join(names, ", ")
}
