package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/vn2000"
	"github.com/antoan-vn/antoan/geo/vn2000/vn2000test"
)

// memStore keeps the store's contract in memory.
type memStore struct {
	mu          sync.Mutex
	editions    []geo.EditionUnits
	extra       []geo.EditionUnits // coarser levels, for names
	transforms  atomic.Int64       // calls
	placesRead  atomic.Int64       // calls
	lame        bool               // transforms nothing
	successors  []geo.Successor
	incidents   map[string]map[uuid.UUID]geo.Incident // by source and key
	rejects     []geo.Reject
	batches     []memBatch
	profiles    []geo.MappingProfile
	resubmitted []int64
	reports     []geo.Report
	understood  []byte // of the last import
	failAt      int    // Write call that fails, 0 for none
	rolledBack  int
}

type memBatch struct {
	id    Identity
	batch geo.Batch
}

func newMemStore() *memStore {
	return &memStore{incidents: make(map[string]map[uuid.UUID]geo.Incident)}
}

var errDiskFull = errors.New("disk full")

func (s *memStore) FindBatch(_ context.Context, id Identity) (geo.Batch, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, b := range s.batches {
		if sameImport(b.id, id) {
			return b.batch, nil
		}
	}
	return geo.Batch{}, geo.NotFound("batch")
}

func sameImport(a, b Identity) bool {
	if a.IdempotencyKey != "" && a.IdempotencyKey == b.IdempotencyKey && a.SHA256 == b.SHA256 {
		return true
	}
	a.FileName, b.FileName, a.IdempotencyKey, b.IdempotencyKey, a.Understood, b.Understood = "", "", "", "", "", ""
	return a == b
}

func (s *memStore) Begin(_ context.Context, id Identity) (Writer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, b := range s.batches {
		if id.IdempotencyKey != "" && b.id.IdempotencyKey == id.IdempotencyKey {
			return nil, geo.Conflict("idempotency key %q", id.IdempotencyKey)
		}
	}
	return &memWriter{s: s, id: id}, nil
}

func (s *memStore) Places(context.Context) ([]geo.EditionUnits, []geo.Successor, error) {
	s.placesRead.Add(1)
	return s.editions, s.successors, nil
}

// PlacesMark tells the editions apart by their codes.
func (s *memStore) PlacesMark(context.Context) (mark string, err error) {
	for _, e := range s.editions {
		mark += e.Edition.Code + "\n"
	}
	return mark, nil
}

// Names returns the units of the editions and, by extra, of coarser levels.
func (s *memStore) Names(context.Context) ([]geo.EditionUnits, error) {
	return slices.Concat(s.extra, s.editions), nil
}

// Transform is what PostGIS does, by Krüger's series.
func (s *memStore) Transform(_ context.Context, crs string, points []orb.Point) error {
	system, ok := vn2000.Find(crs)
	switch {
	case s.lame:
		return fmt.Errorf("transform: %w", geo.ErrUnavailable)
	case !ok:
		return geo.Invalid("crs", "%q is unknown", crs)
	}
	for i, p := range points {
		if !system.IsGeographic() {
			points[i] = vn2000test.Unproject(system, p)
		}
	}
	s.transforms.Add(1)
	return nil
}

func (s *memStore) Profiles(context.Context) ([]geo.MappingProfile, error) { return s.profiles, nil }

// stored returns the incidents of a source in file order.
func (s *memStore) stored(source string) []geo.Incident {
	var all []geo.Incident
	for _, i := range s.incidents[source] {
		all = append(all, i)
	}
	slices.SortFunc(all, func(a, b geo.Incident) int { return int(a.Row - b.Row) })
	return all
}

type memWriter struct {
	s       *memStore
	id      Identity
	rows    []geo.Incident
	rejects []geo.Reject
	writes  int
	ended   bool
}

func (w *memWriter) Write(ctx context.Context, rows []geo.Incident, rejects []geo.Reject) error {
	if w.writes++; w.writes == w.s.failAt {
		return errDiskFull
	}
	for _, r := range rows {
		r.Units, r.Victims = slices.Clone(r.Units), slices.Clone(r.Victims)
		w.rows = append(w.rows, r)
	}
	w.rejects = append(w.rejects, rejects...)
	return ctx.Err()
}

func (w *memWriter) count(counts geo.BatchCounts) geo.BatchCounts {
	known := w.s.incidents[w.id.Source]
	for _, r := range w.rows {
		old, there := known[r.Key]
		switch {
		case !there:
			counts.Stored++
		case old.Hash == r.Hash:
			counts.Duplicates++
			continue
		default:
			counts.Corrected++
		}
		if len(r.Units) == 0 {
			counts.Unlocated++
		}
	}
	return counts
}

