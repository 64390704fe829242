package storage

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Undo takes a batch back: its incidents go, those it corrected are as before,
// and its file may be imported again. It returns geo.ErrNotFound for an unknown
// batch, geo.ErrConflict when it is undone already or a later batch corrected it.
func (s *Store) Undo(ctx context.Context, id uuid.UUID) (geo.Batch, error) {
	var b geo.Batch
	err := s.write(ctx, "undo batch", func(tx pgx.Tx) error {
		if err := lockImports(ctx, tx); err != nil {
			return err
		}
		var err error
		if b, err = readBatch(ctx, tx, id); err != nil {
			return err
		}
		if b.State == geo.BatchUndone {
			return geo.Conflict("batch %s is undone already", id)
		}
		if err := refuseCorrected(ctx, tx, id); err != nil {
			return err
		}
		if err := takeBack(ctx, tx, id, b.Counts.Corrected > 0); err != nil {
			return err
		}
		change := geo.Change{Kind: geo.Undo, Batch: id}
		if b.Counts.Corrected > 0 {
			change = geo.Change{Kind: geo.Rebuild}
		}
		if _, err := recordChange(ctx, tx, change); err != nil {
			return err
		}
		b, err = readBatch(ctx, tx, id)
		return err
	})
	return b, err
}

func refuseCorrected(ctx context.Context, tx pgx.Tx, id uuid.UUID) error {
	var later uuid.UUID
	err := tx.QueryRow(ctx, query("undo_blocked"), pgx.NamedArgs{"batch": id}).Scan(&later)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return geo.Conflict("batch %s corrected incidents of batch %s; undo it first", later, id)
}

func takeBack(ctx context.Context, tx pgx.Tx, id uuid.UUID, corrected bool) error {
	steps := []string{"undo_keys", "undo_units", "undo_victims", "undo_incidents"}
	if corrected {
		steps = append(steps, "undo_restore_incidents", "undo_restore_units", "undo_restore_victims", "undo_restore_assistance",
			"undo_restore_keys", "undo_forget_revisions")
	}
	for _, step := range append(steps, "undo_batch") {
		if _, err := tx.Exec(ctx, query(step), pgx.NamedArgs{"batch": id}); err != nil {
			return err
		}
	}
	if corrected {
		return moveStated(ctx, tx) // what was put back may be older than an edition
	}
	return nil
}
