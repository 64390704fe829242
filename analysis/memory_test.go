package analysis

import (
	"context"
	"slices"
	"sync"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// memory is a store in memory, with the promises of the real one: one snapshot
// per call, a version that rises with every commit, announcements after it. It
// is there for what a database cannot be made to do at will: to fail, and to
// commit in the middle of somebody's reading.
type memory struct {
	mu         sync.Mutex
	editions   []geo.Edition
	units      map[string][]geo.Unit
	successors []geo.Successor
	reports    []geo.Report
	sources    map[int16]string
	plans      []geo.Plan
	models     []geo.SafetyModel
	decisions  []geo.Decision
	entries    map[string][]geo.Entry
	named      []geo.NamedPeriod
	published  []geo.Publication
	cases      map[int]geo.Case // what a fact says beyond itself, by its place
	facts      []geo.Fact
	changes    []geo.Change
	points     []geo.IncidentPoint
	err        error       // what every read returns, when set
	reading    func()      // called before facts are read
	watchers   []chan bool // told of every commit
}

var _ Store = (*memory)(nil)

func newMemory() *memory {
	return &memory{units: map[string][]geo.Unit{}, sources: map[int16]string{1: "police", 2: "union", 3: "health"}}
}

func (m *memory) addEdition(code string, units ...geo.Unit) {
	m.editions = append(m.editions, geo.Edition{ID: int32(len(m.editions) + 1), Code: code, ValidTo: geo.MaxDay})
	m.units[code] = units
}

func (m *memory) commit(kind geo.ChangeKind, batch uuid.UUID, change func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change()
	m.changes = append(m.changes, geo.Change{Version: int64(len(m.changes) + 1), Kind: kind, Batch: batch})
	for _, w := range m.watchers {
		select {
		case w <- true:
		default: // it has not yet taken the last announcement
		}
	}
}

func (m *memory) add(batch uuid.UUID, facts ...geo.Fact) {
	for i := range facts {
		facts[i].Batch = batch
	}
	m.commit(geo.Append, batch, func() { m.facts = append(slices.Clone(m.facts), facts...) })
}

func (m *memory) undo(batch uuid.UUID) {
	m.commit(geo.Undo, batch, func() {
		m.facts = slices.DeleteFunc(slices.Clone(m.facts), func(f geo.Fact) bool { return f.Batch == batch })
	})
}

func (m *memory) fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.err = err
}

func read[T any](m *memory, of func() T) (T, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.err != nil {
		var none T
		return none, m.err
	}
	return of(), nil
}

func (m *memory) version() int64 { return int64(len(m.changes)) }

func (m *memory) Version(context.Context) (int64, error) { return read(m, m.version) }

func (m *memory) Editions(context.Context) ([]geo.Edition, error) {
	return read(m, func() []geo.Edition { return slices.Clone(m.editions) })
}

func (m *memory) Units(_ context.Context, edition string) ([]geo.Unit, error) {
	return read(m, func() []geo.Unit { return slices.Clone(m.units[edition]) })
}

func (m *memory) Successors(context.Context) ([]geo.Successor, error) {
	return read(m, func() []geo.Successor { return slices.Clone(m.successors) })
}

func (m *memory) Reports(context.Context) ([]geo.Report, error) {
	return read(m, func() []geo.Report { return slices.Clone(m.reports) })
}

func (m *memory) Sources(context.Context) (map[int16]string, error) {
	return read(m, func() map[int16]string { return m.sources })
}

func (m *memory) Plans(context.Context) ([]geo.Plan, error) {
	return read(m, func() []geo.Plan { return m.plans })
}

func (m *memory) SavePlans(_ context.Context, plans []geo.Plan) error {
	m.commit(geo.Rebuild, uuid.Nil, func() {
		for _, p := range plans {
			m.plans = append(slices.DeleteFunc(slices.Clone(m.plans), func(o geo.Plan) bool { return o.Code == p.Code }), p)
		}
	})
	return geo.PlansAgree(m.plans)
}

func (m *memory) RemovePlan(_ context.Context, code string) error {
	known := len(m.plans)
	m.commit(geo.Rebuild, uuid.Nil, func() {
		m.plans = slices.DeleteFunc(slices.Clone(m.plans), func(o geo.Plan) bool { return o.Code == code })
	})
	if len(m.plans) == known {
		return geo.NotFound("plan %q", code)
	}
	return nil
}

func (m *memory) Decide(_ context.Context, d geo.Decision) (geo.Decision, error) {
	return read(m, func() geo.Decision {
		d.ID = int32(len(m.decisions) + 1)
		m.decisions = append(m.decisions, d)
		return d
	})
}

func (m *memory) Decisions(context.Context) ([]geo.Decision, error) {
	return read(m, func() []geo.Decision { return slices.Clone(m.decisions) })
}

func (m *memory) Models(context.Context) ([]geo.SafetyModel, error) {
	return read(m, func() []geo.SafetyModel { return m.models })
}

func (m *memory) NamedPeriods(context.Context) ([]geo.NamedPeriod, error) {
	return read(m, func() []geo.NamedPeriod { return m.named })
}

func (m *memory) Publish(_ context.Context, p geo.Publication) (geo.Publication, error) {
	return read(m, func() geo.Publication {
		p.ID, p.At = int64(len(m.published)+1), today
		m.published = slices.Insert(m.published, 0, p)
		return p
	})
}

func (m *memory) Published(_ context.Context, most int) ([]geo.Publication, error) {
	return read(m, func() []geo.Publication { return m.published[:min(most, len(m.published))] })
}

// Cases knows of no corrections: an incident is known from its report, else its day.
func (m *memory) Cases(ctx context.Context, asOf geo.Day, add func(geo.Case)) (int64, error) {
	at := 0
	return m.Facts(ctx, uuid.Nil, func(f geo.Fact) {
		c, ok := m.cases[at]
		if !ok {
			c.Reported, c.SpokeUp = geo.MinDay, geo.MinDay
		}
		at++
		if c.Fact = f; asOf == geo.MaxDay || c.Reported != geo.MinDay && c.Reported <= asOf || c.Reported == geo.MinDay && f.On <= asOf {
			add(c)
		}
	})
}

func (m *memory) Facts(_ context.Context, batch uuid.UUID, add func(geo.Fact)) (version int64, err error) {
	m.mu.Lock()
	reading := m.reading
	m.mu.Unlock()
	if reading != nil {
		reading()
	}
	facts, err := read(m, func() []geo.Fact {
		version = m.version()
		return m.facts
	})
	for _, f := range facts {
		if batch == uuid.Nil || f.Batch == batch {
			add(f)
		}
	}
	return version, err
}

func (m *memory) Changes(_ context.Context, after int64) ([]geo.Change, error) {
	return read(m, func() []geo.Change { return slices.Clone(m.changes[after:]) })
}

func (m *memory) Watch(ctx context.Context, changed func()) error {
	told := make(chan bool, 1)
	if _, err := read(m, func() bool { m.watchers = append(m.watchers, told); return true }); err != nil {
		return err
	}
	changed()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-told:
			changed()
		}
	}
}

func (m *memory) Points(_ context.Context, q geo.PointQuery) (geo.PointPage, error) {
	return read(m, func() geo.PointPage {
		page := geo.PointPage{Matched: int64(len(m.points))}
		for _, p := range m.points {
			if q.After.String() < p.ID.String() && len(page.Points) < q.Limit {
				page.Points = append(page.Points, p)
			}
		}
		return page
	})
}
