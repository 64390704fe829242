package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/analysis"
)

// greys of the five classes, light to dark, far enough apart for any printer.
var greys = [5]uint8{232, 196, 156, 112, 64}

// The fills of what is no class of a rate.
var (
	white      = Fill{255, Plain}
	isSilent   = Fill{255, Crossed}
	noReport   = Fill{255, Diagonal}
	isPartial  = Fill{255, Dotted}
	isUnknown  = Fill{255, Level}
	hasSeveral = Fill{156, Plain}
)

// maps shows the rates with the hot spots, and the states.
func (m *material) maps() Section {
	return Section{Sheet: m.say("Bản đồ", "Maps"), Title: m.say("Bản đồ", "Maps"), Place: page, Blocks: []Block{m.rateMap(), m.stateMap()}}
}

// numbered is a map whose labels are the numbers of the table by unit.
func (m *material) numbered(caption string) *Map {
	out := newMap(m.units)
	out.Caption = caption
	for i := range out.Shapes {
		out.Shapes[i].Label = strconv.Itoa(i + 1)
	}
	return out
}

// rateMap fills by the classes of the map on the screen, the same in every period.
func (m *material) rateMap() *Map {
	classes := m.density.Classes
	values, what := floats(m.density, classes.Measure), m.say("số vụ mỗi năm trên 100.000 dân", "incidents per year and 100,000 inhabitants")
	digits := 1
	if classes.Measure == "per_km2" {
		what, digits = m.say("số vụ trên km²", "incidents per km²"), 2
	}
	out := m.numbered(m.say("Tỷ suất và điểm nóng: ", "Rates and hot spots: ") + what)
	var keys []Key
	for k, grey := range greys {
		keys = append(keys, Key{Fill: Fill{grey, Plain}, Text: m.between(classes.Breaks, k, digits)})
	}
	keys = append(keys, Key{Fill: white, Text: m.say("Không ghi nhận vụ nào", "No incident recorded")}, Key{Fill: isSilent, Text: m.word("silent")},
		Key{Fill: noReport, Text: m.word("not_reporting")}, Key{Fill: isUnknown, Text: m.say("Không tính được", "Cannot be told")})
	n, states := counts(m.density, "count"), texts(m.status[analysis.ReadingA], "status")
	out.classed(keys, func(i int) int {
		switch {
		case n[i] == 0 && states[i] == "silent":
			return 6
		case n[i] == 0 && states[i] == "not_reporting":
			return 7
		case n[i] == 0:
			return 5
		case n[i] < 0 || !(values[i] > 0):
			return 8
		}
		k, found := slices.BinarySearch(classes.Breaks, values[i])
		if found {
			k++ // a class begins at its break
		}
		return k
	})
	if m.hot != nil {
		hot := Key{Fill: white, Bold: true, Text: m.say("Viền đậm: điểm nóng, từ 90 %", "Bold outline: hot spot, 90 % or more")}
		for i, class := range texts(m.hot, "class") {
			if strings.HasPrefix(class, "hot_") {
				out.Shapes[i].Bold = true
				hot.Count++
			}
		}
		out.Legend = append(out.Legend, hot)
	}
	return out
}

// between names class k of the breaks.
func (m *material) between(breaks []float64, k, digits int) string {
	switch at := func(v float64) string { return m.decimal(v, digits) }; k {
	case 0:
		return m.say("dưới ", "below ") + at(breaks[0])
	case len(breaks):
		return m.say("từ ", "from ") + at(breaks[k-1])
	default:
		return fmt.Sprintf(m.say("%s đến dưới %s", "%s to below %s"), at(breaks[k-1]), at(breaks[k]))
	}
}

// stateMap shows who is without incidents, and who has not said so.
func (m *material) stateMap() *Map {
	out := m.numbered(m.say("Tình trạng, cách hiểu A", "Status, reading A"))
	codes := []string{"has_incidents", "silent", "confirmed_zero", "partial", "not_reporting", ""}
	fills := []Fill{hasSeveral, isSilent, white, isPartial, noReport, isUnknown}
	var keys []Key
	for k, code := range codes[:5] {
		keys = append(keys, Key{Fill: fills[k], Text: m.word(code)})
	}
	states := texts(m.status[analysis.ReadingA], "status")
	if slices.Contains(states, "") {
		keys = append(keys, Key{Fill: isUnknown, Text: m.say("Không được xem", "May not be seen")})
	}
	out.classed(keys, func(i int) int { return slices.Index(codes, states[i]) })
	return out
}
