package boundary

import (
	"errors"
	"io"
)

// outlineSource makes outlines of an edition of the rows of a file.
type outlineSource struct {
	rows   rows
	shaper shaper
	attrs  *attributes
	kept   int64
	err    error // sticky
}

// newSource takes the rows over: they are closed with the source, or on an error.
func newSource(r rows, crs string, spec Spec) (_ Source, err error) {
	defer func() {
		if err != nil {
			_ = r.close() // the first error is the one to tell
			err = located(err, r.shown(), 0)
		}
	}()
	if crs = assignedCRS(crs); crs == "" {
		stated := r.system()
		if stated.missing != nil {
			return nil, stated.missing
		}
		crs = stated.name
	}
	s := &outlineSource{rows: r, shaper: shaper{crs: crs, degrees: degrees(crs), mend: spec.MakeValid}}
	fields, guessable := r.fields()
	if s.attrs, err = bind(spec, fields, guessable); err != nil {
		return nil, err
	}
	return s, r.begin(s.attrs.wanted)
}

// CRS implements Source.
func (s *outlineSource) CRS() string { return s.shaper.crs }

// Fields implements Source.
func (s *outlineSource) Fields() Used { return s.attrs.used }

// Close implements Source.
func (s *outlineSource) Close() error {
	if s.err == nil {
		s.err = io.EOF
	}
	return s.rows.close()
}

// Next implements Source.
func (s *outlineSource) Next() (Feature, error) {
	var read int64
	for s.err == nil {
		row, err := s.rows.next()
		if errors.Is(err, io.EOF) {
			s.err = endOf(s.rows.shown(), read, s.kept)
			break
		}
		read = row.n
		var f Feature
		if err == nil && s.attrs.selects(row.values) {
			if f, err = s.feature(row); err == nil {
				s.kept++
				return f, nil
			}
		}
		s.err = located(err, s.rows.shown(), row.n)
	}
	return Feature{}, s.err
}

func (s *outlineSource) feature(row record) (Feature, error) {
	f, err := s.attrs.feature(row.values)
	if err != nil {
		return f, err
	}
	f.Row = row.n
	mp, err := row.geometry.outline()
	if err != nil {
		return f, err
	}
	f.Shape, err = s.shaper.shape(mp)
	return f, err
}

// endOf tells a file of which nothing was wanted from one that was read.
func endOf(path string, read, kept int64) error {
	if kept > 0 {
		return io.EOF
	}
	if read == 0 {
		return located(wrong("no features: the file holds no outlines"), path, 0)
	}
	return located(wrong("none of its %d features satisfies --where: check the expression", read), path, 0)
}
