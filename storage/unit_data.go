package storage

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// What is known of units besides their outlines: inhabitants, reports, models.
// Each import is one transaction; a row with the same key replaces the old one.

// unitRef names a unit as files do.
type unitRef struct {
	edition string
	level   geo.Level
	code    string
}

// unitFinder looks units up by code, one query per edition and level.
type unitFinder struct {
	ctx context.Context
	tx  pgx.Tx
	ids map[unitRef]map[string]int32 // by edition and level, code empty
}

func (f *unitFinder) find(row int64, ref unitRef) (int32, error) {
	key := unitRef{edition: ref.edition, level: ref.level}
	ids, ok := f.ids[key]
	if !ok {
		var err error
		if ids, err = unitIDs(f.ctx, f.tx, ref.edition, ref.level); err != nil {
			return 0, err
		}
		if f.ids == nil {
			f.ids = map[unitRef]map[string]int32{}
		}
		f.ids[key] = ids
	}
	id, ok := ids[ref.code]
	if !ok {
		return 0, geo.Invalid("code", "row %d: edition %s has no %s %q", row, ref.edition, ref.level, ref.code)
	}
	return id, nil
}

// importUnitData is importRows of what layers are made from besides incidents.
func importUnitData[T any](ctx context.Context, s *Store, op, sql string, rows []T, number func(T) int64, args func(*unitFinder, T) (pgx.NamedArgs, error)) (int, error) {
	return importRows(ctx, s, op, recordRebuild, sql, rows, number, args)
}

// importRows upserts one row per element, in one transaction, and announces it.
func importRows[T any](ctx context.Context, s *Store, op string, announce func(context.Context, pgx.Tx) error, sql string, rows []T, number func(T) int64, args func(*unitFinder, T) (pgx.NamedArgs, error)) (int, error) {
	err := s.write(ctx, op, func(tx pgx.Tx) error {
		if err := lockImports(ctx, tx); err != nil {
			return err
		}
		finder := &unitFinder{ctx: ctx, tx: tx}
		var batch pgx.Batch
		for _, row := range rows {
			a, err := args(finder, row)
			if err != nil {
				return err
			}
			batch.Queue(sql, a)
		}
		if err := sendRows(ctx, tx, &batch, rows, number); err != nil {
			return err
		}
		return announce(ctx, tx)
	})
	if err != nil {
		return 0, err
	}
	return len(rows), nil
}

// sendRows runs one statement per row and names the row of the first that fails.
func sendRows[T any](ctx context.Context, tx pgx.Tx, batch *pgx.Batch, rows []T, number func(T) int64) error {
	sent := tx.SendBatch(ctx, batch)
	for _, row := range rows {
		if _, err := sent.Exec(); err != nil {
			sent.Close() // the first error is the one to tell
			return inRow(number(row), wrap("store", err))
		}
	}
	return sent.Close()
}

// inRow says which row of a file an invalid value stands in.
func inRow(row int64, err error) error {
	var invalid *geo.InvalidError
	if errors.As(err, &invalid) {
		return geo.Invalid(invalid.Field, "row %d: %s", row, invalid.Reason)
	}
	return err
}

// minYear and maxYear are those of table unit_population.
const minYear, maxYear = 1900, 2200

// ImportPopulation stores inhabitants by unit and year.
func (s *Store) ImportPopulation(ctx context.Context, rows []geo.PopulationRow) (int, error) {
	return importUnitData(ctx, s, "import population", query("population_upsert"), rows, func(r geo.PopulationRow) int64 { return r.Row }, func(f *unitFinder, r geo.PopulationRow) (pgx.NamedArgs, error) {
		if r.Year < minYear || r.Year > maxYear {
			return nil, geo.Invalid("year", "row %d: %d is no year between %d and %d", r.Row, r.Year, minYear, maxYear)
		}
		unit, err := f.find(r.Row, unitRef{r.Edition, r.Level, r.Code})
		return pgx.NamedArgs{"unit": unit, "year": r.Year, "total": r.Total, "women": countOrNull(r.Women), "children": countOrNull(r.Children)}, err
	})
}

// ImportReporting stores whether units reported for periods.
func (s *Store) ImportReporting(ctx context.Context, rows []geo.ReportingRow) (int, error) {
	return importUnitData(ctx, s, "import reporting", query("reporting_upsert"), rows, func(r geo.ReportingRow) int64 { return r.Row }, func(f *unitFinder, r geo.ReportingRow) (pgx.NamedArgs, error) {
		unit, err := f.find(r.Row, unitRef{r.Edition, r.Level, r.Code})
		return pgx.NamedArgs{"unit": unit, "from": r.Period.From.Time(), "to": r.Period.To.Time(),
			"state": geo.ReportingStates.String(r.State), "submitted": timeOrNull(r.Submitted)}, err
	})
}

// ImportModels stores safety models.
func (s *Store) ImportModels(ctx context.Context, rows []geo.ModelRow) (int, error) {
	return importUnitData(ctx, s, "import models", query("model_upsert"), rows, func(r geo.ModelRow) int64 { return r.Row }, func(f *unitFinder, r geo.ModelRow) (pgx.NamedArgs, error) {
		unit, err := f.find(r.Row, unitRef{r.Edition, geo.Commune, r.Code})
		args := pgx.NamedArgs{"unit": unit, "kind": r.Kind, "name": r.Name, "location": nil, "started": r.Started.Time(),
			"ended": nil, "last_met": nil, "capacity": nil}
		if r.Located {
			args["location"] = appendPoint(nil, r.Point)
		}
		if r.Ended != geo.MaxDay {
			args["ended"] = r.Ended.Time()
		}
		if r.LastMet != geo.MinDay {
			args["last_met"] = r.LastMet.Time()
		}
		if r.Capacity >= 0 {
			args["capacity"] = r.Capacity
		}
		return args, err
	})
}

func countOrNull(n int64) *int64 {
	if n < 0 {
		return nil
	}
	return &n
}

func timeOrNull(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// dayOf returns the day of a date that may be missing.
func dayOf(t *time.Time) geo.Day {
	if t == nil {
		return geo.MinDay
	}
	return geo.DayIn(*t)
}

// Reports returns what the units of all editions reported, by unit and period.
func (s *Store) Reports(ctx context.Context) (reports []geo.Report, err error) {
	err = s.read(ctx, "reports", func(tx pgx.Tx) error {
		reports, err = collect(ctx, tx, query("reports"), nil, func(row pgx.CollectableRow) (r geo.Report, err error) {
			var from, to time.Time
			var submitted *time.Time
			var state string
			if err := row.Scan(&r.Unit, &from, &to, &state, &submitted); err != nil {
				return r, err
			}
			r.Submitted = dayOf(submitted)
			r.Period = geo.Period{From: geo.DayIn(from), To: geo.DayIn(to)}
			r.State, err = geo.ReportingStates.Parse(state)
			return r, err
		})
		return err
	})
	return reports, err
}
