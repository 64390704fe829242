package analysis

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/hotspot"
)

// sentences puts the reason of a flagged unit into words, Vietnamese and English.
func (q *question) sentences(s *surroundings, r *risk, why *reasons) (vi, en string) {
	vi, en = q.findingOf(s)
	v, e := q.leadersOf(s, r, why)
	vi, en = vi+v, en+e
	if s.withSelf {
		v, e = q.ownPart(s, r, why)
		vi, en = vi+v, en+e
	}
	vi += fmt.Sprintf(" p = %s, q = %s.", decimals(s.p, true), decimals(s.q, true))
	en += fmt.Sprintf(" p = %s, q = %s.", decimals(s.p, false), decimals(s.q, false))
	if s.turn >= 0 {
		v, e = turnOf(s)
		vi, en = vi+v, en+e
	}
	return vi, en
}

// findingOf says what was found and what had been expected.
func (q *question) findingOf(s *surroundings) (vi, en string) {
	name, n := q.level.units[s.unit].Name, len(s.neighbours)
	noun := nouns[q.level.name]
	who, whom := fmt.Sprintf("%s và %d %s liền kề", name, n, noun.Vi), fmt.Sprintf("%s and its %d neighbouring %s", name, n, noun.En)
	if !s.withSelf {
		who, whom = fmt.Sprintf("%d %s liền kề của %s", n, noun.Vi, name), fmt.Sprintf("The %d %s next to %s", n, noun.En, name)
	}
	vi = fmt.Sprintf("%s ghi nhận %d vụ, dự kiến %s", who, s.count, oneDecimal(s.expected, true))
	en = fmt.Sprintf("%s recorded %d incidents where %s were expected", whom, s.count, oneDecimal(s.expected, false))
	if s.high > 0 {
		vi += fmt.Sprintf(" theo dân số (ngẫu nhiên, 95 %%: %d–%d)", s.low, s.high)
		en += fmt.Sprintf(" by population (95 %% of what chance gives: %d to %d)", s.low, s.high)
	}
	if v, e := inQuadrant(s.quadrant); v != "" {
		vi, en = vi+"; "+v, en+"; "+e
	}
	return vi + ".", en + "."
}

var nouns = map[geo.Level]Text{
	geo.Commune:  {Vi: "xã, phường", En: "communes"},
	geo.District: {Vi: "huyện", En: "districts"},
	geo.Province: {Vi: "tỉnh", En: "provinces"},
}

func inQuadrant(of hotspot.Quadrant) (vi, en string) {
	switch of {
	case hotspot.HighHigh:
		return "cao giữa vùng cao", "high among high neighbours"
	case hotspot.LowLow:
		return "thấp giữa vùng thấp", "low among low neighbours"
	case hotspot.HighLow:
		return "cao giữa vùng thấp", "high among low neighbours"
	case hotspot.LowHigh:
		return "thấp giữa vùng cao", "low among high neighbours"
	}
	return "", ""
}

// leadersOf names the neighbours that made it so.
func (q *question) leadersOf(s *surroundings, r *risk, why *reasons) (vi, en string) {
	if len(s.leading) == 0 {
		return "", ""
	}
	var v, e []string
	for _, j := range s.leading {
		name := q.level.units[j].Name
		v = append(v, fmt.Sprintf("%s (%d, dự kiến %s)", name, r.counts[j], oneDecimal(why.expected[j], true)))
		e = append(e, fmt.Sprintf("%s (%d, expected %s)", name, r.counts[j], oneDecimal(why.expected[j], false)))
	}
	if s.hot {
		return " Góp nhiều nhất: " + strings.Join(v, ", ") + ".", " Most comes from " + strings.Join(e, ", ") + "."
	}
	return " Ít nhất so với dự kiến: " + strings.Join(v, ", ") + ".", " Lowest against expectation: " + strings.Join(e, ", ") + "."
}

// ownPart says what the unit itself has. A zero inside a hot spot is the one that
// is most easily misread.
func (q *question) ownPart(s *surroundings, r *risk, why *reasons) (vi, en string) {
	name, own := q.level.units[s.unit].Name, r.counts[s.unit]
	e := why.expected[s.unit]
	if own == 0 && s.hot {
		return fmt.Sprintf(" Bản thân %s không ghi nhận vụ nào (dự kiến %s): nổi bật là do xung quanh. Số 0 giữa điểm nóng cần được kiểm tra, không có nghĩa là an toàn.", name, oneDecimal(e, true)),
			fmt.Sprintf(" %s itself recorded none (%s expected): it stands out for its surroundings. A zero inside a hot spot needs a check; it does not mean safe.", name, oneDecimal(e, false))
	}
	return fmt.Sprintf(" Riêng %s có %d vụ, dự kiến %s.", name, own, oneDecimal(e, true)),
		fmt.Sprintf(" %s itself has %d, expected %s.", name, own, oneDecimal(e, false))
}

// turnOf says what would change the verdict.
func turnOf(s *surroundings) (vi, en string) {
	if s.hot {
		return fmt.Sprintf(" Nếu chỉ có %d vụ trở xuống thì không còn nổi bật.", s.turn), fmt.Sprintf(" With %d or fewer it would not stand out.", s.turn)
	}
	return fmt.Sprintf(" Nếu có từ %d vụ trở lên thì không còn nổi bật.", s.turn), fmt.Sprintf(" With %d or more it would not stand out.", s.turn)
}

// oneDecimal writes a number with one decimal, with a comma in Vietnamese.
func oneDecimal(v float64, comma bool) string {
	return marked(strconv.FormatFloat(v, 'f', 1, 64), comma)
}

// decimals writes a probability with two figures.
func decimals(p float64, comma bool) string {
	if p < 0.0001 {
		return "< " + marked("0.0001", comma)
	}
	digits := max(2, 1-int(math.Floor(math.Log10(p))))
	return marked(strconv.FormatFloat(p, 'f', digits, 64), comma)
}

func marked(s string, comma bool) string {
	if comma {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}
