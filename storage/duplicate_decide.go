package storage

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// MergeDuplicate says that a pair is one incident: the one that does not stay
// gets the status duplicate and counts no more; both rows remain. It returns
// geo.ErrNotFound for an unknown pair, *geo.InvalidError where stays is none of
// the two, geo.ErrConflict where the pair is merged already or one of the two is
// merged with a third.
func (s *Store) MergeDuplicate(ctx context.Context, id, stays uuid.UUID) (geo.Duplicate, error) {
	return s.decide(ctx, id, func(tx pgx.Tx, d geo.Duplicate) error {
		goes := d.Second
		switch {
		case d.Verdict == geo.DuplicateMerged:
			return geo.Conflict("pair %s is merged already; take that back first with unmerge", id)
		case stays == d.Second.ID:
			goes = d.First
		case stays != d.First.ID:
			return geo.Invalid("stays", "%s is no incident of this pair", stays)
		}
		var other uuid.UUID
		err := tx.QueryRow(ctx, query("duplicate_blocked"), pgx.NamedArgs{"stays": stays, "goes": goes.ID, "id": id}).Scan(&other)
		if err == nil {
			return geo.Conflict("one of the two is merged with another incident already (pair %s): unmerge that first, or merge with the one that stayed", other)
		}
		if !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		if err := record(ctx, tx, id, geo.DuplicateMerged, &goes.ID, &goes.CaseStatus); err != nil {
			return err
		}
		return restate(ctx, tx, id, goes.ID, "duplicate")
	})
}

// KeepDuplicate says that a pair is two incidents; it is not asked about again.
// It returns geo.ErrNotFound, and geo.ErrConflict where the pair is merged.
func (s *Store) KeepDuplicate(ctx context.Context, id uuid.UUID) (geo.Duplicate, error) {
	return s.decide(ctx, id, func(tx pgx.Tx, d geo.Duplicate) error {
		if d.Verdict == geo.DuplicateMerged {
			return geo.Conflict("pair %s is merged; take that back first with unmerge", id)
		}
		return record(ctx, tx, id, geo.DuplicateKept, nil, nil)
	})
}

// UnmergeDuplicate takes a merge back: the incident has its former status and
// counts again, the pair is open. It returns geo.ErrNotFound, and
// geo.ErrConflict where the pair is not merged.
func (s *Store) UnmergeDuplicate(ctx context.Context, id uuid.UUID) (geo.Duplicate, error) {
	return s.decide(ctx, id, func(tx pgx.Tx, d geo.Duplicate) error {
		if d.Gone == nil {
			return geo.Conflict("pair %s is not merged", id)
		}
		if err := restate(ctx, tx, id, *d.Gone, d.Former); err != nil {
			return err
		}
		return record(ctx, tx, id, geo.DuplicateOpen, nil, nil)
	})
}

// decide runs under the import lock: a batch that comes in at the same time
// must not change the incidents in between.
func (s *Store) decide(ctx context.Context, id uuid.UUID, act func(pgx.Tx, geo.Duplicate) error) (d geo.Duplicate, err error) {
	err = s.write(ctx, "decide on a pair", func(tx pgx.Tx) error {
		if err := lockImports(ctx, tx); err != nil {
			return err
		}
		before, err := readDuplicate(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := act(tx, before); err != nil {
			return err
		}
		if d, err = readDuplicate(ctx, tx, id); err != nil || (before.Gone == nil) == (d.Gone == nil) {
			return err
		}
		return recordRebuild(ctx, tx)
	})
	return d, err
}

func record(ctx context.Context, tx pgx.Tx, id uuid.UUID, verdict geo.DuplicateVerdict, gone *uuid.UUID, former *string) error {
	_, err := tx.Exec(ctx, query("duplicate_decide"), pgx.NamedArgs{"id": id, "verdict": string(verdict), "gone": gone, "former": former})
	return err
}

func restate(ctx context.Context, tx pgx.Tx, pair, incident uuid.UUID, status string) error {
	_, err := tx.Exec(ctx, query("duplicate_status"), pgx.NamedArgs{"pair": pair, "incident": incident, "status": status})
	return err
}
