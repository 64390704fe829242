package analysis

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
)

// everything spells out a state's table, batches by their names.
func everything(f *facts) map[string]any {
	batches := make([]uuid.UUID, f.len())
	for i, b := range f.batch {
		batches[i] = f.batches[b]
	}
	units := map[int32][]int32{}
	for e, c := range f.unit {
		units[e] = slices.Clone(c)
	}
	return map[string]any{"version": f.version, "period": f.period, "day": slices.Clone(f.day), "minute": slices.Clone(f.minute),
		"category": slices.Clone(f.category), "severity": slices.Clone(f.severity), "setting": slices.Clone(f.setting),
		"reported": slices.Clone(f.reported), "status": slices.Clone(f.status), "quality": slices.Clone(f.quality),
		"groups": slices.Clone(f.groups), "sender": slices.Clone(f.sender), "area": slices.Clone(f.area), "batch": batches, "unit": units}
}

// A state kept current is the same as one freshly read, after any history; and
// the states that came before still say what they said.
func TestUpdateEqualsLoad(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		m := twoEditions(20)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		followed := loaded(t, m)
		var batches []uuid.UUID
		type snapshot struct {
			facts *facts
			said  map[string]any
		}
		var old []snapshot
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			for range rapid.IntRange(1, 3).Draw(rt, "commits") { // several between two updates
				switch op := rapid.IntRange(0, 9).Draw(rt, "operation"); {
				case op < 6:
					b := uuid.New()
					batches = append(batches, b)
					m.add(b, randomFacts(r, rapid.SampledFrom([]int{0, 1, 30, 300}).Draw(rt, "rows"), 20, b)...)
				case op < 9 && len(batches) > 0:
					k := r.IntN(len(batches))
					m.undo(batches[k])
					batches = slices.Delete(batches, k, k+1)
				default:
					m.commit(geo.Rebuild, uuid.Nil, func() { m.reports = append(m.reports, geo.Report{Unit: 1, State: 1}) })
				}
			}
			before := followed.state.Load().facts
			old = append(old, snapshot{before, everything(before)})
			if err := followed.Update(t.Context()); err != nil {
				rt.Fatal(err)
			}
			fresh := loaded(t, m)
			if diff := cmp.Diff(everything(fresh.state.Load().facts), everything(followed.state.Load().facts), cmpopts.EquateEmpty()); diff != "" {
				rt.Fatalf("loaded and updated differ: %s", diff)
			}
			for _, layer := range []string{"density", "status"} {
				r := Request{Layer: layer, Edition: "old"}
				if a, b := values(t, ask(t, fresh, r)), values(t, ask(t, followed, r)); a != b {
					rt.Fatalf("%s: loaded %s, updated %s", layer, a, b)
				}
			}
		}
		for _, s := range old {
			if diff := cmp.Diff(s.said, everything(s.facts), cmpopts.EquateEmpty()); diff != "" {
				rt.Fatalf("version %d changed under its readers: %s", s.facts.version, diff)
			}
		}
	})
}

// Readers on old states while new ones are made; the race detector looks on.
func TestReadersDuringUpdates(t *testing.T) {
	t.Parallel()
	m := twoEditions(20)
	s := loaded(t, m)
	ctx, stop := context.WithCancel(geo.WithScope(t.Context(), geo.Everything))
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for ctx.Err() == nil {
				l, err := s.Layer(ctx, Request{Layer: "density", Edition: "old"})
				if err != nil {
					return
				}
				// Every batch has 100 rows: a half-seen one would show.
				if n, _ := l.Metadata["total"].(int64); n%100 != 0 {
					t.Errorf("version %d has %d incidents", l.Version, n)
				}
			}
		})
	}
	r := rand.New(rand.NewPCG(3, 4))
	var batches []uuid.UUID
	for i := range 60 {
		if i%3 == 2 {
			m.undo(batches[0])
			batches = batches[1:]
		} else {
			b := uuid.New()
			facts := randomFacts(r, 100, 20, b)
			for k := range facts {
				facts[k].CaseStatus = 0
			}
			batches = append(batches, b)
			m.add(b, facts...)
		}
		if err := s.Update(t.Context()); err != nil {
			t.Error(err)
		}
	}
	stop()
	readers.Wait()
}

