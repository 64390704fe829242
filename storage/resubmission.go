package storage

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// ImportOf returns how a stored batch was imported. It returns geo.ErrNotFound for
// an unknown batch and geo.ErrConflict for one that is undone.
func (s *Store) ImportOf(ctx context.Context, batch uuid.UUID) (id geo.ImportID, err error) {
	err = s.read(ctx, "batch", func(tx pgx.Tx) error {
		var state geo.BatchState
		err := tx.QueryRow(ctx, query("batch_import"), pgx.NamedArgs{"id": batch}).Scan(&state, &id.FileName, &id.SHA256, &id.Source, &id.Mapping, &id.Values, &id.TimeZone, &id.Understood)
		if err == nil && state != geo.BatchStored {
			return geo.Conflict("batch %s is undone: import its file again instead of its rejected rows", batch)
		}
		return err
	})
	return id, err
}

// Resubmit says which rejected rows of the batch that the import fixes stand in
// its file.
func (w *writer) Resubmit(rows []int64) { w.resubmitted = slices.Clone(rows) }

// checkResubmitted refuses rows that stand twice, that were never rejected, or that
// were sent again before: each counts once.
func (w *writer) checkResubmitted(ctx context.Context) error {
	if w.id.Fixes == uuid.Nil {
		return nil
	}
	slices.Sort(w.resubmitted)
	for i, row := range w.resubmitted {
		if i > 0 && row == w.resubmitted[i-1] {
			return geo.Invalid("row", "rejected row %d stands twice in the file", row)
		}
	}
	rows, err := w.tx.Query(ctx, query("resubmit_left"), pgx.NamedArgs{"fixes": w.id.Fixes, "rows": w.resubmitted})
	if err != nil {
		return err
	}
	left, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		return err
	}
	slices.Sort(left)
	for _, row := range w.resubmitted {
		if _, ok := slices.BinarySearch(left, row); !ok {
			return geo.Conflict("row %d is no rejected row of batch %s, or was sent again before; nothing was stored: take those that are left from antoan batch rejects", row, w.id.Fixes)
		}
	}
	return nil
}

// storeResubmitted writes which rows the batch has taken over.
func (w *writer) storeResubmitted(ctx context.Context, batch uuid.UUID) error {
	if w.id.Fixes == uuid.Nil {
		return nil
	}
	return w.step(ctx, "resubmit", pgx.NamedArgs{"batch": batch, "fixes": w.id.Fixes, "rows": w.resubmitted})
}
