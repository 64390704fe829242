package api

import (
	"bufio"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

const smallCSV = "external_id,occurred_at,category,lon,lat\nn1,2025-05-01,injury,105.55,21.25\n"

func (s *running) post(query, body string, headers ...string) reply {
	s.t.Helper()
	return s.do("POST", "/api/v1/batches?source=police"+query, strings.NewReader(body), append([]string{"Content-Type", "text/csv"}, headers...)...)
}

// gated is a server whose imports wait at the gate.
func gated(t *testing.T) (*running, gate) {
	g := gate{entered: make(chan struct{}, 9), open: make(chan struct{})}
	return serve(t, func(c *Config) {
		g.Store = c.Store
		c.Store = g
		c.Limits.Waiting, c.Limits.Streams = 2, 1
		c.Limits.Read, c.Limits.Write = 100*time.Millisecond, 100*time.Millisecond
	}), g
}

// Without a preference the answer does not wait for the import; with one it waits
// as long as that says.
func TestImportIsTakenIn(t *testing.T) {
	t.Parallel()
	s, g := gated(t)
	taken := s.post("", smallCSV, "Idempotency-Key", "k1")
	b := taken.batch(t)
	if taken.StatusCode != http.StatusAccepted || taken.Header.Get("Location") != "/api/v1/batches/"+b.ID.String() ||
		!b.State.Live() || b.Progress == nil || b.Progress.BytesTotal != int64(len(smallCSV)) || taken.Header.Get("Preference-Applied") != "" {
		t.Fatalf("%d %v %s", taken.StatusCode, taken.Header, taken.text)
	}
	<-g.entered
	if got := s.get("/api/v1/batches/" + b.ID.String()).batch(t); got.State != geo.BatchUnderstood || !strings.Contains(string(got.Understood), `"field":"category"`) {
		t.Errorf("under way: %s", got.State)
	}
	again := s.post("", smallCSV, "Idempotency-Key", "k1", "Prefer", `respond-async, wait=0`)
	if again.StatusCode != http.StatusAccepted || again.batch(t).ID != b.ID || again.Header.Get("Preference-Applied") != "wait=0" {
		t.Errorf("the same key: %d %s", again.StatusCode, again.text)
	}
	if other := s.post("", smallCSV+"n2,2025-05-01,injury,,\n", "Idempotency-Key", "k1"); other.StatusCode != http.StatusConflict {
		t.Errorf("the key of another file: %d %s", other.StatusCode, other.text)
	}
	if second := s.post("&timezone=UTC", smallCSV); second.StatusCode != http.StatusAccepted {
		t.Errorf("%d %s", second.StatusCode, second.text)
	}
	if third := s.post("&timezone=Europe/London", smallCSV); third.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("more than may wait: %d %s", third.StatusCode, third.text)
	}
	close(g.open)
	if known := s.post("", smallCSV, "Idempotency-Key", "k1", "Prefer", "wait=20"); known.StatusCode != http.StatusOK || known.batch(t).ID != b.ID || known.batch(t).State != geo.BatchStored {
		t.Errorf("%d %s", known.StatusCode, known.text)
	}
}

func TestPrefer(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]preference{
		"": {}, "respond-async": {}, "wait=5": {5 * time.Second, true}, `foo; wait=3, Wait = "7" ; x=y`: {7 * time.Second, true},
		"wait": {}, "wait=-1": {}, "wait=1e3": {}, "wait=2, wait=3": {2 * time.Second, true}, "wait=99999": {time.Minute, true},
	} {
		if got := parsePrefer(header, time.Minute); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}

// What shows only in the middle of a file ends the batch as failed, with the
// problem that a client who waits gets at once.
func TestFailedImportSaysWhy(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	bad := "external_id,occurred_at,category\n" + strings.Repeat("a,2025-05-01,injury\n", 20000) + "\"b\n"
	r := s.post("", bad, "Prefer", "wait=20")
	p := r.problem(t)
	if r.StatusCode != http.StatusUnprocessableEntity || p.Type != "urn:antoan:problem:file-refused" {
		t.Fatalf("%d %s", r.StatusCode, r.text)
	}
	var failed []geo.Batch
	for _, u := range s.store.uploads.all {
		failed = append(failed, s.get("/api/v1/batches/"+u.ID.String()).batch(t))
	}
	if len(failed) != 1 || failed[0].State != geo.BatchFailed || !strings.Contains(string(failed[0].Problem), p.Detail) || !strings.Contains(string(failed[0].Problem), p.RequestID) {
		t.Errorf("%+v", failed)
	}
	if left, err := os.ReadDir(s.config.Spool); err != nil || len(left) > 0 {
		t.Errorf("files are left: %v %v", left, err)
	}
}

// A defect in the import ends the batch and tells nobody what was in the file.
func TestPanicInAnImport(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.Store = panicking{c.Store} })
	r := s.post("", smallCSV, "Prefer", "wait=20")
	if p := r.problem(t); r.StatusCode != http.StatusInternalServerError || strings.Contains(r.text+s.log.String(), "105.55") || p.Type != "urn:antoan:problem:internal" {
		t.Errorf("%d %s %s", r.StatusCode, r.text, s.log)
	}
	if text := s.log.String(); !strings.Contains(text, "a value of type string") {
		t.Errorf("the log does not say what happened: %s", text)
	}
}

