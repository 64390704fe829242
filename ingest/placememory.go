package ingest

import (
	"context"
	"sync"
)

// PlaceMemory keeps the indexed outlines of every edition between imports, for a
// server that is asked for one incident after the other: reading them takes longer
// than the rest of a small import. The zero value is ready, and may be used by
// several imports at once. It holds about as much as the store's Places returns.
type PlaceMemory struct {
	mu     sync.Mutex
	mark   string
	placer *placer
}

// of returns the placer for the places as they are. Call it within an import's
// transaction: the store refuses to commit when places have changed since that
// began. A nil memory reads them each time.
func (m *PlaceMemory) of(ctx context.Context, store Store) (*placer, error) {
	if m == nil {
		return readPlacer(ctx, store)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	// Asked before reading: what changes in between is read again next time.
	mark, err := store.PlacesMark(ctx)
	if err != nil {
		return nil, err
	}
	if m.placer != nil && mark == m.mark {
		return m.placer, nil
	}
	pl, err := readPlacer(ctx, store)
	if err == nil {
		m.mark, m.placer = mark, pl
	}
	return pl, err
}

func readPlacer(ctx context.Context, store Store) (*placer, error) {
	editions, successors, err := store.Places(ctx)
	if err != nil {
		return nil, err
	}
	return newPlacer(NewPlaces(editions, successors)), nil
}
