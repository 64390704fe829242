package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

func (m *memory) IncidentID(_ context.Context, source string, key uuid.UUID) (uuid.UUID, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, b := range m.batches {
		for i := range b.rows {
			if b.rows[i].Key == key && b.Source == source {
				return b.rows[i].ID, nil
			}
		}
	}
	return uuid.Nil, geo.NotFound("incident")
}

func (m *memory) History(_ context.Context, id uuid.UUID) (geo.History, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := geo.History{Incident: id, Fields: map[string]string{}}
	for _, b := range m.batches {
		for i := range b.rows {
			if b.rows[i].ID == id {
				h.Source = b.Source
				h.Forms = append(h.Forms, geo.HistoryForm{Batch: b.ID, FileName: b.FileName, Changes: []geo.HistoryChange{}})
			}
		}
	}
	if h.Forms == nil {
		return h, geo.NotFound("incident %s", id)
	}
	return h, nil
}

func TestPostIncident(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	const record = `{"external_id":"h1","occurred_at":"2025-03-01","category":"injury","lon":105.55,"lat":21.25}`
	send := func(query, body string, headers ...string) reply {
		t.Helper()
		return s.do("POST", "/api/v1/incidents"+query, strings.NewReader(body), append([]string{"Content-Type", "application/json"}, headers...)...)
	}
	type told struct {
		Incident uuid.UUID
		Outcome  string
		Batch    geo.Batch
	}
	read := func(r reply, status int) (a told) {
		t.Helper()
		if r.StatusCode != status {
			t.Fatalf("%d, want %d: %s", r.StatusCode, status, r.text)
		}
		if err := json.Unmarshal([]byte(r.text), &a); err != nil {
			t.Fatal(err)
		}
		return a
	}
	first := read(send("?source=hospital", record), http.StatusCreated)
	if first.Outcome != "stored" || first.Batch.Counts.Stored != 1 || first.Incident == uuid.Nil {
		t.Errorf("%+v", first)
	}
	again := read(send("?source=hospital", strings.ReplaceAll(record, ",", ", ")), http.StatusOK)
	if again.Outcome != "known" || again.Incident != first.Incident || again.Batch.ID != first.Batch.ID {
		t.Errorf("%+v", again)
	}
	keyed := strings.Replace(record, `"external_id":"h1",`, "", 1)
	if a := read(send("?source=hospital", keyed, "Idempotency-Key", "k1"), http.StatusCreated); a.Outcome != "stored" {
		t.Errorf("%+v", a)
	}
	if a := read(send("?source=hospital", keyed, "Idempotency-Key", "k1"), http.StatusOK); a.Outcome != "known" {
		t.Errorf("%+v", a)
	}
	if r := s.get("/api/v1/incidents/" + first.Incident.String() + "/history"); r.StatusCode != http.StatusOK || !strings.Contains(r.text, `"source":"hospital"`) {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	if r := s.get("/api/v1/incidents/" + uuid.NewString() + "/history"); r.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	before := len(s.store.batches)
	for _, wrong := range []struct {
		query, body, locations string
		status                 int
	}{
		{"", record, "query.source", 422},
		{"?source=a&colour=b", record, "query.colour", 422},
		{"?source=a", "{", "body.record", 422},
		{"?source=a", keyed, "body.external_id", 422},
		{"?source=a", `{"external_id":"x","occurred_at":"2025-03-01","category":"injury","setting":"moon","severity":"vast"}`, "body.severity body.setting", 422},
		{"?source=a", strings.Repeat(" ", maxRecord) + record, "", 413},
	} {
		r := send(wrong.query, wrong.body)
		p := r.problem(t)
		var locations []string
		for _, e := range p.Errors {
			locations = append(locations, e.Location)
		}
		if got := strings.Join(locations, " "); r.StatusCode != wrong.status || got != wrong.locations {
			t.Errorf("%s: %d %q, want %d %q: %s", wrong.query, r.StatusCode, got, wrong.status, wrong.locations, p.Detail)
		}
	}
	if len(s.store.batches) != before {
		t.Error("something wrong was stored")
	}
}

func TestHistoryStaysOnThisMachine(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.PointsAllowed = false })
	if r := s.get("/api/v1/incidents/" + uuid.NewString() + "/history"); r.StatusCode != http.StatusForbidden {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
}
