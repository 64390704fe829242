package ingest

import (
	"io"
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// ReadModels reads safety models: columns edition, code (of the commune), name,
// kind, lon, lat, started_on, ended_on, last_met_on and capacity. The name and
// the day of the start are required; a model without a point lies somewhere in
// its commune. The edition may be given by the options.
func ReadModels(r io.Reader, o TableOptions) (Table[geo.ModelRow], error) {
	var out Table[geo.ModelRow]
	t, err := openTable(r, o, []tableColumn{{"edition", false}, {"code", true}, {"name", true}, {"kind", false},
		{"lon", false}, {"lat", false}, {"started_on", true}, {"ended_on", false}, {"last_met_on", false}, {"capacity", false}})
	if err != nil {
		return out, err
	}
	defer t.close() //nolint:errcheck // read only
	type key struct{ edition, code, name string }
	seen := make(map[key]int64)
	err = t.each(func() {
		row := geo.ModelRow{Row: t.number(), Code: t.must("code"), Name: t.must("name"), Kind: t.text("kind"), Ended: geo.MaxDay, LastMet: geo.MinDay, Capacity: -1}
		row.Edition, _ = t.place(&o)
		t.modelPoint(&row)
		t.modelDays(&row)
		if text := t.text("capacity"); text != "" {
			n, ok := parseCount(text)
			if !ok || n > math.MaxInt32 {
				t.fail("capacity", "bad_number", "%q is no number of persons", text)
			}
			row.Capacity = int32(n)
		}
		k := key{row.Edition, row.Code, row.Name}
		if before, twice := seen[k]; twice {
			t.fail("name", "stands_twice", "row %d has a model of this name in the same commune", before)
		}
		if t.bad {
			return
		}
		seen[k] = row.Row
		out.Rows = append(out.Rows, row)
	})
	out.Errors = t.rejects
	return out, err
}

func (t *table) modelPoint(row *geo.ModelRow) {
	p, ok, _, field, f := parsePoint(t.text("lon"), t.text("lat"))
	if f != nil {
		t.fail(Fields[field].Name, f.code, "%s", f.message())
	}
	row.Point, row.Located = p, ok
}

// modelDays reads the life of a model: a start that has come, an end and a last
// meeting that are not before it.
func (t *table) modelDays(row *geo.ModelRow) {
	var ok bool
	if row.Started, ok = t.dayCell("started_on"); !ok {
		t.fail("started_on", "missing", "the day of the start is missing: write YYYY-MM-DD")
	}
	if row.Started > t.cal.today {
		t.fail("started_on", "in_the_future", "the model has not started yet")
	}
	if d, ok := t.dayCell("ended_on"); ok {
		row.Ended = d
	}
	if d, ok := t.dayCell("last_met_on"); ok {
		row.LastMet = d
		if d > t.cal.today {
			t.fail("last_met_on", "in_the_future", "the last meeting lies in the future")
		}
	}
	if row.Ended < row.Started || row.LastMet != geo.MinDay && row.LastMet < row.Started {
		t.fail("started_on", "ends_before_it_begins", "the model ended or met before it started")
	}
}
