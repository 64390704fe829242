package analysis

import (
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
)

// understandEntry reads an entry from the members of a JSON object: edition (the newest
// where it is missing), level, code, source, and the register's fields, null for what is
// not stated.
func (st *state) understandEntry(ctx context.Context, r *geo.Register, said map[string]any) (geo.Entry, error) {
	e := geo.Entry{Values: make([]geo.EntryValue, len(r.Fields))}
	known := []string{"edition", "level", "code", "source"}
	for i := range r.Fields {
		f := &r.Fields[i]
		var err error
		if f.Kind == geo.FieldPoint {
			known = append(known, "lon", "lat")
			e.Values[i], err = pointSaid(said)
		} else {
			known = append(known, f.Name)
			e.Values[i], err = valueSaid(f, said[f.Name])
		}
		if err != nil {
			return e, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(said)) {
		if !slices.Contains(known, name) {
			return e, geo.Invalid(name, "is no field of %s: there are %s", r.Name, strings.Join(known, ", "))
		}
	}
	var texts [4]string
	for i, name := range known[:4] {
		v, err := valueSaid(&geo.RegisterField{Name: name}, said[name])
		if err != nil {
			return e, err
		}
		texts[i] = v.Text
	}
	e.Source = texts[3]
	u, err := st.unitSaid(ctx, r, texts[0], texts[1], texts[2])
	if err == nil {
		e.Unit = u.ID
	}
	return e, err
}

// unitSaid finds the unit of an entry among those that the caller may see.
func (st *state) unitSaid(ctx context.Context, r *geo.Register, edition, level, code string) (*geo.Unit, error) {
	at := geo.Level(level)
	if level != "" {
		var err error
		if at, err = geo.ParseLevel(level); err != nil {
			return nil, err
		}
	}
	if r.CommuneOnly && at == "" {
		at = geo.Commune
	}
	if code == "" {
		return nil, geo.Invalid("code", "is missing: say of which unit it is")
	}
	e, _, err := st.atlas.pick(edition, "")
	if err != nil {
		return nil, geo.Invalid("edition", "there is no edition %q", edition)
	}
	u := e.unit(at, code)
	switch {
	case u == nil:
		tier := string(at)
		if tier == "" {
			tier = "unit"
		}
		return nil, geo.Invalid("code", "edition %s has no %s %q", e.Code, tier, code)
	case r.CommuneOnly && u.Level != geo.Commune:
		return nil, geo.Invalid("level", "%s stand in communes", r.Name)
	case !geo.ScopeOf(ctx).Contains(u.Area):
		return nil, geo.Invalid("code", "%q lies outside of what the caller may change", code)
	}
	return u, nil
}

// valueSaid reads a value that is no point.
func valueSaid(f *geo.RegisterField, said any) (v geo.EntryValue, err error) {
	if said == nil {
		return v, nil
	}
	if f.Kind == geo.FieldCount || f.Kind == geo.FieldYear {
		n, ok := said.(float64)
		if !ok || n != math.Trunc(n) || math.Abs(n) > 1e9 {
			return v, geo.Invalid(f.Name, "is no whole number")
		}
		return geo.EntryValue{Set: true, Number: int64(n)}, nil
	}
	text, ok := said.(string)
	if !ok {
		return v, geo.Invalid(f.Name, "is no text")
	}
	if text = norm.NFC.String(strings.TrimSpace(text)); text == "" {
		return v, nil
	}
	switch f.Kind {
	case geo.FieldCode:
		place, ok := f.List.Find(text)
		if !ok {
			return v, geo.Invalid(f.Name, "%q is unknown: use one of %s", text, strings.Join(f.List.All(), ", "))
		}
		return geo.EntryValue{Set: true, Number: int64(place)}, nil
	case geo.FieldDay:
		d, err := geo.ParseDay(text)
		if err != nil {
			return v, geo.Invalid(f.Name, "%v", err)
		}
		return geo.EntryValue{Set: true, Number: int64(d)}, nil
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f }) || len(text) > maxSaid {
		return v, geo.Invalid(f.Name, "is longer than %d bytes or holds control characters", maxSaid)
	}
	return geo.EntryValue{Set: true, Text: text}, nil
}

// maxSaid bytes hold a text of an entry.
const maxSaid = 500

// pointSaid reads longitude and latitude: both or none.
func pointSaid(said map[string]any) (v geo.EntryValue, err error) {
	var numbers [2]float64
	given := 0
	for i, name := range []string{"lon", "lat"} {
		if said[name] == nil {
			continue
		}
		n, ok := said[name].(float64)
		if !ok {
			return v, geo.Invalid(name, "is no number of degrees")
		}
		if limit := []float64{180, 90}[i]; !(n >= -limit && n <= limit) {
			return v, geo.Invalid(name, "does not lie between -%v and %v degrees", limit, limit)
		}
		numbers[i] = n
		given++
	}
	switch given {
	case 0:
		return v, nil
	case 1:
		return v, geo.Invalid("lat", "a point has longitude and latitude: give both or none")
	}
	return geo.EntryValue{Set: true, Point: numbers}, nil
}
