package api

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
)

func TestStatic(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	tests := []struct {
		path, media, cache, contains string
	}{
		{"/", "text/html; charset=utf-8", cacheRevalidate, "map"},
		{"/?edition=2025-07&lang=vi", "text/html; charset=utf-8", cacheRevalidate, "map"},
		{"/index.html", "text/html; charset=utf-8", cacheRevalidate, "map"},
		{"/api/docs", "text/html; charset=utf-8", cacheRevalidate, "docs"},
		{"/assets/main-1a2b.js", "text/javascript; charset=utf-8", cacheForever, "export"},
		{"/assets/main-1a2b.css", "text/css; charset=utf-8", cacheForever, "main"},
		{"/assets/vi-77.woff2", "font/woff2", cacheForever, "wOF2"},
	}
	for _, tt := range tests {
		r := s.get(tt.path)
		if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != tt.media || r.Header.Get("Cache-Control") != tt.cache || !strings.Contains(r.text, tt.contains) {
			t.Errorf("%s: %d %v %.100s", tt.path, r.StatusCode, r.Header, r.text)
		}
		if etag := r.Header.Get("ETag"); etag != "" {
			if again := s.get(tt.path, "If-None-Match", etag); again.StatusCode != http.StatusNotModified {
				t.Errorf("%s, known: %d", tt.path, again.StatusCode)
			}
		}
	}
	for _, path := range []string{
		"/missing", "/missing.js", "/assets", "/assets/", "/assets/.hidden.js", "/notes.exe", "/map/at/home", "//index.html", "/../go.mod",
		"/assets/%2e%2e/index.html", "/assets/..%2findex.html", "/index.html%00.js", "/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/summary/",
		"/api/v2/summary", "/api/x.js", "/docs.html/",
	} {
		if r := s.get(path); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d %.100s", path, r.StatusCode, r.text)
		} else {
			r.problem(t)
		}
	}
	if r := s.do("POST", "/index.html", nil); r.StatusCode != http.StatusNotFound {
		t.Errorf("POST: %d", r.StatusCode)
	}
}

func TestPackedTwin(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) {
		c.Web = fstest.MapFS{
			"assets/a.js":    {Data: []byte("plain")},
			"assets/a.js.gz": {Data: []byte("packed")},
		}
	})
	for accept, want := range map[string]string{"gzip": "packed", "identity": "plain", "gzip;q=0": "plain"} {
		r := s.get("/assets/a.js", "Accept-Encoding", accept)
		if r.text != want || (r.Header.Get("Content-Encoding") == "gzip") != (want == "packed") || r.Header.Get("Content-Type") != fileTypes[".js"] ||
			r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: %q %v", accept, r.text, r.Header)
		}
	}
	if r := s.get("/assets/a.js.gz"); r.StatusCode != http.StatusNotFound {
		t.Errorf("the twin by its own name: %d", r.StatusCode)
	}
	if r := s.get("/"); r.StatusCode != http.StatusNotFound {
		t.Errorf("no index: %d", r.StatusCode)
	}
}

func TestWithoutMap(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.Web = nil })
	for _, path := range []string{"/", "/api/docs", "/index.html"} {
		if r := s.get(path); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
}

func TestRange(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	r := s.get("/assets/main-1a2b.js", "Range", "bytes=0-5", "Accept-Encoding", "gzip")
	if r.StatusCode != http.StatusPartialContent || r.text != "export" || r.Header.Get("Content-Encoding") != "" {
		t.Errorf("%d %q %v", r.StatusCode, r.text, r.Header)
	}
}
