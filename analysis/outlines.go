package analysis

import (
	"io"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// Outlines are the units of one level without values: they never change, so
// they travel once, named by their hash.
type Outlines struct {
	Edition string
	Level   geo.Level
	Hash    string
	level   *level
}

// Outlines returns the units of an edition and level; empty ones mean the
// newest and its finest. It returns geo.ErrNotFound for unknown ones.
func (s *Service) Outlines(code string, name geo.Level) (*Outlines, error) {
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	e, l, err := st.atlas.pick(code, name)
	if err != nil {
		return nil, err
	}
	return &Outlines{Edition: e.Code, Level: l.name, Hash: l.hash, level: l}, nil
}

// WriteGeoJSON writes the units whose bounds touch bound, or all, as a
// FeatureCollection in unit order.
func (o *Outlines) WriteGeoJSON(w io.Writer, bound *orb.Bound) error {
	rows := o.level.touching(bound)
	head := map[string]any{"edition": o.Edition, "level": o.Level, "outlines": o.Hash,
		"numberMatched": len(rows), "numberReturned": len(rows)}
	return writeCollection(w, head, len(rows), func(b []byte, n int) []byte {
		u := &o.level.units[rows[n]]
		b = appendString(append(b, `{"type":"Feature","id":`...), u.Code)
		b = appendString(append(b, `,"properties":{"code":`...), u.Code)
		b = appendString(append(b, `,"name":`...), u.Name)
		b = appendString(append(b, `,"type":`...), u.Type)
		b = appendString(append(b, `,"parent":`...), u.Parent)
		b = appendNumber(append(b, `,"area_km2":`...), u.AreaKm2)
		b = appendPosition(append(b, `,"label":`...), u.Label)
		b = append(append(b, `},"geometry":`...), o.level.shapes[rows[n]]...)
		return append(b, '}')
	})
}
