package report

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
)

// No text becomes a formula, wherever it stands; numbers stay numbers.
func TestWorkbookTextsAreNoFormulas(t *testing.T) {
	t.Parallel()
	evil := []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}
	table := &Table{Caption: evil[0], Columns: []Column{{evil[3], 10}, {"n", 10}}, Notes: evil}
	for _, e := range evil {
		table.Rows = append(table.Rows, []Cell{text(e), count(7)})
	}
	d := &Document{Title: "=t", Subtitle: "@s", Footer: evil, AsOf: "2026-01-31", Sections: slices.Values([]Section{{Sheet: "s", Title: "x", Blocks: []Block{Paragraph{Text: evil[2]}, table}}})}
	var file bytes.Buffer
	if err := d.WriteXLSX(&file); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetList()[0]
	all, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	texts, numbers := 0, 0
	for y, row := range all {
		for x, value := range row {
			at, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err != nil {
				t.Fatal(err)
			}
			formula, err := book.GetCellFormula(sheet, at)
			if err != nil || formula != "" {
				t.Errorf("%s is a formula %q, %v", at, formula, err)
			}
			switch {
			case value == "7":
				numbers++
			case value != "" && bytes.ContainsAny([]byte(value[:1]), "=+-@\t\r"):
				t.Errorf("%s begins like a formula: %q", at, value)
			case value != "" && value[0] == '\'':
				texts++
			}
		}
	}
	if texts < 4*len(evil)-4 || numbers != len(evil) {
		t.Errorf("%d escaped texts, %d numbers", texts, numbers)
	}
}
