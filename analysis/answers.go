package analysis

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"sync"
)

// answers remembers layers that take long to compute, by everything that they
// depend on. What is asked for while it is being computed is waited for.
type answers struct {
	mu    sync.Mutex
	known map[string]*remembered
	order []string // the oldest first
}

// remembered is an answer that is known or on its way.
type remembered struct {
	done  chan struct{}
	layer *Layer
	err   error
}

// maxAnswers bounds the memory: one of a country's takes about a megabyte.
const maxAnswers = 48

// of returns the answer of a key, computing it where it is not known. An empty
// key is not remembered. An error is not either: it may be the caller's, whose
// context ended.
func (a *answers) of(ctx context.Context, key string, compute func() (*Layer, error)) (*Layer, error) {
	if key == "" {
		return compute()
	}
	for {
		a.mu.Lock()
		r, ok := a.known[key]
		if !ok {
			r = &remembered{done: make(chan struct{})}
			a.keep(key, r)
		}
		a.mu.Unlock()
		if !ok {
			return a.fill(key, r, compute)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-r.done:
		}
		if r.err == nil {
			return r.layer, nil
		}
	}
}

// keep adds an answer and forgets the oldest where there are too many.
func (a *answers) keep(key string, r *remembered) {
	if a.known == nil {
		a.known = map[string]*remembered{}
	}
	if len(a.order) >= maxAnswers {
		delete(a.known, a.order[0])
		a.order = a.order[1:]
	}
	a.known[key], a.order = r, append(a.order, key)
}

func (a *answers) fill(key string, r *remembered, compute func() (*Layer, error)) (*Layer, error) {
	defer func() {
		if r.layer == nil { // an error, or a panic on its way up
			a.forget(key, r)
		}
		close(r.done)
	}()
	r.err = errAbandoned
	var layer *Layer
	layer, r.err = compute()
	if r.err == nil {
		r.layer = layer
	}
	return r.layer, r.err
}

// errAbandoned stands until the computation has returned.
var errAbandoned = context.Canceled

func (a *answers) forget(key string, r *remembered) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.known[key] != r {
		return
	}
	delete(a.known, key)
	for i, k := range a.order {
		if k == key {
			a.order = append(a.order[:i:i], a.order[i+1:]...)
			break
		}
	}
}

// key is everything that the answer depends on, empty for the layers that are
// quicker to count than to look up.
func (q *question) key() string {
	if q.Name == "density" {
		return ""
	}
	b, err := json.Marshal(map[string]any{
		"layer": q.Name, "version": q.Version, "outlines": q.Outlines, "edition": q.Edition.Code, "level": q.Level, "reading": q.Reading,
		"period": q.Period, "asked": q.Filter.Period, "filter": q.Filter.Values(), "scope": q.scope, "today": q.today, "method": q.method.key(),
	})
	if err != nil {
		return "" // cannot happen: all of it is plain data
	}
	sum := sha256.Sum256(b)
	return string(sum[:])
}
