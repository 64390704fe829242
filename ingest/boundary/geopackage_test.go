package boundary

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
	orbwkb "github.com/paulmach/orb/encoding/wkb"
	"github.com/twpayne/go-geom"
	geomwkb "github.com/twpayne/go-geom/encoding/wkb"

	"github.com/antoan-vn/antoan/geo"
)

// gp puts a GeoPackage header before WKB.
func gp(flags byte, srs int32, wkb []byte) []byte {
	b := []byte{'G', 'P', 0, flags}
	if flags&1 != 0 {
		b = binary.LittleEndian.AppendUint32(b, uint32(srs))
	} else {
		b = binary.BigEndian.AppendUint32(b, uint32(srs))
	}
	if e := int(flags >> 1 & 7); e < len(envelopeBytes) {
		b = append(b, make([]byte, envelopeBytes[e])...)
	}
	return append(b, wkb...)
}

var unit = orb.Polygon{{{105, 21}, {105, 22}, {106, 22}, {106, 21}, {105, 21}}} // clockwise

// geopackage writes a file with one layer "units" and one row.
func geopackage(t *testing.T, srs int, blob []byte, more ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a #1?.gpkg") // a name that a URI must escape
	db, err := sql.Open("sqlite", path[:len(path)-len("a #1?.gpkg")]+"made.gpkg")
	if err != nil {
		t.Fatal(err)
	}
	statements := append([]string{
		`create table gpkg_contents (table_name text, data_type text, srs_id integer)`,
		`create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer, z integer, m integer)`,
		`create table gpkg_spatial_ref_sys (srs_name text, srs_id integer, organization text, organization_coordsys_id integer, definition text)`,
		`insert into gpkg_spatial_ref_sys values ('w', 4326, 'EPSG', 4326, 'GEOGCS[]'), ('v', 9210, 'epsg', 9210, 'x'),
			('own', 100001, 'NONE', 100001, 'PROJCS["VN-2000 own"]'), ('u', 7, 'NONE', 7, 'undefined')`,
		`create table units (fid integer primary key, geom blob, "mã xã" text, name text, founded date, people real, "select" text)`,
		`insert into gpkg_contents values ('units', 'features', 0)`,
	}, more...)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
	_, err = db.Exec(`insert into gpkg_geometry_columns values ('units', 'geom', 'GEOMETRY', ?, 0, 0)`, srs)
	if err == nil {
		_, err = db.Exec(`insert into units values (7, ?, '00123', ?, '2020-01-02', 6765.0, '2020-01-02')`, blob, "Xa\u0303\u00a0 Hòa  Bình ")
	}
	if err := errors.Join(err, db.Close(), os.Rename(filepath.Join(filepath.Dir(path), "made.gpkg"), path)); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestGeoPackage(t *testing.T) {
	t.Parallel()
	blob := gp(3, 4326, orbwkb.MustMarshal(unit))
	spec := Spec{Level: geo.Commune, Type: "founded", Population: "people", Where: `"select" = '2020-01-02' and fid = 7`}
	src, err := Open(t.Context(), geopackage(t, 4326, blob), spec, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	used := src.Fields()
	all, err := drain(t, src)
	if err != nil || len(all) != 1 || used.Code != "mã xã" {
		t.Fatal(all, err, used)
	}
	f := all[0]
	if f.Code != "00123" || f.Name != "Xã Hòa Bình" || f.Type != "2020-01-02" || f.Population != 6765 || f.Row != 1 {
		t.Errorf("%+v", f)
	}
	if doubleArea(f.Shape[0][0]) != 2 {
		t.Errorf("not counter-clockwise: %v", f.Shape)
	}
}

func TestGeoPackageCRS(t *testing.T) {
	t.Parallel()
	for srs, want := range map[int]string{4326: wgs84, 9210: "EPSG:9210", 100001: `PROJCS["VN-2000 own"]`} {
		src, err := Open(t.Context(), geopackage(t, srs, gp(1, 0, orbwkb.MustMarshal(unit))), Spec{Level: geo.Commune}, Limits{})
		if err != nil {
			t.Errorf("%d: %v", srs, err)
			continue
		}
		if src.CRS() != want {
			t.Errorf("%d: %s, want %s", srs, src.CRS(), want)
		}
		if _, err := drain(t, src); err != nil {
			t.Error(err)
		}
	}
	for _, srs := range []int{-1, 0, 7, 12345} {
		path := geopackage(t, srs, gp(1, 0, orbwkb.MustMarshal(unit)))
		refused(t, path, Spec{}, Limits{}, "assign one")
		src, err := OpenAs(t.Context(), path, "epsg:9210", Spec{Level: geo.Commune}, Limits{})
		if err != nil || src.CRS() != "EPSG:9210" {
			t.Fatalf("%d assigned: %v", srs, err)
		}
		if _, err := drain(t, src); err != nil {
			t.Error(err)
		}
	}
}

func TestHostileGeoPackage(t *testing.T) {
	t.Parallel()
	good := orbwkb.MustMarshal(unit)
	deep := []byte{}
	for range 10_000 {
		deep = append(deep, 1, 7, 0, 0, 0, 1, 0, 0, 0)
	}
	for name, c := range map[string]struct {
		blob []byte
		want string
	}{
		"no header":      {good, "no GP header"},
		"null":           {nil, "no geometry"},
		"version":        {append([]byte{'G', 'P', 9}, gp(1, 4326, good)[3:]...), "version 9"},
		"extended":       {gp(0x21, 4326, good), "extended"},
		"envelope":       {gp(0x0B, 4326, good), "envelope"},
		"cut header":     {gp(9, 4326, nil)[:20], "cut off"},
		"cut":            {gp(1, 4326, good[:40]), "cut off"},
		"other srs":      {gp(1, 9210, good), "reference system 9210"},
		"huge count":     {gp(1, 4326, []byte{1, 3, 0, 0, 0, 1, 0, 0, 0, 255, 255, 255, 255}), "vertices"},
		"huge rings":     {gp(1, 4326, []byte{1, 3, 0, 0, 0, 255, 255, 255, 255}), "cut off"},
		"huge polygons":  {gp(1, 4326, []byte{1, 6, 0, 0, 0, 255, 255, 255, 255}), "cut off"},
		"believable lie": {gp(1, 4326, []byte{1, 3, 0, 0, 0, 1, 0, 0, 0, 0, 66, 15, 0}), "cut off"},
		"nested":         {gp(1, 4326, deep), "too deeply"},
		"point":          {gp(1, 4326, orbwkb.MustMarshal(orb.Point{1, 2})), `"Point"`},
		"curve":          {gp(1, 4326, []byte{1, 10, 0, 0, 0, 0, 0, 0, 0}), `"CurvePolygon"`},
		"ewkb":           {gp(1, 4326, []byte{1, 3, 0, 0, 0x20, 0xe6, 0x10, 0, 0, 1, 0, 0, 0}), "type"},
		"empty":          {gp(0x11, 4326, []byte{1, 6, 0, 0, 0, 0, 0, 0, 0}), "empty"},
		"infinite":       {gp(1, 4326, orbwkb.MustMarshal(orb.Polygon{{{math.Inf(1), 0}, {1, 1}, {2, 0}, {math.Inf(1), 0}}})), "not finite"},
		"not a number":   {gp(1, 4326, orbwkb.MustMarshal(orb.Polygon{{{math.NaN(), 0}, {1, 1}, {2, 0}, {0, 0}}})), "not finite"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, geopackage(t, 4326, c.blob), Spec{}, Limits{}, c.want)
		})
	}
}

