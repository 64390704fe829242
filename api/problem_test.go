package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

func TestProblemOfEveryError(t *testing.T) {
	t.Parallel()
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	late, cancelLate := context.WithTimeout(context.Background(), -time.Second)
	defer cancelLate()
	secret := errors.New("password of the database is hunter2")
	tests := []struct {
		name     string
		ctx      context.Context
		err      error
		status   int
		kind     string
		detail   string // is contained
		location string
		logged   bool
	}{
		{"invalid", nil, fmt.Errorf("layer: %w", geo.Invalid("from", "is no date")), 422, "invalid-request", "from: is no date", "query.from", false},
		{"invalid as a whole", nil, geo.Invalid("", "is too large"), 422, "invalid-request", "is too large", "request", false},
		{"file", nil, &ingest.FileError{File: "a.csv", Line: 3, Reason: "is cut off: copy it again"}, 422, "file-refused", "a.csv, line 3: is cut off", "", false},
		{"not found", nil, geo.NotFound("edition %q", "1999"), 404, "not-found", `edition "1999"`, "", false},
		{"conflict", nil, geo.Conflict("undone already"), 409, "conflict", "undone already", "", false},
		{"unavailable", nil, fmt.Errorf("points: %w", geo.ErrUnavailable), 503, "unavailable", "points", "", true},
		{"deadline of a part", nil, fmt.Errorf("query: %w", context.DeadlineExceeded), 503, "deadline", "not ready in time", "", true},
		{"deadline of the request", late, secret, 503, "deadline", "not ready in time", "", true},
		{"slow body", nil, os.ErrDeadlineExceeded, 408, "upload-too-slow", "did not arrive", "", false},
		{"large body", nil, &http.MaxBytesError{Limit: 64 << 20}, 413, "too-large", "64 MiB", "", false},
		{"client gone", gone, secret, 499, "client-gone", "closed the connection", "", false},
		{"unknown", nil, secret, 500, "internal", "the server's log names the cause", "", true},
		{"canceled without the client", nil, context.Canceled, 500, "internal", "the server's log names the cause", "", true},
		{"a problem", nil, fmt.Errorf("wrapped: %w", newProblem(kindMediaType, "no")), 415, "unsupported-media-type", "no", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if tt.ctx == nil {
				tt.ctx = context.Background()
			}
			p := problemOf(tt.ctx, tt.err)
			if p.Status != tt.status || p.Type != "urn:antoan:problem:"+tt.kind || !strings.Contains(p.Detail, tt.detail) {
				t.Errorf("got %+v", p)
			}
			if strings.Contains(p.Detail+p.Title, "hunter2") {
				t.Error("the cause is told to the client")
			}
			if (p.cause != nil) != tt.logged {
				t.Errorf("cause %v, want it logged: %t", p.cause, tt.logged)
			}
			location := ""
			if len(p.Errors) > 0 {
				location = p.Errors[0].Location
			}
			if location != tt.location {
				t.Errorf("location %q, want %q", location, tt.location)
			}
			if (p.GetHeaders().Get("Retry-After") != "") != (p.Status == 503) {
				t.Error("Retry-After belongs to 503")
			}
		})
	}
}

// TestProblemBodies pins what clients see, word by word.
func TestProblemBodies(t *testing.T) {
	t.Parallel()
	s := loaded(t, func(c *Config) { c.PointsAllowed = false })
	tests := []struct {
		name, method, path, body, media string
		status                          int
	}{
		{"missing", "GET", "/api/v1/nothing", "", "", 404},
		{"missing-page", "GET", "/map/at/home", "", "", 404},
		{"http-method", "DELETE", "/api/v1/batches", "", "", 405},
		{"edition", "GET", "/api/v1/layers/density.geojson?edition=1999", "", "", 404},
		{"level", "GET", "/api/v1/layers/density.geojson?level=village", "", "", 422},
		{"reading", "GET", "/api/v1/layers/status.csv?reading=C", "", "", 422},
		{"several", "GET", "/api/v1/layers/density/values?from=yesterday&category=crime&bbox=1,2", "", "", 422},
		{"unknown-parameter", "GET", "/api/v1/layers/density/values?categorie=injury", "", "", 422},
		{"other-layers-parameter", "GET", "/api/v1/layers/silence/values?statistic=gi", "", "", 422},
		{"method", "GET", "/api/v1/layers/hotspots/values?statistic=kde&null=normal&measure=x&weights=bishop&style=X&population=men&reference=me&correction=z&replicates=0&seed=-1", "", "", 422},
		{"contradiction", "GET", "/api/v1/layers/hotspots.csv?null=permutation&reference=background", "", "", 422},
		{"weights", "GET", "/api/v1/layers/rate.geojson?weights=knn:400", "", "", 422},
		{"population", "GET", "/api/v1/layers/silence.csv?population=children", "", "", 422},
		{"twice", "GET", "/api/v1/summary?x=1&x=2", "", "", 422},
		{"points", "GET", "/api/v1/layers/incidents.geojson", "", "", 403},
		{"batch-id", "GET", "/api/v1/batches/17", "", "", 422},
		{"batch", "GET", "/api/v1/batches/00000000-0000-0000-0000-000000000001", "", "", 404},
		{"no-source", "POST", "/api/v1/batches", incidentsCSV, "text/csv", 422},
		{"file", "POST", "/api/v1/batches?source=x&filename=table.csv", "", "text/csv", 422},
		{"media-type", "POST", "/api/v1/batches?source=x", "a=b", "application/x-www-form-urlencoded", 415},
		{"mapping", "POST", "/api/v1/batches?source=x&map=a", incidentsCSV, "text/csv", 422},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := s.do(tt.method, tt.path, strings.NewReader(tt.body), "Content-Type", tt.media, requestIDHeader, "golden")
			if r.StatusCode != tt.status {
				t.Errorf("status %d, want %d", r.StatusCode, tt.status)
			}
			r.problem(t)
			golden(t, "problem-"+tt.name+".json", indent(t, r.text))
		})
	}
}

