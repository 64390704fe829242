package api

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/antoan-vn/antoan/analysis"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// incidentsCSV has two good rows in 08707, one in 08708, one without a place and
// two that are wrong.
const incidentsCSV = "external_id,occurred_at,time,category,severity,lon,lat\n" +
	"a1,2025-03-01,22:30,injury,serious,105.55,21.25\n" +
	"a2,2025-04-02,,cruelty,minor,105.56,21.26\n" +
	"a3,2025-08-12,08:00,threat,unknown,105.65,21.25\n" +
	"a4,2025-09-01,,injury,minor,,\n" +
	"a5,2025-09-31,,injury,minor,105.55,21.25\n" +
	"a6,2025-09-30,,=cmd,minor,105.55,21.25\n"

// logBook keeps what is logged.
type logBook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *logBook) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBook) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// web is a built map, as far as serving it goes.
var web = fstest.MapFS{
	"index.html":           {Data: []byte("<!doctype html><title>map</title>")},
	"docs.html":            {Data: []byte("<!doctype html><title>docs</title>")},
	"assets/main-1a2b.js":  {Data: []byte(strings.Repeat("export const a = 1;\n", 200))},
	"assets/main-1a2b.css": {Data: []byte("main{}")},
	"assets/vi-77.woff2":   {Data: []byte("wOF2")},
	"assets/.hidden.js":    {Data: []byte("x")},
	"notes.exe":            {Data: []byte("x")},
}

// running is a server under test.
type running struct {
	*httptest.Server
	t       *testing.T
	store   *memory
	log     *logBook
	config  Config
	service *service
}

// serve starts a server over the store in memory; change, where given, alters
// its configuration.
func serve(t *testing.T, change func(*Config)) *running {
	t.Helper()
	book := &logBook{}
	store := &memory{}
	service := analysis.New(store, "1.2.3", nil)
	if err := service.Load(context.Background()); err != nil {
		t.Fatal(err)
	}
	cfg := Config{
		Analysis: service, Store: store, Web: web, Version: "1.2.3", PointsAllowed: true, Spool: t.TempDir(),
		Log: slog.New(slog.NewJSONHandler(book, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if change != nil {
		change(&cfg)
	}
	inner, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	store.uploads.work = inner.Work
	t.Cleanup(store.uploads.running.Wait)
	server := httptest.NewUnstartedServer(nil)
	server.Config = NewServer("", inner, cfg.Limits, slog.New(slog.DiscardHandler))
	server.Start()
	t.Cleanup(server.Close)
	return &running{Server: server, t: t, store: store, log: book, config: cfg, service: inner.service}
}

// loaded is serve with incidentsCSV in the store.
func loaded(t *testing.T, change func(*Config)) *running {
	t.Helper()
	s := serve(t, change)
	r := s.do("POST", "/api/v1/batches?source=police", strings.NewReader(incidentsCSV), "Content-Type", "text/csv", "Prefer", "wait=20")
	if r.StatusCode != http.StatusCreated {
		t.Fatalf("import: %d %s", r.StatusCode, r.text)
	}
	return s
}

// reply is an answer whose body has been read.
type reply struct {
	*http.Response
	text string
}

// do sends a request with headers given as pairs. It does not unpack gzip
// unless asked to by a header.
func (s *running) do(method, path string, body io.Reader, headers ...string) reply {
	s.t.Helper()
	return s.doContext(context.Background(), method, path, body, headers...)
}

func (s *running) doContext(ctx context.Context, method, path string, body io.Reader, headers ...string) reply {
	s.t.Helper()
	request, err := http.NewRequestWithContext(ctx, method, s.URL+path, body)
	if err != nil {
		s.t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "identity")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			request.Host = headers[i+1]
		}
	}
	response, err := s.Client().Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return reply{response, string(text)}
}

func (s *running) get(path string, headers ...string) reply {
	s.t.Helper()
	return s.do("GET", path, nil, headers...)
}

// problem reads a reply as a problem and checks what every problem has.
func (r reply) problem(t *testing.T) Problem {
	t.Helper()
	var p Problem
	if err := json.Unmarshal([]byte(r.text), &p); err != nil {
		t.Fatalf("no problem: %v in %q", err, r.text)
	}
	if got := r.Header.Get("Content-Type"); got != mediaProblem {
		t.Errorf("media type %q, want %q", got, mediaProblem)
	}
	if p.Status != r.StatusCode || p.RequestID == "" || p.RequestID != r.Header.Get(requestIDHeader) || p.Detail == "" || p.Title == "" {
		t.Errorf("status %d, header %s: incomplete problem %+v", r.StatusCode, r.Header.Get(requestIDHeader), p)
	}
	if r.Header.Get("Cache-Control") != cacheNever {
		t.Errorf("a problem may be cached: %q", r.Header.Get("Cache-Control"))
	}
	return p
}

// golden compares with a file in testdata, or writes it with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got), -update writes it anew:\n%s", name, diff)
	}
}

func indent(t *testing.T, text string) string {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(text), "", "  "); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintln(strings.TrimSpace(out.String()))
}
