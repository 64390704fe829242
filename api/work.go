package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

// maxKilled is how often a server may end in the middle of an import before it is
// the file that is suspected.
const maxKilled = 3

// Work imports an upload; the job queue calls it. An error means that it has to be
// tried again. Whatever is wrong with the file is none: it ends the upload as
// failed. Once the upload is over, its file is gone.
func (s *service) Work(ctx context.Context, u geo.Upload) (again error) {
	defer s.news.tell()
	defer func() {
		if cause := recover(); cause != nil { // the queue would log and keep what it says
			s.Log.ErrorContext(ctx, "panic", "cause", panicText(cause), "stack", string(debug.Stack()), "request_id", askedFor(u).RequestID)
			if again = s.fail(context.WithoutCancel(ctx), u, fmt.Errorf("panic: %s", panicText(cause))); again == nil {
				os.Remove(s.spoolPath(u.ID))
			}
		}
	}()
	file, err := s.openSpooled(ctx, u.ID)
	if errors.Is(err, fs.ErrNotExist) {
		return s.fail(ctx, u, newProblem(kindGoneFile, "the uploaded file is no longer there; send it again"))
	}
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // only read from
	began := time.Now()
	if u.Killed >= maxKilled {
		err = newProblem(kindInternal, fmt.Sprintf("the server ended %d times in the middle of this file; nothing was stored, and it is not tried again", u.Killed))
	} else {
		err = s.importUpload(ctx, u, file)
	}
	if again = s.conclude(ctx, u, err); again == nil {
		os.Remove(file.Name())
	}
	s.Log.InfoContext(ctx, "import", "done", err == nil, "again", again != nil, "ms", time.Since(began).Milliseconds(), "request_id", askedFor(u).RequestID)
	return again
}

// conclude makes of an import's error what is to become of the upload, and returns
// what is worth another try.
func (s *service) conclude(ctx context.Context, u geo.Upload, err error) error {
	if err == nil {
		return nil
	}
	// What follows has to be noted even when the import's own time is over.
	after, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer cancel()
	stopped := errors.Is(ctx.Err(), context.Canceled)
	if stopped || errors.Is(err, geo.ErrUnavailable) && !u.LastTry {
		if noted := s.Store.Advance(after, u.ID, geo.BatchUploaded, geo.BatchProgress{}); errors.Is(noted, geo.ErrConflict) {
			return nil // cancelled, or stored although no answer came
		}
		return err
	}
	return s.fail(after, u, err)
}

// fail ends an upload with a problem.
func (s *service) fail(ctx context.Context, u geo.Upload, cause error) error {
	p := problemOf(ctx, cause)
	p.RequestID = askedFor(u).RequestID
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	err = s.Store.EndUpload(ctx, u.ID, text, uuid.Nil)
	if errors.Is(err, geo.ErrConflict) {
		return nil // over already
	}
	report(ctx, s.Log, p)
	return err
}

// importUpload reads the file into the store, in its turn.
func (s *service) importUpload(ctx context.Context, u geo.Upload, file *os.File) error {
	o, err := askedFor(u).options()
	if err != nil {
		return err
	}
	o.Batch, o.Source, o.File, o.FileName, o.IdempotencyKey, o.Places = u.ID, u.Source, file, u.FileName, u.IdempotencyKey, &s.places
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	select {
	case s.importing <- struct{}{}:
		defer func() { <-s.importing }()
	case <-ctx.Done():
		return fmt.Errorf("another import is running: %w", ctx.Err())
	}
	g := &gauge{service: s, id: u.ID, state: geo.BatchUploaded, cancel: cancel}
	if err := g.note(ctx); err != nil { // what a former try has noted is void
		return err
	}
	o.Progress, o.Understood = g.set, func(text []byte) { g.understood(ctx, text) }
	stop := g.run(ctx)
	a, err := ingest.Run(ctx, &watched{Store: s.Store, gauge: g}, o)
	stop()
	if err != nil {
		return err
	}
	if a.Batch.ID == u.ID {
		return nil
	}
	return s.Store.EndUpload(ctx, u.ID, nil, a.Batch.ID) // stored before
}

// watched is a store that tells a gauge when rows begin to be read.
type watched struct {
	ingest.Store
	gauge *gauge
}

// Begin opens the transaction.
func (w *watched) Begin(ctx context.Context, id ingest.Identity) (ingest.Writer, error) {
	w.gauge.reach(geo.BatchImporting)
	if err := w.gauge.note(ctx); err != nil {
		return nil, err
	}
	return w.Store.Begin(ctx, id)
}

// gauge keeps note of how far an import has come, and ends it when it was cancelled.
type gauge struct {
	service *service
	id      uuid.UUID
	cancel  context.CancelFunc

	mu       sync.Mutex
	state    geo.BatchState
	progress geo.BatchProgress
}

func (g *gauge) set(done, total, rows int64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.progress.BytesDone, g.progress.BytesTotal, g.progress.RowsRead = done, total, rows
}

func (g *gauge) reach(state geo.BatchState) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.state = state
}

// understood keeps what the file was taken for. Where that fails, the next note
// does, and ends the import.
func (g *gauge) understood(ctx context.Context, text []byte) {
	g.reach(geo.BatchUnderstood)
	if err := g.service.Store.Understand(ctx, g.id, text); err == nil {
		g.service.news.tell()
	}
}

func (g *gauge) note(ctx context.Context) error {
	g.mu.Lock()
	state, p := g.state, g.progress
	g.mu.Unlock()
	err := g.service.Store.Advance(ctx, g.id, state, p)
	g.service.news.tell()
	return err
}

// noteEvery is how old the progress that clients see may be.
const noteEvery = 500 * time.Millisecond

// run notes the progress until stop is called, which waits for the last note.
func (g *gauge) run(ctx context.Context) (stop func()) {
	ctx, end := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		ticker := time.NewTicker(noteEvery)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
			if err := g.note(ctx); errors.Is(err, geo.ErrConflict) && ctx.Err() == nil {
				g.cancel()
			}
		}
	}()
	return func() { end(); <-done }
}