func (w *memWriter) batch(state geo.BatchState, counts geo.BatchCounts, warnings []string) geo.Batch {
	return geo.Batch{ID: uuid.New(), State: state, Source: w.id.Source, FileName: w.id.FileName, SHA256: w.id.SHA256,
		TimeZone: w.id.TimeZone, Counts: w.count(counts), Warnings: warnings}
}

func (w *memWriter) Commit(_ context.Context, counts geo.BatchCounts, warnings []string) (geo.Batch, error) {
	w.s.mu.Lock()
	defer w.s.mu.Unlock()
	b := w.batch(geo.BatchStored, counts, warnings)
	if w.s.incidents[w.id.Source] == nil {
		w.s.incidents[w.id.Source] = make(map[uuid.UUID]geo.Incident)
	}
	for _, r := range w.rows {
		w.s.incidents[w.id.Source][r.Key] = r
	}
	w.s.rejects = append(w.s.rejects, w.rejects...)
	id := w.id
	id.Understood = string(w.s.understood)
	w.s.batches = append(w.s.batches, memBatch{id, b})
	w.ended = true
	return b, nil
}

func (s *memStore) ImportOf(_ context.Context, id uuid.UUID) (Identity, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, b := range s.batches {
		if b.batch.ID == id {
			return b.id, nil
		}
	}
	return Identity{}, geo.NotFound("batch")
}

func (w *memWriter) Reported(reports []geo.Report) { w.s.reports = append(w.s.reports, reports...) }

func (w *memWriter) Understood(text []byte) { w.s.understood = text }

func (w *memWriter) Resubmit(rows []int64) { w.s.resubmitted = append(w.s.resubmitted, rows...) }

func (w *memWriter) Preview(_ context.Context, counts geo.BatchCounts, warnings []string) (geo.Batch, error) {
	w.ended = true
	return w.batch(geo.BatchDryRun, counts, warnings), nil
}

func (w *memWriter) Rollback(context.Context) error {
	if !w.ended {
		w.ended = true
		w.s.rolledBack++
	}
	return nil
}

// testNow is the clock of the tests.
var testNow = time.Date(2024, 6, 15, 12, 0, 0, 0, time.UTC)

// square is the outline of a unit of one by one degree.
func square(lon, lat float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{lon, lat}, {lon + 1, lat}, {lon + 1, lat + 1}, {lon, lat + 1}, {lon, lat}}}}
}

// testPlaces adds two editions: old communes 01, 02, 03 side by side from
// 105°E 21°N; new communes 01 (old 01 and 02) and 09 (half of old 03, the other
// half went to new 01).
func testPlaces(s *memStore) {
	s.editions = []geo.EditionUnits{
		{Edition: geo.Edition{ID: 1, Code: "2022-07", ValidFrom: geo.DayOf(2020, 1, 1), ValidTo: geo.DayOf(2023, 12, 31)}, Level: geo.Commune,
			Units: []geo.Unit{
				{ID: 11, Code: "01", Area: 26, Outline: square(105, 21)},
				{ID: 12, Code: "02", Area: 26, Outline: square(106, 21)},
				{ID: 13, Code: "03", Area: 27, Outline: square(107, 21)},
			}},
		{Edition: geo.Edition{ID: 2, Code: "2025-07", ValidFrom: geo.DayOf(2024, 1, 1), ValidTo: geo.MaxDay}, Level: geo.Commune,
			Units: []geo.Unit{
				{ID: 21, Code: "01", Area: 25, Outline: orb.MultiPolygon{{{{105, 21}, {107, 21}, {107, 22}, {105, 22}, {105, 21}}}}},
				{ID: 22, Code: "09", Area: 25, Outline: square(107, 21)},
			}},
	}
	s.successors = []geo.Successor{
		{From: 11, To: 21, Whole: true}, {From: 12, To: 21, Whole: true}, {From: 13, To: 21}, {From: 13, To: 22},
	}
}

// options are those of a test import of text.
func options(t testing.TB, file, mapping string, values ...string) Options {
	t.Helper()
	m, err := ParseMapping(mapping)
	if err != nil {
		t.Fatal(err)
	}
	v, err := ParseValues(values...)
	if err != nil {
		t.Fatal(err)
	}
	return Options{File: stringFile(file), FileName: "test.csv", Source: "test", Mapping: m, Values: v, Now: testNow}
}

func checkAccount(t testing.TB, c geo.BatchCounts) {
	t.Helper()
	if c.Read != c.Stored+c.Corrected+c.Duplicates+c.Skipped+c.Rejected {
		t.Errorf("rows do not add up: %+v", c)
	}
}
