package ingest

import (
	"encoding/csv"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/geo"
)

// Names of the sheets beside the form. The lists are hidden: a sheet that is, is
// not read.
const (
	guideSheet = "Hướng dẫn"
	listsSheet = "Danh mục"
	formRows   = 5000 // that have drop-down lists
)

// Write writes the empty form as csv or xlsx. It returns *geo.InvalidError for
// another format, and the error of w.
func (f Form) Write(w io.Writer, format string) error {
	switch format {
	case ExportCSV:
		return f.writeCSV(w)
	case ExportXLSX:
		return f.writeBook(w)
	}
	return geo.Invalid("format", "%q is unknown: use csv or xlsx", format)
}

// writeCSV writes the header alone, behind the mark by which Excel knows UTF-8.
func (f Form) writeCSV(w io.Writer) error {
	if _, err := w.Write(utf8BOM); err != nil {
		return err
	}
	var names []string
	for _, c := range f.Columns {
		names = append(names, c.Header)
	}
	out := csv.NewWriter(w)
	if err := out.Write(names); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// formBook is a workbook being made. The first error stays.
type formBook struct {
	f   Form
	b   *excelize.File
	err error
}

func (f Form) writeBook(w io.Writer) error {
	m := &formBook{f: f, b: excelize.NewFile()}
	m.do(m.b.SetSheetName("Sheet1", f.Title))
	for _, name := range []string{guideSheet, listsSheet} {
		_, err := m.b.NewSheet(name)
		m.do(err)
	}
	m.form()
	m.guide()
	m.do(m.b.SetSheetVisible(listsSheet, false))
	if m.err != nil {
		return m.err
	}
	if _, err := m.b.WriteTo(w); err != nil {
		return err
	}
	return m.b.Close()
}

func (m *formBook) do(err error) {
	if m.err == nil {
		m.err = err
	}
}

func (m *formBook) style(s *excelize.Style) int {
	id, err := m.b.NewStyle(s)
	m.do(err)
	return id
}

// form makes the sheet to be filled in.
func (m *formBook) form() {
	head := m.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EDF2"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}})
	day := "dd/mm/yyyy"
	date, text := m.style(&excelize.Style{CustomNumFmt: &day}), m.style(&excelize.Style{NumFmt: 49})
	for i := range m.f.Columns {
		c := &m.f.Columns[i]
		letter, err := excelize.ColumnNumberToName(i + 1)
		m.do(err)
		m.do(m.b.SetColWidth(m.f.Title, letter, letter, 18))
		switch {
		case c.Date:
			m.do(m.b.SetColStyle(m.f.Title, letter, date))
		case c.Text:
			m.do(m.b.SetColStyle(m.f.Title, letter, text))
		}
		m.do(m.b.SetCellStr(m.f.Title, letter+"1", c.Header))
		m.do(m.b.SetCellStyle(m.f.Title, letter+"1", letter+"1", head))
		m.choices(c, letter)
	}
	m.do(m.b.SetPanes(m.f.Title, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

// choices gives a column its drop-down list. Where several may be written, or other
// words are understood, too, anything else is allowed.
func (m *formBook) choices(c *FormColumn, letter string) {
	labels := c.Choices
	if c.List != nil {
		for _, code := range c.List.Codes {
			labels = append(labels, code.Vi)
		}
	}
	if len(labels) == 0 {
		return
	}
	for i, label := range labels {
		m.do(m.b.SetCellStr(listsSheet, fmt.Sprintf("%s%d", letter, i+1), label))
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(fmt.Sprintf("%s2:%s%d", letter, letter, formRows))
	v.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$1:$%s$%d", listsSheet, letter, letter, len(labels)))
	v.ShowErrorMessage = false
	m.do(m.b.AddDataValidation(m.f.Title, v))
}

// guide makes the sheet that explains every column.
func (m *formBook) guide() {
	wrap := m.style(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	rows := [][]any{{"Cột", "Bắt buộc", "Ý nghĩa", "Ví dụ", "Column", "Meaning"}}
	for i := range m.f.Columns {
		c := &m.f.Columns[i]
		must := ""
		if c.Required {
			must = "x"
		}
		vi, en := c.explain()
		rows = append(rows, []any{c.Header, must, vi, c.Example, c.Name, en})
	}
	for i := range rows {
		m.do(m.b.SetSheetRow(guideSheet, fmt.Sprintf("A%d", i+1), &rows[i]))
	}
	for letter, width := range map[string]float64{"A": 26, "B": 10, "C": 60, "D": 24, "E": 18, "F": 60} {
		m.do(m.b.SetColWidth(guideSheet, letter, letter, width))
	}
	m.do(m.b.SetCellStyle(guideSheet, "A1", fmt.Sprintf("F%d", len(rows)), wrap))
}
