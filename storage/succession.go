package storage

import (
	"context"
	"errors"
	"math"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// ImportSuccession replaces the succession between two editions. It returns
// geo.ErrNotFound for an unknown edition and *geo.InvalidError for unknown codes.
func (s *Store) ImportSuccession(ctx context.Context, from, to string, rows []geo.SuccessionRow) (int, error) {
	if err := coverAll(ctx); err != nil {
		return 0, err
	}
	if from == to {
		return 0, geo.Invalid("to", "a succession leads from one edition to another, not from %q to itself", from)
	}
	err := s.write(ctx, "import succession", func(tx pgx.Tx) error {
		if err := lockImports(ctx, tx); err != nil {
			return err
		}
		old, err := unitIDs(ctx, tx, from, geo.Commune)
		if err != nil {
			return err
		}
		young, err := unitIDs(ctx, tx, to, geo.Commune)
		if err != nil {
			return err
		}
		found, err := successionIDs(from, to, old, young, rows)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, query("succession_clear"), pgx.NamedArgs{"from": from, "to": to}); err != nil {
			return err
		}
		if _, err := tx.CopyFrom(ctx, pgx.Identifier{"unit_succession"}, []string{"from_unit", "to_unit", "whole", "share"}, pgx.CopyFromRows(found)); err != nil {
			return err
		}
		if err := moveStated(ctx, tx); err != nil {
			return err
		}
		return recordRebuild(ctx, tx)
	})
	if err != nil {
		return 0, err
	}
	return len(rows), nil
}

// successionIDs turns the codes of a file into keys: old ones of edition from,
// young ones of edition to.
func successionIDs(from, to string, old, young map[string]int32, rows []geo.SuccessionRow) ([][]any, error) {
	found := make([][]any, 0, len(rows))
	first := make(map[[2]int32]int64, len(rows))
	for _, r := range rows {
		a, ok := old[r.From]
		if !ok {
			return nil, geo.Invalid("from_code", "row %d: edition %s has no commune %q", r.Row, from, r.From)
		}
		b, ok := young[r.To]
		if !ok {
			return nil, geo.Invalid("to_code", "row %d: edition %s has no commune %q", r.Row, to, r.To)
		}
		if before, twice := first[[2]int32{a, b}]; twice {
			return nil, geo.Invalid("from_code", "row %d: says of %q and %q what row %d says already", r.Row, r.From, r.To, before)
		}
		first[[2]int32{a, b}] = r.Row
		if r.Share < 0 || r.Share > 1 {
			return nil, geo.Invalid("share", "row %d: a share lies between 0 and 1", r.Row)
		}
		found = append(found, []any{a, b, r.Whole, shareOrNull(r.Share)})
	}
	return found, nil
}

func shareOrNull(share float64) *float64 {
	if math.IsNaN(share) {
		return nil
	}
	return &share
}

// unitIDs returns the keys of an edition's units by code.
func unitIDs(ctx context.Context, tx pgx.Tx, edition string, level geo.Level) (map[string]int32, error) {
	var id int32
	if err := tx.QueryRow(ctx, "SELECT id FROM edition WHERE code = $1", edition).Scan(&id); err != nil {
		if errors.Is(err, pgx.ErrNoRows) {
			return nil, geo.NotFound("edition %q", edition)
		}
		return nil, err
	}
	rows, err := tx.Query(ctx, "SELECT code, id FROM unit WHERE edition = $1 AND level = $2::text::unit_level", id, string(level))
	if err != nil {
		return nil, err
	}
	ids := map[string]int32{}
	var code string
	var unit int32
	_, err = pgx.ForEachRow(rows, []any{&code, &unit}, func() error {
		ids[code] = unit
		return nil
	})
	return ids, err
}

// moveStated works out anew where incidents that are known only by a commune
// lie in the other editions. It runs whenever editions or successions change.
func moveStated(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.Exec(ctx, "DELETE FROM incident_unit WHERE basis = 2"); err != nil {
		return err
	}
	rows, err := tx.Query(ctx, "SELECT DISTINCT unit FROM incident_unit WHERE basis = 1")
	if err != nil {
		return err
	}
	stated, err := pgx.CollectRows(rows, pgx.RowTo[int32])
	if err != nil || len(stated) == 0 {
		return err
	}
	moves, err := readMoves(ctx, tx, stated)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, query("move_stated"), pgx.NamedArgs{"units": moves.from, "editions": moves.edition, "moved": moves.to})
	return err
}

// moves is a table: a unit named by a source, an edition, and its unit there (0 unknown).
type moves struct{ from, edition, to []int32 }

func readMoves(ctx context.Context, tx pgx.Tx, stated []int32) (m moves, err error) {
	successors, err := readSuccessors(ctx, tx)
	if err != nil {
		return m, err
	}
	rows, err := tx.Query(ctx, "SELECT id, edition::int FROM unit")
	if err != nil {
		return m, err
	}
	editionOf := map[int32]int32{}
	var unit, edition int32
	if _, err = pgx.ForEachRow(rows, []any{&unit, &edition}, func() error {
		editionOf[unit] = edition
		return nil
	}); err != nil {
		return m, err
	}
	editions, err := readEditions(ctx, tx)
	if err != nil {
		return m, err
	}
	walk := geo.NewSuccessions(successors, editionOf)
	for _, u := range stated {
		for _, e := range editions {
			if e.ID == editionOf[u] {
				continue
			}
			if to, ok := walk.Move(u, e.ID); ok {
				m.from, m.edition, m.to = append(m.from, u), append(m.edition, e.ID), append(m.to, to)
			}
		}
	}
	return m, nil
}
