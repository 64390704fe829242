package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// Two editions of a province and what became of its communes.
func TestVinhPhuc(t *testing.T) {
	t.Parallel()
	old, young, crosswalk := shared(t, "vinhphuc_communes_2022.geojson"), shared(t, "vinhphuc_communes_2025.geojson"), shared(t, "vn_vinhphuc_crosswalk_2022_2025.csv")
	s := newSite(t)
	s.must("import", "boundaries", old, "--edition", "2022-07", "--level", "commune", "--valid-from", "2022-07-01", "--valid-to", "2025-06-30",
		"--parent", "district_code", "--province", "province_code", "--population", "population_2009:2009")
	s.must("import", "boundaries", young, "--edition", "2025-07", "--level", "commune", "--valid-from", "2025-07-01",
		"--province", "province_code", "--population", "population_2025:2025", "--area", "area_km2")
	s.must("import", "succession", crosswalk, "--from", "2022-07", "--to", "2025-07", "--column", "from_code=code_2022_07", "--column", "to_code=code_2025_07")
	// A commune-only record of the old division, and a point.
	file := write(t, "two.csv", "external_id,occurred_at,category,edition,commune,lon,lat\na,2024-05-01,injury,2022-07,08713,,\nb,2024-05-02,rape,,,105.60,21.31\n")
	if a := counts(t, s.must("ingest", file, "--source", "office", "--json")); a.Stored != 2 || a.Unlocated != 0 {
		t.Errorf("%+v", a)
	}
	// By the crosswalk 08713 went to 08707 whole, although that code is another commune's in the old division.
	stated := s.must("layer", "density", "--edition", "2025-07", "--filter", "location_quality=commune_only", "--format", "csv")
	if n := countsByCode(t, stated)["08707"]; n != "1" {
		t.Errorf("the commune-only record stands %s times in its successor", n)
	}
	for _, edition := range []string{"2022-07", "2025-07"} {
		if n := sumOfCounts(t, s.must("layer", "density", "--edition", edition, "--format", "csv")); n != 2 {
			t.Errorf("%d incidents in edition %s", n, edition)
		}
	}
	if out := s.must("editions", "show", "2022-07"); !strings.Contains(out, "136") {
		t.Error(out)
	}
}

// The whole country: overlapping outlines of 2009, and 2025 through GDAL.
func TestCountry(t *testing.T) {
	t.Parallel()
	old, young := shared(t, "vn_communes_2009census_11163.gpkg"), shared(t, "vn_communes_2025_simplified.fgb")
	s := newSite(t)
	report := func(args ...string) (r geo.OutlineReport) {
		if err := json.Unmarshal([]byte(s.must(append([]string{"import", "boundaries", "--json"}, args...)...)), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	r := report(old, "--edition", "2009", "--level", "commune", "--valid-from", "2009-04-01", "--layer", "communes", "--population", "pop2009:2009")
	if r.Units != 11163 || len(r.Invalid) != 0 || len(r.Overlaps) == 0 {
		t.Errorf("2009: %d units, %d invalid, %d overlaps", r.Units, len(r.Invalid), len(r.Overlaps))
	}
	r = report(young, "--edition", "2025-07", "--level", "commune", "--valid-from", "2025-07-01", "--province", "province_code")
	if r.Units != 3321 || len(r.Invalid) != 0 || len(r.Alone) != 19 {
		t.Errorf("2025: %d units, %d invalid, %d alone", r.Units, len(r.Invalid), len(r.Alone))
	}
	// Populations of 0 give no rate; the answer has null there, not a number.
	if values := s.must("layer", "density", "--edition", "2009", "--format", "json"); !strings.Contains(values, `"rate":[0,`) && !strings.Contains(values, "null") {
		t.Error("no null among the rates")
	}
}
