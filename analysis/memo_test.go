package analysis

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// However many ask at once, it is computed once; and once it is known not again.
func TestMemoComputesOnce(t *testing.T) {
	t.Parallel()
	m := newMemo[string, int](4)
	var computed atomic.Int32
	begun, go1 := make(chan bool), make(chan bool)
	slow := func() (int, error) {
		if computed.Add(1) == 1 {
			close(begun)
		}
		<-go1
		return 7, nil
	}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if v, err := m.of(t.Context(), "a", slow); v != 7 || err != nil {
				t.Errorf("%d, %v", v, err)
			}
		})
	}
	<-begun
	close(go1)
	all.Wait()
	if v, err := m.of(t.Context(), "a", func() (int, error) { return 8, nil }); v != 7 || err != nil || computed.Load() != 1 {
		t.Errorf("%d, %v, computed %d times", v, err, computed.Load())
	}
}

// Errors are not remembered; who waited shares what is wrong with the question, and
// tries himself where another's context ended or another panicked.
func TestMemoForgetsErrors(t *testing.T) {
	t.Parallel()
	gone := errors.New("it went wrong")
	invalid := geo.Invalid("x", "is wrong")
	for name, c := range map[string]struct {
		fails  func() (int, error)
		shared bool
	}{
		"canceled": {func() (int, error) { return 0, context.Canceled }, false}, "busy": {func() (int, error) { return 0, geo.ErrUnavailable }, false},
		"other": {func() (int, error) { return 0, gone }, false}, "panic": {func() (int, error) { panic("help") }, false}, "invalid": {func() (int, error) { return 0, invalid }, true},
	} {
		m := newMemo[string, int](4)
		waits, begun := make(chan bool), make(chan bool)
		go func() {
			defer func() { _ = recover() }()
			_, _ = m.of(context.Background(), "a", func() (int, error) { close(begun); <-waits; return c.fails() })
		}()
		<-begun
		own := false
		done := make(chan error)
		go func() {
			_, err := m.of(context.Background(), "a", func() (int, error) { own = true; return 5, nil })
			done <- err
		}()
		close(waits)
		if err := <-done; c.shared && own == (err != nil) || !c.shared && err != nil { // whoever came too late computed
			t.Errorf("%s: %v, computed itself %v", name, err, own)
		}
		if v, err := m.of(context.Background(), "a", func() (int, error) { return 5, nil }); v != 5 || err != nil {
			t.Errorf("%s: afterwards %d, %v", name, v, err)
		}
	}
}

func TestMemoStopsWaiting(t *testing.T) {
	t.Parallel()
	m := newMemo[string, int](4)
	end, begun := make(chan bool), make(chan bool)
	go func() {
		_, _ = m.of(context.Background(), "a", func() (int, error) { close(begun); <-end; return 1, nil })
	}()
	<-begun
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := m.of(ctx, "a", func() (int, error) { return 2, nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("waited on: %v", err)
	}
	close(end)
}

// The oldest goes first, and one that is gone while it is computed comes back.
func TestMemoKeepsFew(t *testing.T) {
	t.Parallel()
	m := newMemo[int, int](3)
	computed := map[int]int{}
	ask := func(k int) {
		if v, err := m.of(t.Context(), k, func() (int, error) { computed[k]++; return k * k, nil }); v != k*k || err != nil {
			t.Errorf("%d: %d, %v", k, v, err)
		}
	}
	for _, k := range []int{1, 2, 3, 1, 4, 3, 2, 1} {
		ask(k)
	}
	for k, want := range map[int]int{1: 2, 2: 1, 3: 1, 4: 1} {
		if computed[k] != want {
			t.Errorf("%d was computed %d times, want %d", k, computed[k], want)
		}
	}
	if len(m.known) != 3 || len(m.order) != 3 {
		t.Errorf("%d known, %d in order", len(m.known), len(m.order))
	}
	if _, err := m.of(t.Context(), 9, func() (int, error) {
		for k := range 3 {
			ask(10 + k)
		}
		return 0, errors.New("and it fails")
	}); err == nil || len(m.known) != 3 || len(m.order) != 3 {
		t.Errorf("%v: %d known, %d in order", err, len(m.known), len(m.order))
	}
}

// The same question about the same version is the same answer, in any window; another
// version, another answer, and the one before is gone with its data.
func TestAnswersLiveWithTheirData(t *testing.T) {
	t.Parallel()
	m := twoEditions(20)
	for i := range int32(20) {
		m.add(uuid.New(), geo.Fact{On: day(t, "2024-06-01"), Groups: 16, Placed: placed(i + 1)})
	}
	s := loaded(t, m)
	for _, layer := range []string{"status", "rate", "hotspots", "silence"} {
		r := Request{Layer: layer, Edition: "old"}
		first := ask(t, s, r)
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if again := ask(t, s, r); &again.Columns[0] != &first.Columns[0] || again.ETag("csv") != first.ETag("csv") {
					t.Errorf("%s: the same question is answered anew", layer)
				}
			})
		}
		all.Wait()
		before := s.state.Load()
		m.add(uuid.New(), geo.Fact{On: day(t, "2024-06-02"), Groups: 16, Placed: placed(3)})
		if err := s.Update(t.Context()); err != nil {
			t.Fatal(err)
		}
		next := ask(t, s, r)
		if next.Version != first.Version+1 || next.Metadata["total"].(int64) != first.Metadata["total"].(int64)+1 {
			t.Errorf("%s: version %d follows %d, %v", layer, next.Version, first.Version, next.Metadata["total"])
		}
		if after := s.state.Load(); after.answers == before.answers || len(after.answers.known) != 1 {
			t.Errorf("%s: %d answers of the version before are kept", layer, len(after.answers.known)-1)
		}
		// Tomorrow months are due that are not today.
		s.now = func() time.Time { return today.AddDate(0, 1, 0) }
		if later := ask(t, s, r); &later.Columns[0] == &next.Columns[0] {
			t.Errorf("%s: an answer of another day", layer)
		}
		s.now = func() time.Time { return today }
	}
}