// A file that takes the server down again and again is given up.
func TestImportThatKillsServers(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	work := s.store.uploads.work
	s.store.uploads.work = func(ctx context.Context, u geo.Upload) error {
		u.Killed = maxKilled
		return work(ctx, u)
	}
	if r := s.post("", smallCSV, "Prefer", "wait=20"); r.StatusCode != http.StatusInternalServerError || !strings.Contains(r.problem(t).Detail, "not tried again") {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	if left, err := os.ReadDir(s.config.Spool); err != nil || len(left) > 0 {
		t.Errorf("files are left: %v %v", left, err)
	}
}

type panicking struct{ Store }

func (panicking) FindBatch(context.Context, geo.ImportID) (geo.Batch, error) {
	panic("at 105.55, 21.25")
}

// A client that waits longer than a request may take learns where to look.
func TestWaitLongerThanARequest(t *testing.T) {
	t.Parallel()
	s, g := gated(t)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	id := s.post("", smallCSV).batch(t).ID
	if a, err := s.service.answerUpload(ctx, id, true, preference{time.Minute, true}); err != nil || a.Status != http.StatusAccepted {
		t.Errorf("%+v %v", a, err)
	}
	close(g.open)
}

func TestCancel(t *testing.T) {
	t.Parallel()
	s, g := gated(t)
	path := s.post("", smallCSV).Header.Get("Location")
	<-g.entered
	if r := s.do("POST", path+"/cancel", nil); r.StatusCode != http.StatusOK || r.batch(t).State != geo.BatchCancelled {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	s.store.uploads.running.Wait() // the import ends by itself
	if r := s.do("POST", path+"/cancel", nil); r.StatusCode != http.StatusConflict {
		t.Errorf("again: %d %s", r.StatusCode, r.text)
	}
	if left, err := os.ReadDir(s.config.Spool); err != nil || len(left) > 0 || len(s.store.batches) > 0 {
		t.Errorf("left: %v %v %v", left, err, s.store.batches)
	}
	if r := s.do("POST", "/api/v1/batches/"+uuid.NewString()+"/cancel", nil); r.StatusCode != http.StatusNotFound {
		t.Errorf("unknown: %d %s", r.StatusCode, r.text)
	}
}

func TestEvents(t *testing.T) {
	t.Parallel()
	s, g := gated(t)
	path := s.post("", smallCSV).Header.Get("Location")
	<-g.entered
	request, err := http.NewRequestWithContext(context.Background(), "GET", s.URL+path+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "gzip") // events are not packed all the same
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	if !lines.Scan() || lines.Text() != "event: progress" || response.Header.Get("Content-Type") != mediaEvents || response.Header.Get("Content-Encoding") != "" {
		t.Fatalf("%s %v", lines.Text(), response.Header)
	}
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), `data: {"id":`) || !strings.Contains(lines.Text(), `"rows_per_second":`) {
		t.Errorf("first: %s", lines.Text())
	}
	if r := s.get(path + "/events"); r.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("more clients than may follow: %d %s", r.StatusCode, r.text)
	}
	time.Sleep(300 * time.Millisecond) // longer than a request may be read and an answer written
	close(g.open)
	var text string
	for lines.Scan() {
		text += lines.Text() + "\n"
	}
	if _, end, ok := strings.Cut(text, "event: end\n"); lines.Err() != nil || !ok || !strings.Contains(end, `"state":"stored"`) {
		t.Errorf("%v %s", lines.Err(), text)
	}
	if r := s.get("/api/v1/batches/" + uuid.NewString() + "/events"); r.StatusCode != http.StatusNotFound {
		t.Errorf("unknown: %d %s", r.StatusCode, r.text)
	}
}

// A stream does not keep a server from stopping, and says that it lives meanwhile.
func TestEventsEndWithTheServer(t *testing.T) {
	t.Parallel()
	stopping := make(chan struct{})
	s, g := gated(t)
	s.service.Stopping = stopping
	path := s.post("", smallCSV).Header.Get("Location")
	<-g.entered
	ended := make(chan reply, 1)
	go func() { ended <- s.get(path + "/events") }()
	for len(s.service.streams) == 0 {
		time.Sleep(time.Millisecond)
	}
	close(stopping)
	if r := <-ended; r.StatusCode != http.StatusOK || strings.Contains(r.text, "event: end") {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	out := &eventWriter{w: &strings.Builder{}, connection: http.NewResponseController(nopWriter{}), sent: time.Now().Add(-heartbeat)}
	news := make(chan struct{})
	close(news)
	s.service.Stopping = nil
	if err := s.service.idle(t.Context(), out, news); err != nil || out.w.(*strings.Builder).String() != ": \n\n" {
		t.Errorf("%v %q", err, out.w)
	}
	close(g.open)
}

// nopWriter can flush.
type nopWriter struct{ http.ResponseWriter }

func (nopWriter) Flush() {}

// After a restart what was taken in is imported, and what belongs to nothing goes.
func TestRecover(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	work := s.store.uploads.work
	s.store.uploads.work = nil // the server is killed before it begins
	path := s.post("", smallCSV).Header.Get("Location")
	lost := s.post("&timezone=UTC", smallCSV).batch(t)
	orphan, foreign := filepath.Join(s.config.Spool, spoolPrefix+uuid.NewString()), filepath.Join(s.config.Spool, "queue")
	for _, name := range []string{orphan, foreign} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	receiving, err := spool(s.config.Spool, strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	if info, err := receiving.Stat(); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
	os.Remove(s.service.spoolPath(lost.ID))
	s.store.uploads.work = work
	if err := s.service.Recover(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.store.uploads.running.Wait()
	if b := s.get(path).batch(t); b.State != geo.BatchStored || b.Counts.Stored != 1 {
		t.Errorf("%+v", b)
	}
	if b := s.get("/api/v1/batches/" + lost.ID.String()).batch(t); b.State != geo.BatchFailed || !strings.Contains(string(b.Problem), "upload-gone") {
		t.Errorf("%+v %s", b, b.Problem)
	}
	for name, want := range map[string]bool{orphan: false, foreign: true, receiving.Name(): true} {
		if _, err := os.Stat(name); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	receiving.discard()
}
