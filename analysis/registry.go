package analysis

import (
	"context"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// RegistryStore keeps the registers. What a caller may not see is not found. A method
// that changes one announces geo.Registry.
type RegistryStore interface {
	Entries(ctx context.Context, r *geo.Register, q geo.EntryQuery) (geo.EntryPage, error)
	// AddEntry and ChangeEntry return geo.ErrConflict where the entry stands there
	// already, ChangeEntry and RemoveEntry geo.ErrNotFound where it does not.
	AddEntry(ctx context.Context, r *geo.Register, e geo.Entry) (geo.Entry, error)
	ChangeEntry(ctx context.Context, r *geo.Register, e geo.Entry) (geo.Entry, error)
	RemoveEntry(ctx context.Context, r *geo.Register, id int32) error
}

// EntriesRequest asks for a part of a register, ascending by number.
type EntriesRequest struct {
	Register string
	Edition  string            // only entries of its units; the newest where Unit is given alone
	Unit     string            // code; only entries of this unit
	Period   geo.Period        // only entries that touch it; the zero Period: all
	Codes    map[string]string // by the name of a field: only entries with this code
	After    int32
	Limit    int // 0: DefaultEntries
}

// DefaultEntries and MaxEntries bound an answer.
const (
	DefaultEntries = 100
	MaxEntries     = 1000
)

// Entries returns a part of a register. It returns geo.ErrNotFound for an unknown
// register, edition, or unit, *geo.InvalidError for a bad filter, and the store's errors.
func (s *Service) Entries(ctx context.Context, r EntriesRequest) (*Entries, error) {
	st, register, err := s.register(r.Register)
	if err != nil {
		return nil, err
	}
	q := geo.EntryQuery{Period: r.Period, Codes: map[string]string{}, After: r.After, Limit: r.Limit}
	if q.Limit == 0 {
		q.Limit = DefaultEntries
	}
	if q.Limit < 0 || q.Limit > MaxEntries {
		return nil, geo.Invalid("limit", "is not between 1 and %d", MaxEntries)
	}
	for name, code := range r.Codes {
		at := register.Field(name)
		if at < 0 || register.Fields[at].Kind != geo.FieldCode {
			return nil, geo.Invalid(name, "is no field with codes of %s", register.Name)
		}
		place, ok := register.Fields[at].List.Find(code)
		if !ok {
			return nil, geo.Invalid(name, "%q is unknown: use one of %s", code, strings.Join(register.Fields[at].List.All(), ", "))
		}
		q.Codes[name] = register.Fields[at].List.String(place)
	}
	if r.Edition != "" || r.Unit != "" {
		e, _, err := st.atlas.pick(r.Edition, "")
		if err != nil {
			return nil, err
		}
		q.Edition = e.ID
		if r.Unit != "" {
			u := e.unit("", r.Unit)
			if u == nil {
				return nil, geo.NotFound("unit %q in edition %s", r.Unit, e.Code)
			}
			q.Unit = u.ID
		}
	}
	q.Limit++ // to know whether there are more
	page, err := s.store.Entries(ctx, register, q)
	if err != nil {
		return nil, err
	}
	answer := &Entries{Register: register.Name, Matched: page.Matched, Entries: []Entry{}}
	if n := q.Limit - 1; len(page.Entries) > n {
		page.Entries = page.Entries[:n]
		answer.Next = page.Entries[n-1].ID
	}
	answer.Returned = len(page.Entries)
	for _, e := range page.Entries {
		answer.Entries = append(answer.Entries, st.entry(register, e))
	}
	return answer, nil
}

// Entry returns one entry, or geo.ErrNotFound.
func (s *Service) Entry(ctx context.Context, register string, id int32) (*Entry, error) {
	st, r, err := s.register(register)
	if err != nil {
		return nil, err
	}
	page, err := s.store.Entries(ctx, r, geo.EntryQuery{ID: id, Limit: 1})
	if err != nil {
		return nil, err
	}
	if id <= 0 || len(page.Entries) == 0 {
		return nil, geo.NotFound("entry %d of %s", id, r.Name)
	}
	e := st.entry(r, page.Entries[0])
	return &e, nil
}

// AddEntry stores what is said of an entry. It returns geo.ErrNotFound for an unknown
// register, *geo.InvalidError for what is wrong in it, an unknown unit or one out of
// scope included, geo.ErrConflict where it stands there already, and the store's errors.
func (s *Service) AddEntry(ctx context.Context, register string, said map[string]any) (*Entry, error) {
	return s.putEntry(ctx, register, 0, said, s.store.AddEntry)
}

// ChangeEntry stores what is said in place of an entry. Its errors are AddEntry's, and
// geo.ErrNotFound where there is no such entry.
func (s *Service) ChangeEntry(ctx context.Context, register string, id int32, said map[string]any) (*Entry, error) {
	if id <= 0 {
		return nil, geo.NotFound("entry %d of %s", id, register)
	}
	return s.putEntry(ctx, register, id, said, s.store.ChangeEntry)
}

// RemoveEntry takes an entry out; geo.ErrNotFound where there is none.
func (s *Service) RemoveEntry(ctx context.Context, register string, id int32) error {
	_, r, err := s.register(register)
	if err != nil {
		return err
	}
	if err := s.store.RemoveEntry(ctx, r, id); err != nil {
		return err
	}
	return s.Update(ctx)
}

func (s *Service) putEntry(ctx context.Context, register string, id int32, said map[string]any, store func(context.Context, *geo.Register, geo.Entry) (geo.Entry, error)) (*Entry, error) {
	st, r, err := s.register(register)
	if err != nil {
		return nil, err
	}
	e, err := st.understandEntry(ctx, r, said)
	if err != nil {
		return nil, err
	}
	if err := r.Check(&e, geo.DayIn(s.now().In(vietnam))); err != nil {
		return nil, err
	}
	e.ID = id
	if e, err = store(ctx, r, e); err != nil {
		return nil, err
	}
	if err := s.Update(ctx); err != nil {
		return nil, err
	}
	answer := st.entry(r, e)
	return &answer, nil
}

func (s *Service) register(name string) (*state, *geo.Register, error) {
	r, err := geo.FindRegister(name)
	if err != nil {
		return nil, nil, err
	}
	st, err := s.current()
	return st, r, err
}

// unit finds a unit by its code, at a level or at the finest that has the code; nil for
// none.
func (e *edition) unit(at geo.Level, code string) *geo.Unit {
	for _, l := range e.levels {
		if at != "" && at != l.name {
			continue
		}
		if i, ok := l.find(code); ok {
			return &l.units[i]
		}
	}
	return nil
}

// anyUnit finds a unit of any level by its number; nil for none.
func (a *atlas) anyUnit(id int32) (*edition, *geo.Unit) {
	if e, u := a.unit(id); u != nil {
		return e, u
	}
	for _, e := range a.editions {
		for _, l := range e.levels[1:] {
			for i := range l.units {
				if l.units[i].ID == id {
					return e, &l.units[i]
				}
			}
		}
	}
	return nil, nil
}

// readEntries reads every register.
func (s *Service) readEntries(ctx context.Context) (map[string][]geo.Entry, error) {
	all := make(map[string][]geo.Entry, len(geo.Registers))
	for _, r := range geo.Registers {
		page, err := s.store.Entries(ctx, r, geo.EntryQuery{})
		if err != nil {
			return nil, err
		}
		all[r.Name] = page.Entries
	}
	return all, nil
}

// entriesOf reads every register as it is at a version of the data, nil where more was
// committed meanwhile.
func (s *Service) entriesOf(ctx context.Context, version int64) (map[string][]geo.Entry, error) {
	all, err := s.readEntries(ctx)
	if err != nil {
		return nil, err
	}
	if now, err := s.store.Version(ctx); err != nil || now != version {
		return nil, err
	}
	return all, nil
}
