package api

import (
	"bytes"
	"context"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// memory is a store in memory, complete enough that the real analysis and the
// real import run on it.
type memory struct {
	mu      sync.Mutex
	batches []memoryBatch // oldest first
	pairs   []geo.Duplicate
	plans   []geo.Plan
	entries map[string][]geo.Entry
	version int64
	units   []geo.Unit // instead of division
	uploads memoryUploads
}

type memoryBatch struct {
	geo.Batch
	id      geo.ImportID
	rows    []geo.Incident
	rejects []geo.Reject
}

var (
	_ Store          = (*memory)(nil)
	_ analysis.Store = (*memory)(nil)
	_ Analysis       = (*analysis.Service)(nil)
)

// division is one edition: a province of two by two communes, each a tenth of a
// degree wide, from 105.5 E 21.2 N.
var division = func() []geo.Unit {
	square := func(x, y, size float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}}}
	}
	unit := func(id int32, level geo.Level, code, name, kind, parent string, x, y, size float64) geo.Unit {
		return geo.Unit{
			ID: id, Level: level, Code: code, Name: name, Type: kind, Parent: parent, Area: 26, AreaKm2: size * size * 11500,
			Label: orb.Point{x + size/2, y + size/2}, Outline: square(x, y, size),
			PeopleBy: []geo.Population{{Year: 2024, Total: 9000, Women: -1, Children: -1}},
		}
	}
	return []geo.Unit{
		unit(1, geo.Commune, "08707", "Xã Đồng Cỏ", "xã", "26", 105.5, 21.2, 0.1),
		unit(2, geo.Commune, "08708", "Phường Bến Đò", "phường", "26", 105.6, 21.2, 0.1),
		unit(3, geo.Commune, "08709", "Xã Suối Trong", "xã", "26", 105.5, 21.3, 0.1),
		unit(4, geo.Commune, "08710", "Xã Đồi Chè", "xã", "26", 105.6, 21.3, 0.1),
		unit(5, geo.Province, "26", "Tỉnh Mẫu", "tỉnh", "", 105.5, 21.2, 0.2),
	}
}()

var edition = geo.Edition{ID: 1, Code: "2025-07", ValidFrom: geo.DayOf(2025, time.July, 1), ValidTo: geo.MaxDay, Source: "test", Licence: "CC0-1.0"}

func (m *memory) Ping(context.Context) error { return nil }

func (m *memory) Version(context.Context) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.version, nil
}

func (m *memory) Editions(context.Context) ([]geo.Edition, error) { return []geo.Edition{edition}, nil }

func (m *memory) Units(context.Context, string) ([]geo.Unit, error) {
	if m.units != nil {
		return slices.Clone(m.units), nil
	}
	return slices.Clone(division), nil
}

func (m *memory) Successors(context.Context) ([]geo.Successor, error) { return nil, nil }

func (m *memory) Reports(context.Context) ([]geo.Report, error) {
	year := geo.Period{From: geo.DayOf(2025, time.January, 1), To: geo.DayOf(2025, time.December, 31)}
	return []geo.Report{{Unit: 3, Period: year, State: 2}}, nil
}

func (m *memory) Decide(_ context.Context, d geo.Decision) (geo.Decision, error) {
	d.ID = 1
	return d, nil
}

func (m *memory) Decisions(context.Context) ([]geo.Decision, error) { return nil, nil }

func (m *memory) Plans(context.Context) ([]geo.Plan, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.plans), nil
}

func (m *memory) SavePlans(_ context.Context, plans []geo.Plan) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.plans, m.version = append(m.plans, plans...), m.version+1
	return nil
}

func (m *memory) RemovePlan(_ context.Context, code string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.plans) == 0 {
		return geo.NotFound("plan %q", code)
	}
	m.plans, m.version = nil, m.version+1
	return nil
}

func (m *memory) NamedPeriods(context.Context) ([]geo.NamedPeriod, error) { return nil, nil }

func (m *memory) Publish(_ context.Context, p geo.Publication) (geo.Publication, error) {
	return p, nil
}

func (m *memory) Published(context.Context, int) ([]geo.Publication, error) { return nil, nil }

func (m *memory) Models(context.Context) ([]geo.SafetyModel, error) { return nil, nil }

