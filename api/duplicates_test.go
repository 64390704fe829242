package api

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

func (m *memory) Duplicates(_ context.Context, verdict geo.DuplicateVerdict, limit int) ([]geo.Duplicate, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var found []geo.Duplicate
	for _, d := range m.pairs {
		if verdict == "" || d.Verdict == verdict {
			found = append(found, d)
		}
	}
	return found[:min(limit, len(found))], nil
}

func (m *memory) Duplicate(_ context.Context, id uuid.UUID) (geo.Duplicate, error) {
	return m.pair(id, func(*geo.Duplicate) error { return nil })
}

func (m *memory) MergeDuplicate(_ context.Context, id, stays uuid.UUID) (geo.Duplicate, error) {
	return m.pair(id, func(d *geo.Duplicate) error {
		if d.Verdict == geo.DuplicateMerged {
			return geo.Conflict("merged already")
		}
		gone := d.Second.ID
		if stays == gone {
			gone = d.First.ID
		}
		d.Verdict, d.Gone = geo.DuplicateMerged, &gone
		return nil
	})
}

func (m *memory) KeepDuplicate(_ context.Context, id uuid.UUID) (geo.Duplicate, error) {
	return m.pair(id, func(d *geo.Duplicate) error { d.Verdict = geo.DuplicateKept; return nil })
}

func (m *memory) UnmergeDuplicate(_ context.Context, id uuid.UUID) (geo.Duplicate, error) {
	return m.pair(id, func(d *geo.Duplicate) error { d.Verdict, d.Gone = geo.DuplicateOpen, nil; return nil })
}

func (m *memory) pair(id uuid.UUID, do func(*geo.Duplicate) error) (geo.Duplicate, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := slices.IndexFunc(m.pairs, func(d geo.Duplicate) bool { return d.ID == id })
	if i < 0 {
		return geo.Duplicate{}, geo.NotFound("pair %s", id)
	}
	err := do(&m.pairs[i])
	return m.pairs[i], err
}

func TestReviewOfDuplicates(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	open, kept := geo.Duplicate{ID: uuid.New(), Verdict: geo.DuplicateOpen}, geo.Duplicate{ID: uuid.New(), Verdict: geo.DuplicateKept}
	open.First.ID, open.Second.ID = uuid.New(), uuid.New()
	s.store.pairs = []geo.Duplicate{open, kept}
	const path = "/api/v1/duplicates"
	for query, want := range map[string]int{"": 1, "?verdict=open": 1, "?verdict=kept": 1, "?verdict=merged": 0, "?verdict=all": 2, "?verdict=all&limit=1": 1} {
		r := s.get(path + query)
		if r.StatusCode != http.StatusOK || strings.Count(r.text, `"verdict"`) != want || !strings.Contains(r.text, `"duplicates":[`) {
			t.Errorf("%s: %d %s", query, r.StatusCode, r.text)
		}
	}
	one := path + "/" + open.ID.String()
	steps := []struct {
		method, path string
		status       int
		verdict      geo.DuplicateVerdict
		gone         *uuid.UUID
	}{
		{"GET", one, 200, geo.DuplicateOpen, nil},
		{"POST", one + "/merge", 200, geo.DuplicateMerged, &open.Second.ID},
		{"POST", one + "/merge", 409, "", nil},
		{"POST", one + "/unmerge", 200, geo.DuplicateOpen, nil},
		{"POST", one + "/merge?stays=second", 200, geo.DuplicateMerged, &open.First.ID},
		{"POST", one + "/merge?stays=third", 422, "", nil},
		{"POST", path + "/" + kept.ID.String() + "/keep", 200, geo.DuplicateKept, nil},
		{"POST", path + "/" + uuid.NewString() + "/keep", 404, "", nil},
		{"GET", path + "/none", 422, "", nil},
		{"GET", path + "?verdict=perhaps", 422, "", nil},
	}
	for _, step := range steps {
		r := s.do(step.method, step.path, nil)
		if r.StatusCode != step.status {
			t.Fatalf("%s %s: %d %s", step.method, step.path, r.StatusCode, r.text)
		}
		if r.StatusCode != 200 {
			r.problem(t)
			continue
		}
		var d geo.Duplicate
		if err := json.Unmarshal([]byte(r.text), &d); err != nil || d.Verdict != step.verdict || (d.Gone == nil) != (step.gone == nil) || d.Gone != nil && *d.Gone != *step.gone {
			t.Errorf("%s %s: %v %s", step.method, step.path, err, r.text)
		}
	}
}

func TestPairsStayOnThisMachine(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.PointsAllowed = false })
	for _, path := range []string{"/api/v1/duplicates", "/api/v1/duplicates/" + uuid.NewString()} {
		if r := s.get(path); r.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d %s", path, r.StatusCode, r.text)
		}
	}
}
