package boundary

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// gpkgSource yields the rows of one layer of a GeoPackage.
type gpkgSource struct {
	path    string
	shown   string // the path that errors name: of the file before its conversion
	limits  Limits
	shaper  shaper
	srs     int32
	attrs   *attributes
	places  []int // of each selected column in row
	row     []value
	db      *gpkgFile
	rows    *sql.Rows
	cells   []any
	n, kept int64
	err     error // sticky
}

// openGPKG opens the layer that the spec names, or the only one. shown is the
// name errors go by.
func openGPKG(ctx context.Context, path, shown, crs string, spec Spec, l Limits) (_ Source, err error) {
	f, err := openGPKGFile(ctx, path, l)
	if err != nil {
		return nil, located(err, shown, 0)
	}
	defer func() {
		if err != nil {
			_ = f.close() // the first error is the one to tell
			err = located(err, shown, 0)
		}
	}()
	layer, err := f.layer(ctx, spec.Layer)
	if err != nil {
		return nil, err
	}
	s := &gpkgSource{path: path, shown: shown, limits: l, db: f, srs: layer.srs}
	if crs = assignedCRS(crs); crs == "" {
		if crs, err = f.crs(ctx, layer); err != nil {
			return nil, err
		}
	}
	s.shaper = shaper{crs: crs, degrees: degrees(crs), mend: spec.MakeValid}
	if s.attrs, err = bind(spec, layer.fields, layer.guessable); err != nil {
		return nil, err
	}
	s.row = make([]value, len(layer.fields))
	return s, s.query(ctx, layer)
}

// query selects the geometry and the wanted attributes in file order. The unary
// plus takes a column's declared type away, by which the driver would turn
// texts into dates and truth values.
func (s *gpkgSource) query(ctx context.Context, layer gpkgLayer) error {
	columns := []string{"+" + ident(layer.geometry)}
	for i, wanted := range s.attrs.wanted {
		if wanted {
			columns = append(columns, "+"+ident(layer.fields[i]))
			s.places = append(s.places, i)
		}
	}
	q := "select " + strings.Join(columns, ", ") + " from " + ident(layer.name)
	if layer.key != "" {
		q += " order by " + ident(layer.key)
	}
	s.cells = make([]any, len(columns))
	var err error
	s.rows, err = s.db.conn.QueryContext(ctx, q) //nolint:sqlclosecheck,rowserrcheck // Next checks it, Close closes it
	return s.db.explain(err)
}

func ident(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// CRS implements Source.
func (s *gpkgSource) CRS() string { return s.shaper.crs }

// Fields implements Source.
func (s *gpkgSource) Fields() Used { return s.attrs.used }

// Close implements Source.
func (s *gpkgSource) Close() error {
	if s.err == nil {
		s.err = io.EOF
	}
	return cmp.Or(s.rows.Close(), s.db.close())
}

// Next implements Source.
func (s *gpkgSource) Next() (Feature, error) {
	for s.err == nil {
		if !s.rows.Next() {
			if err := s.rows.Err(); err != nil {
				s.err = located(s.db.explain(err), s.shown, s.n+1)
			} else {
				s.err = endOf(s.shown, s.n, s.kept)
			}
			break
		}
		s.n++
		f, ok, err := s.feature()
		if err != nil {
			s.err = located(err, s.shown, s.n)
		} else if ok {
			s.kept++
			f.Row = s.n
			return f, nil
		}
	}
	return Feature{}, s.err
}

// feature reads the current row; ok is false when it is not wanted.
func (s *gpkgSource) feature() (f Feature, ok bool, err error) {
	if s.n > s.limits.Features {
		return f, false, wrong("more than %d features: select some of them with another tool first", s.limits.Features)
	}
	var blob sql.RawBytes
	pointers := make([]any, len(s.cells))
	pointers[0] = &blob
	for i := range s.cells[1:] {
		pointers[i+1] = &s.cells[i+1]
	}
	if err := s.rows.Scan(pointers...); err != nil {
		return f, false, s.db.explain(err)
	}
	for i, place := range s.places {
		if s.row[place], err = sqlValue(s.cells[i+1]); err != nil {
			return f, false, wrong("field %q: %v", s.attrs.fields[place], err)
		}
	}
	if !s.attrs.selects(s.row) {
		return f, false, nil
	}
	if f, err = s.attrs.feature(s.row); err != nil {
		return f, false, err
	}
	err = s.outline(blob, &f)
	return f, true, err
}

func (s *gpkgSource) outline(blob []byte, f *Feature) error {
	if len(blob) == 0 {
		return wrong("it has no geometry: remove the row, or leave it out with --where")
	}
	h, err := parseGPHeader(blob)
	if err != nil {
		return err
	}
	if h.srs > 0 && s.srs > 0 && h.srs != s.srs {
		return wrong("its geometry is in reference system %d, its layer in %d: export the layer again", h.srs, s.srs)
	}
	mp, err := parseWKB(blob[h.size:], s.limits)
	if err != nil {
		return err
	}
	f.Shape, err = s.shaper.shape(mp)
	return err
}

// sqlValue keeps what SQLite holds as text; a whole number has no fraction.
func sqlValue(cell any) (value, error) {
	switch v := cell.(type) {
	case nil:
		return value{}, nil
	case int64:
		return value{strconv.FormatInt(v, 10), number}, nil
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1<<53 {
			return value{strconv.FormatFloat(v, 'f', 0, 64), number}, nil
		}
		return value{strconv.FormatFloat(v, 'g', -1, 64), number}, nil
	case string:
		if !utf8.ValidString(v) {
			return value{}, wrong("text that is not UTF-8: export the layer as UTF-8")
		}
		return value{v, text}, nil
	case []byte:
		return value{}, wrong("binary data where text or a number is expected")
	}
	return value{fmt.Sprint(cell), text}, nil
}
