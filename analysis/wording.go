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
	return fmt.Sprintf("%d %s", n, many)
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
	return fmt.Sprintf("%s %d vụ", verb, n)
}

// oneDecimal writes a number with one decimal, with a comma in Vietnamese.
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

// marked puts the decimal mark of Vietnamese.
func marked(s string, comma bool) string {
	if comma {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// listed joins names, in English with a word before the last.
func listed(names []string, last string) string {
	if n := len(names); last != "" && n > 1 {
		return strings.Join(names[:n-1], ", ") + " " + last + " " + names[n-1]
	}
	return strings.Join(names, ", ")
}
