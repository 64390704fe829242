package boundary

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/antoan-vn/antoan/geo"
)

// TestForms: every form of GeoJSON gives the same two units.
func TestForms(t *testing.T) {
	t.Parallel()
	a, b := square("00101", "Xã A", 105, 21), square("00102", "Xã B", 106, 21)
	plain := collection(a, b)
	forms := map[string]string{
		"collection":   plain,
		"bom":          utf8Mark + plain,
		"indented":     indented(t, plain),
		"lines":        a + "\n" + b + "\n",
		"windows":      a + "\r\n\r\n" + b,
		"sequence":     "\x1e" + a + "\n\x1e" + b + "\n",
		"gzip":         gz(t, plain),
		"gzip twice":   gz(t, gz(t, plain)),
		"gzip members": gz(t, a+"\n") + gz(t, b),
		"crs behind":   strings.TrimSuffix(plain, "}") + `,"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}`,
		"own members":  `{"properties":{"x":1},"bbox":[1,2,3,4],"name":"features",` + plain[1:len(plain)-1] + `,"more":[{"type":1}]}`,
		"type last":    `{"features":[` + a + "," + b + `],"type":"FeatureCollection"}`,
	}
	for name, content := range forms {
		src, err := Open(t.Context(), write(t, "any.name", content), Spec{Level: geo.Commune}, Limits{TempDir: t.TempDir()})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if used := src.Fields(); fmt.Sprint(used.All) != "[code name]" || src.CRS() != wgs84 {
			t.Errorf("%s: %v %s", name, used, src.CRS())
		}
		all, err := drain(t, src)
		if err != nil || len(all) != 2 || all[1].Code != "00102" || all[1].Row != 2 || doubleArea(all[1].Shape[0][0]) != 2 {
			t.Errorf("%s: %+v, %v", name, all, err)
		}
		if _, err := src.Next(); err == nil {
			t.Errorf("%s: a feature after the end", name)
		}
	}
	src, err := Open(t.Context(), write(t, "one", a), Spec{Level: geo.Commune}, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if all, err := drain(t, src); err != nil || len(all) != 1 {
		t.Errorf("a bare feature: %v, %v", all, err)
	}
}

func indented(t *testing.T, s string) string {
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(s), "", "\t"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestStatedCRS(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		`"EPSG:9210"`: "EPSG:9210", `"urn:ogc:def:crs:EPSG::9210"`: "EPSG:9210", `"urn:ogc:def:crs:EPSG:9.9.1:3405"`: "EPSG:3405",
		`"http://www.opengis.net/def/crs/EPSG/0/4326"`: wgs84, `"http://www.opengis.net/def/crs/OGC/1.3/CRS84"`: wgs84,
	} {
		content := `{"crs":{"type":"name","properties":{"name":` + name + `}},` + collection(square("1", "A", 5, 21))[1:]
		src, err := Open(t.Context(), write(t, "a.json", content), Spec{Level: geo.Commune}, Limits{})
		if err != nil || src.CRS() != want {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := drain(t, src); err != nil {
			t.Error(err)
		}
	}
	metres := feature(props, `{"type":"Polygon","coordinates":[[[562050,2357390],[562060,2357390],[562060,2357400],[562050,2357390]]]}`)
	src, err := OpenAs(t.Context(), write(t, "a.json", metres), "EPSG:9210", Spec{Level: geo.Commune}, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if all, err := drain(t, src); err != nil || len(all) != 1 {
		t.Errorf("metres with their CRS: %v", err)
	}
}

// TestShapes: collections become one outline, z and m go, holes turn clockwise,
// and with MakeValid open rings are closed.
func TestShapes(t *testing.T) {
	t.Parallel()
	const hole = `[[0,0],[0,9],[9,9],[9,0],[0,0]],[[1,1],[2,1],[2,2],[1,1]]`
	for geometry, parts := range map[string]int{
		`{"type":"Polygon","coordinates":[` + hole + `]}`:                                                                                                     1,
		`{"coordinates":[[` + hole + `],[` + hole + `]],"type":"MultiPolygon"}`:                                                                               2,
		`{"type":"Polygon","coordinates":[[[0,0,5,1],[0,9,5,1],[9,9,5,1],[9,0,5,1],[0,0,5,1]],[[1,1],[2,1],[2,2]]]}`:                                          1,
		`{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[` + hole + `]},{"type":"MultiPolygon","coordinates":[[` + hole + `]]}]}`: 2,
	} {
		src, err := Open(t.Context(), write(t, "a.json", feature(props, geometry)), Spec{Level: geo.Commune, MakeValid: true}, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		all, err := drain(t, src)
		if err != nil || len(all[0].Shape) != parts {
			t.Errorf("%s: %v, %v", geometry, all, err)
			continue
		}
		for _, p := range all[0].Shape {
			if doubleArea(p[0]) != 162 || doubleArea(p[1]) != -1 || p[1][0] != p[1][3] {
				t.Errorf("%s: %v", geometry, p)
			}
		}
	}
}

// TestLexerBuffers: what the lexer yields does not depend on how the bytes come.
func TestLexerBuffers(t *testing.T) {
	t.Parallel()
	content := collection(square(strings.Repeat("9", 70_000), "A", 105, 21), square("2", `B\u00e9`, 106, 21))
	for _, step := range []int{1, 7, 4093} {
		l := newLexer(&slowReader{strings.NewReader(content), step}, Limits{}.withDefaults())
		sv := surveyor{l: l, limits: Limits{}.withDefaults()}
		sv.fields.limit = 9
		if err := sv.run(); err != nil || sv.features != 2 || len(sv.fields.names) != 2 {
			t.Errorf("%d at a time: %+v, %v", step, sv.survey, err)
		}
		l = newLexer(&slowReader{strings.NewReader(content), step}, Limits{}.withDefaults())
		l.limit = 20
		if raw, err := l.raw(); err != nil || string(raw) != content {
			t.Errorf("%d at a time: %d of %d bytes, %v", step, len(raw), len(content), err)
		}
	}
}

type slowReader struct {
	r    io.Reader
	step int
}

func (s *slowReader) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), s.step)]) }

