package analysis

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/antoan-vn/antoan/geo"
)

// memo remembers what takes long to compute, by a key that holds everything it
// depends on. What is asked for while it is being computed is waited for, so that
// it is computed once however many ask. It is safe for concurrent use.
type memo[K comparable, V any] struct {
	most  int // entries kept; the oldest goes first
	mu    sync.Mutex
	known map[K]*remembered[V]
	order []K // the oldest first
}

// remembered is a value that is known or on its way.
type remembered[V any] struct {
	done  chan struct{} // closed when value or err stands
	value V
	err   error
}

func newMemo[K comparable, V any](most int) *memo[K, V] {
	return &memo[K, V]{most: most, known: map[K]*remembered[V]{}}
}

// of returns the value of a key, computing it where it is not known. Errors are not
// remembered. Those who waited share one that says what is wrong with the question;
// any other may be the asker's own, whose context ended: they try themselves.
func (m *memo[K, V]) of(ctx context.Context, key K, compute func() (V, error)) (V, error) {
	for {
		r, first := m.entry(key)
		if first {
			return m.fill(key, r, compute)
		}
		select {
		case <-ctx.Done():
			var none V
			return none, ctx.Err()
		case <-r.done:
		}
		var invalid *geo.InvalidError
		if r.err == nil || errors.As(r.err, &invalid) {
			return r.value, r.err
		}
	}
}

// entry returns what stands under a key; first tells the caller to fill it.
func (m *memo[K, V]) entry(key K) (r *remembered[V], first bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.known[key]; ok {
		return r, false
	}
	if len(m.order) >= m.most {
		delete(m.known, m.order[0])
		m.order = slices.Delete(m.order, 0, 1)
	}
	r = &remembered[V]{done: make(chan struct{}), err: errUnfinished}
	m.known[key], m.order = r, append(m.order, key)
	return r, true
}

// errUnfinished stands until the computation has returned: should it panic, those
// who wait must not take nothing for an answer.
var errUnfinished = errors.New("the computation did not return")

func (m *memo[K, V]) fill(key K, r *remembered[V], compute func() (V, error)) (V, error) {
	defer func() {
		if r.err != nil {
			m.forget(key, r)
		}
		close(r.done)
	}()
	r.value, r.err = compute()
	return r.value, r.err
}

// forget takes an entry out unless another has taken its place.
func (m *memo[K, V]) forget(key K, r *remembered[V]) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known[key] == r {
		delete(m.known, key)
		m.order = slices.DeleteFunc(m.order, func(k K) bool { return k == key })
	}
}
