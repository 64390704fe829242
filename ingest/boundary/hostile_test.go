package boundary

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

func write(tb testing.TB, name, content string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

func gz(tb testing.TB, content string) string {
	tb.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(content)); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func feature(properties, geometry string) string {
	return `{"type":"Feature","properties":` + properties + `,"geometry":` + geometry + `}`
}

func collection(features ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

// square is a unit of one degree from x, y on.
func square(code, name string, x, y int) string {
	return feature(fmt.Sprintf(`{"code":%q,"name":%q}`, code, name),
		fmt.Sprintf(`{"type":"Polygon","coordinates":[[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}`, x, y, x+1, y, x+1, y+1, x, y+1, x, y))
}

// refused wants Open or Next to fail with a *FileError that holds one of the texts.
func refused(t *testing.T, path string, spec Spec, l Limits, texts ...string) {
	t.Helper()
	if spec.Level == "" {
		spec.Level = geo.Commune
	}
	src, err := Open(t.Context(), path, spec, l)
	if err == nil {
		_, err = drain(t, src)
	}
	var fault *FileError
	if !errors.As(err, &fault) || fault.File != filepath.Base(path) {
		t.Fatalf("%v: no *FileError of %s", err, filepath.Base(path))
	}
	for _, text := range texts {
		if strings.Contains(err.Error(), text) {
			return
		}
	}
	t.Errorf("%q does not hold any of %q", err, texts)
}

const props = `{"code":"1","name":"A"}`

func polygon(coordinates string) string {
	return collection(square("0", "Z", 100, 20), feature(props, `{"type":"Polygon","coordinates":`+coordinates+`}`))
}

func TestHostileGeoJSON(t *testing.T) {
	t.Parallel()
	good := collection(square("1", "A", 105, 21), square("2", "B", 106, 21))
	nested := strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 50_000)
	big := "[[" + strings.Repeat("[1,2],", 5_000) + "[1,2]]]"
	cases := map[string]struct{ content, want string }{
		"blank":           {" \n ", "no features"},
		"no features":     {collection(), "no features"},
		"cut":             {good[:len(good)-30], "feature 2: the file is cut off"},
		"cut at the end":  {good[:len(good)-1], "cut off"},
		"cut gzip":        {gz(t, good)[:120], "cut off"},
		"damaged gzip":    {strings.Replace(gz(t, good), "\x00\x00", "\x00\x01", 1)[:60] + "????????????????????", "gzip"},
		"behind it":       {good + "{}", "something follows"},
		"array":           {"[1,2]", "not GeoJSON"},
		"no geojson":      {`{"a":1}`, "not GeoJSON"},
		"web page":        {"<!DOCTYPE html><html>", "web page"},
		"utf-16":          {"\xff\xfe{\x00", "UTF-16"},
		"latin":           {collection(feature("{\"code\":\"1\",\"name\":\"X\xe3\"}", "null")), "UTF-8"},
		"nested":          {collection(feature(props, nested)), "nested deeper than 8"},
		"nested arrays":   {strings.Repeat("[", 200_000), "not GeoJSON"},
		"nested property": {collection(feature(`{"code":`+strings.Repeat("[", 100_000), "")), "nested deeper"},
		"foreign nesting": {`{"type":"FeatureCollection","x":` + strings.Repeat(`{"a":`, 100_000), "nested deeper"},
		"vertices":        {polygon(big), "5001 vertices"},
		"NaN":             {polygon("[[[NaN,1],[2,2],[3,1],[NaN,1]]]"), "broken JSON"},
		"infinite":        {polygon("[[[1e999,1],[2,2],[3,1],[1e999,1]]]"), "not finite"},
		"text numbers":    {polygon(`[[["1","2"],["2","2"],["3","1"],["1","2"]]]`), "not a number"},
		"three points":    {polygon("[[[1,1],[2,2],[1,1]]]"), "feature 2: polygon 1, ring 1: 3 points"},
		"open ring":       {polygon("[[[1,1],[2,2],[3,1],[1,2]]]"), "feature 2: polygon 1, ring 1: it is not closed"},
		"lone numbers":    {polygon("[[[1],[2],[3],[1]]]"), "a position of 1 numbers"},
		"too flat":        {polygon("[[1,1],[2,2],[3,1],[1,1]]"), "not nested"},
		"too deep":        {polygon("[[[[1,1],[2,2],[3,1],[1,1]]]]"), "not a number"},
		"empty polygon":   {polygon("[]"), "empty"},
		"empty ring":      {polygon("[[]]"), "0 points"},
		"no coordinates":  {collection(feature(props, `{"type":"Polygon"}`)), "not nested"},
		"null geometry":   {collection(feature(props, "null")), "no geometry"},
		"no geometry":     {collection(`{"type":"Feature","properties":` + props + `}`), "no geometry"},
		"point":           {collection(square("0", "Z", 1, 1), feature(props, `{"type":"Point","coordinates":[1,2]}`)), `feature 2: its geometry is of type "Point"`},
		"mixed":           {collection(feature(props, `{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}`)), `"Point"`},
		"metres":          {polygon("[[[562050,2357390],[562060,2357390],[562060,2357400],[562050,2357390]]]"), "metres of a projected CRS"},
		"swapped":         {polygon("[[[21,105],[22,105],[22,106],[21,105]]]"), "swapped"},
		"two geometries":  {collection(`{"type":"Feature","properties":` + props + `,"geometry":null,"geometry":null}`), "stands twice"},
		"no code":         {collection(square("1", "A", 1, 1), feature(`{"name":"B"}`, "null")), "feature 2: it has no code"},
		"no fields":       {collection(feature("null", "null")), "no attributes"},
		"local crs":       {`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:LOCAL::7"}},"features":[]}`, "only EPSG codes"},
		"linked crs":      {`{"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1"}},"features":[]}`, "only EPSG codes"},
		"not a feature":   {collection(`{"type":"Polygon"}`), `of type "Polygon"`},
		"a number":        {collection("1"), "an object is expected"},
		"control":         {collection(feature("{\"code\":\"\x01\"}", "null")), "control character"},
		"escape":          {collection(feature(`{"code":"\x"}`, "null")), "unknown escape"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, write(t, "a.geojson", c.content), Spec{}, Limits{Vertices: 5000}, c.want)
		})
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	two := collection(square("1", "A", 105, 21), square("2", "B", 106, 21))
	refused(t, write(t, "a.json", two), Spec{}, Limits{Features: 1}, "more than 1 features")
	refused(t, write(t, "a.json", two), Spec{}, Limits{FileBytes: 10}, "are allowed")
	refused(t, write(t, "a.json", two), Spec{}, Limits{FeatureBytes: 70_000, Fields: 1}, "more than 1 attributes")
	long := collection(feature(`{"code":"`+strings.Repeat("x", 200_000)+`"}`, "null"))
	refused(t, write(t, "a.json", long), Spec{}, Limits{FeatureBytes: 70_000}, "larger than")
	refused(t, write(t, "a.gz", gz(t, two)), Spec{}, Limits{UnpackedBytes: 100}, "unpacks to more")
	bomb := gz(t, two+strings.Repeat(" ", ratioFrom+1<<20))
	refused(t, write(t, "bomb.gz", bomb), Spec{}, Limits{}, "times its size")
}

func TestNoFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	refused(t, dir, Spec{}, Limits{}, "directory")
	refused(t, filepath.Join(dir, "none.gpkg"), Spec{}, Limits{}, "no such file")
	refused(t, write(t, "empty.geojson", ""), Spec{}, Limits{}, "empty")
	refused(t, write(t, "thrice.gz", gz(t, gz(t, gz(t, collection())))), Spec{}, Limits{TempDir: dir}, "more than once")
	refused(t, write(t, "bad.zip", "PK\x03\x04 nothing"), Spec{}, Limits{}, "zip file is damaged")
	if _, err := Open(t.Context(), filepath.Join(dir, "none"), Spec{}, Limits{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
	if left := listing(t, dir); left != "" {
		t.Errorf("left behind: %s", left)
	}
}
