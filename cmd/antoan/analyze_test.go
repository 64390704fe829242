package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// analyze runs antoan analyze in this process: it starts no database.
func analyze(t *testing.T, args ...string) answer {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(append([]string{"analyze"}, args...), &stdout, &stderr)
	return answer{stdout.String(), stderr.String(), code}
}

func mustAnalyze(t *testing.T, args ...string) answer {
	t.Helper()
	a := analyze(t, args...)
	if a.code != 0 {
		t.Fatalf("antoan analyze %s: exit %d\n%s", strings.Join(args, " "), a.code, a.stderr)
	}
	return a
}

// table reads CSV: cells by column, in the order of the rows.
func table(t *testing.T, s string) map[string][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil {
		t.Fatalf("%v\n%s", err, s)
	}
	columns := map[string][]string{}
	for _, row := range rows[1:] {
		for k, name := range rows[0] {
			columns[name] = append(columns[name], row[k])
		}
	}
	return columns
}

// metadata is the line of JSON on stderr.
func metadata(t *testing.T, stderr string) map[string]any {
	t.Helper()
	var m map[string]any
	for line := range strings.Lines(stderr) {
		if strings.HasPrefix(line, "{") {
			if err := json.Unmarshal([]byte(line), &m); err != nil {
				t.Fatal(err)
			}
		}
	}
	if m == nil {
		t.Fatalf("no metadata: %s", stderr)
	}
	return m
}

// grid is a file of square units in rows of three, one degree each, with these
// properties.
func grid(t *testing.T, properties ...string) string {
	t.Helper()
	var features []string
	for i, p := range properties {
		x, y := 100+i%3, 2-i/3
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":%s,"geometry":{"type":"Polygon","coordinates":[[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}}`,
			p, x, y, x+1, y, x+1, y+1, x, y+1, x, y))
	}
	return write(t, "grid.geojson", strings.Join(features, "\n"))
}

// nine are units a to i with a value and a population each.
func nine(t *testing.T) string {
	t.Helper()
	var all []string
	for i := range 9 {
		all = append(all, fmt.Sprintf(`{"code":"%c","y":%d,"p":%d,"v":%g}`, 'a'+i, i, 1000*(i+1), float64(i)-4.5))
	}
	return grid(t, all...)
}

func TestAnalyzeWeights(t *testing.T) {
	t.Parallel()
	file := nine(t)
	for spec, want := range map[string]string{
		"queen": "40 b d e", "rook": "24 b d", "knn:2": "18 b d", "band:120000": "24 b d", "band:1": "0 ", "band:1e7": "72 b c d e f g h i",
	} {
		var got, back struct {
			Weights    string              `json:"weights"`
			N          int                 `json:"n"`
			Links      int                 `json:"links"`
			Islands    []string            `json:"islands"`
			Components int                 `json:"components"`
			Neighbours map[string][]string `json:"neighbours"`
		}
		a := mustAnalyze(t, "weights", "--units", file, "--weights", spec)
		if err := json.Unmarshal([]byte(a.stdout), &got); err != nil || strings.Count(a.stdout, "\n") != 1 || a.stderr != "" {
			t.Fatalf("%v: %s%s", err, a.stdout, a.stderr)
		}
		if s := fmt.Sprint(got.Links, " ", strings.Join(got.Neighbours["a"], " ")); s != want || got.N != 9 || got.Weights != spec {
			t.Errorf("%s: %s, want %s", spec, s, want)
		}
		if alone := spec == "band:1"; alone && (len(got.Islands) != 9 || got.Components != 9) || !alone && (len(got.Islands) != 0 || got.Components != 1) {
			t.Errorf("%s: %d islands, %d components", spec, len(got.Islands), got.Components)
		}
		// The answer is itself a file of neighbours.
		again := mustAnalyze(t, "weights", "--units", file, "--weights", "file:"+write(t, "n.json", a.stdout))
		if err := json.Unmarshal([]byte(again.stdout), &back); err != nil || fmt.Sprint(back.Neighbours) != fmt.Sprint(got.Neighbours) {
			t.Errorf("%s through a file: %s", spec, again.stdout)
		}
		rows := table(t, mustAnalyze(t, "weights", "--units", file, "--weights", spec, "--format", "csv").stdout)
		if rows["neighbour_ids"][0] != strings.Join(got.Neighbours["a"], " ") || rows["neighbours"][0] != strconv.Itoa(len(got.Neighbours["a"])) ||
			rows["island"][0] != strconv.FormatBool(len(got.Neighbours["a"]) == 0) {
			t.Errorf("%s: %v", spec, rows)
		}
	}
}