// A question whose asker went away ends, and is not remembered as anything.
func TestCanceledQuestions(t *testing.T) {
	t.Parallel()
	s := loaded(t, chain(t, append(same(40, 1), 3, 2, 0, 1), same(44, 1000)))
	r := Request{Layer: "hotspots", Method: methodOf(t, "null", "permutation", "weights", "knn:8", "replicates", "99999")}
	ctx, cancel := context.WithCancel(geo.WithScope(t.Context(), geo.Everything))
	cancel()
	if _, err := s.Layer(ctx, r); !errors.Is(err, context.Canceled) {
		t.Errorf("the end of the context: %v", err)
	}
	// Some hundred million draws are not done within a hundredth of a second: they stop.
	late, cancel := context.WithTimeout(geo.WithScope(t.Context(), geo.Everything), 10*time.Millisecond)
	defer cancel()
	if _, err := s.Layer(late, r); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the end of its time: %v", err)
	}
	r.Method = methodOf(t)
	if l := ask(t, s, r); l.Metadata["total"] != int64(46) {
		t.Errorf("afterwards: %v", l.Metadata)
	}
}

// Heavy questions wait for a turn; who waits until his time is over hears that the
// service is busy, and light ones wait for nobody.
func TestHeavyQuestionsTakeTurns(t *testing.T) {
	t.Parallel()
	s := loaded(t, chain(t, []int64{1, 2, 0, 4}, same(4, 1000)))
	var back []func()
	for range cap(s.turns) {
		b, err := s.turns.take(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		back = append(back, b)
	}
	ctx := geo.WithScope(t.Context(), geo.Everything)
	late, cancel := context.WithDeadline(ctx, time.Now().Add(-time.Second))
	defer cancel()
	if _, err := s.Layer(late, Request{Layer: "hotspots"}); !errors.Is(err, geo.ErrUnavailable) {
		t.Errorf("without a turn: %v", err)
	}
	left, leave := context.WithCancel(ctx)
	leave()
	if _, err := s.Layer(left, Request{Layer: "hotspots"}); !errors.Is(err, context.Canceled) || errors.Is(err, geo.ErrUnavailable) {
		t.Errorf("who went away: %v", err)
	}
	for _, layer := range []string{"density", "status", "rate", "silence"} {
		if _, err := s.Layer(ctx, Request{Layer: layer}); err != nil {
			t.Errorf("%s waits: %v", layer, err)
		}
	}
	waiting := make(chan error)
	go func() {
		_, err := s.Layer(ctx, Request{Layer: "hotspots"})
		waiting <- err
	}()
	back[0]()
	if err := <-waiting; err != nil {
		t.Errorf("with a turn: %v", err)
	}
}
