package ingest

import (
	"errors"
	"io"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// ReadEntries reads the entries of a register: the columns edition, level (not of
// registers that are of communes alone), code and source, and one for each of its
// fields, a point being lon and lat. Edition, level and source may be given by the options.
func ReadEntries(register *geo.Register) func(io.Reader, TableOptions) (Table[geo.EntryRow], error) {
	return func(r io.Reader, o TableOptions) (out Table[geo.EntryRow], err error) {
		t, err := openTable(r, o, entryColumns(register))
		if err != nil {
			return out, err
		}
		defer t.close() //nolint:errcheck // read only
		seen := make(map[string]int64)
		err = t.each(func() {
			row := geo.EntryRow{Row: t.number(), Code: t.must("code")}
			row.Edition, row.Level = t.place(&o)
			if row.Source = unescape(t.text("source")); row.Source == "" {
				row.Source = o.Source
			}
			row.Values = t.entryValues(register)
			t.checkEntry(register, &row)
			if t.bad {
				return
			}
			key := entryKey(register, &row)
			if before, twice := seen[key]; twice {
				t.fail(register.Fields[register.Key[0]].Name, "stands_twice", "row %d is the same entry", before)
				return
			}
			seen[key] = row.Row
			out.Rows = append(out.Rows, row)
		})
		out.Errors = t.rejects
		return out, err
	}
}

func entryColumns(r *geo.Register) []tableColumn {
	columns := []tableColumn{{"edition", false}, {"code", true}, {"source", false}}
	if !r.CommuneOnly {
		columns = append(columns, tableColumn{"level", false})
	}
	for i := range r.Fields {
		f := &r.Fields[i]
		if f.Kind == geo.FieldPoint {
			columns = append(columns, tableColumn{"lon", false}, tableColumn{"lat", false})
			continue
		}
		columns = append(columns, tableColumn{f.Name, f.Required})
	}
	return columns
}

// entryValues reads the fields of the current row.
func (t *table) entryValues(r *geo.Register) []geo.EntryValue {
	values := make([]geo.EntryValue, len(r.Fields))
	for i := range r.Fields {
		f, v := &r.Fields[i], &values[i]
		switch f.Kind {
		case geo.FieldText:
			v.Text = unescape(t.text(f.Name))
			v.Set = v.Text != ""
		case geo.FieldCode:
			if text := t.text(f.Name); text != "" {
				m, wrong := cell.Codes(f.List).Find(text)
				if wrong != nil {
					t.fail(f.Name, "unknown_"+f.List.Name, "%q is none of %s", text, strings.Join(f.List.All(), ", "))
				}
				v.Set, v.Number = true, int64(m.Place)
			}
		case geo.FieldDay:
			d, ok := t.dayCell(f.Name)
			v.Set, v.Number = ok, int64(d)
		case geo.FieldCount:
			n := t.count(f.Name, false)
			v.Set, v.Number = n >= 0, n
		case geo.FieldYear:
			v.Set, v.Number = true, int64(t.year(0))
		case geo.FieldPoint:
			p, ok, _, field, wrong := parsePoint(t.text("lon"), t.text("lat"))
			if wrong != nil {
				t.fail(Fields[field].Name, wrong.code, "%s", wrong.message())
			}
			v.Set, v.Point = ok, p
		}
		if !v.Set {
			*v = geo.EntryValue{}
		}
	}
	return values
}

// checkEntry adds what the register's own rules say against the current row.
func (t *table) checkEntry(r *geo.Register, row *geo.EntryRow) {
	if t.bad {
		return
	}
	if r.CommuneOnly && row.Level != geo.Commune {
		t.fail("code", "not_a_commune", "%s stand in communes", r.Name)
	}
	var invalid *geo.InvalidError
	if err := r.Check(&row.Entry, t.cal.today); errors.As(err, &invalid) {
		t.fail(invalid.Field, "bad_entry", "%s", invalid.Reason)
	}
}

// entryKey is what no two rows of a file share.
func entryKey(r *geo.Register, row *geo.EntryRow) string {
	parts := []string{row.Edition, string(row.Level), row.Code}
	for _, i := range r.Key {
		v := row.Values[i]
		parts = append(parts, v.Text, geo.Day(v.Number).String())
	}
	return strings.Join(parts, "\x00")
}
