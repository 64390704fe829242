package analysis

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

// Service answers questions from memory. It is safe for concurrent use: every
// answer works on one immutable state.
type Service struct {
	store   Store
	version string
	log     *slog.Logger
	now     func() time.Time

	state      atomic.Pointer[state]
	neighbours *memo[neighbourhood, *weights.Matrix]
	turns      turns
	updating   sync.Mutex
}

// state is everything at one version of the data.
type state struct {
	atlas      *atlas
	facts      *facts
	reports    coverage
	kin        kin
	senders    map[int16]string
	plans      []geo.Plan
	named      []geo.NamedPeriod
	models     []geo.SafetyModel
	entries    map[string][]geo.Entry // by the name of their register
	filed      []geo.Report           // as they came in
	successors []geo.Successor
	books      *memo[geo.Day, *book]
	classes    *memo[legend, *Classes]
	answers    *memo[string, *Layer]
}

// fresh is the state with nothing remembered, for other data.
func (s state) fresh() *state {
	s.classes, s.answers = newMemo[legend, *Classes](maxLegends), newMemo[string, *Layer](maxAnswers)
	s.books = newMemo[geo.Day, *book](maxBooks)
	return &s
}

// New returns a service without data; Load reads them. version is the
// software's, echoed in every answer.
func New(store Store, version string, log *slog.Logger) *Service {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Service{store: store, version: version, log: log, now: time.Now, neighbours: newMemo[neighbourhood, *weights.Matrix](maxNeighbourhoods), turns: newTurns()}
}

// Ready tells whether the data have been read.
func (s *Service) Ready() bool { return s.state.Load() != nil }

// current returns the state or geo.ErrUnavailable while it is being read.
func (s *Service) current() (*state, error) {
	if st := s.state.Load(); st != nil {
		return st, nil
	}
	return nil, geo.ErrUnavailable
}

// Load reads everything. After an error, the store's, the last state stays.
func (s *Service) Load(ctx context.Context) error {
	s.updating.Lock()
	defer s.updating.Unlock()
	next, err := s.read(ctx)
	if err == nil {
		s.state.Store(next)
	}
	return err
}

// read reads until nothing was committed while it read: editions, units and
// facts of one version belong together.
func (s *Service) read(ctx context.Context) (*state, error) {
	// The table holds every area; the caller's scope is applied to each answer.
	ctx = geo.WithScope(ctx, geo.Everything)
	for {
		before, err := s.store.Version(ctx)
		if err != nil {
			return nil, err
		}
		next, err := s.readAll(ctx)
		if err != nil {
			return nil, err
		}
		if next.facts.version == before {
			return next, nil
		}
	}
}

func (s *Service) readAll(ctx context.Context) (*state, error) {
	editions, err := s.store.Editions(ctx)
	if err != nil {
		return nil, err
	}
	at, err := newAtlas(editions, func(code string) ([]geo.Unit, error) { return s.store.Units(ctx, code) })
	if err != nil {
		return nil, err
	}
	ids := make([]int32, len(at.editions))
	for i, e := range at.editions {
		ids[i] = e.ID
	}
	next := state{atlas: at, facts: newFacts(ids)}.fresh()
	if next.senders, err = s.store.Sources(ctx); err != nil {
		return nil, err
	}
	if next.plans, err = s.store.Plans(ctx); err != nil {
		return nil, err
	}
	if next.named, err = s.store.NamedPeriods(ctx); err != nil {
		return nil, err
	}
	if next.models, err = s.store.Models(ctx); err != nil {
		return nil, err
	}
	if next.entries, err = s.readEntries(ctx); err != nil {
		return nil, err
	}
	if next.filed, err = s.store.Reports(ctx); err != nil {
		return nil, err
	}
	if next.successors, err = s.store.Successors(ctx); err != nil {
		return nil, err
	}
	next.reports, next.kin = newCoverage(at, next.filed, next.successors), newKin(at, next.successors)
	next.facts.version, err = s.store.Facts(ctx, uuid.Nil, func(f geo.Fact) { next.facts.add(f, at.placeOf) })
	return next, err
}

// placeOf returns where a finest unit stands; a unit that has come since the
// atlas was read is as good as outside until the next rebuild, which follows.
func (a *atlas) placeOf(unit int32) int32 {
	if at, ok := a.place[unit]; ok {
		return at
	}
	return outside
}

// Update brings the state to the newest version: batches that only added or
// were taken back whole change the table, everything else is read again. After
// an error, the store's, the last state stays.
func (s *Service) Update(ctx context.Context) error {
	st := s.state.Load()
	if st == nil {
		return s.Load(ctx)
	}
	s.updating.Lock()
	defer s.updating.Unlock()
	st = s.state.Load() // it may have been brought up to date meanwhile
	ctx = geo.WithScope(ctx, geo.Everything)
	for {
		changes, err := s.store.Changes(ctx, st.facts.version)
		if err != nil || len(changes) == 0 {
			return err
		}
		next, err := s.apply(ctx, st, changes)
		if err != nil {
			return err
		}
		if next == nil {
			continue
		}
		s.state.Store(next)
		return nil
	}
}

// apply returns the state after the changes, nil when more was committed while
// it read: a batch's incidents may then no longer be those that it brought.
func (s *Service) apply(ctx context.Context, st *state, changes []geo.Change) (*state, error) {
	if slices.ContainsFunc(changes, func(c geo.Change) bool { return c.Kind != geo.Append && c.Kind != geo.Undo && c.Kind != geo.Registry }) {
		return s.read(ctx)
	}
	next := st.fresh()
	registry := false
	for _, c := range changes {
		switch c.Kind {
		case geo.Undo:
			next.facts = next.facts.without(c.Batch)
			continue
		case geo.Registry:
			registry, next.facts = true, next.facts.grow()
			continue
		}
		next.facts = next.facts.grow()
		read, err := s.store.Facts(ctx, c.Batch, func(f geo.Fact) { next.facts.add(f, st.atlas.placeOf) })
		if err != nil {
			return nil, err
		}
		if read != changes[len(changes)-1].Version {
			return nil, nil
		}
	}
	next.facts.version = changes[len(changes)-1].Version
	var err error
	if registry {
		if next.entries, err = s.entriesOf(ctx, next.facts.version); next.entries == nil {
			return nil, err
		}
	}
	next.senders, err = s.store.Sources(ctx)
	return next, err
}

// Follow keeps the state current until the context ends. A lost connection or a
// failed update is tried again; answers meanwhile come from the last state and
// say its version.
func (s *Service) Follow(ctx context.Context) error {
	for {
		err := s.follow(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		s.log.Warn("the facts may be out of date; trying again", "error", err)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(retryWatch):
		}
	}
}

// follow updates at the start and after every commit until something fails: no
// further announcement may come that would make up for a failed update.
func (s *Service) follow(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	err := s.store.Watch(ctx, func() {
		if err := s.Update(ctx); err != nil {
			stop(err)
		}
	})
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}

// retryWatch is the pause before another attempt.
const retryWatch = time.Second
