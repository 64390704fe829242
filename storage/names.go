package storage

import (
	"context"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Names returns the units of every level of every edition without outlines, an
// element for each level, ascending by code.
func (s *Store) Names(ctx context.Context) (all []geo.EditionUnits, err error) {
	err = s.read(ctx, "names", func(tx pgx.Tx) error {
		editions, err := readEditions(ctx, tx)
		if err != nil {
			return err
		}
		byID := make(map[int32]geo.Edition, len(editions))
		for _, e := range editions {
			byID[e.ID] = e
		}
		rows, err := tx.Query(ctx, query("names"), pgx.NamedArgs{})
		if err != nil {
			return err
		}
		var edition int32
		var level string
		var u geo.Unit
		_, err = pgx.ForEachRow(rows, []any{&edition, &level, &u.ID, &u.Code, &u.Name, &u.Type, &u.Parent, &u.Area}, func() error {
			u.Level = geo.Level(level)
			last := len(all) - 1
			if last < 0 || all[last].Edition.ID != edition || all[last].Level != u.Level {
				all = append(all, geo.EditionUnits{Edition: byID[edition], Level: u.Level})
				last++
			}
			all[last].Units = append(all[last].Units, u)
			return nil
		})
		return err
	})
	return all, err
}