func (m *memory) Cases(ctx context.Context, _ geo.Day, add func(geo.Case)) (int64, error) {
	return m.Facts(ctx, uuid.Nil, func(f geo.Fact) { add(geo.Case{Fact: f}) })
}

func (m *memory) Sources(context.Context) (map[int16]string, error) {
	return map[int16]string{1: "police"}, nil
}

func (m *memory) Places(context.Context) ([]geo.EditionUnits, []geo.Successor, error) {
	return []geo.EditionUnits{{Edition: edition, Level: geo.Commune, Units: slices.Clone(division[:4])}}, nil, nil
}

func (m *memory) PlacesMark(context.Context) (string, error) { return edition.Code, nil }

func (m *memory) Names(context.Context) ([]geo.EditionUnits, error) {
	return []geo.EditionUnits{{Edition: edition, Level: geo.Commune, Units: slices.Clone(division[:4])},
		{Edition: edition, Level: geo.Province, Units: slices.Clone(division[4:])}}, nil
}

// Transform knows no reference system.
func (m *memory) Transform(_ context.Context, crs string, _ []orb.Point) error {
	return geo.Invalid("crs", "%q is unknown", crs)
}

func (m *memory) Profiles(context.Context) ([]geo.MappingProfile, error) { return nil, nil }

func (m *memory) Facts(_ context.Context, batch uuid.UUID, add func(geo.Fact)) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, b := range m.batches {
		if !b.State.Stored() || batch != uuid.Nil && b.ID != batch {
			continue
		}
		for i := range b.rows {
			r := &b.rows[i]
			add(geo.Fact{
				On: r.Occurred.On, Minute: r.Occurred.Minute, Category: r.Category, Severity: r.Severity, Setting: r.Setting,
				ReportSource: r.ReportSource, CaseStatus: r.CaseStatus, Quality: r.Quality, Groups: r.GroupMask(), Source: 1,
				Area: r.AreaRecord, Batch: b.ID, Placed: r.Units,
			})
		}
	}
	return m.version, nil
}

func (m *memory) Changes(_ context.Context, after int64) ([]geo.Change, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.version == after {
		return nil, nil
	}
	return []geo.Change{{Version: m.version, Kind: geo.Rebuild}}, nil
}

func (m *memory) Watch(ctx context.Context, changed func()) error {
	changed()
	<-ctx.Done()
	return ctx.Err()
}

