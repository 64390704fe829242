package storage_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
)

const testQueue = "import-test"

// upload is one that could be submitted.
func upload(key string) geo.Upload {
	return geo.Upload{ID: uuid.Must(uuid.NewV7()), Queue: testQueue, Source: "police", FileName: "may.csv", SHA256: sum("may.csv"),
		TimeZone: "Asia/Ho_Chi_Minh", Size: 1000, IdempotencyKey: key, Options: []byte(`{}`)}
}

func (b bench) submit(u geo.Upload) uuid.UUID {
	b.Helper()
	id, err := b.Submit(b.ctx, u, 10)
	b.must(err)
	return id
}

// working works on the queue until stop is called.
func (b bench) working(work func(context.Context, geo.Upload) error) (stop func()) {
	ctx, cancel := context.WithCancel(b.ctx)
	done := make(chan error, 1)
	go func() { done <- b.WorkUploads(ctx, testQueue, work) }()
	return func() {
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			b.Errorf("working ended with %v", err)
		}
	}
}

// store imports one incident as the upload's batch.
func (b bench) store(ctx context.Context, u geo.Upload) (geo.Batch, error) {
	id := file(u.FileName)
	id.Batch = u.ID
	w, err := b.Begin(ctx, id)
	if err != nil {
		return geo.Batch{}, err
	}
	defer w.Rollback(ctx) //nolint:errcheck // nothing after a commit
	w.Understood([]byte(`{"format":"CSV"}`))
	return w.Commit(ctx, geo.BatchCounts{}, nil)
}

func (b bench) state(id uuid.UUID) geo.Batch {
	b.Helper()
	found, err := b.Batch(b.ctx, id)
	b.must(err)
	return found
}

func TestUploadBecomesItsBatch(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.submit(upload("k"))
	if s := b.state(id); s.State != geo.BatchUploaded || s.Progress == nil || s.Progress.BytesTotal != 1000 || !s.StoredAt.IsZero() || s.UploadedAt == nil {
		t.Errorf("%+v", s)
	}
	if again := b.submit(upload("k")); again != id {
		t.Errorf("the same key made another upload: %s", again)
	}
	other := upload("k")
	other.SHA256 = sum("june.csv")
	_, err := b.Submit(b.ctx, other, 10)
	b.is(err, geo.ErrConflict)
	other = upload("k")
	other.Options = []byte(`{"values":["category:*=other"]}`)
	_, err = b.Submit(b.ctx, other, 10)
	b.is(err, geo.ErrConflict)
	other.Options = []byte(`{"request_id":"r2"}`)
	if again := b.submit(other); again != id {
		t.Errorf("another request with the same key made another upload: %s", again)
	}
	_, err = b.Submit(b.ctx, upload(""), 1)
	b.is(err, geo.ErrUnavailable)
	if one[int](b, "SELECT count(*) FROM antoan_jobs.river_job WHERE args <> jsonb_build_object('batch', $1::uuid)", id) > 0 {
		t.Error("a job says more than its batch")
	}

	over := make(chan geo.Upload, 1)
	stop := b.working(func(ctx context.Context, u geo.Upload) error {
		b.must(b.Understand(ctx, u.ID, []byte(`{"format":"CSV"}`)))
		if s := b.state(id); s.State != geo.BatchUnderstood || string(s.Understood) != `{"format": "CSV"}` {
			t.Errorf("understood: %+v", s)
		}
		b.must(b.Advance(ctx, u.ID, geo.BatchImporting, geo.BatchProgress{BytesDone: 500, RowsRead: 7}))
		if s := b.state(id); s.State != geo.BatchImporting || s.Progress.RowsRead != 7 || s.Progress.Began.IsZero() {
			t.Errorf("under way: %+v", s)
		}
		stored, err := b.store(ctx, u)
		if stored.ID != u.ID || stored.State != geo.BatchStored {
			t.Errorf("stored as %s %s %v", stored.ID, stored.State, err)
		}
		over <- u
		return errors.New("too late") // the job was completed with its effect
	})
	<-over
	stop()
	if s := b.state(id); s.State != geo.BatchStored || s.Progress != nil || s.UploadedAt == nil || string(s.Understood) != `{"format": "CSV"}` {
		t.Errorf("%+v", s)
	}
	if got := one[string](b, "SELECT state::text FROM antoan_jobs.river_job"); got != "completed" {
		t.Errorf("the job is %s", got)
	}
	_, err = b.CancelUpload(b.ctx, id)
	b.is(err, geo.ErrConflict)
	b.is(b.Advance(b.ctx, id, geo.BatchImporting, geo.BatchProgress{}), geo.ErrConflict)
}

