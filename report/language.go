package report

import (
	"math"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// language is the one that a report is written in; false is Vietnamese.
type language bool

const (
	vietnamese language = false
	english    language = true
)

// tag is the language's name in files.
func (l language) tag() string {
	if l == english {
		return "en-GB"
	}
	return "vi-VN"
}

// say chooses between the two.
func (l language) say(vi, en string) string {
	if l == english {
		return en
	}
	return vi
}

func (l language) text(t analysis.Text) string { return l.say(t.Vi, t.En) }

// day writes a date as it is written in the language.
func (l language) day(iso string) string {
	d, err := geo.ParseDay(iso)
	if err != nil {
		return iso
	}
	return d.Time().Format(l.say("02/01/2006", "2 January 2006"))
}

// whole writes a number with its thousands apart.
func (l language) whole(n int64) string { return l.decimal(float64(n), 0) }

// decimal writes a number with so many decimals, in the marks of the language.
func (l language) decimal(v float64, digits int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return dash
	}
	sign, text := "", strconv.FormatFloat(v, 'f', digits, 64)
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	before, after, fraction := strings.Cut(text, ".")
	for at := len(before) - 3; at > 0; at -= 3 {
		before = before[:at] + l.say(".", ",") + before[at:]
	}
	if fraction {
		before += l.say(",", ".") + after
	}
	return sign + before
}

// dash stands where a number is not known or not to be seen.
const dash = "–"

// label returns the name of a code, the code itself where it is none of the list.
func (l language) label(list *geo.CodeList, code string) string {
	at, ok := list.Find(code)
	if !ok {
		return code
	}
	return l.say(list.Codes[at].Vi, list.Codes[at].En)
}

// words of codes that answers hold and no list names.
var words = map[string]analysis.Text{
	"met": {Vi: "Đạt", En: "Met"}, "not_met": {Vi: "Không đạt", En: "Not met"},
	"cannot_say": {Vi: "Chưa thể kết luận", En: "Cannot say yet"}, "no_target": {Vi: "Không có chỉ tiêu", En: "No target"},

	"has_incidents": {Vi: "Có vụ việc", En: "Has incidents"}, "silent": {Vi: "Im lặng, cần kiểm tra", En: "Silent, to be checked"},
	"confirmed_zero": {Vi: "Không có, đã báo cáo đủ", En: "None, all reports in"}, "partial": {Vi: "Không có, báo cáo chưa đủ", En: "None, some reports in"},
	"not_reporting": {Vi: "Không có, chưa báo cáo", En: "None, no report in"},

	"hot_99": {Vi: "Điểm nóng, 99 %", En: "Hot spot, 99 %"}, "hot_95": {Vi: "Điểm nóng, 95 %", En: "Hot spot, 95 %"}, "hot_90": {Vi: "Điểm nóng, 90 %", En: "Hot spot, 90 %"},
	"cold_99": {Vi: "Điểm lạnh, 99 %", En: "Cold spot, 99 %"}, "cold_95": {Vi: "Điểm lạnh, 95 %", En: "Cold spot, 95 %"}, "cold_90": {Vi: "Điểm lạnh, 90 %", En: "Cold spot, 90 %"},
	"not_significant": {Vi: "Không rõ rệt", En: "Not significant"}, "no_neighbours": {Vi: "Không có nơi liền kề", En: "No neighbours"}, "no_data": {Vi: "Không có số liệu", En: "No data"},

	"needs_check": {Vi: "Cần kiểm tra", En: "To be checked"}, "not_unusual": {Vi: "Không bất thường", En: "Not unusual"}, "cannot_tell": {Vi: "Chưa thể kết luận", En: "Cannot be told"},
	"gap": {Vi: "Nhu cầu cao, còn ít", En: "High need, few reached"}, "covered": {Vi: "Nhu cầu cao, đã đủ mức", En: "High need, reached"},
	"ahead": {Vi: "Nhu cầu không cao, đã đủ mức", En: "No high need, reached"}, "lower_need": {Vi: "Nhu cầu không cao, còn ít", En: "No high need, few reached"},
	"agrees": {Vi: "Phù hợp", En: "Agrees"}, "contradicts": {Vi: "Mâu thuẫn: có vụ việc", En: "Contradicted by an incident"}, "expired": {Vi: "Đã hết hạn", En: "Expired"},

	"gistar": {Vi: "Gi*", En: "Gi*"}, "poisson": {Vi: "Poisson", En: "Poisson"}, "permutation": {Vi: "hoán vị", En: "permutation"},
	"bh": {Vi: "Benjamini–Hochberg", En: "Benjamini–Hochberg"},

	"commune": {Vi: "Cấp xã", En: "Communes"}, "district": {Vi: "Cấp huyện", En: "Districts"}, "province": {Vi: "Cấp tỉnh", En: "Provinces"},
}

// word returns the words for a code, the code itself where there are none; an empty one
// is missing.
func (l language) word(code string) string {
	if code == "" {
		return dash
	}
	if t, ok := words[code]; ok {
		return l.text(t)
	}
	for _, list := range []*geo.CodeList{geo.RecognitionResults, geo.CommitmentStates} {
		if _, ok := list.Find(code); ok {
			return l.label(list, code)
		}
	}
	return code
}
