package boundary

import (
	"cmp"
	"context"
	"io"

	"github.com/paulmach/orb"
)

// geojsonSource yields the features of GeoJSON, plain or gzip, one at a time.
type geojsonSource struct {
	ctx    context.Context
	in     *input
	l      *lexer
	shaper shaper
	attrs  *attributes
	index  map[string]int // field by name
	row    []value
	n      int64
	found  survey
	kept   int64
	err    error // sticky
}

// openGeoJSON takes in over: it is closed with the source, or on an error.
func openGeoJSON(ctx context.Context, in *input, crs string, spec Spec) (_ Source, err error) {
	defer func() {
		if err != nil {
			_ = in.f.Close() // opened for reading: nothing can be lost
		}
	}()
	s := &geojsonSource{ctx: ctx, in: in}
	if err := s.survey(); err != nil {
		return nil, err
	}
	if crs = cmp.Or(assignedCRS(crs), s.found.crs); crs == "" {
		crs = wgs84 // RFC 7946, section 4
	}
	s.shaper = shaper{crs: crs, degrees: degrees(crs), mend: spec.MakeValid}
	fields := s.found.fields.names
	if s.attrs, err = bind(spec, fields, len(fields)); err != nil {
		return nil, located(err, in.path, 0)
	}
	s.index = make(map[string]int, len(fields))
	for i, f := range fields {
		s.index[f] = i
	}
	s.row = make([]value, len(fields))
	return s, s.rewind()
}

// survey reads the whole file once.
func (s *geojsonSource) survey() error {
	r, err := s.in.reader()
	if err != nil {
		return located(err, s.in.path, 0)
	}
	sv := surveyor{l: newLexer(&interruptible{s.ctx, r}, s.in.limits), limits: s.in.limits}
	sv.fields.limit = s.in.limits.Fields
	if err := sv.run(); err != nil {
		return located(err, s.in.path, sv.features)
	}
	s.found = sv.survey
	return nil
}

// rewind puts the lexer before the first feature.
func (s *geojsonSource) rewind() error {
	r, err := s.in.reader()
	if err == nil && s.found.collection {
		_, err = io.CopyN(io.Discard, r, s.found.first)
	}
	s.l = newLexer(&interruptible{s.ctx, r}, s.in.limits)
	return located(err, s.in.path, 0)
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

// CRS implements Source.
func (s *geojsonSource) CRS() string { return s.shaper.crs }

// Fields implements Source.
func (s *geojsonSource) Fields() Used { return s.attrs.used }

// Close implements Source.
func (s *geojsonSource) Close() error { return s.in.f.Close() }

// Next implements Source.
func (s *geojsonSource) Next() (Feature, error) {
	for s.err == nil {
		if s.n == s.found.features {
			s.err = s.end()
			break
		}
		s.n++
		f, ok, err := s.feature()
		if err != nil {
			s.err = located(err, s.in.path, s.n)
		} else if ok {
			s.kept++
			f.Row = s.n
			return f, nil
		}
	}
	return Feature{}, s.err
}

// end tells a file of which nothing was wanted from one that was read.
func (s *geojsonSource) end() error { return endOf(s.in.path, s.n, s.kept) }

func endOf(path string, read, kept int64) error {
	if kept > 0 {
		return io.EOF
	}
	if read == 0 {
		return located(wrong("no features: the file holds no outlines"), path, 0)
	}
	return located(wrong("none of its %d features satisfies --where: check the expression", read), path, 0)
}

// feature takes the next feature; ok is false when it is not wanted.
func (s *geojsonSource) feature() (f Feature, ok bool, err error) {
	if s.found.collection && s.n > 1 {
		if err := s.l.expect(','); err != nil {
			return f, false, err
		}
	}
	raw, err := s.l.raw()
	if err != nil {
		return f, false, err
	}
	clear(s.row)
	var geometry []byte
	l := lexBytes(raw)
	err = l.object(func(key []byte) (err error) {
		switch string(key) {
		case "properties":
			return s.properties(l)
		case "geometry":
			geometry, err = l.raw()
			return err
		}
		return l.skip()
	})
	if err != nil || !s.attrs.selects(s.row) {
		return f, false, err
	}
	if f, err = s.attrs.feature(s.row); err != nil {
		return f, false, err
	}
	f.Shape, err = s.outline(geometry)
	return f, true, err
}

func (s *geojsonSource) outline(geometry []byte) (orb.MultiPolygon, error) {
	mp, err := parseGeometry(geometry)
	if err != nil {
		return nil, err
	}
	return s.shaper.shape(mp)
}
