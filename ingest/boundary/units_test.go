package boundary

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	orbwkb "github.com/paulmach/orb/encoding/wkb"

	"github.com/antoan-vn/antoan/geo"
)

// figured is a feature with a square outline of the given size at x, y.
func figured(properties string, x, y, size float64) string {
	return feature(properties, fmt.Sprintf(`{"type":"Polygon","coordinates":[[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]]}`,
		x, y, x+size, y, x+size, y+size, x, y+size, x, y))
}

func values(t *testing.T, names ...string) UnitSpec {
	t.Helper()
	var s UnitSpec
	for _, n := range names {
		s.Figures = append(s.Figures, FigureField{Flag: "value", Field: n})
	}
	return s
}

// TestUnits: every way to a file gives the same units in the file's order.
func TestUnits(t *testing.T) {
	t.Parallel()
	a := figured(`{"ma":"b","x":-1.5,"y":"2e3"}`, 105, 21, 1)
	b := figured(`{"ma":"a","x":null,"y":" "}`, 106, 21, 1)
	c := feature(`{"ma":7.0,"y":0}`, `{"type":"Point","coordinates":[107,21,5]}`)
	for name, content := range map[string]string{
		"collection": collection(a, b, c),
		"lines":      a + "\n" + b + "\n" + c + "\n",
		"gzip":       gz(t, collection(a, b, c)),
	} {
		spec := values(t, "x", "y")
		spec.Shapes = true
		f, err := ReadUnits(t.Context(), write(t, "u.json", content), spec, Limits{TempDir: t.TempDir()})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.IDField != "ma" || !f.Guessed || f.Planar || f.CRS != wgs84 || len(f.Warnings) > 0 {
			t.Errorf("%s: %+v", name, f)
		}
		got := ""
		for _, u := range f.Units {
			got += fmt.Sprintf("%s %d %v %T;", u.ID, u.Row, u.Figures, u.Place)
		}
		if want := "b 1 [-1.5 2000] orb.MultiPolygon;a 2 [NaN NaN] orb.MultiPolygon;7 3 [NaN 0] orb.Point;"; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if f.Units[2].Place != (orb.Point{107, 21}) || string(f.Units[2].Shape) != `{"type":"Point","coordinates":[107,21,5]}` {
			t.Errorf("%s: %v as %s", name, f.Units[2].Place, f.Units[2].Shape)
		}
	}
}

// TestUnitIDs: any scalar is an id, and so is that of the feature itself.
func TestUnitIDs(t *testing.T) {
	t.Parallel()
	withID := func(id, properties string, x int) string {
		return `{"id":` + id + `,` + figured(properties, float64(x), 21, 1)[1:]
	}
	for _, c := range []struct {
		id, content string
		want        string
	}{
		{"k", collection(figured(`{"k":9007199254740993}`, 1, 1, 1), figured(`{"k":true}`, 2, 1, 1), figured(`{"k":" Xã  1"}`, 3, 1, 1)), "9007199254740993 true Xã 1"},
		{"id", collection(withID("5", `{"k":1}`, 1), withID(`"x"`, `{"k":1}`, 2)), "5 x"},
		{"", collection(withID("5", `{"k":1}`, 1), withID(`"x"`, `{"k":1}`, 2)), "5 x"},
		{"", collection(withID("5", `{"k":1,"code":"c1"}`, 1), withID(`"x"`, `{"k":1,"code":"c2"}`, 2)), "c1 c2"},
		{"", collection(figured(`{"province_code":1,"code":"x"}`, 1, 1, 1), figured(`{"province_code":1,"code":"y"}`, 2, 1, 1)), "x y"},
		{"", collection(figured(`{"province_code":1,"ma_huyen":"x"}`, 1, 1, 1), figured(`{"province_code":1,"ma_huyen":"y"}`, 2, 1, 1)), "x y"},
		{"id", collection(withID("5", `{"ID":"p"}`, 1), withID("6", `{"ID":"q"}`, 2)), "p q"}, // the attribute goes first
		{"id", withID("5", `{"k":1}`, 1) + "\n" + withID("4", `{"k":1}`, 1), "5 4"},
	} {
		f, err := ReadUnits(t.Context(), write(t, "u.json", c.content), UnitSpec{ID: c.id}, Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.content, err)
			continue
		}
		var got []string
		for _, u := range f.Units {
			got = append(got, u.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q, want %s", got, c.want)
		}
	}
}

