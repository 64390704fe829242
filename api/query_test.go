package api

import (
	"encoding/json"
	"math"
	"net/http"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func TestParseBBox(t *testing.T) {
	t.Parallel()
	good := map[string]orb.Bound{
		"105,21,106,22":          {Min: orb.Point{105, 21}, Max: orb.Point{106, 22}},
		" 105 , -21.5,1.06e2,22": {Min: orb.Point{105, -21.5}, Max: orb.Point{106, 22}},
		"-180,-90,180,90":        {Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}},
	}
	for text, want := range good {
		if got, err := parseBBox(text); err != nil || *got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"1", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6", "a,2,3,4", "NaN,2,3,4", "Inf,2,3,4", "1e999,2,3,4", ",,,", "1,2,1,4", "3,2,1,4", "1,4,3,2", "1,4,3,4",
		"21,105,22,106", "181,1,182,2", "1,2,3,4 ,", "0x1,2,3,4_0", "0x1p-2,1,2,3", "+Inf,1,2,3", "infinity,1,2,3"} {
		if got, err := parseBBox(text); err == nil {
			t.Errorf("%q is taken as %v", text, got)
		}
	}
	if got, err := parseBBox(""); got != nil || err != nil {
		t.Errorf("empty: %v, %v", got, err)
	}
}

func FuzzParseBBox(f *testing.F) {
	for _, seed := range []string{"", "105,21,106,22", "NaN,1,2,3", "1,2,3,4,5", "-0,-0,0,0", "0x1p-2,1,2,3"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b, err := parseBBox(text)
		if err != nil || b == nil {
			return
		}
		if !(b.Min[0] < b.Max[0] && b.Min[1] < b.Max[1]) || math.Abs(b.Min[0]) > 180 || math.Abs(b.Max[1]) > 90 {
			t.Errorf("%q is taken as %v", text, b)
		}
	})
}

func TestWrongParameters(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	tests := []struct {
		path, location string
		status         int
	}{
		{"/api/v1/layers/density.csv?bbox=106,21,105,22", "query.bbox", 422},
		{"/api/v1/units.geojson?bbox=nan,1,2,3", "query.bbox", 422},
		{"/api/v1/layers/density.csv?bom=perhaps", "query.bom", 422},
		{"/api/v1/layers/density.geojson?bom=1", "query.bom", 422},
		{"/api/v1/layers/density.geojson?reading=A", "query.reading", 422},
		{"/api/v1/layers/density.geojson?statistic=gi", "query.statistic", 422},
		{"/api/v1/layers/status.geojson?weights=queen", "query.weights", 422},
		{"/api/v1/layers/rate.geojson?null=poisson", "query.null", 422},
		{"/api/v1/layers/silence.geojson?weights=queen", "query.weights", 422},
		{"/api/v1/layers/hotspots.geojson?reading=A", "query.reading", 422},
		{"/api/v1/layers/hotspots.geojson?replicates=100000", "query.replicates", 422},
		{"/api/v1/layers/hotspots.geojson?replicates=9&replicates=99", "query.replicates", 422},
		{"/api/v1/layers/hotspots.geojson?statistic=moran&reference=background", "query.reference", 422},
		{"/api/v1/layers/hotspots.geojson?null=poisson&measure=value", "query.measure", 422},
		{"/api/v1/layers/hotspots.geojson?weights=knn:99", "query.weights", 422},
		{"/api/v1/layers/density.geojson?from=2025-13-01", "query.from", 422},
		{"/api/v1/layers/density.geojson?from=2025-02-01&to=2025-01-01", "query.to", 422},
		{"/api/v1/layers/density.geojson?hours=24", "query.hours", 422},
		{"/api/v1/layers/density.geojson?weekdays=0", "query.weekdays", 422},
		{"/api/v1/layers/density.geojson?severity=bad", "query.severity", 422},
		{"/api/v1/layers/density.geojson?from=2025-01-01&from=2025-01-02", "query.from", 422},
		{"/api/v1/layers/incidents.geojson?limit=0", "query.limit", 422},
		{"/api/v1/layers/incidents.geojson?limit=10001", "query.limit", 422},
		{"/api/v1/layers/incidents.geojson?limit=ten", "query.limit", 422},
		{"/api/v1/layers/incidents.geojson?after=17", "query.after", 422},
		{"/api/v1/layers/incidents.geojson?edition=2025-07", "query.edition", 422},
		{"/api/v1/batches?limit=1001", "query.limit", 422},
		{"/api/v1/units.geojson?v=" + strings.Repeat("a", 101), "query.v", 422},
		{"/api/v1/summary?a=%zz", "", 400},
		{"/api/v1/summary?a=1;b=2", "", 400},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			t.Parallel()
			r := s.get(tt.path)
			p := r.problem(t)
			if r.StatusCode != tt.status || tt.location != "" && (len(p.Errors) != 1 || p.Errors[0].Location != tt.location) {
				t.Errorf("%d %s", r.StatusCode, r.text)
			}
		})
	}
}

func TestPointsComeInPages(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	type collection struct {
		Features []struct{ ID string }
		Links    []struct{ Rel, Href string }
		Matched  int `json:"numberMatched"`
		Returned int `json:"numberReturned"`
	}
	seen := map[string]bool{}
	next := "/api/v1/layers/incidents.geojson?limit=2&from=2025-01-01"
	for pages := 0; next != ""; pages++ {
		r := s.get(next)
		var c collection
		if err := json.Unmarshal([]byte(r.text), &c); err != nil || r.StatusCode != http.StatusOK || pages > 3 {
			t.Fatalf("%v, %d, page %d", err, r.StatusCode, pages)
		}
		if c.Matched != 3 || c.Returned != len(c.Features) || r.Header.Get("Cache-Control") != cacheNever {
			t.Errorf("page %d: %+v", pages, c)
		}
		for _, f := range c.Features {
			if seen[f.ID] {
				t.Errorf("%s comes twice", f.ID)
			}
			seen[f.ID] = true
		}
		next = ""
		if len(c.Links) == 1 {
			next = c.Links[0].Href
			if !strings.Contains(r.Header.Get("Link"), "<"+next+`>; rel="next"`) || !strings.Contains(next, "from=2025-01-01") {
				t.Errorf("link %q, header %q", next, r.Header.Get("Link"))
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("%d points", len(seen))
	}
}

func TestPointsAreForLoopbackOnly(t *testing.T) {
	t.Parallel()
	s := loaded(t, func(c *Config) { c.PointsAllowed = false })
	for _, path := range []string{"/api/v1/layers/incidents.geojson", "/api/v1/layers/incidents.csv"} {
		if r := s.get(path); r.StatusCode != http.StatusForbidden || r.problem(t).Type != "urn:antoan:problem:forbidden" {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
}
