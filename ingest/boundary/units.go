package boundary

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/paulmach/orb"
)

// UnitSpec says what is wanted of a file of units to analyse.
type UnitSpec struct {
	Layer string // of a file with several; empty: its only one
	Where string // filter over the attributes
	// ID is the attribute that tells the units apart, or "id" for the id of
	// GeoJSON features where no attribute has that name; empty: guessed.
	ID      string
	Figures []FigureField
	Planar  bool // coordinates are on a plane, whatever the file says of them
	Shapes  bool // keep the geometries as GeoJSON
}

// FigureField is an attribute to read as a number.
type FigureField struct {
	Flag  string // what asks for it: errors name it
	Field string
}

// UnitFile is a file of units, read whole, in the file's order.
type UnitFile struct {
	Units   []FileUnit
	IDField string
	Guessed bool // nobody said which field holds the ids

	// Planar tells coordinates on a plane from longitude and latitude.
	Planar bool
	// CRS is the reference system that the file states: "EPSG:9210", or WKT.
	// Empty where it states none, or where UnitSpec.Planar overrules it.
	CRS string
	// MetresPerUnit is how many metres one unit of planar coordinates has, 0
	// where the file does not say.
	MetresPerUnit float64

	Warnings []string // what was passed over, for people
}

// FileUnit is one unit.
type FileUnit struct {
	ID      string    // never empty, and no two are equal; a number keeps its digits
	Row     int64     // 1-based place in the file
	Figures []float64 // as the spec asks for them; NaN where null or empty
	// Place is an orb.MultiPolygon, an orb.Point, or nil where there is none.
	// Outlines are as valid as the file has them, but for their rings: closed, of
	// four points at least, outer ones counter-clockwise.
	Place orb.Geometry
	// Shape is the geometry as the file has it, in GeoJSON; nil unless asked for.
	Shape json.RawMessage
}

// ReadUnits reads any file that Open reads, whose features may be points too.
// It holds the units in memory: 16 bytes per vertex, and as much again as the
// file's text where Shapes are kept. Faults are *FileError, as of Open: a unit
// without an id, an id that stands twice, text where a number is wanted,
// longitudes or latitudes out of range.
func ReadUnits(ctx context.Context, path string, spec UnitSpec, limits Limits) (_ *UnitFile, err error) {
	r, err := openRows(ctx, path, spec.Layer, !spec.Planar, limits)
	if err != nil {
		return nil, err
	}
	defer func() {
		if closing := r.close(); closing != nil {
			err = errors.Join(err, closing)
		}
	}()
	u := unitReader{rows: r, spec: spec, file: &UnitFile{}, seen: make(map[string]int64)}
	fields, guessable := r.fields()
	if u.fields, err = bindUnits(spec, fields, guessable); err != nil {
		return nil, located(err, path, 0)
	}
	if err := r.begin(u.fields.wanted); err != nil {
		return nil, located(err, path, 0)
	}
	if err := u.read(path); err != nil {
		return nil, err
	}
	if err := u.finish(); err != nil {
		return nil, located(err, path, u.outside)
	}
	return u.file, nil
}

// unitReader makes units of rows.
type unitReader struct {
	rows    rows
	spec    UnitSpec
	fields  *unitFields
	file    *UnitFile
	seen    map[string]int64 // feature by id
	outside int64            // first feature that can be no longitude and latitude, 0: none
	slivers int              // rings left out
}

func (u *unitReader) read(path string) error {
	var read int64
	for {
		row, err := u.rows.next()
		if errors.Is(err, io.EOF) {
			if err = endOf(path, read, int64(len(u.file.Units))); errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		read = row.n
		if err == nil && u.fields.selects(row.values) {
			err = u.unit(row)
		}
		if err != nil {
			return located(err, path, row.n)
		}
	}
}

func (u *unitReader) unit(row record) error {
	unit := FileUnit{Row: row.n}
	var err error
	if unit.ID, err = u.fields.unitID(row.values); err != nil {
		return err
	}
	if first, twice := u.seen[unit.ID]; twice {
		return wrong("its id %q in %q stands at feature %d already: %s", unit.ID, u.fields.name(), first, u.fields.advice())
	}
	u.seen[unit.ID] = row.n
	if unit.Figures, err = u.fields.readFigures(row.values); err != nil {
		return err
	}
	if unit.Place, err = row.geometry.place(); err != nil {
		return err
	}
	if unit.Place, err = u.place(unit.Place, row.n); err != nil {
		return err
	}
	if u.spec.Shapes {
		if unit.Shape, err = shapeText(row.geometry, unit.Place); err != nil {
			return err
		}
	}
	u.file.Units = append(u.file.Units, unit)
	return nil
}

// finish settles what the coordinates are, which only all of them tell.
func (u *unitReader) finish() error {
	f, stated := u.file, u.rows.system()
	f.IDField, f.Guessed = u.fields.name(), u.fields.guessed
	if u.slivers > 0 {
		f.Warnings = append(f.Warnings, fmt.Sprintf("%d rings of fewer than three corners were left out: they enclose nothing", u.slivers))
	}
	kind := stated.axes()
	switch {
	case u.spec.Planar:
		f.Planar = true
		return nil
	case stated.missing != nil:
		f.Warnings = append(f.Warnings, "the file states no reference system: its coordinates are taken as those of a plane, distances in their unit")
	}
	f.CRS = stated.name
	f.Planar = kind == inPlane || kind == unsaid && u.outside > 0
	if f.Planar {
		f.MetresPerUnit = stated.metres()
		return nil
	}
	if u.outside > 0 {
		return wrong("a coordinate is out of range for longitude (±180) and latitude (±90): use --planar where coordinates are metres or units of a plane, or convert with ogr2ogr -t_srs EPSG:4326")
	}
	return nil
}
