package boundary

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/gzip"
)

// Open opens a file of outlines, whatever its name, by what it holds:
//
//   - a GeoJSON FeatureCollection, a Feature, Features one per line, or an RFC
//     8142 sequence, plain or gzip; it is read once for faults before Open returns
//   - a GeoPackage
//   - anything else that ogr2ogr reads (Shapefile, FlatGeobuf, KML, MapInfo, File
//     Geodatabase …), which is converted to a temporary GeoPackage
//   - each of these in a zip or gzip file, unpacked to a temporary directory
//
// The Source must be closed, which removes what is temporary; ctx must live as
// long as the Source. Faults are *FileError, wrapping *geo.InvalidError for a
// flag, ErrNeedsGDAL, or the system's error.
func Open(ctx context.Context, path string, spec Spec, limits Limits) (Source, error) {
	return OpenAs(ctx, path, "", spec, limits)
}

// OpenAs is Open for a file whose coordinates are in the reference system crs
// whatever the file says of its own: "EPSG:9210", or PROJ or WKT text. Empty: as
// the file says.
func OpenAs(ctx context.Context, path, crs string, spec Spec, limits Limits) (Source, error) {
	r, err := openRows(ctx, path, spec.Layer, assignedCRS(crs) == "", limits)
	if err != nil {
		return nil, err
	}
	return newSource(r, crs, spec)
}

// openRows opens a file for whoever reads its features. With ownCRS false the
// reference system that it states does not count.
func openRows(ctx context.Context, path, layer string, ownCRS bool, limits Limits) (rows, error) {
	o := opener{ctx: ctx, shown: path, layer: layer, ownCRS: ownCRS, limits: limits.withDefaults()}
	r, err := o.open(path)
	if err != nil {
		return nil, located(errors.Join(err, o.remove()), path, 0)
	}
	if o.dir == "" {
		return r, nil
	}
	return &temporary{r, o.dir}, nil
}

// opener follows a file through unpacking and conversion.
type opener struct {
	ctx    context.Context
	shown  string // the path that was given: errors name it
	layer  string
	ownCRS bool
	limits Limits
	dir    string // temporary, empty: none was needed
}

func (o *opener) open(path string) (rows, error) {
	in, err := openInput(path, o.limits)
	if err != nil {
		return nil, err
	}
	in.path = o.shown
	first, err := head(in.f)
	if err != nil {
		_ = in.f.Close() // opened for reading: nothing can be lost
		return nil, err
	}
	kind := sniff(first)
	if kind == gzipped {
		if kind, err = sniffGzip(in); err == nil && kind != geoJSON {
			err = o.inflate(in)
			_ = in.f.Close()
			if err != nil {
				return nil, err
			}
			return o.open(o.inflated())
		}
		in.gzip = true
	}
	if err == nil && kind == geoJSON {
		return openGeoJSON(o.ctx, in, o.ownCRS)
	}
	_ = in.f.Close()
	if err != nil {
		return nil, err
	}
	return o.openOther(kind, path)
}

func (o *opener) openOther(kind format, path string) (rows, error) {
	switch kind {
	case geoPackage:
		return openGPKG(o.ctx, path, o.shown, o.layer, o.ownCRS, o.limits)
	case zipped:
		inner, err := o.unzip(path)
		if err != nil {
			return nil, err
		}
		return o.open(inner)
	case utf16Text:
		return nil, wrong("text in UTF-16: save it as UTF-8")
	case webPage:
		return nil, wrong("a web page instead of data: the download failed; open its address in a browser to see why")
	}
	converted, err := o.convert(path)
	if err != nil {
		return nil, err
	}
	return openGPKG(o.ctx, converted, o.shown, o.layer, o.ownCRS, o.limits)
}

// sniffGzip looks into a gzip file.
func sniffGzip(in *input) (format, error) {
	if _, err := in.f.Seek(0, 0); err != nil {
		return foreign, err
	}
	z, err := gzip.NewReader(bufio.NewReader(in.f))
	if err != nil {
		return foreign, err
	}
	first, err := head(z)
	return sniff(first), err
}

// temp makes the temporary directory once.
func (o *opener) temp(name string) (string, error) {
	if o.dir == "" {
		dir, err := os.MkdirTemp(o.limits.TempDir, "antoan-outlines-")
		if err != nil {
			return "", err
		}
		o.dir = dir
	}
	dir := filepath.Join(o.dir, name)
	return dir, os.Mkdir(dir, 0o700)
}

func (o *opener) remove() error {
	if o.dir == "" {
		return nil
	}
	return os.RemoveAll(o.dir)
}

// temporary removes the directory its rows are read from.
type temporary struct {
	rows
	dir string
}

func (t *temporary) close() error { return errors.Join(t.rows.close(), os.RemoveAll(t.dir)) }
