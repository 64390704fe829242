package api

import (
	"context"
	"slices"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// Entries are kept under the rules of the real store but for the scope and the edition.
func (m *memory) Entries(_ context.Context, r *geo.Register, q geo.EntryQuery) (page geo.EntryPage, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range m.entries[r.Name] {
		p, fits := r.Period(&e), (q.ID == 0 || q.ID == e.ID) && (q.Unit == 0 || q.Unit == e.Unit)
		for name, code := range q.Codes {
			at := r.Field(name)
			fits = fits && r.Fields[at].List.String(uint8(e.Values[at].Number)) == code
		}
		if !fits || q.Period != (geo.Period{}) && (p.From > q.Period.To || q.Period.From > p.To) {
			continue
		}
		if page.Matched++; e.ID > q.After && (q.Limit == 0 || len(page.Entries) < q.Limit) {
			page.Entries = append(page.Entries, e)
		}
	}
	return page, nil
}

func (m *memory) AddEntry(_ context.Context, r *geo.Register, e geo.Entry) (geo.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, o := range m.entries[r.Name] {
		same := o.Unit == e.Unit
		for _, i := range r.Key {
			same = same && o.Values[i] == e.Values[i]
		}
		if same {
			return e, geo.Conflict("it is there already")
		}
		e.ID = max(e.ID, o.ID)
	}
	if m.entries == nil {
		m.entries = map[string][]geo.Entry{}
	}
	e.ID, e.StoredAt = e.ID+1, time.Date(2026, time.March, 1, 0, 0, 0, 0, time.UTC)
	m.entries[r.Name] = append(slices.Clone(m.entries[r.Name]), e)
	m.version++
	return e, nil
}

func (m *memory) ChangeEntry(_ context.Context, r *geo.Register, e geo.Entry) (geo.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	at := slices.IndexFunc(m.entries[r.Name], func(o geo.Entry) bool { return o.ID == e.ID })
	if at < 0 {
		return e, geo.NotFound("entry %d of %s", e.ID, r.Name)
	}
	e.StoredAt = m.entries[r.Name][at].StoredAt
	m.entries[r.Name] = slices.Clone(m.entries[r.Name])
	m.entries[r.Name][at] = e
	m.version++
	return e, nil
}

func (m *memory) RemoveEntry(_ context.Context, r *geo.Register, id int32) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	at := slices.IndexFunc(m.entries[r.Name], func(o geo.Entry) bool { return o.ID == id })
	if at < 0 {
		return geo.NotFound("entry %d of %s", id, r.Name)
	}
	m.entries[r.Name] = slices.Delete(slices.Clone(m.entries[r.Name]), at, at+1)
	m.version++
	return nil
}
