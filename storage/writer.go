package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Begin opens the transaction of one import and its stage; it waits while half
// of the pool's connections import already. It returns geo.ErrUnavailable when
// the disk has too little room, and the context's error.
func (s *Store) Begin(ctx context.Context, id geo.ImportID) (geo.IncidentWriter, error) {
	if err := s.checkRoom(); err != nil {
		return nil, err
	}
	select {
	case s.imports <- struct{}{}:
	case <-ctx.Done():
		return nil, wrap("begin import", ctx.Err())
	}
	leave := func() { <-s.imports }
	tx, err := s.begin(ctx, pgx.ReadWrite)
	if err != nil {
		leave()
		return nil, err
	}
	end := func(ctx context.Context, batch uuid.UUID) error { return s.endUpload(ctx, tx, batch, nil, batch) }
	w := &writer{tx: tx, log: s.log, id: id, end: end, copied: make(chan error, 1), leave: leave}
	if err := w.prepare(ctx); err != nil {
		rollback(tx)
		leave()
		return nil, wrap("begin import", err)
	}
	return w, nil
}

// writer stages the rows of one import. A goroutine feeds the COPY from a pipe
// so that the rows of a file of any size pass through a buffer of fixed size.
type writer struct {
	tx          pgx.Tx
	log         *slog.Logger
	id          geo.ImportID
	ground      ground                                 // what the places of the rows rest on
	source      int16                                  // 0: the source is new
	end         func(context.Context, uuid.UUID) error // notes that an upload has become its batch
	leave       func()                                 // lets the next import begin
	pipe        *io.PipeWriter
	copied      chan error
	row         copyRow
	scratch     []int32
	longest     int          // length of the longest list of units in the stage
	resubmitted []int64      // rejected rows of id.Fixes that stand in the file
	reports     []geo.Report // that the file brings along
	understood  []byte       // JSON: what the file was taken for
	flowing     bool
	ended       bool
}

// Understood says what the file was taken for.
func (w *writer) Understood(text []byte) { w.understood = text }

// flushAt is the size of the pieces handed to the connection.
const flushAt = 256 << 10

func (w *writer) prepare(ctx context.Context) error {
	var err error
	if w.ground, err = readGround(ctx, w.tx); err != nil {
		return err
	}
	if _, err := w.tx.Exec(ctx, query("stage_create")); err != nil {
		return err
	}
	var r *io.PipeReader
	r, w.pipe = io.Pipe()
	w.flowing = true
	w.row.header()
	go func() {
		_, err := w.tx.Conn().PgConn().CopyFrom(ctx, r, "COPY stage FROM STDIN BINARY")
		r.CloseWithError(errors.Join(err, io.ErrClosedPipe)) // a writer must not wait for a reader that has gone
		w.copied <- err
	}()
	return nil
}

// Write stages rows and rejects; it keeps neither slice.
func (w *writer) Write(_ context.Context, rows []geo.Incident, rejects []geo.Reject) error {
	for i := range rows {
		w.scratch = w.row.incident(&rows[i], w.scratch)
		if len(w.row.b) >= flushAt {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	for i := range rejects {
		if err := w.row.reject(&rejects[i]); err != nil {
			return fmt.Errorf("row %d: %w", rejects[i].Row, err)
		}
	}
	return w.flush()
}

func (w *writer) flush() error {
	_, err := w.pipe.Write(w.row.b)
	w.row.b = w.row.b[:0]
	return wrap("stage rows", err)
}

// drain ends the COPY and waits for the server's word.
func (w *writer) drain() error {
	w.row.end()
	if err := w.flush(); err != nil {
		return err
	}
	w.flowing = false
	w.pipe.Close()
	return <-w.copied
}

// Preview tells what Commit would do and takes everything back.
func (w *writer) Preview(ctx context.Context, counts geo.BatchCounts, warnings []string) (geo.Batch, error) {
	defer w.Rollback(ctx)
	if err := w.settle(ctx); err != nil {
		return geo.Batch{}, wrap("preview", err)
	}
	if err := w.checkResubmitted(ctx); err != nil {
		return geo.Batch{}, wrap("preview", err)
	}
	counts, err := w.classify(ctx, counts)
	if err != nil {
		return geo.Batch{}, wrap("preview", err)
	}
	if warnings, err = w.warnOfLost(ctx, counts.Corrected, warnings); err != nil {
		return geo.Batch{}, wrap("preview", err)
	}
	b := w.batch(geo.BatchDryRun, counts, warnings)
	reports, err := w.previewReports(ctx)
	if len(reports) > 0 {
		b.Reports = reports
	}
	return b, wrap("preview", err)
}

// Commit stores everything or nothing. Where the same import was stored while
// this one ran, it returns that batch and stores nothing.
func (w *writer) Commit(ctx context.Context, counts geo.BatchCounts, warnings []string) (geo.Batch, error) {
	defer w.Rollback(ctx)
	if err := w.settle(ctx); err != nil {
		return geo.Batch{}, wrap("stage rows", err)
	}
	if first, err := findBatch(ctx, w.tx, w.id); !errors.Is(err, geo.ErrNotFound) {
		return first, wrap("find batch", err)
	}
	if err := w.checkResubmitted(ctx); err != nil {
		return geo.Batch{}, wrap("send again", err)
	}
	counts, err := w.classify(ctx, counts)
	if err != nil {
		return geo.Batch{}, wrap("classify rows", err)
	}
	if warnings, err = w.warnOfLost(ctx, counts.Corrected, warnings); err != nil {
		return geo.Batch{}, wrap("compare corrections", err)
	}
	b := w.batch(geo.BatchStored, counts, warnings)
	if b.ID = w.id.Batch; b.ID == uuid.Nil {
		b.ID, err = uuid.NewV7()
	}
	if err != nil {
		return geo.Batch{}, fmt.Errorf("batch id: %w", err)
	}
	if err := w.store(ctx, &b); err != nil {
		return geo.Batch{}, wrap("store rows", err)
	}
	if w.id.Batch != uuid.Nil {
		if err := w.end(ctx, b.ID); err != nil {
			return geo.Batch{}, wrap("end upload", err)
		}
	}
	if b.Counts.Rejected > 0 {
		b.State = geo.BatchStoredWithRejects
	}
	if err := w.tx.Commit(ctx); err != nil {
		return geo.Batch{}, wrapCommit("commit", err)
	}
	return b, nil
}

// Rollback takes everything back; after Commit it does nothing.
func (w *writer) Rollback(context.Context) error {
	if w.ended {
		return nil
	}
	w.ended = true
	defer w.leave()
	if w.flowing {
		w.flowing = false
		w.pipe.CloseWithError(context.Canceled) // CopyFrom answers with CopyFail
		<-w.copied                              //nolint:errcheck // of the COPY that was broken off
	}
	rollback(w.tx)
	return nil
}

func (w *writer) batch(state geo.BatchState, counts geo.BatchCounts, warnings []string) geo.Batch {
	if warnings == nil {
		warnings = []string{}
	}
	b := geo.Batch{State: state, Source: w.id.Source, FileName: w.id.FileName, SHA256: w.id.SHA256,
		TimeZone: w.id.TimeZone, Counts: counts, Warnings: warnings}
	if w.id.Fixes != uuid.Nil {
		b.Fixes = &w.id.Fixes
	}
	return b
}
