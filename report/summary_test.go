package report

import (
	"testing"

	"github.com/antoan-vn/antoan/analysis"
)

// A year that begins before the data do is no year without incidents.
func TestBesideBefore(t *testing.T) {
	t.Parallel()
	figures := func(cases int, from string) []analysis.Indicator {
		return []analysis.Indicator{{Name: "I10", From: from, Form: &analysis.FormFigures{Total: analysis.FormLine{Cases: cases, Sum: cases + 1}}},
			{Name: "I2", From: from, Assistance: &analysis.AssistanceFigures{Persons: cases, Assisted: 1}}}
	}
	for _, c := range []struct {
		begins string
		kind   Kind
		want   []Cell // of the first row, behind its name
	}{
		{"2023-01-01", Kind{least: 1}, []Cell{count(7), count(9), {Kind: IsNumber, Number: -2}}},
		{"2023-01-02", Kind{least: 1}, []Cell{count(7), {Kind: IsMissing}, {Kind: IsMissing}}},
		{"", Kind{least: 1}, []Cell{count(7), {Kind: IsMissing}, {Kind: IsMissing}}},
		{"2023-01-01", Kind{}, []Cell{count(7)}},
	} {
		m := &material{kind: c.kind, begins: c.begins, figures: figures(7, "2024-01-01"), before: figures(9, "2023-01-01")}
		table := m.besideBefore()
		row := table.Rows[0][1:]
		if len(row) != len(c.want) || len(table.Columns) != len(row)+1 {
			t.Fatalf("%+v: %+v", c, row)
		}
		for k := range row {
			if row[k] != c.want[k] {
				t.Errorf("data from %q: %+v, want %+v", c.begins, row, c.want)
			}
		}
	}
}
