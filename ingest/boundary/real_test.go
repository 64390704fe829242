package boundary

import (
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

// sharedData returns the directory of the real files, or skips the test.
func sharedData(tb testing.TB) string {
	tb.Helper()
	root := os.Getenv("ANTOAN_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		if err != nil {
			tb.Fatal(err)
		}
		for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				break
			}
		}
		root = filepath.Join(dir, "..", "shared")
	}
	data := filepath.Join(root, "data")
	if _, err := os.Stat(data); err != nil {
		tb.Skipf("the real files are not at %s: set ANTOAN_SHARED to their place", root)
	}
	return data
}

// drain reads a source to its end and closes it.
func drain(tb testing.TB, src Source) ([]Feature, error) {
	tb.Helper()
	var all []Feature
	for {
		f, err := src.Next()
		if err != nil {
			if closing := src.Close(); closing != nil {
				tb.Errorf("close: %v", closing)
			}
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return all, err
		}
		all = append(all, f)
	}
}

// sizes adds up what an independent reader (GDAL 3.6.2 and Python's json)
// counted in the same files: vertices, square degrees, most parts of a unit.
func sizes(all []Feature) (vertices int, area float64, parts int) {
	for _, f := range all {
		parts = max(parts, len(f.Shape))
		for _, polygon := range f.Shape {
			for _, ring := range polygon {
				vertices += len(ring)
				area += doubleArea(ring) / 2 // holes are negative
			}
		}
	}
	return vertices, area, parts
}

