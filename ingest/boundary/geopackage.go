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

// gpkgRows are the rows of one layer of a GeoPackage.
type gpkgRows struct {
	ctx    context.Context
	path   string // that errors name: of the file before its conversion
	limits Limits
	layer  gpkgLayer
	stated system
	places []int // of each selected column in row
	row    []value
	db     *gpkgFile
	rows   *sql.Rows
	cells  []any
	n      int64
}

// openGPKG opens the layer of that name, or the only one. shown is the name
// errors go by. With ownCRS false the layer's reference system does not count.
func openGPKG(ctx context.Context, path, shown, layer string, ownCRS bool, l Limits) (_ rows, err error) {
	f, err := openGPKGFile(ctx, path, l)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = f.close() // the first error is the one to tell
		}
	}()
	s := &gpkgRows{ctx: ctx, path: shown, limits: l, db: f}
	if s.layer, err = f.layer(ctx, layer); err != nil {
		return nil, err
	}
	if ownCRS {
		if s.stated, err = f.crs(ctx, s.layer); err != nil {
			return nil, err
		}
	}
	s.row = make([]value, len(s.layer.fields))
	return s, nil
}

func (s *gpkgRows) shown() string { return s.path }

func (s *gpkgRows) fields() ([]string, int) { return s.layer.fields, s.layer.guessable }

func (s *gpkgRows) system() system { return s.stated }

func (s *gpkgRows) close() error {
	if s.rows == nil {
		return s.db.close()
	}
	return cmp.Or(s.rows.Close(), s.db.close())
}

// begin selects the geometry and the wanted attributes in file order. The unary
// plus takes a column's declared type away, by which the driver would turn
// texts into dates and truth values.
func (s *gpkgRows) begin(wanted []bool) error {
	columns := []string{"+" + ident(s.layer.geometry)}
	for i, name := range s.layer.fields {
		if wanted[i] {
			columns = append(columns, "+"+ident(name))
			s.places = append(s.places, i)
		}
	}
	q := "select " + strings.Join(columns, ", ") + " from " + ident(s.layer.name)
	if s.layer.key != "" {
		q += " order by " + ident(s.layer.key)
	}
	s.cells = make([]any, len(columns))
	var err error
	s.rows, err = s.db.conn.QueryContext(s.ctx, q) //nolint:sqlclosecheck,rowserrcheck // next checks it, close closes it
	return s.db.explain(err)
}

func ident(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func (s *gpkgRows) next() (record, error) {
	if !s.rows.Next() {
		if err := s.rows.Err(); err != nil {
			return record{n: s.n + 1}, s.db.explain(err)
		}
		return record{}, io.EOF
	}
	s.n++
	if s.n > s.limits.Features {
		return record{n: s.n}, wrong("more than %d features: select some of them with another tool first", s.limits.Features)
	}
	var blob sql.RawBytes
	pointers := make([]any, len(s.cells))
	pointers[0] = &blob
	for i := range s.cells[1:] {
		pointers[i+1] = &s.cells[i+1]
	}
	if err := s.rows.Scan(pointers...); err != nil {
		return record{n: s.n}, s.db.explain(err)
	}
	for i, place := range s.places {
		var err error
		if s.row[place], err = sqlValue(s.cells[i+1]); err != nil {
			return record{n: s.n}, wrong("field %q: %v", s.layer.fields[place], err)
		}
	}
	return record{s.n, s.row, gpkgGeometry{blob, s.layer.srs, s.limits}}, nil
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