// TestAxes: what the coordinates count is the file's word, or one's own.
func TestAxes(t *testing.T) {
	t.Parallel()
	small, large := figured(`{"code":1}`, 8.5, 14, 0.5), figured(`{"code":1}`, 562050, 2357390, 100)
	crs := func(name, f string) string {
		return `{"crs":{"type":"name","properties":{"name":"` + name + `"}},` + collection(f)[1:]
	}
	blob := gp(1, 0, orbwkb.MustMarshal(unit))
	for name, c := range map[string]struct {
		path   string
		planar bool // asked for
		want   string
	}{
		"degrees":            {write(t, "a", collection(small)), false, "EPSG:4326 false 0"},
		"degrees as a plane": {write(t, "a", collection(small)), true, " true 0"},
		"plane":              {write(t, "a", collection(large)), true, " true 0"},
		"projected":          {write(t, "a", crs("EPSG:9210", large)), false, "EPSG:9210 true 0"},
		"other degrees":      {write(t, "a", crs("EPSG:4267", small)), false, "EPSG:4267 false 0"},
		"unknown system":     {write(t, "a", crs("urn:ogc:def:crs:LOCAL::7", large)), true, " true 0"},
		"gpkg degrees":       {geopackage(t, 4326, blob), false, "EPSG:4326 false 0"},
		"gpkg own plane":     {geopackage(t, 100001, blob), false, `PROJCS["VN-2000 own"] true 0`},
		"gpkg unsaid":        {geopackage(t, 9210, blob), false, "EPSG:9210 false 0"}, // 105, 21 are no metres
		"gpkg -1":            {geopackage(t, -1, blob), false, " true 0"},
		"gpkg 0":             {geopackage(t, 0, blob), false, " true 0"},
		"gpkg undefined":     {geopackage(t, 12345, blob), false, " true 0"},
		"gpkg asked":         {geopackage(t, 4326, blob), true, " true 0"},
	} {
		f, err := ReadUnits(t.Context(), c.path, UnitSpec{Planar: c.planar}, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := fmt.Sprint(f.CRS, " ", f.Planar, " ", f.MetresPerUnit); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if unstated := strings.HasPrefix(c.want, " ") && !c.planar; unstated != (len(f.Warnings) == 1) {
			t.Errorf("%s warns %q", name, f.Warnings)
		}
	}
}

// TestDefinitions are as GDAL and others write them into GeoPackages.
func TestDefinitions(t *testing.T) {
	t.Parallel()
	const geog = `GEOGCS["NAD27",DATUM["N",SPHEROID["C",6378206.4,294.98]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]]]`
	for definition, want := range map[string]string{
		geog: "1 0",
		`PROJCS["VN-2000",` + geog + `,PROJECTION["TM"],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["E",EAST]]`:                                                  "2 1",
		`PROJCS["Long Island",` + geog + `,UNIT["US survey foot",0.304800609601219],AXIS["X",EAST]]`:                                                               "2 0.304800609601219",
		`COMPD_CS["c",PROJCS["p",` + geog + `,UNIT["metre",1]],VERT_CS["h",UNIT["foot",0.3048]]]`:                                                                  "2 1",
		`PROJCRS["u",BASEGEOGCRS["W",DATUM["W",ELLIPSOID["W",6378137,298.25,LENGTHUNIT["metre",1]]]],CS[Cartesian,2],AXIS["e",east],LENGTHUNIT["kilometre",1000]]`: "2 1000",
		`GEOGCRS["W",DATUM["W",ELLIPSOID["W",6378137,298.25,LENGTHUNIT["metre",1]]],ANGLEUNIT["degree",0.0174]]`:                                                   "1 0",
		`LOCAL_CS["Undefined SRS",UNIT["unknown",1]]`:                                                                                                              "2 0",
		`ENGCRS["Undefined SRS"]`: "2 0",
		"undefined":               "0 0",
	} {
		s := system{name: "EPSG:0", definition: definition}
		if got := fmt.Sprint(s.axes(), s.metres()); got != want {
			t.Errorf("%s: %s, want %s", definition, got, want)
		}
	}
}

// TestProjectedByGDAL reads what GDAL writes for a projected layer.
func TestProjectedByGDAL(t *testing.T) {
	t.Parallel()
	needGDAL(t)
	from := write(t, "from.geojson", collection(figured(`{"code":"1"}`, 105, 21, 0.1), figured(`{"code":"2"}`, 105.1, 21, 0.1)))
	to := filepath.Join(t.TempDir(), "to.gpkg")
	if out, err := exec.Command("ogr2ogr", "-t_srs", "EPSG:9210", to, from).CombinedOutput(); err != nil {
		t.Skipf("this GDAL does not project: %s", out)
	}
	f, err := ReadUnits(t.Context(), to, UnitSpec{Shapes: true}, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if !f.Planar || f.MetresPerUnit != 1 || f.CRS != "EPSG:9210" || len(f.Units) != 2 || !strings.HasPrefix(string(f.Units[0].Shape), `{"type":"Polygon"`) {
		t.Errorf("%+v", f)
	}
	if low := f.Units[0].Place.Bound().Min; low[0] < 100_000 || low[1] < 2_000_000 {
		t.Error("not metres")
	}
}

// TestUnitPlaces: what GeoPackages hold besides plain outlines.
func TestUnitPlaces(t *testing.T) {
	t.Parallel()
	point := orbwkb.MustMarshal(orb.Point{105, 21})
	for name, c := range map[string]struct {
		blob []byte
		want string
	}{
		"point":       {gp(1, 4326, point), "[105 21]"},
		"z":           {gp(1, 4326, append([]byte{1, 0xE9, 3, 0, 0}, append(point[5:len(point):len(point)], make([]byte, 8)...)...)), "[105 21]"},
		"big endian":  {gp(0, 4326, orbwkb.MustMarshal(orb.Point{105, 21}, binary.BigEndian)), "[105 21]"},
		"multi":       {gp(1, 4326, orbwkb.MustMarshal(orb.MultiPoint{{105, 21}})), "[105 21]"},
		"none":        {nil, "<nil>"},
		"empty multi": {gp(0x11, 4326, orbwkb.MustMarshal(orb.MultiPoint{})), "<nil>"},
		"empty point": {gp(0x11, 4326, orbwkb.MustMarshal(orb.Point{math.NaN(), math.NaN()})), "<nil>"},
		"empty":       {gp(0x11, 4326, []byte{1, 6, 0, 0, 0, 0, 0, 0, 0}), "<nil>"},
		"outline":     {gp(1, 4326, orbwkb.MustMarshal(unit)), "[[[[105 21] [106 21] [106 22] [105 22] [105 21]]]]"},
	} {
		f, err := ReadUnits(t.Context(), geopackage(t, 4326, c.blob), UnitSpec{ID: "fid"}, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := fmt.Sprint(f.Units[0].Place); got != c.want || f.Units[0].ID != "7" {
			t.Errorf("%s: %s %s, want %s", name, f.Units[0].ID, got, c.want)
		}
	}
}

// TestUsableOutlines: what a store refuses may still say who borders whom.
func TestUsableOutlines(t *testing.T) {
	t.Parallel()
	const bowtie, open, sliver = `[[0,0],[1,1],[1,0],[0,1],[0,0]]`, `[[0,0],[1,0],[1,1]]`, `[[0,0],[1,1],[0,0]]`
	for name, c := range map[string]struct {
		coordinates string
		parts       int
		warns       string
	}{
		"bowtie":          {"[[" + bowtie + "]]", 1, ""},
		"open":            {"[[" + open + "]]", 1, ""},
		"sliver part":     {"[[" + open + "],[" + sliver + "]]", 1, "1 rings"},
		"sliver hole":     {"[[" + bowtie + "," + sliver + "," + open + "]]", 1, "1 rings"},
		"empty part":      {"[[],[" + open + "]]", 1, ""},
		"part with holes": {"[[" + sliver + "," + open + "],[" + open + "]]", 1, "1 rings"},
	} {
		content := feature(`{"code":1}`, `{"type":"MultiPolygon","coordinates":`+c.coordinates+`}`)
		f, err := ReadUnits(t.Context(), write(t, "a.json", content), UnitSpec{}, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		mp := f.Units[0].Place.(orb.MultiPolygon)
		if len(mp) != c.parts || !mp[0][0].Closed() || !strings.Contains(strings.Join(f.Warnings, ""), c.warns) || c.warns == "" && len(f.Warnings) > 0 {
			t.Errorf("%s: %v, %q", name, mp, f.Warnings)
		}
	}
}

func TestWrongUnits(t *testing.T) {
	t.Parallel()
	good := figured(`{"code":"1","v":1}`, 1, 1, 1)
	for name, c := range map[string]struct {
		content string
		spec    UnitSpec
		want    string
	}{
		"twice":        {collection(good, figured(`{"code":"2"}`, 2, 1, 1), figured(`{"code":" 1 "}`, 2, 1, 1)), UnitSpec{ID: "code"}, `feature 3: its id "1" in "code" stands at feature 1 already`},
		"twice, guess": {collection(good, good), UnitSpec{}, "say with --id"},
		"no id":        {collection(good, figured(`{"code":null}`, 2, 1, 1)), UnitSpec{}, `feature 2: it has no id in "code"`},
		"blank id":     {collection(good, figured(`{"code":" \u200b"}`, 2, 1, 1)), UnitSpec{}, `feature 2: it has no id in "code"`},
		"nested id":    {collection(good, figured(`{"code":["1"]}`, 2, 1, 1)), UnitSpec{}, "no text or number"},
		"no such id":   {collection(good), UnitSpec{ID: "ma"}, `id: there is no field "ma": the file has code, v`},
		"unclear id":   {collection(figured(`{"k":1}`, 1, 1, 1)), UnitSpec{}, "say it with --id; the file has k"},
		"no value":     {collection(good), values(t, "w"), `value: there is no field "w": the file has code, v`},
		"text":         {collection(good, figured(`{"code":2,"v":"abc"}`, 2, 1, 1)), values(t, "v"), `feature 2: field "v": "abc" is no number`},
		"thousands":    {collection(figured(`{"code":2,"v":"30,509"}`, 2, 1, 1)), values(t, "v"), "no number"},
		"words":        {collection(figured(`{"code":2,"v":"đang cập nhật"}`, 2, 1, 1)), values(t, "v"), "leave it empty"},
		"truth":        {collection(figured(`{"code":2,"v":true}`, 2, 1, 1)), values(t, "v"), "no number"},
		"list":         {collection(figured(`{"code":2,"v":[1]}`, 2, 1, 1)), values(t, "v"), "no number"},
		"NaN text":     {collection(figured(`{"code":2,"v":"NaN"}`, 2, 1, 1)), values(t, "v"), "no number"},
		"hexadecimal":  {collection(figured(`{"code":2,"v":"0x10"}`, 2, 1, 1)), values(t, "v"), "no number"},
		"two points":   {collection(figured(`{"code":2,"v":"1e5e5"}`, 2, 1, 1)), values(t, "v"), "no number"},
		"too large":    {collection(figured(`{"code":2,"v":1e999}`, 2, 1, 1)), values(t, "v"), "not finite"},
		"metres":       {collection(good, figured(`{"code":2}`, 500000, 2000000, 1)), UnitSpec{}, "feature 2: a coordinate is out of range for longitude (±180) and latitude (±90): use --planar"},
		"far point":    {collection(feature(`{"code":2}`, `{"type":"Point","coordinates":[500000,5]}`)), UnitSpec{}, "use --planar"},
		"line":         {collection(feature(`{"code":2}`, `{"type":"LineString","coordinates":[[1,2],[3,4]]}`)), UnitSpec{}, `type "LineString"`},
		"two of them":  {collection(feature(`{"code":2}`, `{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}`)), UnitSpec{}, "2 points"},
		"bare point":   {collection(feature(`{"code":2}`, `{"type":"Point","coordinates":[1]}`)), UnitSpec{}, "a position of 1 numbers"},
		"infinite":     {collection(feature(`{"code":2}`, `{"type":"Point","coordinates":[1e999,1]}`)), UnitSpec{}, "not finite"},
		"flat":         {collection(feature(`{"code":2}`, `{"type":"Polygon","coordinates":[[[1,1],[2,2],[1,1]]]}`)), UnitSpec{}, "at least 4"},
		"nothing left": {collection(good), UnitSpec{Where: "code = 5"}, "none of its 1 features satisfies --where"},
		"bad where":    {collection(good), UnitSpec{Where: "kode = 5"}, "where: character 1"},
		"no features":  {collection(), UnitSpec{}, "no features"},
		"two ids":      {collection(`{"id":1,"id":2,"type":"Feature","properties":{},"geometry":null}`), UnitSpec{}, "stands twice"},
	} {
		_, err := ReadUnits(t.Context(), write(t, "u.geojson", c.content), c.spec, Limits{})
		var fault *FileError
		if !errors.As(err, &fault) || fault.File != "u.geojson" || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	_, err := ReadUnits(t.Context(), geopackage(t, 4326, gp(1, 4326, orbwkb.MustMarshal(orb.LineString{{1, 2}, {3, 4}}))), UnitSpec{}, Limits{})
	if err == nil || !strings.Contains(err.Error(), `type "LineString"`) {
		t.Errorf("%v", err)
	}
	var invalid *geo.InvalidError
	if _, err := ReadUnits(t.Context(), write(t, "u", collection(good)), values(t, "w"), Limits{}); !errors.As(err, &invalid) || invalid.Field != "value" {
		t.Errorf("%v names no flag", err)
	}
}
