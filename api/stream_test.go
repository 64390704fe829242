package api

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// breaking is a store whose list of rejects ends early.
type breaking struct {
	Store
	after int // rows that still come
}

func (b breaking) Rejects(_ context.Context, _ uuid.UUID, each func(geo.Reject) error) error {
	for i := range b.after {
		if err := each(geo.Reject{Row: int64(i + 1), Code: "bad_date", Message: strings.Repeat("x", 100)}); err != nil {
			return err
		}
	}
	return errors.Join(geo.ErrUnavailable, errors.New("the connection was lost"))
}

func TestBrokenStream(t *testing.T) {
	t.Parallel()
	for _, encoding := range []string{"identity", "gzip"} {
		t.Run(encoding, func(t *testing.T) {
			t.Parallel()
			s := loaded(t, func(c *Config) { c.Store = breaking{c.Store, 0} })
			path := "/api/v1/batches/" + s.store.batches[0].ID.String() + "/rejects.csv"
			r := s.get(path, "Accept-Encoding", encoding)
			if p := r.problem(t); r.StatusCode != http.StatusServiceUnavailable || p.Type != "urn:antoan:problem:unavailable" || r.Header.Get("Content-Disposition") != "" {
				t.Errorf("broken before the first byte: %d %v %s", r.StatusCode, r.Header, r.text)
			}
			if n := strings.Count(s.log.String(), "the connection was lost"); n != 1 {
				t.Errorf("the cause stands %d times in the log", n)
			}
		})
	}
}

// TestStreamBrokenInTheMiddle sees that half an answer is no whole one.
func TestStreamBrokenInTheMiddle(t *testing.T) {
	t.Parallel()
	for _, encoding := range []string{"identity", "gzip"} {
		t.Run(encoding, func(t *testing.T) {
			t.Parallel()
			s := loaded(t, func(c *Config) { c.Store = secondTime{breaking{c.Store, 3 * manyRejects}, new(int)} })
			request, err := http.NewRequest(http.MethodGet, s.URL+"/api/v1/batches/"+s.store.batches[0].ID.String()+"/rejects.csv", nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Accept-Encoding", encoding)
			response, err := s.Client().Do(request)
			if err != nil {
				return // cut before the header was out, which is as good
			}
			defer response.Body.Close()
			if text, err := io.ReadAll(response.Body); err == nil {
				t.Errorf("%d bytes look like a whole answer", len(text))
			}
			s.Close()
			if !strings.Contains(s.log.String(), "the connection was lost") || !strings.Contains(s.log.String(), `"msg":"request"`) {
				t.Errorf("log: %s", s.log)
			}
		})
	}
}

// secondTime breaks the second time it is asked for rejects: once for the
// columns, once for the rows.
type secondTime struct {
	breaking
	asked *int
}

func (s secondTime) Rejects(ctx context.Context, id uuid.UUID, each func(geo.Reject) error) error {
	if *s.asked++; *s.asked == 1 {
		return nil
	}
	return s.breaking.Rejects(ctx, id, each)
}

// TestSlowUpload sends an import for longer than an ordinary request may take.
func TestSlowUpload(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.Limits.Read, c.Limits.Request = 100*time.Millisecond, 100*time.Millisecond })
	body, half := io.Pipe()
	go func() {
		rows := strings.SplitAfter(incidentsCSV, "\n")
		_, err := io.WriteString(half, rows[0]+rows[1])
		time.Sleep(300 * time.Millisecond) // what is tested is the passing of time
		_, err2 := io.WriteString(half, rows[2])
		half.CloseWithError(errors.Join(err, err2))
	}()
	r := s.do("POST", "/api/v1/batches?source=x", body, "Content-Type", "text/csv", "Prefer", "wait=20")
	if r.StatusCode != http.StatusCreated {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
}

// TestStalledUpload sends half a file and no more.
func TestStalledUpload(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.Limits.Import = 100 * time.Millisecond })
	body, half := io.Pipe()
	defer half.Close()
	go io.WriteString(half, incidentsCSV) //nolint:errcheck // the server gives up, which ends the pipe
	r := s.do("POST", "/api/v1/batches?source=x", body, "Content-Type", "text/csv", "Prefer", "wait=20")
	if p := r.problem(t); r.StatusCode != http.StatusRequestTimeout || p.Type != "urn:antoan:problem:upload-too-slow" {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
}

// TestReadDeadlineIsNotTheClient lets a connection's read deadline pass before
// the answer is there: nobody has gone.
func TestReadDeadlineIsNotTheClient(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) {
		c.Limits.Read, c.Limits.Request = 50*time.Millisecond, 150*time.Millisecond
		withLayer(func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })(c)
	})
	r := s.get("/api/v1/layers/density.csv")
	if p := r.problem(t); r.StatusCode != http.StatusServiceUnavailable || p.Type != "urn:antoan:problem:deadline" {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
}
