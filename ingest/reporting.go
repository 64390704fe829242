package ingest

import (
	"io"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// ReadReporting reads which unit reported for which period: columns edition,
// level, code, state (missing, reported, nil_report, late) and submitted_at,
// and the period as from and to (inclusive days) or as period (a month YYYY-MM,
// a year YYYY or a day). Edition and level may be given by the options.
func ReadReporting(r io.Reader, o TableOptions) (Table[geo.ReportingRow], error) {
	var out Table[geo.ReportingRow]
	t, err := openTable(r, o, []tableColumn{{"edition", false}, {"level", false}, {"code", true},
		{"from", false}, {"to", false}, {"period", false}, {"state", true}, {"submitted_at", false}})
	if err != nil {
		return out, err
	}
	defer t.close() //nolint:errcheck // read only
	if !t.has("period") && !(t.has("from") && t.has("to")) {
		return out, &FileError{File: o.FileName, Reason: "the period is missing: give the columns from and to, or the column period"}
	}
	type key struct {
		edition, code string
		level         geo.Level
		period        geo.Period
	}
	seen := make(map[key]int64)
	err = t.each(func() {
		row := geo.ReportingRow{Row: t.number(), Code: t.must("code"), Period: t.period()}
		row.Edition, row.Level = t.place(&o)
		state := t.must("state")
		m, f := cell.Codes(geo.ReportingStates).Find(state)
		if row.State = m.Place; f != nil {
			t.fail("state", "unknown_state", "%q is no state: use missing, reported, nil_report or late", state)
		}
		row.Submitted = t.submitted()
		k := key{row.Edition, row.Code, row.Level, row.Period}
		if before, twice := seen[k]; twice {
			t.fail("code", "stands_twice", "row %d is about the same unit and period", before)
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

// period reads from and to, or period where they are empty.
func (t *table) period() geo.Period {
	from, begins := t.dayCell("from")
	to, ends := t.dayCell("to")
	p := geo.Period{From: from, To: to}
	if !begins && !ends {
		text := t.text("period")
		m, f := t.cal.read(text)
		if f != nil || m.minute != geo.NoMinute {
			t.fail("period", "bad_period", "%q is no period: write a month as YYYY-MM, or use the columns from and to", text)
		}
		p, begins, ends = geo.Period{From: m.on, To: m.until}, true, true
	}
	switch {
	case !begins:
		t.fail("from", "missing", "the period has no beginning")
	case !ends:
		t.fail("to", "missing", "the period has no end")
	case p.To < p.From:
		t.fail("to", "ends_before_it_begins", "the period ends before it begins")
	case p.From > t.cal.today:
		t.fail("from", "in_the_future", "the period has not begun yet")
	}
	return p
}

// submitted reads when the report came in; zero where the cell is empty.
func (t *table) submitted() time.Time {
	text := t.text("submitted_at")
	if text == "" {
		return time.Time{}
	}
	m, f := t.cal.parse(text)
	if f != nil {
		t.fail("submitted_at", f.code, "%s", f.message())
	}
	return time.Unix(m.from, 0).UTC()
}
