package storage

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Units returns the units of an edition with outlines and populations, the
// finest level first, ascending by code within a level.
func (s *Store) Units(ctx context.Context, edition string) ([]geo.Unit, error) {
	var units []geo.Unit
	err := s.read(ctx, "units", func(tx pgx.Tx) error {
		var id int32
		if err := tx.QueryRow(ctx, "SELECT id FROM edition WHERE code = $1", edition).Scan(&id); err != nil {
			if errors.Is(err, pgx.ErrNoRows) {
				return geo.NotFound("edition %q", edition)
			}
			return err
		}
		var err error
		if units, err = readUnits(ctx, tx, id, ""); err != nil {
			return err
		}
		return addPopulations(ctx, tx, id, units)
	})
	return units, err
}

// Places returns the finest units of every edition, ascending by code, and the
// successions between them, as one snapshot.
func (s *Store) Places(ctx context.Context) (places []geo.EditionUnits, successors []geo.Successor, err error) {
	err = s.read(ctx, "places", func(tx pgx.Tx) error {
		places, err = readPlaces(ctx, tx)
		if err != nil {
			return err
		}
		successors, err = readSuccessors(ctx, tx)
		return err
	})
	return places, successors, err
}

// PlacesMark names the state of what Places returns.
func (s *Store) PlacesMark(ctx context.Context) (mark string, err error) {
	err = s.read(ctx, "mark of places", func(tx pgx.Tx) error { return tx.QueryRow(ctx, query("places_mark")).Scan(&mark) })
	return mark, err
}

// Successors returns the succession between the units of all editions.
func (s *Store) Successors(ctx context.Context) (all []geo.Successor, err error) {
	err = s.read(ctx, "successors", func(tx pgx.Tx) error {
		all, err = readSuccessors(ctx, tx)
		return err
	})
	return all, err
}

func readPlaces(ctx context.Context, tx pgx.Tx) ([]geo.EditionUnits, error) {
	editions, err := readEditions(ctx, tx)
	if err != nil {
		return nil, err
	}
	places := make([]geo.EditionUnits, 0, len(editions))
	for _, e := range editions {
		units, err := readUnits(ctx, tx, e.ID, "")
		if err != nil {
			return nil, err
		}
		finest := 0
		for finest < len(units) && units[finest].Level == units[0].Level {
			finest++
		}
		if finest > 0 {
			places = append(places, geo.EditionUnits{Edition: e, Level: units[0].Level, Units: units[:finest]})
		}
	}
	return places, nil
}

func readUnits(ctx context.Context, tx pgx.Tx, edition int32, level geo.Level) ([]geo.Unit, error) {
	args := pgx.NamedArgs{"edition": edition, "level": nil}
	if level != "" {
		args["level"] = string(level)
	}
	rows, err := tx.Query(ctx, query("units"), args)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanUnit)
}

func scanUnit(row pgx.CollectableRow) (geo.Unit, error) {
	var u geo.Unit
	var level string
	var label, outline []byte
	err := row.Scan(&u.ID, &level, &u.Code, &u.Name, &u.Type, &u.Parent, &u.Area, &u.AreaKm2, &label, &outline)
	if err != nil {
		return u, err
	}
	u.Level = geo.Level(level)
	if u.Label, err = decodePoint(label); err != nil {
		return u, err
	}
	u.Outline, err = decodeMultiPolygon(outline)
	return u, err
}

func addPopulations(ctx context.Context, tx pgx.Tx, edition int32, units []geo.Unit) error {
	byID := make(map[int32]*geo.Unit, len(units))
	for i := range units {
		byID[units[i].ID] = &units[i]
	}
	rows, err := tx.Query(ctx, query("populations"), pgx.NamedArgs{"edition": edition})
	if err != nil {
		return err
	}
	var unit int32
	var p geo.Population
	_, err = pgx.ForEachRow(rows, []any{&unit, &p.Year, &p.Total, &p.Women, &p.Children}, func() error {
		if u := byID[unit]; u != nil {
			u.PeopleBy = append(u.PeopleBy, p)
		}
		return nil
	})
	return err
}

func readSuccessors(ctx context.Context, tx pgx.Tx) ([]geo.Successor, error) {
	rows, err := tx.Query(ctx, query("successors"))
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (geo.Successor, error) {
		var n geo.Successor
		return n, row.Scan(&n.From, &n.To, &n.Whole, &n.Share)
	})
}
