package report

import (
	"fmt"
	"math"
	"slices"

	"github.com/antoan-vn/antoan/analysis"
)

// onPaper are the layers of the plan's other work, with the columns that paper has room
// for; a workbook has all of them.
var onPaper = map[string][]string{
	"assistance":  {"code", "name", "persons", "assisted", "refused", "unreachable", "waiting", "possible", "median_days"},
	"models":      {"code", "name", "active", "ended", "last_met", "capacity", "addresses", "commitment"},
	"outreach":    {"code", "name", "activities", "reached", "per_1000", "eb_global", "silence", "verdict"},
	"recognition": {"code", "name", "recognition", "agreement", "incidents", "possible", "residential_area_recognised", "agency_recognised", "enterprise_recognised", "school_recognised"},
}

// sheetNames are short: a sheet's name has 31 letters at most.
var sheetNames = map[string]analysis.Text{
	"assistance": {Vi: "Trợ giúp theo đơn vị", En: "Assistance by unit"}, "models": {Vi: "Mô hình", En: "Models"},
	"outreach": {Vi: "Tuyên truyền", En: "Outreach"}, "recognition": {Vi: "Công nhận", En: "Recognition"},
}

// work is a layer of the plan's other work: whole for a workbook, and for paper the
// units of which there is something to tell.
func (m *material) work(l *analysis.Layer) []Section {
	all := analysis.Catalogue()
	info := all[slices.IndexFunc(all, func(i analysis.LayerInfo) bool { return i.Name == l.Name })] // it was asked for by the catalogue
	title := m.text(sheetNames[l.Name])
	whole, short := &Table{Notes: m.workNotes(info, l)}, &Table{Notes: m.workNotes(info, l)}
	for _, c := range info.Columns {
		column, ok := l.Column(c.Name)
		if !ok || c.Name == "population_year" {
			continue
		}
		whole.add(m, c, column)
		if slices.Contains(onPaper[l.Name], c.Name) {
			short.add(m, c, column)
		}
	}
	whole.sum()
	short.Rows = slices.DeleteFunc(short.Rows, func(row []Cell) bool { return !slices.ContainsFunc(row, func(c Cell) bool { return c.told }) })
	short.sum()
	if left := len(whole.Rows) - len(short.Rows); left > 0 {
		short.Notes = append(short.Notes, fmt.Sprintf(m.say("%d đơn vị không có gì để nêu: xem bảng tính.", "Of %d units there is nothing to tell: see the workbook."), left))
	}
	return []Section{{Sheet: title, Title: title, Place: detail, Blocks: []Block{whole}}, {Title: title, Place: page, Blocks: []Block{short}}}
}

func (m *material) workNotes(info analysis.LayerInfo, l *analysis.Layer) []string {
	notes := []string{m.text(info.Title) + ". " + m.text(info.Description) + "."}
	if year, ok := l.Metadata["year"]; ok {
		notes = append(notes, fmt.Sprintf(m.say("Của cả năm %v.", "Of the whole year %v."), year))
	}
	return append(notes, m.say("Tổng là của các đơn vị trong bảng; những gì không rõ đơn vị không có trong đó.", "The total is that of the units in the table; what belongs to no known unit is not in it."))
}

// add adds a column of a layer to the right; sum adds its counts up.
func (t *Table) add(m *material, info analysis.ColumnInfo, c analysis.Column) {
	width := 14.0
	switch {
	case info.Name == "name":
		width = 32
	case c.Texts != nil && info.Name != "code":
		width = 40
	}
	t.Columns = append(t.Columns, Column{m.text(info.Title), width})
	if t.Rows == nil {
		t.Rows = make([][]Cell, len(m.units))
	}
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i], m.value(info.Name, c, i))
	}
	switch {
	case info.Name == "name":
		t.Total = append(t.Total, text(m.say("Tổng số", "Total")))
	case c.Counts != nil && (info.Name != "population" || !slices.Contains(c.Counts, -1)):
		t.Total = append(t.Total, count(0)) // for sum
	default:
		t.Total = append(t.Total, Cell{})
	}
}

// sum makes the total that of the rows that are left.
func (t *Table) sum() {
	for k := range t.Total {
		if t.Total[k].Kind != IsNumber {
			continue
		}
		t.Total[k].Number = 0
		for _, row := range t.Rows {
			if row[k].Kind == IsNumber {
				t.Total[k].Number += row[k].Number
			}
		}
	}
}

// value is what a unit has in a column.
func (m *material) value(name string, c analysis.Column, i int) Cell {
	switch {
	case c.Texts != nil && c.Blank && c.Texts[i] == "":
		return Cell{Kind: IsMissing}
	case c.Texts != nil && (name == "code" || name == "name"):
		return text(c.Texts[i])
	case c.Texts != nil && name == "last_met":
		return text(m.day(c.Texts[i]))
	case c.Texts != nil:
		return Cell{Text: m.word(c.Texts[i]), told: name == "commitment" || name == "recognition"}
	case c.Counts != nil:
		cell := count(c.Counts[i])
		cell.told = c.Counts[i] > 0 && !slices.Contains([]string{"count", "incidents", "possible", "population"}, name)
		return cell
	case math.IsNaN(c.Floats[i]):
		return Cell{Kind: IsMissing}
	}
	return Cell{Kind: IsNumber, Number: c.Floats[i], Decimals: 2}
}
