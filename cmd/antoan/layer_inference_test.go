package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/analysis"
)

// columnsOf are a layer's columns as the catalogue has them.
func columnsOf(t *testing.T, layer string) []string {
	t.Helper()
	var names []string
	for _, l := range analysis.Catalogue() {
		if l.Name == layer {
			for _, c := range l.Columns {
				names = append(names, c.Name)
			}
		}
	}
	return names
}

func header(stdout string) []string {
	line, _, _ := strings.Cut(stdout, "\n")
	return strings.Split(line, ",")
}

// metadataOf reads what a layer printed as values says of itself.
func metadataOf(t *testing.T, stdout string) map[string]any {
	t.Helper()
	var l struct{ Metadata map[string]any }
	if err := json.Unmarshal([]byte(stdout), &l); err != nil {
		t.Fatal(err)
	}
	return l.Metadata
}

// The demo province from the command line: hot spots with their reasons, smoothed
// rates, silence; and what a layer has no use for is refused before anything runs.
func TestInferenceOfTheDemo(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	for _, layer := range []string{"hotspots", "rate", "silence"} {
		csv := s.must("layer", layer, "--edition", "2022-07", "--from", "2024-01-01", "--to", "2025-12-31", "--format", "csv")
		if got, want := header(csv), columnsOf(t, layer); !slices.Equal(got, want) {
			t.Errorf("%s: columns %v, the catalogue has %v", layer, got, want)
		}
		if n := strings.Count(csv, "\n"); n != 137 {
			t.Errorf("%s: %d lines", layer, n)
		}
	}
	hot := table(t, s.must("layer", "hotspots", "--edition", "2022-07", "--from", "2024-01-01", "--to", "2025-12-31", "--format", "csv"))
	flagged := 0
	for i, class := range hot["class"] {
		if strings.HasPrefix(class, "hot") {
			flagged++
			if !strings.Contains(hot["reason_vi"][i], hot["name"][i]) || !strings.Contains(hot["reason_en"][i], "were expected") {
				t.Errorf("%s is %s for the reason %q", hot["code"][i], class, hot["reason_vi"][i])
			}
		}
	}
	if flagged < 5 {
		t.Errorf("%d of 136 communes are hot", flagged)
	}
	silence := metadataOf(t, s.must("layer", "silence", "--edition", "2025-07", "--from", "2026-01-01", "--to", "2026-06-30", "--population", "women", "--format", "json"))
	if about, _ := silence["silence"].(map[string]any); about["months"] != 36. || about["short"] != false || silence["population"] != "women" {
		t.Errorf("silence: %v", silence)
	}
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"density has no statistic": {[]string{"density", "--statistic", "gi"}, "statistic: means nothing to the layer density"},
		"rate has no null":         {[]string{"rate", "--null", "poisson"}, "null: means nothing to the layer rate"},
		"unknown rule":             {[]string{"hotspots", "--weights", "bishop"}, "weights: \"bishop\" is unknown"},
		"contradiction":            {[]string{"hotspots", "--null", "poisson", "--measure", "value"}, "measure: value does not go with"},
		"unknown layer":            {[]string{"heat"}, "layer \"heat\""},
	} {
		if a := s.run(append([]string{"layer"}, c.args...)...); a.code == 0 || a.stdout != "" || !strings.Contains(a.stderr, c.says) {
			t.Errorf("%s: exit %d, %s", name, a.code, a.stderr)
		}
	}
}

