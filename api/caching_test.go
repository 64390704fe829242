package api

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/analysis"
)

func TestConditionalRequests(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	seen := map[string]string{}
	for _, path := range []string{
		"/api/v1/units.geojson", "/api/v1/layers/density.geojson", "/api/v1/layers/density.csv", "/api/v1/layers/density.csv?bom=1",
		"/api/v1/layers/density/values", "/api/v1/layers/status/values", "/api/v1/layers/density/values?category=injury", "/api/v1/openapi.json",
		"/api/v1/layers/hotspots.geojson", "/api/v1/layers/hotspots/values", "/api/v1/layers/hotspots/values?statistic=gi", "/api/v1/layers/hotspots.csv", "/api/v1/layers/rate.geojson",
		"/api/v1/layers/rate/values?weights=rook", "/api/v1/layers/silence.csv", "/api/v1/layers/silence/values",
	} {
		r := s.get(path)
		etag := r.Header.Get("ETag")
		if etag == "" || r.Header.Get("Cache-Control") != cacheRevalidate || r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: ETag %q, Cache-Control %q, Vary %q", path, etag, r.Header.Get("Cache-Control"), r.Header.Get("Vary"))
		}
		if other, twice := seen[etag]; twice {
			t.Errorf("%s and %s have one ETag", path, other)
		}
		seen[etag] = path
		for _, known := range []string{etag, `"other", ` + etag, strings.TrimPrefix(etag, "W/"), "*"} {
			again := s.get(path, "If-None-Match", known)
			if again.StatusCode != http.StatusNotModified || again.text != "" || again.Header.Get("ETag") != etag {
				t.Errorf("%s, known %s: %d, %d bytes", path, known, again.StatusCode, len(again.text))
			}
		}
		if again := s.get(path, "If-None-Match", `"other"`); again.StatusCode != http.StatusOK || again.text != r.text {
			t.Errorf("%s, other known: %d", path, again.StatusCode)
		}
	}
}

func TestNewDataChangesTheETagAtOnce(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	before := s.get("/api/v1/layers/density/values").Header.Get("ETag")
	s.do("POST", "/api/v1/batches?source=police", strings.NewReader("occurred_at,category,lon,lat\n2025-05-01,injury,105.55,21.25\n"), "Content-Type", "text/csv", "Prefer", "wait=20")
	r := s.get("/api/v1/layers/density/values", "If-None-Match", before)
	if r.StatusCode != http.StatusOK || !strings.Contains(r.text, `"count":[3,1,0,0]`) {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
}

// A remembered answer is not given for newer data either.
func TestNewDataChangesRememberedAnswersAtOnce(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	for n, layer := range []string{"status", "rate", "hotspots", "silence"} {
		path := "/api/v1/layers/" + layer + "/values"
		before := s.get(path)
		s.do("POST", "/api/v1/batches?source=police", strings.NewReader("external_id,occurred_at,category,lon,lat\nnew"+layer+",2025-05-01,rape,105.55,21.25\n"), "Content-Type", "text/csv", "Prefer", "wait=20")
		r := s.get(path, "If-None-Match", before.Header.Get("ETag"))
		if r.StatusCode != http.StatusOK || r.text == before.text || !strings.Contains(r.text, fmt.Sprintf(`"data_version":%d`, n+2)) {
			t.Errorf("%s: %d %s", layer, r.StatusCode, r.text)
		}
	}
}

func TestOutlinesByHashAreKeptForEver(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	var e struct{ Editions []analysis.EditionInfo }
	if err := json.Unmarshal([]byte(s.get("/api/v1/editions").text), &e); err != nil {
		t.Fatal(err)
	}
	hash := e.Editions[0].Levels[0].Outlines
	for v, want := range map[string]string{hash: cacheForever, "outdated": cacheRevalidate} {
		if got := s.get("/api/v1/units.geojson?edition=2025-07&level=commune&v=" + v).Header.Get("Cache-Control"); got != want {
			t.Errorf("v=%s: %q, want %q", v, got, want)
		}
	}
}

func TestHead(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	for _, path := range []string{"/", "/api/v1/layers/density.geojson", "/api/v1/summary", "/assets/main-1a2b.js", "/api/v1/nothing"} {
		get, head := s.get(path), s.do("HEAD", path, nil)
		if head.StatusCode != get.StatusCode || head.text != "" || head.Header.Get("Content-Type") != get.Header.Get("Content-Type") || head.Header.Get("ETag") != get.Header.Get("ETag") {
			t.Errorf("%s: %d %v, GET %d %v", path, head.StatusCode, head.Header, get.StatusCode, get.Header)
		}
	}
	if !strings.Contains(s.log.String(), `"method":"HEAD"`) {
		t.Error("the log does not tell HEAD from GET")
	}
}

func TestGzip(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	for _, path := range []string{"/api/v1/layers/density.geojson", "/api/v1/codes", "/api/v1/openapi.json", "/assets/main-1a2b.js"} {
		plain := s.get(path)
		packed := s.get(path, "Accept-Encoding", "br;q=1.0, gzip;q=0.8")
		if packed.Header.Get("Content-Encoding") != "gzip" || plain.Header.Get("Content-Encoding") != "" {
			t.Fatalf("%s: packed %q, plain %q", path, packed.Header.Get("Content-Encoding"), plain.Header.Get("Content-Encoding"))
		}
		r, err := gzip.NewReader(strings.NewReader(packed.text))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil || string(text) != plain.text || len(packed.text) >= len(plain.text) {
			t.Errorf("%s: %v, %d bytes packed into %d", path, err, len(plain.text), len(packed.text))
		}
	}
	for _, path := range []string{"/healthz", "/assets/vi-77.woff2", "/api/v1/nothing", "/api/v1/summary"} {
		r := s.get(path, "Accept-Encoding", "gzip")
		if r.Header.Get("Content-Encoding") != "" || r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: %v", path, r.Header)
		}
	}
}

func TestAcceptsGzip(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]bool{
		"": false, "gzip": true, "GZIP": true, "x-gzip": true, "deflate, gzip;q=0.5": true, "gzip;q=0": false, "gzip; q=0.000": false,
		"*": true, "*;q=0": false, "gzip;q=0, *": false, "identity": false, "gzip;q=x": false, "gzipped": false,
	} {
		if got := acceptsGzip(header); got != want {
			t.Errorf("%q: %t, want %t", header, got, want)
		}
	}
}
