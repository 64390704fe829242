package boundary

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// gpkgFile is a GeoPackage opened so that nothing about it can change: read
// only, without locks or journals.
type gpkgFile struct {
	db   *sql.DB
	conn *sql.Conn
}

func openGPKGFile(ctx context.Context, path string, l Limits) (*gpkgFile, error) {
	if err := complete(path); err != nil {
		return nil, err
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: path, RawQuery: "mode=ro&immutable=1&_pragma=query_only(1)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)"}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, err
	}
	f := &gpkgFile{db: db}
	if f.conn, err = db.Conn(ctx); err == nil {
		_, err = sqlite.Limit(f.conn, sqlite3.SQLITE_LIMIT_LENGTH, l.FeatureBytes)
	}
	if err != nil {
		_ = f.close() // the first error is the one to tell
		return nil, f.explain(err)
	}
	return f, nil
}

func (f *gpkgFile) close() error {
	var err error
	if f.conn != nil {
		err = f.conn.Close()
	}
	return cmp.Or(err, f.db.Close())
}

// explain says what SQLite's codes mean for the person with the file.
func (f *gpkgFile) explain(err error) error {
	var e *sqlite.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR:
		return &FileError{Reason: "the GeoPackage is damaged or cut off: copy or export it again", Err: err}
	case sqlite3.SQLITE_TOOBIG:
		return &FileError{Reason: "an outline or attribute is larger than is allowed: simplify it", Err: err}
	}
	return err
}

// complete compares the size that SQLite's header states with the file's
// (sqlite.org/fileformat2.html, section 1.3), and looks for a write-ahead log,
// which a reader without locks would pass over.
func complete(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // opened for reading
	var h [100]byte
	if _, err := io.ReadFull(f, h[:]); err != nil {
		return wrong("the GeoPackage is cut off within its header: copy or export it again")
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	page := int64(binary.BigEndian.Uint16(h[16:]))
	if page == 1 {
		page = 65536
	}
	counted := binary.BigEndian.Uint32(h[24:]) == binary.BigEndian.Uint32(h[92:])
	if want := page * int64(binary.BigEndian.Uint32(h[28:])); counted && info.Size() < want {
		return wrong("the GeoPackage is cut off: it has %d of %d bytes; copy or download it again", info.Size(), want)
	}
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		return wrong("another program still has it open (there is a -wal file beside it): close QGIS or export a copy")
	}
	return nil
}

// crs names the reference system of a layer.
func (f *gpkgFile) crs(ctx context.Context, layer gpkgLayer) (system, error) {
	if layer.srs == 0 || layer.srs == -1 {
		return noSystem("layer %q has no coordinate reference system (srs_id %d): assign one with --crs, such as EPSG:9210, or with ogr2ogr -a_srs", layer.name, layer.srs), nil
	}
	var organization, definition sql.NullString
	var code sql.NullInt64
	err := f.conn.QueryRowContext(ctx, `select organization, organization_coordsys_id, definition
		from gpkg_spatial_ref_sys where srs_id = ?`, layer.srs).Scan(&organization, &code, &definition)
	if errors.Is(err, sql.ErrNoRows) {
		return noSystem("layer %q names reference system %d, which the GeoPackage does not define: assign one with --crs", layer.name, layer.srs), nil
	}
	if err != nil {
		return system{}, f.explain(err)
	}
	s := system{definition: strings.TrimSpace(definition.String)}
	switch o := strings.ToUpper(strings.TrimSpace(organization.String)); {
	case (o == "EPSG" || o == "ESRI") && code.Int64 > 0:
		s.name = o + ":" + itoa(code.Int64)
	case o == "OGC" && code.Int64 == 84:
		s.name = wgs84
	case strings.Contains(s.definition, "["):
		s.name = s.definition
	default:
		return noSystem("layer %q is in an undefined reference system (srs_id %d): assign one with --crs", layer.name, layer.srs), nil
	}
	return s, nil
}