// The real communes of 2022: two incidents in each, forty in one. That one and its
// neighbours are hot, and each says on account of whom; the rest is not remarkable.
func TestHotspotsOfVinhPhuc(t *testing.T) {
	t.Parallel()
	old := shared(t, "vinhphuc_communes_2022.geojson")
	s := newSite(t)
	s.must("import", "boundaries", old, "--edition", "2022-07", "--level", "commune", "--valid-from", "2022-07-01", "--parent", "district_code", "--province", "province_code", "--population", "population_2009:2009")
	all := table(t, s.must("layer", "density", "--edition", "2022-07", "--format", "csv"))
	if len(all["code"]) != 136 {
		t.Fatalf("%d communes", len(all["code"]))
	}
	const planted = 60
	var rows strings.Builder
	rows.WriteString("external_id,occurred_at,category,edition,commune\n")
	for i, code := range all["code"] {
		n := 2
		if i == planted {
			n = 40
		}
		for k := range n {
			fmt.Fprintf(&rows, "%d-%d,2024-%02d-15,injury,2022-07,%s\n", i, k, 1+k%12, code)
		}
	}
	if a := counts(t, s.must("ingest", write(t, "planted.csv", rows.String()), "--source", "office", "--json")); a.Stored != 2*135+40 {
		t.Errorf("%+v", a.BatchCounts)
	}
	hot := table(t, s.must("layer", "hotspots", "--edition", "2022-07", "--from", "2024-01-01", "--to", "2024-12-31", "--format", "csv"))
	name := all["name"][planted]
	if hot["class"][planted] != "hot_99" {
		t.Errorf("%s is %s", name, hot["class"][planted])
	}
	neighbours := 0
	for i, class := range hot["class"] {
		if class == "hot_99" && i != planted {
			if neighbours++; !strings.Contains(hot["reason_vi"][i], name+" (40 vụ, dự kiến ") || !strings.Contains(hot["reason_en"][i], name+" (40 incidents, ") {
				t.Errorf("%s is hot for the reason %q", hot["name"][i], hot["reason_vi"][i])
			}
		}
	}
	if neighbours < 3 {
		t.Errorf("%d neighbours are hot", neighbours)
	}
	districts := metadataOf(t, s.must("layer", "hotspots", "--edition", "2022-07", "--format", "json"))
	if m, _ := districts["method"].(map[string]any); m["null"] != "poisson" || m["reference"] != "background" || m["reference_units"].(float64) > 135 {
		t.Errorf("method %v", m)
	}
}

// No population is known: what is left to compare is how the counts lie.
func hotspotsWithoutPopulation(t *testing.T, s *site, edition, hottest, class string) {
	t.Helper()
	byDefault := s.must("layer", "hotspots", "--edition", edition, "--format", "csv")
	if asked := s.must("layer", "hotspots", "--edition", edition, "--measure", "value", "--null", "permutation", "--format", "csv"); asked != byDefault {
		t.Error("without populations something else than the counts is looked at")
	}
	hot := table(t, byDefault)
	i := slices.Index(hot["name"], hottest)
	if i < 0 || hot["class"][i] != class || !strings.Contains(hot["reason_vi"][i], "nếu hoán vị ngẫu nhiên số vụ của các xã, phường khác thì trung bình có") || hot["expected"][i] == "" || hot["population"][i] != "" {
		t.Errorf("%s: %v", hottest, i)
	}
	m, _ := metadataOf(t, s.must("layer", "hotspots", "--edition", edition, "--format", "json"))["method"].(map[string]any)
	if m["null"] != "permutation" || m["measure"] != "value" || m["population"] != nil {
		t.Errorf("method %v", m)
	}
	if a := s.run("layer", "hotspots", "--edition", edition, "--null", "poisson"); a.code != exitRefused || !strings.Contains(a.stderr, "null: needs people, and no population is known") {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
	if rates := table(t, s.must("layer", "rate", "--edition", edition, "--format", "csv")); rates["count"][0] == "" || rates["smr"][0] != "" {
		t.Errorf("rates of nobody: %v of %v", rates["smr"][0], rates["count"][0])
	}
}

// The file engine and the layer are one: what the layer finds, the file finds with
// the same method, to the last digit.
func TestFileAndLayerAgree(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("demo", "--load-only")
	period := []string{"--edition", "2022-07", "--from", "2024-01-01", "--to", "2024-12-31"}
	file := write(t, "units.geojson", s.must(append([]string{"layer", "density", "--format", "geojson"}, period...)...))
	layer := table(t, s.must(append([]string{"layer", "hotspots", "--format", "csv"}, period...)...))
	a := mustAnalyze(t, "hotspots", "--units", file, "--id", "code", "--value", "count", "--population", "population", "--null", "poisson", "--reference", "background", "--tolerance", "20")
	own := table(t, a.stdout)
	for _, name := range []string{"z", "p", "q", "class"} {
		if !slices.Equal(own[name], layer[name]) {
			t.Errorf("%s differs: %v and %v", name, own[name], layer[name])
		}
	}
	if m := metadata(t, a.stderr); m["reference"] != "background" {
		t.Errorf("method %v", m)
	}
	if a := analyze(t, "hotspots", "--units", file, "--id", "code", "--value", "count", "--reference", "background"); a.code != exitRefused || !strings.Contains(a.stderr, "reference: ") {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
}
