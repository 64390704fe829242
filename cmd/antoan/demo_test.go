package main

import (
	"strings"
	"testing"
)

func TestDemoLoadsOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	first := s.must("layer", "density", "--edition", "2022-07", "--format", "csv")
	if again := s.run("demo", "--load-only"); again.code != 0 || strings.Contains(again.stderr, "demo 1/") {
		t.Errorf("the second run loaded again: exit %d, %s", again.code, again.stderr)
	}
	if second := s.must("layer", "density", "--edition", "2022-07", "--format", "csv"); second != first {
		t.Error("the second run changed the answer")
	}
	if !strings.HasPrefix(first, "code,name,count") || strings.Count(first, "\n") != 137 {
		t.Errorf("header or length: %.60s, %d lines", first, strings.Count(first, "\n"))
	}
}

// The command line and HTTP are two doors to one room.
func TestSameAnswerByCommandAndHTTP(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	server, _ := s.startServer("serve")
	for _, c := range []struct {
		args []string
		path string
	}{
		{[]string{"density", "--edition", "2022-07", "--format", "csv"}, "density.csv?edition=2022-07"},
		{[]string{"density", "--edition", "2022-07", "--level", "district", "--from", "2024-01-01", "--to", "2024-06-30", "--filter", "category=injury,cruelty", "--format", "geojson"},
			"density.geojson?edition=2022-07&level=district&from=2024-01-01&to=2024-06-30&category=injury,cruelty"},
		{[]string{"density", "--edition", "2025-07", "--filter", "hours=18-23", "--filter", "weekdays=6-7", "--format", "json"}, "density/values?edition=2025-07&hours=18-23&weekdays=6-7"},
		{[]string{"status", "--edition", "2025-07", "--reading", "B", "--from", "2025-07-01", "--format", "geojson"}, "status.geojson?edition=2025-07&reading=B&from=2025-07-01"},
		{[]string{"hotspots", "--edition", "2022-07", "--from", "2024-01-01", "--to", "2025-12-31", "--format", "csv"}, "hotspots.csv?edition=2022-07&from=2024-01-01&to=2025-12-31"},
		{[]string{"hotspots", "--edition", "2025-07", "--statistic", "gi", "--null", "permutation", "--measure", "eb", "--weights", "knn:5", "--seed", "7", "--format", "geojson"},
			"hotspots.geojson?edition=2025-07&statistic=gi&null=permutation&measure=eb&weights=knn:5&seed=7"},
		{[]string{"rate", "--edition", "2022-07", "--population", "women", "--weights", "rook", "--format", "json"}, "rate/values?edition=2022-07&population=women&weights=rook"},
		{[]string{"silence", "--edition", "2025-07", "--from", "2025-07-01", "--format", "csv"}, "silence.csv?edition=2025-07&from=2025-07-01"},
		{[]string{"incidents", "--filter", "severity=extremely_serious", "--format", "csv"}, "incidents.csv?severity=extremely_serious&limit=10000"},
	} {
		byCommand := s.must(append([]string{"layer"}, c.args...)...)
		status, byHTTP, err := fetch(server, "/api/v1/layers/"+c.path)
		if err != nil || status != 200 {
			t.Fatalf("%s: %d %v %s", c.path, status, err, byHTTP)
		}
		if byCommand != byHTTP {
			t.Errorf("%s: the answers differ:\n%.300s\n%.300s", c.path, byCommand, byHTTP)
		}
	}
	s.must("decision", "add", "--edition", "2022-07", "--unit", "09970", "--why", "xa mô hình gần nhất", "--who", "Hội LHPN")
	for path, args := range map[string][]string{
		"decisions":                      {"decision", "list", "--json"},
		"expansion?models=3&within=5000": {"analyze", "expansion", "--models", "3", "--within", "5000", "--json"},
		"expansion?models=4&within=6000&edition=2022-07&per_district=1&need=rate:1,trend:0": {"analyze", "expansion", "--models", "4", "--within", "6000", "--edition", "2022-07", "--per-district", "1", "--need", "rate:1,trend:0", "--json"},
		"evaluations?edition=2022-07&months=18":                                             {"evaluate", "--edition", "2022-07", "--months", "18", "--json"},
	} {
		byCommand := s.must(args...)
		status, byHTTP, err := fetch(server, "/api/v1/"+path)
		if err != nil || status != 200 || byCommand != byHTTP {
			t.Errorf("%s: %d %v, the answers differ:\n%.300s\n%.300s", path, status, err, byCommand, byHTTP)
		}
	}
}
