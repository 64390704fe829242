package analysis

import (
	"math"
	"strconv"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// Entries is a part of a register.
type Entries struct {
	Register string  `json:"register"`
	Entries  []Entry `json:"entries" nullable:"false"`
	Matched  int64   `json:"number_matched"`
	Returned int     `json:"number_returned"`
	Next     int32   `json:"next_after,omitempty"` // where the next part begins, if any
}

// Entry is an entry of a register with the unit that it is of. Its JSON is one object
// with the unit, the source and the fields of the register, a point as lon and lat.
type Entry struct {
	geo.Entry
	Register                *geo.Register
	Edition, Code, UnitName string
	Level                   geo.Level
}

// entry puts the names to an entry's unit; one that has come since the state was read
// has none yet.
func (st *state) entry(r *geo.Register, e geo.Entry) Entry {
	out := Entry{Entry: e, Register: r}
	if edition, u := st.atlas.anyUnit(e.Unit); u != nil {
		out.Edition, out.Code, out.UnitName, out.Level = edition.Code, u.Code, u.Name, u.Level
	}
	return out
}

// MarshalJSON writes every field, null where it is not stated.
func (e Entry) MarshalJSON() ([]byte, error) {
	b := strconv.AppendInt([]byte(`{"id":`), int64(e.ID), 10)
	for _, p := range []struct{ name, text string }{
		{"edition", e.Edition}, {"level", string(e.Level)}, {"code", e.Code}, {"unit", e.UnitName}, {"source", e.Source}, {"stored_at", e.StoredAt.UTC().Format(time.RFC3339)},
	} {
		b = appendString(append(appendString(append(b, ','), p.name), ':'), p.text)
	}
	for i := range e.Register.Fields {
		f, v := &e.Register.Fields[i], e.Values[i]
		if f.Kind == geo.FieldPoint {
			lon, lat := math.NaN(), math.NaN()
			if v.Set {
				lon, lat = v.Point[0], v.Point[1]
			}
			b = appendNumber(append(b, `,"lon":`...), lon)
			b = appendNumber(append(b, `,"lat":`...), lat)
			continue
		}
		b = append(appendString(append(b, ','), f.Name), ':')
		switch {
		case !v.Set:
			b = append(b, "null"...)
		case f.Kind == geo.FieldCount || f.Kind == geo.FieldYear:
			b = strconv.AppendInt(b, v.Number, 10)
		default:
			b = appendString(b, e.Text(i))
		}
	}
	return append(b, '}'), nil
}

// Text returns a value as files write it, longitude before latitude; empty where it is
// not stated.
func (e *Entry) Text(i int) string {
	f, v := &e.Register.Fields[i], e.Values[i]
	if !v.Set {
		return ""
	}
	switch f.Kind {
	case geo.FieldCode:
		return f.List.String(uint8(v.Number))
	case geo.FieldDay:
		return geo.Day(v.Number).String()
	case geo.FieldCount, geo.FieldYear:
		return strconv.FormatInt(v.Number, 10)
	case geo.FieldPoint:
		return string(appendNumber(append(appendNumber(nil, v.Point[0]), ' '), v.Point[1]))
	case geo.FieldText:
	}
	return v.Text
}
