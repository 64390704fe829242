package storage

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Editions returns every edition, the oldest first.
func (s *Store) Editions(ctx context.Context) ([]geo.Edition, error) {
	var all []geo.Edition
	err := s.read(ctx, "editions", func(tx pgx.Tx) (err error) {
		all, err = readEditions(ctx, tx)
		return err
	})
	return all, err
}

func readEditions(ctx context.Context, tx pgx.Tx) ([]geo.Edition, error) {
	rows, err := tx.Query(ctx, query("editions"))
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (geo.Edition, error) {
		var e geo.Edition
		var from time.Time
		var to *time.Time
		err := row.Scan(&e.ID, &e.Code, &from, &to, &e.Source, &e.Licence)
		e.ValidFrom, e.ValidTo = geo.DayIn(from), geo.MaxDay
		if to != nil {
			e.ValidTo = geo.DayIn(*to)
		}
		return e, err
	})
}

// RemoveEdition takes an edition away with its units, their populations and
// reports. It returns geo.ErrNotFound for an unknown code and geo.ErrConflict
// while incidents are known only by a commune of this edition.
func (s *Store) RemoveEdition(ctx context.Context, code string) error {
	if err := coverAll(ctx); err != nil {
		return err
	}
	return s.write(ctx, "remove edition", func(tx pgx.Tx) error {
		if err := lockImports(ctx, tx); err != nil {
			return err
		}
		var id int32
		if err := tx.QueryRow(ctx, "SELECT id FROM edition WHERE code = $1", code).Scan(&id); err != nil {
			if errors.Is(err, pgx.ErrNoRows) {
				return geo.NotFound("edition %q", code)
			}
			return err
		}
		var stated int64
		if err := tx.QueryRow(ctx, "SELECT count(*) FROM incident_unit WHERE edition = $1 AND basis = 1", id).Scan(&stated); err != nil {
			return err
		}
		if stated > 0 {
			return geo.Conflict("edition %s: %d incidents are known only by one of its communes; undo their batches first", code, stated)
		}
		for _, q := range []string{
			"DELETE FROM incident_unit WHERE edition = $1",
			"DELETE FROM unit WHERE edition = $1",
			"DELETE FROM edition WHERE id = $1",
		} {
			if _, err := tx.Exec(ctx, q, id); err != nil {
				return err
			}
		}
		if err := moveStated(ctx, tx); err != nil {
			return err
		}
		return recordRebuild(ctx, tx)
	})
}
