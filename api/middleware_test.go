package api

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestHeadersOfEveryAnswer(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	for _, path := range []string{"/", "/api/docs", "/assets/main-1a2b.js", "/api/v1/summary", "/api/v1/nothing", "/api/v1/layers/density.csv"} {
		h := s.get(path).Header
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin", "Content-Security-Policy": contentSecurityPolicy,
		} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, h.Get(name))
			}
		}
	}
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "worker-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
		"font-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"} {
		if !strings.Contains(contentSecurityPolicy, want) {
			t.Errorf("the policy lacks %s", want)
		}
	}
}

func TestRequestID(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	tests := []struct {
		given string
		kept  bool
	}{{"abc-1.2_Z", true}, {"", false}, {"a b", false}, {`x","level":"ERROR`, false}, {strings.Repeat("a", 65), false}, {strings.Repeat("a", 64), true}}
	for _, tt := range tests {
		got := s.get("/healthz", requestIDHeader, tt.given).Header.Get(requestIDHeader)
		if (got == tt.given) != tt.kept || len(got) < 1 {
			t.Errorf("given %q, answered %q", tt.given, got)
		}
	}
}

func TestLogNamesNeitherQueryNorPlace(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	batch := s.store.batches[0].ID.String()
	s.get("/api/v1/layers/density.geojson?bbox=105.51234,21.2,105.6,21.3&category=rape")
	s.get("/api/v1/layers/incidents.csv?bbox=105.51234,21.2,105.6")
	s.get("/api/v1/batches/" + batch)
	s.get("/somewhere/105.51234")
	text := s.log.String()
	for _, secret := range []string{"105.5", "rape", "bbox", "somewhere", "a1"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q stands in the log:\n%s", secret, text)
		}
	}
	for line := range strings.Lines(text) { // what an import did is told of the batch, who looked at it is not
		if strings.Contains(line, batch) && !strings.Contains(line, `"msg":"import"`) {
			t.Errorf("the batch stands in the log: %s", line)
		}
	}
	for _, want := range []string{`"route":"/api/v1/layers/density.geojson"`, `"route":"/api/v1/batches/:id"`, `"route":"unmatched"`, `"status":422`, `"bytes":`, `"ms":`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s does not stand in the log:\n%s", want, text)
		}
	}
}

func TestHosts(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.AllowedHosts = LoopbackHosts })
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "LOCALHOST.": 200, "127.0.0.1:9": 200, "[::1]": 200, "[::1]:8080": 200, "::1": 200,
		"evil.example": 421, "127.0.0.1.evil.example": 421, "localhost.evil.example:8080": 421,
	} {
		if got := s.get("/api/v1/summary", "Host", host); got.StatusCode != want {
			t.Errorf("%s: %d, want %d", host, got.StatusCode, want)
		}
	}
	if got := serve(t, nil).get("/api/v1/summary", "Host", "antoan.example"); got.StatusCode != 200 {
		t.Errorf("any host: %d", got.StatusCode)
	}
}

func TestOtherSitesCannotWrite(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	post := func(headers ...string) int {
		return s.do("POST", "/api/v1/batches?source=x", strings.NewReader(incidentsCSV), append(headers, "Content-Type", "text/csv", "Prefer", "wait=20")...).StatusCode
	}
	if got := post("Sec-Fetch-Site", "cross-site"); got != http.StatusForbidden {
		t.Errorf("cross-site: %d", got)
	}
	if got := post("Origin", "null"); got != http.StatusForbidden {
		t.Errorf("an opaque origin: %d", got)
	}
	if got := post("Sec-Fetch-Site", "same-origin"); got != http.StatusCreated {
		t.Errorf("same origin: %d", got)
	}
	if got := s.get("/api/v1/summary", "Sec-Fetch-Site", "cross-site"); got.StatusCode != http.StatusOK || got.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("reading: %d %v", got.StatusCode, got.Header)
	}
}

func TestServerHasEveryDeadline(t *testing.T) {
	t.Parallel()
	server := NewServer("127.0.0.1:0", http.NotFoundHandler(), Limits{Write: time.Minute}, slog.New(slog.DiscardHandler))
	if server.ReadHeaderTimeout <= 0 || server.ReadTimeout <= 0 || server.IdleTimeout <= 0 || server.MaxHeaderBytes <= 0 || server.ErrorLog == nil {
		t.Errorf("%+v", server)
	}
	if server.WriteTimeout != time.Minute {
		t.Errorf("write timeout %s", server.WriteTimeout)
	}
}

func TestNewNeedsAnalysisAndStore(t *testing.T) {
	t.Parallel()
	for _, cfg := range []Config{{}, {Analysis: unready{}}, {Store: &memory{}}} {
		if _, err := New(cfg); err == nil {
			t.Error("no error")
		}
	}
}
