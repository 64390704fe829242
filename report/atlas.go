package report

import (
	"context"
	"fmt"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/calendar"
)

// part is a piece of the period, with the incidents of every unit in it.
type part struct {
	name   string
	counts []int64
}

// mostMonths of a period are shown month by month; a longer one by its years.
const mostMonths = 12

// overTime asks for the incidents of the period's parts, and tells whether they are of
// the report's version of the data.
func (m *material) overTime(ctx context.Context, s Source) (bool, error) {
	one := true
	for _, p := range m.parts() {
		if p.days.From > m.counted.To {
			break
		}
		p.days.To = min(p.days.To, m.counted.To)
		l, err := s.Layer(ctx, analysis.Request{Layer: "density", Edition: m.edition.Code, Level: m.level, Filter: geo.Filter{Period: p.days}})
		if err != nil {
			return false, err
		}
		one = one && l.Version == m.version
		m.series = append(m.series, part{p.name, counts(l, "count")})
	}
	return one, nil
}

type named struct {
	name string
	days geo.Period
}

// parts are the months of the period's name, or its calendar years.
func (m *material) parts() []named {
	months := m.days.Months()
	if n, err := calendar.Parse(m.period); err == nil {
		months = n.Months()
	}
	var all []named
	for _, days := range months {
		y, month, _ := days.To.Date()
		switch name := fmt.Sprintf("%02d/%d", int(month), y); {
		case len(months) <= mostMonths:
			all = append(all, named{name, days})
		case len(all) > 0 && all[len(all)-1].name == name[3:]:
			all[len(all)-1].days.To = days.To
		default:
			all = append(all, named{name[3:], days})
		}
	}
	return all
}

// atlas gives a page for every unit, one after the other.
func (m *material) atlas(yield func(Section) bool) {
	base := newMap(m.units)
	for i := range base.Shapes {
		base.Shapes[i].Fill = white
	}
	for i := range m.units {
		if !yield(m.page(base, i)) {
			return
		}
	}
}

// page is all that is known of one unit.
func (m *material) page(base *Map, i int) Section {
	u := &m.units[i]
	where := base.Shapes[i]
	where.Fill, where.Bold = hasSeveral, true
	s := Section{Title: fmt.Sprintf("%d. %s (%s)", i+1, u.Name, u.Code), Place: page, OwnPage: true,
		Blocks: []Block{&Map{Shapes: []Shape{where}, High: base.High, Under: base, Wide: 130}, m.unitFigures(i)}}
	for _, why := range []*analysis.Layer{m.hot, m.silence} {
		if why == nil {
			continue
		}
		if reason := texts(why, m.say("reason_vi", "reason_en"))[i]; reason != "" {
			s.Blocks = append(s.Blocks, Paragraph{Text: reason})
		}
	}
	if len(m.series) > 1 {
		bars := &Bars{Caption: m.say("Số vụ theo thời gian", "Incidents over time")}
		for _, p := range m.series {
			bars.Values = append(bars.Values, Bar{p.name, p.counts[i]})
		}
		s.Blocks = append(s.Blocks, bars)
	}
	return s
}

// unitFigures are the rows of one unit in the tables, with those of all beside them.
func (m *material) unitFigures(i int) *Table {
	a, b := m.status[analysis.ReadingA], m.status[analysis.ReadingB]
	hot := ""
	if m.hot != nil {
		hot = texts(m.hot, "class")[i]
	}
	t := &Table{Columns: []Column{{m.say("Mục", "Item"), 80}, {m.say("Giá trị", "Value"), 50}, {m.say("Từ", "From"), 25}, {m.say("Đến", "To"), 25}}}
	add := func(name string, value Cell, limits ...Cell) {
		row := make([]Cell, 4)
		row[0], row[1] = text(name), value
		copy(row[2:], limits)
		t.Rows = append(t.Rows, row)
	}
	add(m.say("Dân số", "Population"), count(counts(m.density, "population")[i]))
	add(m.say("Số vụ", "Incidents"), count(counts(m.density, "count")[i]))
	add(m.say("Số vụ mỗi năm trên 100.000 dân", "Incidents per year and 100,000 inhabitants"), number(floats(m.density, "rate")[i]), number(floats(m.density, "rate_low")[i]), number(floats(m.density, "rate_high")[i]))
	add(m.say("Tình trạng, cách hiểu A", "Status, reading A"), text(m.word(texts(a, "status")[i])))
	add(m.say("Tình trạng, cách hiểu B", "Status, reading B"), text(m.word(texts(b, "status")[i])))
	add(m.say("Điểm nóng", "Hot spot"), text(m.word(hot)))
	add(m.say("Báo cáo tháng đã có", "Monthly reports in"), count(counts(a, "months_reported")[i]))
	add(m.say("Báo cáo tháng phải có", "Monthly reports due"), count(counts(a, "months_due")[i]))
	return t
}