// A cancelled import's context ends, and even one that does not look cannot commit.
func TestCancelledUploadStoresNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	waits, runs := upload(""), upload("")
	runs.FileName = "june.csv"
	b.submit(runs)
	b.submit(waits)
	cancelled, err := b.CancelUpload(b.ctx, waits.ID)
	if b.must(err); cancelled.State != geo.BatchCancelled || cancelled.ID != waits.ID {
		t.Errorf("%+v", cancelled)
	}
	ended := make(chan error, 1)
	stop := b.working(func(ctx context.Context, u geo.Upload) error {
		if u.ID != runs.ID {
			t.Error("worked on a cancelled upload")
		}
		_, err := b.CancelUpload(b.ctx, u.ID)
		b.must(err)
		<-ctx.Done()
		_, err = b.store(context.WithoutCancel(ctx), u)
		ended <- err
		return ctx.Err()
	})
	b.is(<-ended, geo.ErrConflict)
	stop()
	if n := one[int](b, "SELECT count(*) FROM batch"); n > 0 {
		t.Errorf("%d batches", n)
	}
	if n := one[int](b, "SELECT count(*) FROM antoan_jobs.river_job WHERE state <> 'cancelled'"); n > 0 {
		t.Errorf("%d jobs are left", n)
	}
	_, err = b.Undo(b.ctx, runs.ID)
	b.is(err, geo.ErrConflict)
	if all, err := b.Batches(b.ctx, 10); err != nil || len(all) != 2 {
		t.Errorf("%v %v", all, err)
	}
	_, err = b.CancelUpload(b.ctx, uuid.New())
	b.is(err, geo.ErrNotFound)
}

// What failed says why; what was stored before leads to that batch.
func TestUploadsThatStoreNothingNew(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.submit(upload(""))
	var once sync.Once
	over := make(chan struct{}, 3)
	stop := b.working(func(ctx context.Context, u geo.Upload) (err error) {
		defer func() { over <- struct{}{} }()
		again := true
		once.Do(func() { again = false })
		switch {
		case !again:
			_, err = b.store(ctx, u)
		case u.Source == "wrong":
			err = b.EndUpload(ctx, u.ID, []byte(`{"detail":"no"}`), uuid.Nil)
		default:
			err = b.EndUpload(ctx, u.ID, nil, first)
		}
		return err
	})
	<-over
	second, third := upload(""), upload("")
	third.Source = "wrong"
	b.submit(second)
	b.submit(third)
	<-over
	<-over
	stop()
	if s := b.state(second.ID); s.ID != first || s.State != geo.BatchStored {
		t.Errorf("%+v", s)
	}
	if s := b.state(third.ID); s.State != geo.BatchFailed || string(s.Problem) != `{"detail": "no"}` {
		t.Errorf("%+v %s", s, s.Problem)
	}
	if all, err := b.Batches(b.ctx, 10); err != nil || len(all) != 2 {
		t.Errorf("%v %v", all, err)
	}
}

// A job whose worker was killed is given to the next one at once.
func TestRequeueUploads(t *testing.T) {
	t.Parallel()
	b := setup(t)
	killed, waits, busy := b.submit(upload("")), b.submit(upload("")), b.submit(upload(""))
	b.exec("UPDATE antoan_jobs.river_job SET state = 'running', attempted_at = now(), attempted_by = '{gone}', attempt = 1 WHERE args ->> 'batch' <> $1", waits.String())
	b.must(b.RequeueUploads(b.ctx, testQueue, func(id uuid.UUID) bool { return id != busy }))
	got := make(chan uuid.UUID, 5)
	stop := b.working(func(ctx context.Context, u geo.Upload) error {
		if want := map[uuid.UUID]int{killed: 1}[u.ID]; u.Killed != want {
			t.Errorf("killed %d times, want %d", u.Killed, want)
		}
		defer func() { got <- u.ID }()
		return b.EndUpload(ctx, u.ID, []byte(`{}`), uuid.Nil)
	})
	seen := map[uuid.UUID]bool{<-got: true, <-got: true}
	stop()
	if len(got) > 0 || !seen[killed] || !seen[waits] {
		t.Errorf("worked on %v and %d more", seen, len(got))
	}
	live, err := b.LiveUploads(b.ctx, testQueue)
	if b.must(err); len(live) != 1 || !live[busy] {
		t.Errorf("%v", live)
	}
}

// With the owner's address alone the queue works under the application role, too.
func TestUploadsOfAnOwner(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s, err := storage.Open(t.Context(), storage.Config{Owner: b.db.Owner})
	b.must(err)
	t.Cleanup(s.Close)
	b.Store = s
	id := b.submit(upload(""))
	over := make(chan error, 1)
	stop := b.working(func(ctx context.Context, u geo.Upload) error {
		_, err := b.store(ctx, u)
		over <- err
		return err
	})
	b.must(<-over)
	stop()
	if got := b.state(id).State; got != geo.BatchStored {
		t.Errorf("%s", got)
	}
}