// A commit in the middle of the reading must not leave a state that mixes two
// versions: reading starts over.
func TestCommitsDuringReading(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		then func(m *memory, b uuid.UUID)
	}{
		{"append", func(m *memory, _ uuid.UUID) { m.add(uuid.New(), geo.Fact{Groups: 1, Placed: placed(2)}) }},
		{"undo", func(m *memory, b uuid.UUID) { m.undo(b) }},
		{"correction", func(m *memory, _ uuid.UUID) {
			next := uuid.New()
			m.commit(geo.Rebuild, uuid.Nil, func() { m.facts = []geo.Fact{{Groups: 1, Placed: placed(3), Batch: next}} })
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for name, read := range map[string]func(*Service, context.Context) error{"Load": (*Service).Load, "Update": (*Service).Update} {
				m := twoEditions(4)
				s := loaded(t, m)
				b := uuid.New()
				m.add(b, geo.Fact{Groups: 1, Placed: placed(1)}, geo.Fact{Groups: 1, Placed: placed(1)})
				var once sync.Once
				m.reading = func() { once.Do(func() { c.then(m, b) }) }
				if err := read(s, t.Context()); err != nil {
					t.Fatal(err)
				}
				fresh := loaded(t, m)
				if diff := cmp.Diff(everything(fresh.state.Load().facts), everything(s.state.Load().facts), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("%s: %s", name, diff)
				}
			}
		})
	}
}

func placed(unit int32) []geo.Placed { return []geo.Placed{{Edition: 1, Unit: unit}} }

func TestStoreErrorsKeepTheLastState(t *testing.T) {
	t.Parallel()
	m := twoEditions(4)
	b := uuid.New()
	m.add(b, geo.Fact{Groups: 1, Placed: placed(1)})
	empty := New(m, "test", nil)
	if _, err := empty.Layer(t.Context(), Request{Layer: "density"}); !errors.Is(err, geo.ErrUnavailable) || empty.Ready() {
		t.Errorf("before the first reading: %v", err)
	}
	s := loaded(t, m)
	before := values(t, ask(t, s, Request{Layer: "density", Edition: "old"}))
	m.fail(geo.ErrUnavailable)
	for name, err := range map[string]error{"Load": s.Load(t.Context()), "Update": s.Update(t.Context()), "first Load": empty.Load(t.Context())} {
		if !errors.Is(err, geo.ErrUnavailable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := values(t, ask(t, s, Request{Layer: "density", Edition: "old"})); got != before {
		t.Errorf("after the error: %s, before: %s", got, before)
	}
	// A failure between two batches of one update leaves neither behind.
	m.fail(nil)
	m.add(uuid.New(), geo.Fact{Groups: 1, Placed: placed(2)})
	m.add(uuid.New(), geo.Fact{Groups: 1, Placed: placed(2)})
	reads := 0
	m.reading = func() {
		if reads++; reads == 2 {
			m.fail(geo.ErrUnavailable)
		}
	}
	if err := s.Update(t.Context()); !errors.Is(err, geo.ErrUnavailable) {
		t.Fatal(err)
	}
	if got := values(t, ask(t, s, Request{Layer: "density", Edition: "old"})); got != before {
		t.Errorf("after half an update: %s, before: %s", got, before)
	}
	m.reading = nil
	m.fail(nil)
	if err := s.Update(t.Context()); err != nil || s.Summary().Incidents != 3 || s.Summary().Version != 3 {
		t.Errorf("after the error: %+v, %v", s.Summary(), err)
	}
}

// No announcement follows a failed update, so Follow must try again by itself.
func TestFollowTriesAgain(t *testing.T) {
	t.Parallel()
	m := twoEditions(4)
	s := loaded(t, m)
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	var attempts atomic.Int32
	failed, read := make(chan bool, 1), make(chan bool, 9)
	m.reading = func() {
		if attempts.Add(1) == 1 {
			m.fail(geo.ErrUnavailable)
			failed <- true
			return
		}
		read <- true
	}
	done := make(chan error)
	go func() { done <- s.Follow(ctx) }()
	m.add(uuid.New(), geo.Fact{Groups: 1, Placed: placed(1)})
	for _, c := range []chan bool{failed, read} {
		select {
		case <-c:
			m.fail(nil)
		case <-ctx.Done():
			t.Fatalf("%d attempts to update", attempts.Load())
		}
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("Follow ended with %v", err)
	}
}