func TestRealFiles(t *testing.T) {
	t.Parallel()
	data := sharedData(t)
	const census = "vn_communes_2009census_11163.gpkg"
	cases := []struct {
		what, file string
		spec       Spec
		first      Feature // without its shape
		units      int
		vertices   int
		area       float64
		parts      int
		gdal       bool
	}{
		{what: "2022", file: "vinhphuc_communes_2022.geojson", units: 136, vertices: 2727, area: 0.107454, parts: 2,
			spec:  Spec{Level: geo.Commune, Parent: "district_code", Province: "province_code", Population: "population_2009"},
			first: Feature{Code: "08707", Name: "Phường Tích Sơn", Parent: "243", Province: 26, Population: 6765}},
		{what: "2025", file: "vinhphuc_communes_2025.geojson", units: 36, vertices: 4191, area: 0.107567, parts: 1,
			spec:  Spec{Level: geo.Commune, Province: "province_code", Population: "population_2025", StatedKm2: "area_km2"},
			first: Feature{Code: "08707", Name: "Phường Vĩnh Yên", Province: 25, Population: 56428, StatedKm2: 25}},
		{what: "London", file: "london_wards_2013_649.gpkg", units: 649, vertices: 24186, area: 0.203733, parts: 3,
			spec:  Spec{Level: geo.Commune, Code: "ward_code", Name: "ward_name"},
			first: Feature{Code: "E05009288", Name: "Aldersgate", Population: -1}},
		{what: "2009, own numbers", file: census, units: 11163, vertices: 275194, area: 27.990339, parts: 31,
			spec:  Spec{Level: geo.Commune, Layer: "communes"},
			first: Feature{Code: "1010101", Name: "Phường Phúc Xá", Population: -1}},
		{what: "2009, matched", file: census, units: 11070,
			spec: Spec{Level: geo.Commune, Layer: "communes", Where: "gso2019_commune IS NOT NULL", Code: "gso2019_commune",
				Name: "commune_vn", Parent: "gso2019_district", Province: "gso2019_province", Population: "pop2009"},
			first: Feature{Code: "00001", Name: "Phường Phúc Xá", Parent: "001", Province: 1, Population: 15767}},
		{what: "FlatGeobuf", file: "vn_communes_2025_simplified.fgb", units: 3321, vertices: 474285, area: 28.356117, parts: 328, gdal: true,
			spec:  Spec{Level: geo.Commune, Province: "province_code", StatedKm2: "area_km2"},
			first: Feature{Code: "00004", Name: "Phường Ba Đình", Province: 1, StatedKm2: 2.97, Population: -1}},
		{what: "Hải Phòng", file: "vn_communes_2025_full_2provinces.gpkg", units: 114, vertices: 88310, area: 0.267315, parts: 158,
			spec:  Spec{Level: geo.Commune, Layer: "communes_31_hai_phong"},
			first: Feature{Code: "10507", Name: "Phường Thành Đông", Population: -1}},
		{what: "provinces", file: "vn_provinces_2025_34.gpkg", units: 34, vertices: 92875, area: 28.353997, parts: 164,
			spec:  Spec{Level: geo.Province},
			first: Feature{Code: "01", Name: "Thành phố Hà Nội", Population: -1}},
		{what: "Chicago", file: "chicago_community.geojson.gz", units: 77, vertices: 52641, area: 0.064833, parts: 3,
			spec:  Spec{Level: geo.Commune, Code: "area_num_1", Name: "community"},
			first: Feature{Code: "1", Name: "ROGERS PARK", Population: -1}},
		{what: "districts", file: "vn_pre2025_districts_gso_692.geojson.gz", units: 692, vertices: 384196, area: 27.297218, parts: 96,
			spec:  Spec{Level: geo.District, Parent: "level1_id", Province: "level1_id"},
			first: Feature{Code: "001", Name: "Quận Ba Đình", Parent: "01", Province: 1, Population: -1}},
	}
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			if c.gdal {
				needGDAL(t)
			}
			src, err := Open(t.Context(), filepath.Join(data, c.file), c.spec, Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if src.CRS() != wgs84 {
				t.Errorf("CRS %s", src.CRS())
			}
			all, err := drain(t, src)
			if err != nil || len(all) != c.units {
				t.Fatalf("%d units, %v; want %d", len(all), err, c.units)
			}
			first := all[0]
			first.Shape, c.first.Row = nil, 1
			if diff := cmp.Diff(c.first, first); diff != "" {
				t.Error(diff)
			}
			vertices, area, parts := sizes(all)
			if c.vertices > 0 && (vertices != c.vertices || math.Abs(area-c.area) > 1e-6 || parts != c.parts) {
				t.Errorf("%d vertices, %.6f square degrees, %d parts; want %d, %.6f, %d", vertices, area, parts, c.vertices, c.area, c.parts)
			}
		})
	}
}

// TestRealGuesses: what the files call codes and names without being told.
func TestRealGuesses(t *testing.T) {
	t.Parallel()
	data := sharedData(t)
	cases := []struct {
		file, layer string
		level       geo.Level
		code, name  string // empty: an error names the flag
	}{
		{"vinhphuc_communes_2022.geojson", "", geo.Commune, "code", "name"},
		{"london_wards_2013_649.gpkg", "", geo.Commune, "ward_code", "ward_name"},
		{"vn_communes_2009census_11163.gpkg", "communes", geo.Commune, "commune_id", "commune_vn"},
		{"vn_provinces_2025_34.gpkg", "", geo.Province, "code", "fullName"},
		{"vn_pre2025_districts_gso_692.geojson.gz", "", geo.District, "level2_id", "name"},
		{"chicago_community.geojson.gz", "", geo.Commune, "", ""},
	}
	for _, c := range cases {
		src, err := Open(t.Context(), filepath.Join(data, c.file), Spec{Level: c.level, Layer: c.layer}, Limits{})
		if c.code == "" {
			var invalid *geo.InvalidError
			if !errors.As(err, &invalid) || invalid.Field != "code" {
				t.Errorf("%s: %v", c.file, err)
			}
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		if used := src.Fields(); used.Code != c.code || used.Name != c.name || !used.Guessed {
			t.Errorf("%s: %+v", c.file, used)
		}
		if err := src.Close(); err != nil {
			t.Error(err)
		}
	}
}