// One-sided and missing lists are taken, and said.
func TestAnalyzeListedNeighbours(t *testing.T) {
	t.Parallel()
	a := mustAnalyze(t, "weights", "--units", nine(t), "--format", "csv", "--weights", "file:"+write(t, "n.json", `{"a":["b","i"],"b":["a"]}`))
	if !strings.Contains(a.stderr, "lists no neighbours for 7 of 9 units") || !strings.Contains(a.stderr, "1 of 3 links go one way: a → i") {
		t.Error(a.stderr)
	}
	rows := table(t, a.stdout)
	if got := strings.Join(rows["island"], " "); got != "false false true true true true true true true" {
		t.Error(got)
	}
	if m := metadata(t, a.stderr); m["symmetric"] != false || m["components"] != 7.0 {
		t.Errorf("%v", m)
	}
}

// No geometry is needed where a file says who is whose neighbour.
func TestAnalyzeWithoutGeometry(t *testing.T) {
	t.Parallel()
	file := write(t, "u.json", `{"type":"FeatureCollection","features":[
		{"type":"Feature","properties":{"id":1,"v":0},"geometry":null},{"type":"Feature","properties":{"id":2,"v":5},"geometry":null},
		{"type":"Feature","properties":{"id":3,"v":7},"geometry":null},{"type":"Feature","properties":{"id":4,"v":9},"geometry":null}]}`)
	a := mustAnalyze(t, "hotspots", "--units", file, "--value", "v", "--format", "geojson", "--weights", "file:"+write(t, "n.json", `{"1":[2],"2":[1,3],"3":[2,4],"4":[3]}`))
	if strings.Count(a.stdout, `"geometry":null`) != 4 || strings.Count(a.stdout, `"z":null`) != 0 {
		t.Error(a.stdout)
	}
}

func TestAnalyzeGeoJSON(t *testing.T) {
	t.Parallel()
	file := grid(t, `{"code":"a","y":1,"p":10}`, `{"code":"b","y":null,"p":10}`, `{"code":"=c","y":3,"p":0}`, `{"code":"d","y":0,"p":10}`, `{"code":"-5","y":0,"p":null}`)
	var got struct {
		Metadata map[string]any `json:"metadata"`
		CRS      any            `json:"crs"`
		Features []struct {
			ID         string         `json:"id"`
			Properties map[string]any `json:"properties"`
			Geometry   map[string]any `json:"geometry"`
		} `json:"features"`
	}
	a := mustAnalyze(t, "rates", "--units", file, "--cases", "y", "--population", "p", "--format", "geojson")
	if err := json.Unmarshal([]byte(a.stdout), &got); err != nil || a.stderr != "" || got.CRS != nil {
		t.Fatalf("%v: %s%s", err, a.stdout, a.stderr)
	}
	if got.Metadata["left_out"] != 3.0 || got.Metadata["n"] != 5.0 || got.Metadata["weights"] != "queen" || got.Metadata["id_field"] != "code" {
		t.Errorf("%v", got.Metadata)
	}
	if f := got.Features[0]; f.ID != "a" || f.Properties["rate"] != 0.1 || f.Properties["smr"] != 2.0 || f.Geometry["type"] != "Polygon" {
		t.Errorf("%v", f)
	}
	for _, i := range []int{1, 2, 4} {
		for name, v := range got.Features[i].Properties {
			if v != nil && name != "id" && name != "cases" && name != "population" {
				t.Errorf("%s of unit %d is %v", name, i, v)
			}
		}
	}
	if p := got.Features[2].Properties; p["id"] != "=c" || p["cases"] != 3.0 || len(p) != 15 {
		t.Errorf("%v", p)
	}
	// A table must not run a text as a formula; a number is none.
	rows := table(t, mustAnalyze(t, "rates", "--units", file, "--cases", "y", "--population", "p").stdout)
	if rows["id"][2] != "'=c" || rows["id"][4] != "-5" || rows["cases"][1] != "" || rows["rate"][1] != "" {
		t.Errorf("%v", rows)
	}
}

