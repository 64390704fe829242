package ingest

import (
	"io"
	"math"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// relations by folded text: whether all of the old unit went to the new one.
var relations = map[string]bool{
	"whole": true, "full": true, "toàn bộ": true,
	"part": false, "partial": false, "một phần": false,
}

// ReadSuccession reads which unit went to which: columns from_code, to_code,
// relation (whole or full, part or partial) and share (0 to 1). Without the
// column relation, a unit that stands once went wholly. A unit that went
// wholly may stand only once.
func ReadSuccession(r io.Reader, o TableOptions) (Table[geo.SuccessionRow], error) {
	var out Table[geo.SuccessionRow]
	t, err := openTable(r, o, []tableColumn{{"from_code", true}, {"to_code", true}, {"relation", false}, {"share", false}})
	if err != nil {
		return out, err
	}
	defer t.close() //nolint:errcheck // read only
	type pair struct{ from, to string }
	first, pairs := make(map[string]int), make(map[pair]int64) // first row in out.Rows by old unit
	err = t.each(func() {
		row := geo.SuccessionRow{Row: t.number(), From: t.must("from_code"), To: t.must("to_code"), Whole: !t.has("relation"), Share: t.share()}
		if t.has("relation") {
			row.Whole = t.relation()
		}
		if before, twice := pairs[pair{row.From, row.To}]; twice {
			t.fail("from_code", "stands_twice", "row %d says the same of %s and %s", before, row.From, row.To)
		}
		i, split := first[row.From]
		switch {
		case t.bad:
			return
		case split && !t.has("relation"):
			row.Whole, out.Rows[i].Whole = false, false
		case split && (row.Whole || out.Rows[i].Whole):
			t.fail("relation", "whole_and_more", "%s cannot go wholly to one unit and to another as well: row %d", row.From, out.Rows[i].Row)
			return
		case !split:
			first[row.From] = len(out.Rows)
		}
		pairs[pair{row.From, row.To}] = row.Row
		out.Rows = append(out.Rows, row)
	})
	out.Errors = t.rejects
	return out, err
}

func (t *table) relation() bool {
	text := t.must("relation")
	whole, ok := relations[fold(text)]
	if !ok {
		t.fail("relation", "unknown_relation", "%q is no relation: use whole or part", text)
	}
	return whole
}

// share reads a part from 0 to 1, with a point or a comma; NaN where empty.
func (t *table) share() float64 {
	text := t.text("share")
	if text == "" {
		return math.NaN()
	}
	share, ok := parseDecimal(strings.Replace(text, ",", ".", 1))
	if !ok || share < 0 || share > 1 {
		t.fail("share", "bad_share", "%q is no share: write a number from 0 to 1", text)
	}
	return share
}
