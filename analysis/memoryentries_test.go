package analysis

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// Entries are kept under the rules of the real store but for the scope and the edition.
func (m *memory) Entries(_ context.Context, r *geo.Register, q geo.EntryQuery) (geo.EntryPage, error) {
	return read(m, func() (page geo.EntryPage) {
		for _, e := range m.entries[r.Name] {
			p, fits := r.Period(&e), q.ID == 0 || q.ID == e.ID
			fits = fits && (q.Unit == 0 || q.Unit == e.Unit) && (q.Period == geo.Period{} || p.From <= q.Period.To && q.Period.From <= p.To)
			for name, code := range q.Codes {
				at := r.Field(name)
				fits = fits && r.Fields[at].List.String(uint8(e.Values[at].Number)) == code
			}
			if !fits {
				continue
			}
			if page.Matched++; e.ID > q.After && (q.Limit == 0 || len(page.Entries) < q.Limit) {
				page.Entries = append(page.Entries, e)
			}
		}
		return page
	})
}

func (m *memory) AddEntry(_ context.Context, r *geo.Register, e geo.Entry) (geo.Entry, error) {
	for _, other := range m.entries[r.Name] {
		if sameEntry(r, &other, &e) {
			return e, geo.Conflict("it is there already")
		}
	}
	m.commit(geo.Registry, uuid.Nil, func() {
		if m.entries == nil {
			m.entries = map[string][]geo.Entry{}
		}
		for _, all := range m.entries {
			for _, other := range all {
				e.ID = max(e.ID, other.ID)
			}
		}
		e.ID++
		e.StoredAt = today
		m.entries[r.Name] = append(slices.Clone(m.entries[r.Name]), e)
	})
	return e, nil
}

func (m *memory) ChangeEntry(_ context.Context, r *geo.Register, e geo.Entry) (geo.Entry, error) {
	at := slices.IndexFunc(m.entries[r.Name], func(o geo.Entry) bool { return o.ID == e.ID })
	if at < 0 {
		return e, geo.NotFound("entry %d", e.ID)
	}
	m.commit(geo.Registry, uuid.Nil, func() {
		m.entries[r.Name] = slices.Clone(m.entries[r.Name])
		m.entries[r.Name][at] = e
	})
	return e, nil
}

func (m *memory) RemoveEntry(_ context.Context, r *geo.Register, id int32) error {
	at := slices.IndexFunc(m.entries[r.Name], func(o geo.Entry) bool { return o.ID == id })
	if at < 0 {
		return geo.NotFound("entry %d", id)
	}
	m.commit(geo.Registry, uuid.Nil, func() {
		m.entries[r.Name] = slices.Delete(slices.Clone(m.entries[r.Name]), at, at+1)
	})
	return nil
}

func sameEntry(r *geo.Register, a, b *geo.Entry) bool {
	equal := a.Unit == b.Unit
	for _, i := range r.Key {
		equal = equal && a.Values[i] == b.Values[i]
	}
	return equal
}