func TestUnknownErrorIsLoggedOnceAndNotTold(t *testing.T) {
	t.Parallel()
	s := serve(t, withLayer(func(context.Context) error { return errors.New("relation layer does not exist") }))
	r := s.get("/api/v1/layers/density.csv")
	p := r.problem(t)
	if r.StatusCode != http.StatusInternalServerError || strings.Contains(r.text, "relation") {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	if n := strings.Count(s.log.String(), "relation layer does not exist"); n != 1 {
		t.Errorf("the cause stands %d times in the log", n)
	}
	if !strings.Contains(s.log.String(), p.RequestID) {
		t.Error("the log does not name the request")
	}
}

func TestDeadline(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) {
		c.Limits.Request = 20 * time.Millisecond
		withLayer(func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })(c)
	})
	r := s.get("/api/v1/layers/density.csv")
	if p := r.problem(t); r.StatusCode != http.StatusServiceUnavailable || p.Type != "urn:antoan:problem:deadline" || r.Header.Get("Retry-After") == "" {
		t.Errorf("%d %v %s", r.StatusCode, r.Header, r.text)
	}
}

func TestClientGone(t *testing.T) {
	t.Parallel()
	begun, ended := make(chan struct{}), make(chan struct{})
	s := serve(t, withLayer(func(ctx context.Context) error { close(begun); <-ctx.Done(); close(ended); return ctx.Err() }))
	ctx, cancel := context.WithCancel(context.Background())
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/api/v1/layers/density.csv", nil)
	if err != nil {
		t.Fatal(err)
	}
	go func() { <-begun; cancel() }()
	if r, err := s.Client().Do(request); err == nil {
		r.Body.Close()
		t.Fatal("the client did not go")
	}
	<-ended
	s.Close() // waits for the handler
	if text := s.log.String(); !strings.Contains(text, `"status":499`) || strings.Contains(text, `"level":"ERROR"`) {
		t.Errorf("log: %s", text)
	}
}

func TestPanic(t *testing.T) {
	t.Parallel()
	s := serve(t, withLayer(func(context.Context) error { panic("a person's name") }))
	r := s.get("/api/v1/layers/density.csv")
	if p := r.problem(t); r.StatusCode != http.StatusInternalServerError || p.Type != "urn:antoan:problem:internal" {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	text := s.log.String()
	if !strings.Contains(text, `"msg":"panic"`) || !strings.Contains(text, "goroutine") || strings.Contains(text, "person") {
		t.Errorf("log: %s", text)
	}
	if diff := cmp.Diff(1, strings.Count(text, `"msg":"request"`)); diff != "" {
		t.Errorf("lines per request: %s", diff)
	}
}

func TestNotReady(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.Analysis = unready{} })
	for _, path := range []string{"/readyz", "/api/v1/summary", "/api/v1/editions", "/api/v1/units.geojson", "/api/v1/layers/density.csv"} {
		if r := s.get(path); r.StatusCode != http.StatusServiceUnavailable || r.Header.Get("Retry-After") == "" {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
	if r := s.get("/healthz"); r.StatusCode != http.StatusOK {
		t.Errorf("alive: %d", r.StatusCode)
	}
}

// A heavy question ends with its time, whether it was being computed or waiting for
// its turn, and the client hears when to come again.
func TestHeavyQuestionsEndWithTheirTime(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) {
		store := &memory{units: manyUnits(900)}
		service := analysis.New(store, "1.2.3", nil)
		if err := service.Load(context.Background()); err != nil {
			t.Fatal(err)
		}
		c.Analysis, c.Store, c.Limits.Request = service, store, 30*time.Millisecond
	})
	var all sync.WaitGroup
	for n := range 2 + runtime.GOMAXPROCS(0) {
		all.Go(func() {
			r := s.get(fmt.Sprintf("/api/v1/layers/hotspots.csv?statistic=moran&null=poisson&replicates=99999&weights=knn:40&seed=%d", n))
			kind := r.problem(t).Type
			if r.StatusCode != http.StatusServiceUnavailable || r.Header.Get("Retry-After") == "" || kind != "urn:antoan:problem:deadline" && kind != "urn:antoan:problem:unavailable" {
				t.Errorf("%d %s", r.StatusCode, r.text)
			}
		})
	}
	all.Wait()
}

// manyUnits are communes of 1,000 people side by side.
func manyUnits(n int) []geo.Unit {
	units := make([]geo.Unit, n)
	for i := range units {
		x, y := 105+float64(i%30)/100, 20+float64(i/30)/100
		units[i] = geo.Unit{ID: int32(i + 1), Level: geo.Commune, Code: fmt.Sprintf("%05d", i+1), Name: "Xã", Area: 26, PeopleBy: []geo.Population{{Year: 2024, Total: 1000}},
			Outline: orb.MultiPolygon{{{{x, y}, {x + 0.01, y}, {x + 0.01, y + 0.01}, {x, y + 0.01}, {x, y}}}}}
	}
	return units
}
