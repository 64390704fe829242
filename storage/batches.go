package storage

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// FindBatch returns the stored batch of an identity, geo.ErrNotFound when there
// is none, geo.ErrConflict when its idempotency key belongs to another import.
func (s *Store) FindBatch(ctx context.Context, id geo.ImportID) (geo.Batch, error) {
	var b geo.Batch
	err := s.read(ctx, "find batch", func(tx pgx.Tx) (err error) {
		b, err = findBatch(ctx, tx, id)
		return err
	})
	return b, err
}

func findBatch(ctx context.Context, tx pgx.Tx, id geo.ImportID) (geo.Batch, error) {
	var found uuid.UUID
	var same bool
	err := tx.QueryRow(ctx, query("batch_find"), pgx.NamedArgs{"sha256": id.SHA256, "mapping": id.Mapping,
		"value_mapping": id.Values, "time_zone": id.TimeZone, "source": id.Source, "idempotency_key": id.IdempotencyKey}).Scan(&found, &same)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Batch{}, geo.NotFound("batch")
	}
	if err != nil {
		return geo.Batch{}, err
	}
	if !same {
		return geo.Batch{}, geo.Conflict("the Idempotency-Key was used for another file or mapping (batch %s); use a new key", found)
	}
	return readBatch(ctx, tx, found)
}

// Batch returns one batch.
func (s *Store) Batch(ctx context.Context, id uuid.UUID) (geo.Batch, error) {
	var b geo.Batch
	err := s.read(ctx, "batch", func(tx pgx.Tx) (err error) {
		b, err = readBatch(ctx, tx, id)
		return err
	})
	return b, err
}

// Batches returns the newest batches.
func (s *Store) Batches(ctx context.Context, limit int) ([]geo.Batch, error) {
	var all []geo.Batch
	err := s.read(ctx, "batches", func(tx pgx.Tx) (err error) {
		all, err = collect(ctx, tx, query("batches"), pgx.NamedArgs{"id": nil, "limit": limit}, scanBatch)
		return err
	})
	return all, err
}

func readBatch(ctx context.Context, tx pgx.Tx, id uuid.UUID) (geo.Batch, error) {
	found, err := collect(ctx, tx, query("batches"), pgx.NamedArgs{"id": id, "limit": 1}, scanBatch)
	if err != nil {
		return geo.Batch{}, err
	}
	if len(found) == 0 {
		return geo.Batch{}, geo.NotFound("batch %s", id)
	}
	reports, err := readBatchReports(ctx, tx, found[0].ID)
	if len(reports) > 0 {
		found[0].Reports = reports
	}
	return found[0], err
}

func scanBatch(row pgx.CollectableRow) (b geo.Batch, err error) {
	c := &b.Counts
	var p geo.BatchProgress
	var stored, began *time.Time
	var now time.Time
	err = row.Scan(&b.ID, &b.State, &b.Source, &b.FileName, &b.SHA256, &b.TimeZone, &c.Read, &c.Stored, &c.Corrected,
		&c.Duplicates, &c.Skipped, &c.Rejected, &c.Unlocated, &stored, &b.UndoneAt, &b.Warnings, &b.Version, &b.Fixes, &b.Resubmitted,
		&b.UploadedAt, &p.BytesDone, &p.BytesTotal, &p.RowsRead, &began, &now, &b.Problem, &b.Understood)
	if stored != nil {
		b.StoredAt = *stored
	}
	if b.State.Live() {
		if began != nil {
			p.Began = *began
		}
		p = p.At(now)
		b.Progress = &p
	}
	return b, err
}

// Rejects hands the rejected rows of a batch that no other has sent again to each
// in file order.
func (s *Store) Rejects(ctx context.Context, batch uuid.UUID, each func(geo.Reject) error) error {
	return s.read(ctx, "rejects", func(tx pgx.Tx) error {
		b, err := readBatch(ctx, tx, batch)
		if err != nil {
			return err
		}
		rows, err := tx.Query(ctx, query("rejects"), pgx.NamedArgs{"batch": b.ID})
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r geo.Reject
			if err := rows.Scan(&r.Row, &r.Line, &r.Column, &r.Code, &r.Message, &r.Fields); err != nil {
				return err
			}
			if err := each(r); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}
