package storage_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
)

// watching starts Watch and returns its calls and its end.
func watching(ctx context.Context, s *storage.Store) (changed chan struct{}, ended chan error) {
	changed, ended = make(chan struct{}, 100), make(chan error, 1)
	go func() { ended <- s.Watch(ctx, func() { changed <- struct{}{} }) }()
	return changed, ended
}

func soon[T any](t *testing.T, c <-chan T, what string) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(20 * time.Second):
		t.Fatalf("no %s", what)
	}
	return v
}

func TestWatchHearsOfAnotherServersCommit(t *testing.T) {
	t.Parallel()
	b := setup(t)
	other, err := storage.Open(b.ctx, storage.Config{Owner: b.db.Owner, App: b.db.App})
	b.must(err)
	t.Cleanup(other.Close)
	ctx, cancel := context.WithCancel(b.ctx)
	changed, ended := watching(ctx, other)
	soon(t, changed, "first call")
	batch := b.add(file("a"), incident("x", "x"))
	soon(t, changed, "call after an import")
	if v, err := other.Version(b.ctx); err != nil || v != batch.Version {
		t.Errorf("version %d, %v; want %d", v, err, batch.Version)
	}
	_, err = b.Undo(b.ctx, batch.ID)
	b.must(err)
	soon(t, changed, "call after an undo")
	_, err = b.Undo(b.ctx, batch.ID) // changes nothing
	b.is(err, geo.ErrConflict)
	cancel()
	if err := soon(t, ended, "end"); !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	if len(changed) != 0 {
		t.Errorf("%d calls too many", len(changed))
	}
	if n := one[int](b, "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'antoan' AND query LIKE 'LISTEN%'", b.db.Name); n != 0 {
		t.Error("a connection of the pool still listens")
	}
}

func TestWatchEndsWhenTheConnectionIsLost(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for range 2 {
		changed, ended := watching(b.ctx, b.Store)
		soon(t, changed, "first call")
		if n := one[int](b, "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = $1 AND query LIKE 'LISTEN%'", b.db.Name); n != 1 {
			t.Fatalf("%d listeners killed", n)
		}
		b.is(soon(t, ended, "end"), geo.ErrUnavailable)
	}
}
