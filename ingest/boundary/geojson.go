package boundary

import (
	"context"
	"io"
)

// geojsonRows are the features of GeoJSON, plain or gzip, one at a time.
type geojsonRows struct {
	ctx    context.Context
	in     *input
	l      *lexer
	names  []string
	index  map[string]int // attribute by name
	id     int            // place of the feature's own id among names, -1: there is none
	wanted []bool
	row    []value
	n      int64
	found  survey
}

// openGeoJSON takes in over: it is closed with the rows, or on an error. With
// ownCRS false the file's reference system does not count.
func openGeoJSON(ctx context.Context, in *input, ownCRS bool) (_ rows, err error) {
	defer func() {
		if err != nil {
			_ = in.f.Close() // opened for reading: nothing can be lost
		}
	}()
	s := &geojsonRows{ctx: ctx, in: in}
	if err := s.survey(ownCRS); err != nil {
		return nil, err
	}
	s.nameFields()
	return s, nil
}

// survey reads the whole file once.
func (s *geojsonRows) survey(ownCRS bool) error {
	r, err := s.in.reader()
	if err != nil {
		return located(err, s.in.path, 0)
	}
	sv := surveyor{l: newLexer(&interruptible{s.ctx, r}, s.in.limits), limits: s.in.limits, ownCRS: ownCRS}
	sv.fields.limit = s.in.limits.Fields
	if err := sv.run(); err != nil {
		return located(err, s.in.path, sv.features)
	}
	s.found = sv.survey
	return nil
}

// featureID is what the id of a Feature goes by among the attributes (RFC 7946,
// section 3.2), unless an attribute has that name.
const featureID = "id"

// nameFields lists the attributes, and the id of the features behind them.
func (s *geojsonRows) nameFields() {
	s.names, s.id = s.found.fields.names, -1
	s.index = make(map[string]int, len(s.names))
	for i, f := range s.names {
		s.index[f] = i
	}
	_, taken := findField(s.names, featureID)
	if s.found.ids && !taken {
		s.id, s.names = len(s.names), append(s.names[:len(s.names):len(s.names)], featureID)
	}
	s.row = make([]value, len(s.names))
}

// interruptible ends reading when the context does.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (i *interruptible) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.r.Read(p)
}

func (s *geojsonRows) shown() string { return s.in.path }

func (s *geojsonRows) fields() ([]string, int) { return s.names, len(s.found.fields.names) }

func (s *geojsonRows) system() system {
	if s.found.crs == "" {
		return system{name: wgs84} // RFC 7946, section 4
	}
	return system{name: s.found.crs}
}

func (s *geojsonRows) close() error { return s.in.f.Close() }

// begin puts the lexer before the first feature.
func (s *geojsonRows) begin(wanted []bool) error {
	s.wanted = wanted
	r, err := s.in.reader()
	if err == nil && s.found.collection {
		_, err = io.CopyN(io.Discard, r, s.found.first)
	}
	s.l = newLexer(&interruptible{s.ctx, r}, s.in.limits)
	return err
}

func (s *geojsonRows) next() (record, error) {
	if s.n == s.found.features {
		return record{}, io.EOF
	}
	s.n++
	geometry, err := s.feature()
	return record{s.n, s.row, geometry}, err
}

// feature takes the next feature and returns its geometry.
func (s *geojsonRows) feature() (geometry jsonGeometry, err error) {
	if s.found.collection && s.n > 1 {
		if err := s.l.expect(','); err != nil {
			return nil, err
		}
	}
	raw, err := s.l.raw()
	if err != nil {
		return nil, err
	}
	clear(s.row)
	l := lexBytes(raw)
	err = l.object(func(key []byte) (err error) {
		switch string(key) {
		case "properties":
			return s.properties(l)
		case "geometry":
			geometry, err = l.raw()
			return err
		case "id":
			if s.id >= 0 {
				return s.value(l, s.id)
			}
		}
		return l.skip()
	})
	return geometry, err
}
