package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// readFeatures reads the named columns of a collection.
func readFeatures(data string, reader func(io.Reader) io.Reader, columns ...string) (rows [][]string, faults []string, r Reader, err error) {
	in, err := openInput(reader(strings.NewReader(data)), "t.geojson", Limits{})
	if err != nil {
		return nil, nil, nil, err
	}
	if r, err = openGeoJSON(in); err != nil {
		return nil, nil, nil, err
	}
	if err := r.Select(columns); err != nil {
		return nil, nil, nil, err
	}
	var c Chunk
	for {
		c.reset(1, len(columns))
		err := r.Read(&c)
		if err != nil && !errors.Is(err, io.EOF) {
			return rows, faults, r, err
		}
		c.seal()
		for i, m := range c.marks {
			if m.fault != nil {
				faults = append(faults, m.fault.code)
				continue
			}
			var row []string
			for j := range columns {
				row = append(row, c.cell(i, j))
			}
			rows = append(rows, row)
		}
		if err != nil {
			return rows, faults, r, nil
		}
	}
}

func collection(features string) string {
	return `{"type":"FeatureCollection","features":[` + features + `]}`
}

func TestGeoJSON(t *testing.T) {
	t.Parallel()
	const missing = `,{"properties":{"a":0}}` // so that the property exists somewhere
	tests := map[string]struct{ in, want, faults string }{
		"point":           {collection(`{"geometry":{"type":"Point","coordinates":[1.50,-2e1,7]},"properties":{"a":"x"}}`), "1.50|-2e1|x", ""},
		"order":           {collection(`{"properties":{"a":true},"type":"Feature","geometry":{"coordinates":[1,2],"type":"Point"}}`), "1|2|true", ""},
		"escapes":         {collection(`{"properties":{"a":"\u0111\ud83d\ude00\n\"\/\ud800x"},"geometry":null}`), "||đ😀\n\"/\ufffdx", ""},
		"list":            {collection(`{"properties":{"a":["p",1,null]}}`), "||p;1;", ""},
		"empty point":     {collection(`{"geometry":{"type":"Point","coordinates":[]},"properties":{"a":1}}`), "||1", ""},
		"nested value":    {collection(`{"properties":{"a":{"b":[1,{}]}}},{"properties":{"a":[[1]]}}` + missing), "||0", "nested_value,nested_value"},
		"no point":        {collection(`{"geometry":{"type":"MultiPoint","coordinates":[[1,2]]}}` + missing), "||0", "not_a_point"},
		"bad position":    {collection(`{"geometry":{"type":"Point","coordinates":["1",2]}},{"geometry":{"type":"Point","coordinates":[1]}}` + missing), "||0", "bad_position,bad_position"},
		"no feature":      {collection(`7` + missing), "||0", "not_a_point"},
		"other members":   {`{"name":"x","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"type":"FeatureCollection","features":[{"properties":{"a":1},"bbox":[1,2,3,4]}],"z":{"y":[1]}}`, "||1", ""},
		"byte order mark": {"\ufeff" + collection(`{"properties":{"a":1}}`), "||1", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, reader := range []func(io.Reader) io.Reader{whole, iotest.OneByteReader} {
				rows, faults, _, err := readFeatures(tt.in, reader, "lon", "lat", "a")
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, row := range rows {
					got = append(got, strings.Join(row, "|"))
				}
				if strings.Join(got, "\n") != tt.want || strings.Join(faults, ",") != tt.faults {
					t.Errorf("%q with faults %q, want %q with %q", got, faults, tt.want, tt.faults)
				}
			}
		})
	}
}

func TestGeoJSONRefusesFiles(t *testing.T) {
	t.Parallel()
	one := collection(`{"properties":{"a":1}}`)
	tests := map[string]struct{ in, want string }{
		"cut off":         {one[:len(one)-3], "cut off"},
		"cut in text":     {`{"type":"FeatureCollection","features":[{"properties":{"a":"x`, "cut off"},
		"lone feature":    {`{"type":"Feature","properties":{}}`, "no FeatureCollection"},
		"no features":     {`{"type":"FeatureCollection"}`, "features"},
		"no type":         {`{"features":[]}`, "type"},
		"trailing":        {one + `x`, "behind the end"},
		"comma":           {collection(`{"properties":{"a":1}},`), "value"},
		"foreign crs":     {`{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:27700"}},"features":[]}`, "reference system"},
		"late crs":        {`{"type":"FeatureCollection","features":[],"crs":{"properties":{"name":"EPSG:3405"}}}`, "behind the points"},
		"wrong number":    {collection(`{"properties":{"a":01}}`), "neither"},
		"typing error":    {collection(`{"properties":{"b":1}}`), `"a"`},
		"array":           {`[1]`, "["},
		"control":         {collection("{\"properties\":{\"a\":\"x\ny\"}}"), "escaped"},
		"not UTF-8":       {collection("{\"properties\":{\"a\":\"\xff\"}}"), "UTF-8"},
		"features thrice": {`{"type":"FeatureCollection","features":[],"features":[]}`, "twice"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, _, err := readFeatures(tt.in, whole, "a")
			var file *FileError
			if !errors.As(err, &file) || !strings.Contains(file.Reason, tt.want) {
				t.Errorf("error %v, want one of %q", err, tt.want)
			}
		})
	}
}

func TestGeoJSONBombIsRefusedFast(t *testing.T) {
	t.Parallel()
	for _, bomb := range []string{
		collection(`{"properties":{"a":` + strings.Repeat("[", 1<<20)),
		strings.Repeat(`{"features":`, 1<<18),
		collection(`{"geometry":` + strings.Repeat(`{"geometries":[`, 1<<18)),
	} {
		start := time.Now()
		_, _, _, err := readFeatures(bomb, whole, "a")
		var file *FileError
		if !errors.As(err, &file) || time.Since(start) > time.Second {
			t.Errorf("error %v after %s", err, time.Since(start))
		}
	}
}

// FuzzGeoJSON checks that whatever is accepted is JSON, and that no input
// brings another kind of error.
func FuzzGeoJSON(f *testing.F) {
	f.Add(collection(`{"geometry":{"type":"Point","coordinates":[1,2]},"properties":{"a":"\u00e9"}}`))
	f.Add(collection(`{"properties":{"a":[1,"2",null]}},{"properties":{"a":-1.5e3}}`))
	f.Add(`{"type":"FeatureCollection","crs":null,"features":[]}`)
	f.Fuzz(func(t *testing.T, text string) {
		rows, faults, _, err := readFeatures(text, whole, "lon", "lat")
		var file *FileError
		if err != nil && !errors.As(err, &file) {
			t.Fatalf("error %v is no *FileError", err)
		}
		slowRows, slowFaults, _, slowErr := readFeatures(text, iotest.OneByteReader, "lon", "lat")
		if len(rows) != len(slowRows) || len(faults) != len(slowFaults) || (err == nil) != (slowErr == nil) {
			t.Fatalf("reading byte by byte differs: %v, %v", err, slowErr)
		}
		if err != nil {
			return
		}
		var doc struct{ Features []json.RawMessage }
		if e := json.Unmarshal(bytes.TrimPrefix([]byte(text), utf8BOM), &doc); e != nil && !strings.Contains(e.Error(), "Go struct field") {
			t.Fatalf("accepted, but encoding/json says %v", e)
		}
	})
}
