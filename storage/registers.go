package storage

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/antoan-vn/antoan/geo"
)

// Entries returns a part of a register, as far as the caller may see it.
func (s *Store) Entries(ctx context.Context, r *geo.Register, q geo.EntryQuery) (page geo.EntryPage, err error) {
	sql := registerStatements[r.Name]
	period := q.Period
	if period == (geo.Period{}) {
		period = geo.AllDates
	}
	args := pgx.NamedArgs{"in_unit": idOrNull(q.Unit), "edition": idOrNull(q.Edition), "id": idOrNull(q.ID), "from": period.From.Time(), "to": period.To.Time(),
		"after": q.After, "limit": int64(math.MaxInt64)}
	if q.Limit > 0 {
		args["limit"] = int64(q.Limit)
	}
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Kind == geo.FieldCode {
			args[f.Name] = nil
			if code, ok := q.Codes[f.Name]; ok {
				args[f.Name] = code
			}
		}
	}
	err = s.read(ctx, r.Name, func(tx pgx.Tx) error {
		if err := tx.QueryRow(ctx, sql.count, args).Scan(&page.Matched); err != nil {
			return err
		}
		page.Entries, err = collect(ctx, tx, sql.list, args, func(row pgx.CollectableRow) (geo.Entry, error) { return scanEntry(row, r) })
		return err
	})
	return page, err
}

// AddEntry stores an entry and returns it with its number. An entry with the same unit
// and key is geo.ErrConflict.
func (s *Store) AddEntry(ctx context.Context, r *geo.Register, e geo.Entry) (geo.Entry, error) {
	return s.storeEntry(ctx, r, registerStatements[r.Name].insert, e)
}

// ChangeEntry stores an entry in place of the one of its number. It returns
// geo.ErrNotFound where the caller sees none, and geo.ErrConflict as AddEntry does.
func (s *Store) ChangeEntry(ctx context.Context, r *geo.Register, e geo.Entry) (geo.Entry, error) {
	return s.storeEntry(ctx, r, registerStatements[r.Name].update, e)
}

func (s *Store) storeEntry(ctx context.Context, r *geo.Register, sql string, e geo.Entry) (geo.Entry, error) {
	err := s.write(ctx, r.Name, func(tx pgx.Tx) error {
		if err := lockImports(ctx, tx); err != nil {
			return err
		}
		args := entryArgs(r, &e)
		args["id"] = e.ID
		err := tx.QueryRow(ctx, sql, args).Scan(&e.ID, &e.StoredAt)
		var refused *pgconn.PgError
		if errors.As(err, &refused) && refused.ConstraintName == registerTables[r.Name]+"_unique" {
			return geo.Conflict("the unit has an entry with the same %s already", list(keyNames(r)))
		}
		if err != nil {
			return err
		}
		return recordRegistry(ctx, tx)
	})
	return e, err
}

// keyNames are the fields by which the entries of a unit are told apart.
func keyNames(r *geo.Register) (names []string) {
	for _, i := range r.Key {
		names = append(names, r.Fields[i].Name)
	}
	return names
}

// RemoveEntry takes an entry out of a register; geo.ErrNotFound where the caller sees none.
func (s *Store) RemoveEntry(ctx context.Context, r *geo.Register, id int32) error {
	return s.write(ctx, r.Name, func(tx pgx.Tx) error {
		if err := lockImports(ctx, tx); err != nil {
			return err
		}
		tag, err := tx.Exec(ctx, registerStatements[r.Name].remove, pgx.NamedArgs{"id": id})
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return geo.NotFound("entry %d of %s", id, r.Name)
		}
		return recordRegistry(ctx, tx)
	})
}

// ImportEntries stores the entries of a file, in place of those with the same unit and
// key: all or none.
func (s *Store) ImportEntries(ctx context.Context, r *geo.Register, rows []geo.EntryRow) (int, error) {
	return importRows(ctx, s, "import "+r.Name, recordRegistry, registerStatements[r.Name].upsert, rows, func(row geo.EntryRow) int64 { return row.Row }, func(f *unitFinder, row geo.EntryRow) (pgx.NamedArgs, error) {
		var err error
		row.Unit, err = f.find(row.Row, unitRef{row.Edition, row.Level, row.Code})
		return entryArgs(r, &row.Entry), err
	})
}

func entryArgs(r *geo.Register, e *geo.Entry) pgx.NamedArgs {
	args := pgx.NamedArgs{"unit": e.Unit, "source": e.Source}
	for i := range r.Fields {
		f, v := &r.Fields[i], e.Values[i]
		args[f.Name] = nil
		switch {
		case f.Kind == geo.FieldText:
			args[f.Name] = v.Text // no null: empty is not stated
		case !v.Set:
		case f.Kind == geo.FieldCode:
			args[f.Name] = f.List.String(uint8(v.Number))
		case f.Kind == geo.FieldDay:
			args[f.Name] = geo.Day(v.Number).Time()
		case f.Kind == geo.FieldPoint:
			args[f.Name] = appendPoint(nil, v.Point)
		default:
			args[f.Name] = v.Number
		}
	}
	return args
}

func scanEntry(row pgx.CollectableRow, r *geo.Register) (e geo.Entry, err error) {
	texts, numbers := make([]*string, len(r.Fields)), make([]*int64, len(r.Fields))
	days, points := make([]*time.Time, len(r.Fields)), make([][]byte, len(r.Fields))
	into := []any{&e.ID, &e.Unit, &e.Source, &e.StoredAt}
	for i := range r.Fields {
		switch r.Fields[i].Kind {
		case geo.FieldText, geo.FieldCode:
			into = append(into, &texts[i])
		case geo.FieldDay:
			into = append(into, &days[i])
		case geo.FieldPoint:
			into = append(into, &points[i])
		case geo.FieldCount, geo.FieldYear:
			into = append(into, &numbers[i])
		}
	}
	if err := row.Scan(into...); err != nil {
		return e, err
	}
	e.Values = make([]geo.EntryValue, len(r.Fields))
	for i := range r.Fields {
		v := &e.Values[i]
		switch {
		case texts[i] != nil && r.Fields[i].Kind == geo.FieldCode:
			place, ok := r.Fields[i].List.Find(*texts[i])
			if !ok {
				return e, fmt.Errorf("%s has no code %q", r.Fields[i].List.Name, *texts[i])
			}
			v.Set, v.Number = true, int64(place)
		case texts[i] != nil:
			v.Set, v.Text = *texts[i] != "", *texts[i]
		case days[i] != nil:
			v.Set, v.Number = true, int64(geo.DayIn(*days[i]))
		case numbers[i] != nil:
			v.Set, v.Number = true, *numbers[i]
		case points[i] != nil:
			v.Set = true
			if v.Point, err = decodePoint(points[i]); err != nil {
				return e, err
			}
		}
	}
	return e, nil
}

func idOrNull(id int32) *int32 {
	if id == 0 {
		return nil
	}
	return &id
}