func TestGeoPackageFaults(t *testing.T) {
	t.Parallel()
	blob := gp(1, 4326, orbwkb.MustMarshal(unit))
	path := geopackage(t, 4326, blob)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, write(t, "cut.gpkg", string(b[:len(b)-5000])), Spec{}, Limits{}, "cut off")
	refused(t, write(t, "cut.gpkg", string(b[:50])), Spec{}, Limits{}, "cut off")
	damaged := append([]byte{}, b...)
	for i := 4096; i < len(damaged); i++ {
		damaged[i] ^= 0x5A
	}
	refused(t, write(t, "damaged.gpkg", string(damaged)), Spec{}, Limits{}, "damaged")
	refused(t, path, Spec{Layer: "wards"}, Limits{}, `there is no layer "wards": the file has units`)
	refused(t, path, Spec{Where: "name = 'B'"}, Limits{}, "none of its 1 features")
	refused(t, path, Spec{}, Limits{FeatureBytes: 50}, "larger than is allowed")
	refused(t, geopackage(t, 4326, blob, `create table b (geom blob)`, `insert into gpkg_contents values ('b', 'features', 0)`,
		`insert into gpkg_geometry_columns values ('b', 'geom', 'GEOMETRY', 4326, 0, 0)`), Spec{}, Limits{}, "2 layers: say which with --layer; b, units")
	if err := os.WriteFile(path+"-wal", []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, path, Spec{}, Limits{}, "-wal file")
}

// TestDimensions: z and m go, byte order does not matter, collections of
// polygons become one outline.
func TestDimensions(t *testing.T) {
	t.Parallel()
	ring := func(layout geom.Layout) *geom.Polygon {
		var flat []float64
		for _, p := range unit[0] {
			flat = append(append(flat, p[0], p[1]), []float64{7, 8}[:layout.Stride()-2]...)
		}
		return geom.NewPolygonFlat(layout, flat, []int{len(flat)})
	}
	for _, layout := range []geom.Layout{geom.XY, geom.XYZ, geom.XYM, geom.XYZM} {
		mp := geom.NewMultiPolygon(layout)
		gc := geom.NewGeometryCollection()
		if err := errors.Join(mp.Push(ring(layout)), mp.Push(ring(layout)), gc.Push(mp), gc.Push(ring(layout))); err != nil {
			t.Fatal(err)
		}
		for order, want := range map[binary.ByteOrder]geom.T{binary.LittleEndian: gc, binary.BigEndian: mp} {
			b, err := geomwkb.Marshal(want, order)
			if err != nil {
				t.Fatal(err)
			}
			got, err := parseWKB(b, Limits{}.withDefaults())
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range got {
				if !orb.Equal(p, unit) {
					t.Errorf("%v %T: %v", layout, want, p)
				}
			}
			if n := map[bool]int{true: 3, false: 2}[want == geom.T(gc)]; len(got) != n {
				t.Errorf("%v %T: %d polygons", layout, want, len(got))
			}
		}
	}
}
