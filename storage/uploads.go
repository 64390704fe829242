package storage

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Room returns geo.ErrUnavailable while the disk has too little room for an import.
func (s *Store) Room(context.Context) error { return s.checkRoom() }

// submitLock is the advisory lock of those who take uploads in.
const submitLock = 0x616e746f7570 // "antoup"

// Submit keeps an upload together with the job that will import it. Where its
// idempotency key is that of an upload that is not over, it returns that one's id.
// It returns geo.ErrConflict when the key belongs to another file, and
// geo.ErrUnavailable when as many uploads as most are waiting already.
func (s *Store) Submit(ctx context.Context, u geo.Upload, most int) (id uuid.UUID, err error) {
	id = u.ID
	err = s.write(ctx, "keep upload", func(tx pgx.Tx) error {
		// One at a time: two requests with the same key are one upload.
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", int64(submitLock)); err != nil {
			return err
		}
		if u.IdempotencyKey != "" {
			var same, live bool
			var known uuid.UUID
			err := tx.QueryRow(ctx, query("upload_known"), pgx.NamedArgs{"idempotency_key": u.IdempotencyKey, "sha256": u.SHA256, "source": u.Source,
				"options": string(u.Options)}).Scan(&known, &same, &live)
			switch {
			case err == nil && !same:
				return geo.Conflict("the Idempotency-Key was used for another file or mapping (batch %s); use a new key", known)
			case err == nil && live:
				id = known
				return nil
			case err != nil && !errors.Is(err, pgx.ErrNoRows):
				return err
			}
		}
		waiting, err := waitingUploads(ctx, tx, "")
		if err != nil {
			return err
		}
		if len(waiting) >= most {
			return fmt.Errorf("%d files wait to be imported already, try again later: %w", len(waiting), geo.ErrUnavailable)
		}
		job, err := s.enqueue(ctx, tx, u.ID, u.Queue)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, query("upload_insert"), pgx.NamedArgs{"id": u.ID, "queue": u.Queue, "job": job, "source": u.Source, "file_name": u.FileName,
			"sha256": u.SHA256, "time_zone": u.TimeZone, "idempotency_key": u.IdempotencyKey, "options": string(u.Options), "size": u.Size})
		return err
	})
	return id, err
}

// waitingUpload is an upload that is not over, and its latest job.
type waitingUpload struct {
	id  uuid.UUID
	job int64
}

func waitingUploads(ctx context.Context, tx pgx.Tx, queue string) ([]waitingUpload, error) {
	return collect(ctx, tx, query("upload_waiting"), pgx.NamedArgs{"queue": queue}, func(row pgx.CollectableRow) (w waitingUpload, err error) {
		return w, row.Scan(&w.id, &w.job)
	})
}

// LiveUploads returns the ids of the uploads of a queue that are not over.
func (s *Store) LiveUploads(ctx context.Context, queue string) (map[uuid.UUID]bool, error) {
	live := map[uuid.UUID]bool{}
	err := s.read(ctx, "uploads", func(tx pgx.Tx) error {
		waiting, err := waitingUploads(ctx, tx, queue)
		for _, w := range waiting {
			live[w.id] = true
		}
		return err
	})
	return live, err
}

func readUpload(ctx context.Context, tx pgx.Tx, id uuid.UUID) (u geo.Upload, job int64, err error) {
	var batch *uuid.UUID
	err = tx.QueryRow(ctx, query("upload"), pgx.NamedArgs{"id": id}).Scan(&u.ID, &u.State, &u.Queue, &job, &u.Source, &u.FileName, &u.SHA256,
		&u.TimeZone, &u.Size, &u.IdempotencyKey, &u.Options, &batch)
	if batch != nil {
		u.Batch = *batch
	}
	return u, job, err
}

// Advance notes how far an upload has come. It returns geo.ErrConflict where it is
// over: then it was cancelled.
func (s *Store) Advance(ctx context.Context, id uuid.UUID, state geo.BatchState, p geo.BatchProgress) error {
	return s.write(ctx, "note progress", func(tx pgx.Tx) error {
		done, err := tx.Exec(ctx, query("upload_advance"), pgx.NamedArgs{"id": id, "state": state, "bytes_done": p.BytesDone, "rows_read": p.RowsRead})
		if err == nil && done.RowsAffected() == 0 {
			return geo.Conflict("batch %s is over", id)
		}
		return err
	})
}

// Understand notes what the file of an upload was taken for, as JSON. It returns
// geo.ErrConflict where the upload is over.
func (s *Store) Understand(ctx context.Context, id uuid.UUID, understood []byte) error {
	return s.write(ctx, "note what was understood", func(tx pgx.Tx) error {
		done, err := tx.Exec(ctx, query("upload_understood"), pgx.NamedArgs{"id": id, "understood": understood})
		if err == nil && done.RowsAffected() == 0 {
			return geo.Conflict("batch %s is over", id)
		}
		return err
	})
}

// EndUpload ends an upload whose file was not stored now: it failed, with the
// problem as JSON, or the same import was stored before as batch. The job that the
// context belongs to ends with it. It returns geo.ErrConflict where the upload is
// over already.
func (s *Store) EndUpload(ctx context.Context, id uuid.UUID, problem []byte, batch uuid.UUID) error {
	return s.write(ctx, "end upload", func(tx pgx.Tx) error { return s.endUpload(ctx, tx, id, problem, batch) })
}

func (s *Store) endUpload(ctx context.Context, tx pgx.Tx, id uuid.UUID, problem []byte, batch uuid.UUID) error {
	args := pgx.NamedArgs{"id": id, "state": geo.BatchStored, "problem": nil, "batch": batch}
	if problem != nil {
		args["state"], args["problem"], args["batch"] = geo.BatchFailed, string(problem), nil
	}
	var job int64
	err := tx.QueryRow(ctx, query("upload_end"), args).Scan(&job)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Conflict("batch %s is over; nothing was stored", id)
	}
	if err != nil {
		return err
	}
	return completeJob(ctx, tx)
}

// CancelUpload ends an import that is not over, and has its worker stop. Nothing
// of it is stored: the import's own transaction ends by noting that, and cannot
// once this one is in. It returns geo.ErrNotFound, and geo.ErrConflict for a batch
// that is over.
func (s *Store) CancelUpload(ctx context.Context, id uuid.UUID) (b geo.Batch, err error) {
	err = s.write(ctx, "cancel batch", func(tx pgx.Tx) error {
		var job int64
		err := tx.QueryRow(ctx, query("upload_end"), pgx.NamedArgs{"id": id, "state": geo.BatchCancelled, "problem": nil, "batch": nil}).Scan(&job)
		if errors.Is(err, pgx.ErrNoRows) {
			if b, err = readBatch(ctx, tx, id); err != nil {
				return err
			}
			return geo.Conflict("batch %s is over (%s) and cannot be cancelled", id, b.State)
		}
		if err != nil {
			return err
		}
		if err := s.cancelJob(ctx, tx, job); err != nil {
			return err
		}
		b, err = readBatch(ctx, tx, id)
		return err
	})
	return b, err
}