// FuzzGeoJSON: nothing panics, nothing is accepted that is not JSON, and the
// outlines are those another reader finds.
func FuzzGeoJSON(f *testing.F) {
	f.Add([]byte(collection(square("1", "A", 105, 21), square("2", "B", 106, 21))))
	f.Add([]byte(square("1", `A\u00e9\ud83d\ude00`, 1, 2)))
	f.Add([]byte("\x1e" + square("1", "A", 1, 2) + "\n\x1e" + square("2", "A", 1, 2)))
	f.Add([]byte(polygon("[[[1e0,1],[2,2.5E-1],[3,-1],[1,1]],[]]")))
	f.Add([]byte(`{"features":[],"crs":null,"type":"FeatureCollection"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "a")
		if err := os.WriteFile(path, b, 0o600); err != nil || sniff(b) != geoJSON {
			return
		}
		src, err := Open(t.Context(), path, Spec{Level: geo.Commune}, Limits{})
		var all []Feature
		if err == nil {
			all, err = drain(t, src)
		}
		if err != nil {
			var fault *FileError
			if !errors.As(err, &fault) || fault.Reason == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		compare(t, b, all)
	})
}

// compare reads a collection with orb's decoder.
func compare(t *testing.T, b []byte, all []Feature) {
	b = bytes.TrimPrefix(b, []byte(utf8Mark))
	if !json.Valid(b) || !bytes.Contains(b, []byte(`"features"`)) {
		return // a sequence, which has no other reader here
	}
	other, err := geojson.UnmarshalFeatureCollection(b)
	if err != nil {
		return // stricter than we are
	}
	if len(other.Features) != len(all) {
		t.Fatalf("%d features, another reader finds %d", len(all), len(other.Features))
	}
	for i, f := range other.Features {
		var area, want float64
		switch g := f.Geometry.(type) {
		case orb.Polygon:
			want = ringAreas(orb.MultiPolygon{g})
		case orb.MultiPolygon:
			want = ringAreas(g)
		default:
			continue
		}
		if area = ringAreas(all[i].Shape); math.Abs(area-want) > 1e-9*math.Max(1, want) {
			t.Fatalf("feature %d: area %g, another reader finds %g", i+1, area, want)
		}
	}
}

func ringAreas(mp orb.MultiPolygon) (sum float64) {
	for _, p := range mp {
		for _, r := range p {
			sum += math.Abs(doubleArea(r))
		}
	}
	return sum
}
