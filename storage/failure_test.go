package storage_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// nothing checks that no trace of an import is visible and that the pool works.
func (b bench) nothing() {
	b.Helper()
	if n := one[int](b, "SELECT (SELECT count(*) FROM incident) + (SELECT count(*) FROM incident_key) + (SELECT count(*) FROM batch) + (SELECT count(*) FROM source) + (SELECT count(*) FROM data_change)"); n != 0 {
		b.Errorf("%d rows left behind", n)
	}
	// A connection that was given up is closed behind the caller's back: it has its time.
	left := func() int {
		return one[int](b, "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'antoan' AND state LIKE 'idle in transaction%'", b.db.Name)
	}
	for range 200 {
		if left() == 0 {
			break
		}
		b.exec("SELECT pg_sleep(0.05)")
	}
	if n := left(); n != 0 {
		b.Errorf("%d connections are left inside a transaction", n)
	}
	for n := range 10 { // more than the pool has connections
		if _, err := b.Version(b.ctx); err != nil {
			b.Fatalf("read %d after it: %v", n, err)
		}
	}
	if c := b.add(file("after"), incident("after", "after")).Counts; c.Stored != 1 {
		b.Errorf("import after it: %+v", c)
	}
}

// chunk is big enough that writing it blocks until the server has taken most.
func chunk(from int) []geo.Incident {
	rows := make([]geo.Incident, 4000)
	for r := range rows {
		rows[r] = incident(name("c", from+r), strings.Repeat("x", 10))
	}
	return rows
}

func TestCancelledImportLeavesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, cancel := context.WithCancel(b.ctx)
	w, err := b.Begin(ctx, file("a"))
	b.must(err)
	b.must(w.Write(ctx, chunk(0), nil))
	cancel()
	for err == nil {
		err = w.Write(ctx, chunk(0), nil)
	}
	b.is(err, context.Canceled)
	_, err = w.Commit(ctx, geo.BatchCounts{Read: 4000}, nil)
	b.is(err, context.Canceled)
	b.must(w.Rollback(ctx))
	b.nothing()
}

func TestKilledConnectionLeavesNothing(t *testing.T) {
	t.Parallel()
	kill := func(b bench) {
		b.Helper()
		if n := one[int](b, "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'antoan' AND state <> 'idle'", b.db.Name); n != 1 {
			b.Fatalf("%d connections killed", n)
		}
	}
	t.Run("in the middle of COPY", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		w := b.begin(file("a"))
		b.must(w.Write(b.ctx, chunk(0), nil))
		kill(b)
		var err error
		for err == nil {
			err = w.Write(b.ctx, chunk(0), nil)
		}
		b.is(err, geo.ErrUnavailable)
		b.must(w.Rollback(b.ctx))
		b.nothing()
	})
	t.Run("before the commit", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		w := b.begin(file("a"))
		b.must(w.Write(b.ctx, chunk(0), nil))
		kill(b)
		_, err := w.Commit(b.ctx, geo.BatchCounts{Read: 4000}, nil)
		b.is(err, geo.ErrUnavailable)
		b.nothing()
	})
	t.Run("idle in the pool", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		_, err := b.Version(b.ctx)
		b.must(err)
		one[int](b, "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'antoan'", b.db.Name)
		if _, err := b.Version(b.ctx); err != nil {
			b.is(err, geo.ErrUnavailable)
		}
		b.nothing()
	})
}

// The reply to COMMIT is lost: the same import again gets the first answer.
func TestLostReplyToCommit(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.add(file("a"), incident("x", "x")) // stored, but say that nobody heard
	w := b.begin(file("a"))
	b.must(w.Write(b.ctx, []geo.Incident{incident("x", "x")}, nil))
	again, err := w.Commit(b.ctx, geo.BatchCounts{Read: 1}, nil)
	b.must(err)
	if again.ID != first.ID || again.Counts != first.Counts {
		t.Errorf("second answer %+v, first %+v", again, first)
	}
	found, err := b.FindBatch(b.ctx, file("a"))
	b.must(err)
	if found.ID != first.ID {
		t.Errorf("found %s, want %s", found.ID, first.ID)
	}
}

func TestWaitingForAnotherImportEndsWithTheContext(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.exec("BEGIN")
	b.exec("SELECT pg_advisory_xact_lock($1)", int64(0x616e746f616e))
	w := b.begin(file("a"))
	b.must(w.Write(b.ctx, []geo.Incident{incident("x", "x")}, nil))
	ctx, cancel := context.WithTimeout(b.ctx, 50*time.Millisecond)
	defer cancel()
	_, err := w.Commit(ctx, geo.BatchCounts{Read: 1}, nil)
	b.is(err, context.DeadlineExceeded)
	b.exec("ROLLBACK")
	b.nothing()
}