func (m *memory) Points(_ context.Context, q geo.PointQuery) (geo.PointPage, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var page geo.PointPage
	for _, b := range m.batches {
		for i := range b.rows {
			r := &b.rows[i]
			if !b.State.Stored() || !r.Located || q.Bound != nil && !q.Bound.Contains(r.Point) || !q.Filter.Period.Contains(r.Occurred.On) {
				continue
			}
			page.Matched++
			page.Points = append(page.Points, geo.IncidentPoint{
				ID: r.ID, Point: r.Point, On: r.Occurred.On, Minute: r.Occurred.Minute, Category: geo.Categories.String(r.Category),
				Quality: geo.Qualities.String(r.Quality), Groups: r.GroupMask(),
			})
		}
	}
	slices.SortFunc(page.Points, func(a, b geo.IncidentPoint) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	page.Points = slices.DeleteFunc(page.Points, func(p geo.IncidentPoint) bool { return bytes.Compare(p.ID[:], q.After[:]) <= 0 })
	page.Points = page.Points[:min(len(page.Points), q.Limit)]
	return page, nil
}

func (m *memory) find(id uuid.UUID) *memoryBatch {
	for i := range m.batches {
		if m.batches[i].ID == id {
			return &m.batches[i]
		}
	}
	return nil
}

func (m *memory) FindBatch(_ context.Context, id geo.ImportID) (geo.Batch, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, b := range m.batches {
		key := id.IdempotencyKey
		known := b.id
		known.IdempotencyKey, id.IdempotencyKey, known.FileName, id.FileName = "", "", "", ""
		known.Batch, id.Batch = uuid.Nil, uuid.Nil
		switch {
		case b.State.Stored() && known == id:
			return b.Batch, nil
		case key != "" && key == b.id.IdempotencyKey:
			return geo.Batch{}, geo.Conflict("the Idempotency-Key was used for another file")
		}
		id.IdempotencyKey = key
	}
	return geo.Batch{}, geo.NotFound("batch")
}

func (m *memory) Batch(_ context.Context, id uuid.UUID) (geo.Batch, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if u := m.uploads.find(id); u != nil {
		if u.Batch == uuid.Nil {
			return u.batch(), nil
		}
		id = u.Batch
	}
	if b := m.find(id); b != nil {
		return b.Batch, nil
	}
	return geo.Batch{}, geo.NotFound("batch %s", id)
}

func (m *memory) Batches(_ context.Context, limit int) ([]geo.Batch, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []geo.Batch
	for _, b := range slices.Backward(m.batches) {
		all = append(all, b.Batch)
	}
	for _, u := range m.uploads.all {
		if u.Batch == uuid.Nil {
			all = append(all, u.batch())
		}
	}
	return all[:min(len(all), limit)], nil
}

func (m *memory) Rejects(_ context.Context, id uuid.UUID, each func(geo.Reject) error) error {
	m.mu.Lock()
	b := m.find(id)
	m.mu.Unlock()
	if b == nil {
		return geo.NotFound("batch %s", id)
	}
	for _, r := range b.rejects {
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) Undo(_ context.Context, id uuid.UUID) (geo.Batch, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b := m.find(id)
	switch {
	case b == nil:
		return geo.Batch{}, geo.NotFound("batch %s", id)
	case b.State == geo.BatchUndone:
		return geo.Batch{}, geo.Conflict("batch %s is undone already", id)
	}
	now := time.Now()
	b.State, b.UndoneAt = geo.BatchUndone, &now
	m.version++
	return b.Batch, nil
}

func (m *memory) Begin(_ context.Context, id geo.ImportID) (geo.IncidentWriter, error) {
	return &memoryWriter{store: m, batch: memoryBatch{id: id}}, nil
}

type memoryWriter struct {
	store *memory
	batch memoryBatch
}

func (w *memoryWriter) Write(_ context.Context, rows []geo.Incident, rejects []geo.Reject) error {
	for _, r := range rows {
		r.Units, r.Victims = slices.Clone(r.Units), slices.Clone(r.Victims)
		w.batch.rows = append(w.batch.rows, r)
	}
	w.batch.rejects = append(w.batch.rejects, rejects...)
	return nil
}

func (w *memoryWriter) answer(state geo.BatchState, counts geo.BatchCounts, warnings []string) geo.Batch {
	counts.Stored = int64(len(w.batch.rows))
	id := w.batch.id
	if id.Batch == uuid.Nil {
		id.Batch = uuid.Must(uuid.NewV7())
	}
	if state == geo.BatchStored && counts.Rejected > 0 {
		state = geo.BatchStoredWithRejects
	}
	return geo.Batch{
		ID: id.Batch, State: state, Source: id.Source, FileName: id.FileName, SHA256: id.SHA256, TimeZone: id.TimeZone,
		Counts: counts, StoredAt: time.Now(), Warnings: append([]string{}, warnings...), Version: w.store.version,
	}
}

func (w *memoryWriter) Commit(_ context.Context, counts geo.BatchCounts, warnings []string) (geo.Batch, error) {
	w.store.mu.Lock()
	defer w.store.mu.Unlock()
	if u := w.store.uploads.find(w.batch.id.Batch); u != nil {
		if !u.State.Live() {
			return geo.Batch{}, geo.Conflict("over")
		}
		u.State, u.Batch = geo.BatchStored, u.ID
	}
	w.store.version++
	w.batch.Batch = w.answer(geo.BatchStored, counts, warnings)
	w.store.batches = append(w.store.batches, w.batch)
	return w.batch.Batch, nil
}

func (m *memory) ImportOf(_ context.Context, id uuid.UUID) (geo.ImportID, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if b := m.find(id); b != nil {
		return b.id, nil
	}
	return geo.ImportID{}, geo.NotFound("batch %s", id)
}

func (w *memoryWriter) Understood([]byte) {}

func (w *memoryWriter) Reported([]geo.Report) {}

func (w *memoryWriter) Resubmit(rows []int64) { w.batch.Resubmitted = int64(len(rows)) }

func (w *memoryWriter) Preview(_ context.Context, counts geo.BatchCounts, warnings []string) (geo.Batch, error) {
	return w.answer(geo.BatchDryRun, counts, warnings), nil
}

func (w *memoryWriter) Rollback(context.Context) error { return nil }
