package sheet

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Hints are what the text above a table says about all of its rows.
type Hints struct {
	Period string `json:"period,omitempty"` // as written: "Tháng 6 năm 2022", "từ 15/5 đến 14/6/2022"; empty where none is named
	Unit   string `json:"unit,omitempty"`   // as written: "UBND xã Minh Quang"; the smallest area where several are named
	Nil    bool   `json:"nil_report"`       // instead of rows of data the sheet says that nothing happened
}

const (
	dayText = `\d{1,2}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*\d{2,4})?|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?`
	upTo    = `(?:đến\s+hết|đến|tới|[-–])\s*(?:ngày\s+)?`
)

// periods in the order in which they are looked for: the most exact first.
var periods = []*regexp.Regexp{
	regexp.MustCompile(`(?i)từ\s+(?:ngày\s+)?(?:` + dayText + `)\s*` + upTo + `(?:` + dayText + `)`),
	regexp.MustCompile(`(?i)(?:từ\s+)?tháng\s+\d{1,2}(?:\s*[/.\-]\s*\d{4})?\s*` + upTo + `(?:tháng\s+)?\d{1,2}\s*(?:[/.\-]|\s+năm)\s*\d{4}`),
	regexp.MustCompile(`(?i)(?:\d{1,2}|ba|sáu|chín)\s+tháng(?:\s+(?:đầu|cuối))?\s+năm\s+\d{4}`),
	regexp.MustCompile(`(?i)qu[ýí]\s+(?:[1-4]|IV|I{1,3})\s*(?:[/.\-,]|\s+năm)?\s*\d{4}`),
	regexp.MustCompile(`(?i)tháng\s+\d{1,2}\s*(?:[/.\-,]|\s+năm)\s*\d{4}`),
	regexp.MustCompile(`(?i)tuần\s+(?:thứ\s+)?\d{1,2}(?:\s*(?:[/.\-,]|\s*năm)\s*\d{4})?`),
	regexp.MustCompile(`(?i)năm\s+\d{4}(?:\s*[-–]\s*\d{4})?`),
}

// written is the date of the paper itself, which is no period.
var written = regexp.MustCompile(`(?i)ngày[\s\d.…]*tháng[\s\d.…]*năm[\s\d.…]*`)

var (
	unitLabel = regexp.MustCompile(`(?i)^\s*(?:tên\s+)?(?:đơn\s+vị(?:\s+báo\s+cáo|\s+gửi|\s+lập|\s+tổng\s+hợp)?|địa\s+bàn)\s*:\s*(\S.*)$`)
	unitLine  = regexp.MustCompile(`(?i)^\s*((?:ubnd|(?:uỷ|ủy)\s+ban\s+nhân\s+dân|công\s+an|ca|hội\s+liên\s+hiệp\s+phụ\s+nữ|hội\s+lhpn|ban\s+chỉ\s+đạo\s+\S+)\s+(tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã|tx\.?|xã|phường|thị\s+trấn|tt\.?|đặc\s+khu)\s+\S.*)$`)
	areaLine  = regexp.MustCompile(`(?i)^\s*((tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu)\s*:?\s+\S.*)$`)
)

// maxHint bounds a unit's text in characters.
const maxHint = 120

// read takes hints from the texts above a table, in their order.
func (h *Hints) read(texts []string) {
	best := -1
	for _, text := range texts {
		for line := range strings.SplitSeq(norm.NFC.String(text), "\n") {
			if line = oneLine(line); line == "" || len(line) > 600 {
				continue
			}
			if unit, size := unitIn(line); size > 0 && size >= best && len([]rune(unit)) <= maxHint {
				h.Unit, best = unit, size
			}
		}
	}
	for _, p := range periods {
		for _, text := range texts {
			line := oneLine(text)
			if found := p.FindString(line); found != "" && !strings.HasPrefix(strings.ToLower(found), "từ") {
				found = p.FindString(written.ReplaceAllString(line, " "))
				if found != "" {
					h.Period = found
					return
				}
			} else if found != "" {
				h.Period = found
				return
			}
		}
	}
}

// unitIn finds the unit that a line names; size is larger the smaller its area,
// and 0 where there is none.
func unitIn(line string) (unit string, size int) {
	if m := unitLabel.FindStringSubmatch(line); m != nil {
		return m[1], 9
	}
	m := unitLine.FindStringSubmatch(line)
	if m == nil {
		if m = areaLine.FindStringSubmatch(line); m == nil {
			return "", 0
		}
		return m[1], sizeOf(m[2])
	}
	return m[1], 4 + sizeOf(m[2])
}

func sizeOf(level string) int {
	switch l := fold(level); {
	case l == "tỉnh" || l == "thành phố" || l == "tp":
		return 1
	case communes.is(l):
		return 3
	}
	return 2
}
