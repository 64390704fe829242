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
		if !b.State.Stored() {
			return geo.Conflict("batch %s is not stored (%s): nothing is to be undone", id, b.State)
		}
		id = b.ID
		if err := refuseCorrected(ctx, tx, id); err != nil {
			return err
		}
		if err := takeBack(ctx, tx, b); err != nil {
			return err
		}
		change := geo.Change{Kind: geo.Undo, Batch: id}
		if b.Counts.Corrected > 0 || len(b.Reports) > 0 {
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

func takeBack(ctx context.Context, tx pgx.Tx, b geo.Batch) error {
	if err := hashJoins(ctx, tx, b.Counts.Stored+b.Counts.Corrected); err != nil {
		return err
	}
	if err := undoSteps(ctx, tx, b.ID, "duplicates_release", "undo_keys", "undo_units", "undo_assistance", "undo_victims"); err != nil {
		return err
	}
	gone, err := tx.Exec(ctx, query("undo_incidents"), pgx.NamedArgs{"batch": b.ID})
	if err != nil {
		return err
	}
	if all := b.Counts.Stored + b.Counts.Corrected; gone.RowsAffected() != all {
		return geo.Conflict("batch %s holds %d incidents and the caller may change %d of them; nothing was undone", b.ID, all, gone.RowsAffected())
	}
	if b.Counts.Corrected > 0 {
		if err := restore(ctx, tx, b); err != nil {
			return err
		}
	}
	return undoSteps(ctx, tx, b.ID, "undo_resubmission", "undo_reports_later", "undo_reports_restore", "undo_reports_remove", "undo_reports_forget", "undo_batch")
}

func undoSteps(ctx context.Context, tx pgx.Tx, batch uuid.UUID, steps ...string) error {
	for _, step := range steps {
		if _, err := tx.Exec(ctx, query(step), pgx.NamedArgs{"batch": batch}); err != nil {
			return err
		}
	}
	return nil
}

// restore puts the incidents back that the batch corrected. Their places may be
// older than an edition: then they are worked out again.
func restore(ctx context.Context, tx pgx.Tx, b geo.Batch) error {
	if err := undoSteps(ctx, tx, b.ID, "undo_restore_incidents", "undo_restore_units", "undo_restore_victims",
		"undo_restore_assistance", "undo_restore_keys"); err != nil {
		return err
	}
	var rebuilt bool
	err := tx.QueryRow(ctx, "SELECT EXISTS (SELECT FROM data_change WHERE version > $1 AND kind = 'rebuild')", b.Version).Scan(&rebuilt)
	if err != nil {
		return err
	}
	if rebuilt {
		if err := relocateRestored(ctx, tx, b.ID); err != nil {
			return err
		}
	}
	if _, err := findDuplicates(ctx, tx, b.ID); err != nil && !errors.Is(err, errTooManyAlike) {
		return err
	}
	return undoSteps(ctx, tx, b.ID, "undo_forget_revisions")
}

func relocateRestored(ctx context.Context, tx pgx.Tx, batch uuid.UUID) error {
	if err := undoSteps(ctx, tx, batch, "undo_forget_places"); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "SELECT set_config('antoan.batch', $1::uuid::text, true)", batch); err != nil {
		return err
	}
	places, err := readPlaces(ctx, tx)
	if err != nil {
		return err
	}
	for _, p := range places {
		if _, err := relocate(ctx, tx, p.Edition.ID, p.Units, query("points_restored")); err != nil {
			return err
		}
	}
	return moveStated(ctx, tx)
}