// Coordinates on a plane keep their reference system in the answer.
func TestAnalyzePlane(t *testing.T) {
	t.Parallel()
	file := write(t, "p.json", `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:9210"}},"features":[
		{"type":"Feature","id":1,"properties":{"v":1},"geometry":{"type":"Point","coordinates":[500000,2300000]}},
		{"type":"Feature","id":2,"properties":{"v":2},"geometry":{"type":"Point","coordinates":[500300,2300400]}},
		{"type":"Feature","id":3,"properties":{"v":4},"geometry":{"type":"Point","coordinates":[509000,2300000]}}]}`)
	a := mustAnalyze(t, "hotspots", "--units", file, "--id", "id", "--value", "v", "--weights", "band:500", "--format", "geojson")
	if !strings.Contains(a.stdout, `"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::9210"}}`) || !strings.Contains(a.stdout, `"planar":true`) || !strings.Contains(a.stdout, `"islands":["3"]`) {
		t.Error(a.stdout)
	}
	again := mustAnalyze(t, "weights", "--units", write(t, "again.json", a.stdout), "--id", "id", "--weights", "band:500")
	if !strings.Contains(again.stdout, `"neighbours":{"1":["2"],"2":["1"],"3":[]}`) {
		t.Error(again.stdout)
	}
	if a := mustAnalyze(t, "weights", "--units", file, "--planar", "--weights", "band:499", "--format", "geojson"); strings.Contains(a.stdout, `"crs":{`) || !strings.Contains(a.stdout, `"links":0`) {
		t.Error(a.stdout)
	}
}

// Headers are a contract.
func TestAnalyzeHeaders(t *testing.T) {
	t.Parallel()
	file := nine(t)
	for args, want := range map[string]string{
		"hotspots --value v":                                     "id,value,statistic,z,p,q,class,p_low,p_high,p_se",
		"hotspots --value v --statistic moran":                   "id,value,statistic,z,p,q,class,p_low,p_high,z_total,quadrant,p_se",
		"hotspots --value y --population p --null poisson":       "id,value,statistic,z,p,q,class,p_low,p_high,p_se,population,analysed",
		"rates --cases y --population p":                         "id,cases,population,expected,rate,low,high,smr,eb_global,eb_local,eb_low,eb_high,p_low,p_high,funnel",
		"weights --format csv":                                   "id,neighbours,component,island,neighbour_ids",
		"global --value v --format csv":                          "statistic,value,expected,variance,z,p,p_low,p_high",
		"global --value y --population p --format csv --style B": "statistic,value,expected,variance,z,p,p_low,p_high",
	} {
		a := mustAnalyze(t, append(strings.Fields(args), "--units", file)...)
		if got, _, _ := strings.Cut(a.stdout, "\n"); got != want {
			t.Errorf("%s: %s, want %s", args, got, want)
		}
		m := metadata(t, a.stderr)
		if m["n"] != 9.0 || m["analysis"] != strings.Fields(args)[0] || m["weights"] != "queen" || m["components"] != 1.0 {
			t.Errorf("%s: %v", args, m)
		}
	}
}

// What has no neighbours and what has no value say so, and have no number.
func TestAnalyzeClasses(t *testing.T) {
	t.Parallel()
	file := grid(t, `{"id":"a","v":1}`, `{"id":"b","v":2}`, `{"id":"c","v":null}`, `{"id":"d","v":4}`, `{"id":"e","v":8}`)
	lone := write(t, "n.json", `{"a":["b"],"b":["a","d"],"c":["a"],"d":["b"],"e":[]}`)
	for statistic, want := range map[string][]string{
		"gi":     {"not_significant", "not_significant", "no_data", "not_significant", "no_neighbours"},
		"gistar": {"not_significant", "not_significant", "no_data", "not_significant", "no_neighbours"},
		"moran":  {"not_significant", "not_significant", "no_data", "not_significant", "no_neighbours"},
	} {
		a := mustAnalyze(t, "hotspots", "--units", file, "--value", "v", "--weights", "file:"+lone, "--statistic", statistic)
		rows := table(t, a.stdout)
		if !slices.Equal(rows["class"], want) {
			t.Errorf("%s: %v", statistic, rows["class"])
		}
		if rows["value"][2] != "" || rows["z"][2] != "" || rows["p"][2] != "" || (rows["z"][4] == "") != (statistic != "gistar") {
			t.Errorf("%s: %v", statistic, rows)
		}
		if m := metadata(t, a.stderr); m["n"] != 5.0 || m["n_analysed"] != 4.0 || m["n_no_data"] != 1.0 || m["exact"] != true {
			t.Errorf("%s: %v", statistic, m)
		}
	}
}
