package report

import (
	"testing"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// A workbook has every unit and column, paper those of which there is something to tell;
// either adds up by itself, and what is hidden is no zero.
func TestWorkOnPaperAndInABook(t *testing.T) {
	t.Parallel()
	m := &material{language: english, units: []geo.Unit{{Code: "1"}, {Code: "2"}, {Code: "3"}, {Code: "4"}}}
	l := &analysis.Layer{Name: "recognition", Metadata: map[string]any{"year": 2024}, Columns: []analysis.Column{
		{Name: "code", Texts: []string{"1", "2", "3", "4"}}, {Name: "name", Texts: []string{"A", "B", "C", "D"}},
		{Name: "recognition", Blank: true, Texts: []string{"recognised", "", "", ""}}, {Name: "agreement", Blank: true, Texts: []string{"contradicts", "", "", ""}},
		{Name: "status", Blank: true, Texts: []string{"has_incidents", "has_incidents", "confirmed_zero", ""}},
		{Name: "incidents", Counts: []int64{5, 7, 0, -1}}, {Name: "school_recognised", Counts: []int64{0, 0, 2, -1}},
	}}
	both := m.work(l)
	whole, short := both[0].Blocks[0].(*Table), both[1].Blocks[0].(*Table)
	if both[0].Place != detail || both[1].Place != page || len(whole.Rows) != 4 || len(whole.Columns) != 7 || len(short.Columns) != 6 {
		t.Fatalf("%+v", both)
	}
	if len(short.Rows) != 2 || short.Rows[0][0].Text != "1" || short.Rows[1][0].Text != "3" || short.Rows[0][2].Text != "Recognised" || short.Rows[0][3].Text != "Contradicted by an incident" {
		t.Errorf("%+v", short.Rows)
	}
	if whole.Total[5].Number != 12 || whole.Total[6].Number != 2 || short.Total[4].Number != 5 || short.Total[5].Number != 2 {
		t.Errorf("totals %+v and %+v", whole.Total, short.Total)
	}
	if hidden := whole.Rows[3]; hidden[2].Kind != IsMissing || hidden[4].Kind != IsMissing || hidden[5].Kind != IsMissing {
		t.Errorf("a hidden unit shows %+v", hidden)
	}
}
