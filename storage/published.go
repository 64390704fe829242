package storage

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Publish keeps figures as they were published and returns them with their key and
// time. Nothing changes or removes them.
func (s *Store) Publish(ctx context.Context, p geo.Publication) (geo.Publication, error) {
	if err := coverAll(ctx); err != nil {
		return p, err
	}
	err := s.write(ctx, "publish", func(tx pgx.Tx) error {
		return tx.QueryRow(ctx, query("publish"), pgx.NamedArgs{"who": p.Who, "note": p.Note, "as_of": p.AsOf.Time(), "version": p.Version,
			"software": p.Software, "request": string(p.Request), "figures": string(p.Figures)}).Scan(&p.ID, &p.At)
	})
	return p, err
}

// Published returns at most so many publications, the newest first. They speak of
// every area: who may see only some gets an *geo.InvalidError.
func (s *Store) Published(ctx context.Context, most int) (all []geo.Publication, err error) {
	if err := coverAll(ctx); err != nil {
		return nil, err
	}
	err = s.read(ctx, "published", func(tx pgx.Tx) error {
		all, err = collect(ctx, tx, query("published"), pgx.NamedArgs{"most": most}, func(row pgx.CollectableRow) (p geo.Publication, err error) {
			var asOf time.Time
			var request, figures string
			err = row.Scan(&p.ID, &p.At, &p.Who, &p.Note, &asOf, &p.Version, &p.Software, &request, &figures)
			p.AsOf, p.Request, p.Figures = geo.DayIn(asOf), []byte(request), []byte(figures)
			return p, err
		})
		return err
	})
	return all, err
}

// NamedPeriods returns the periods with a name of their own, the earliest first.
func (s *Store) NamedPeriods(ctx context.Context) (all []geo.NamedPeriod, err error) {
	err = s.read(ctx, "named periods", func(tx pgx.Tx) error {
		all, err = collect(ctx, tx, query("named_periods"), nil, func(row pgx.CollectableRow) (p geo.NamedPeriod, err error) {
			var from, to time.Time
			err = row.Scan(&p.Name, &from, &to, &p.Title)
			p.Period = geo.Period{From: geo.DayIn(from), To: geo.DayIn(to)}
			return p, err
		})
		return err
	})
	return all, err
}

// NamePeriod gives a period a name, or a name another period.
func (s *Store) NamePeriod(ctx context.Context, p geo.NamedPeriod) error {
	if err := coverAll(ctx); err != nil {
		return err
	}
	return s.write(ctx, "name period", func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, query("named_period_upsert"), pgx.NamedArgs{"name": p.Name, "from": p.Period.From.Time(), "to": p.Period.To.Time(), "title": p.Title}); err != nil {
			return err
		}
		return recordRebuild(ctx, tx)
	})
}

// ForgetPeriod takes a name away; geo.ErrNotFound where there is no such name.
func (s *Store) ForgetPeriod(ctx context.Context, name string) error {
	if err := coverAll(ctx); err != nil {
		return err
	}
	return s.write(ctx, "forget period", func(tx pgx.Tx) error {
		gone, err := tx.Exec(ctx, "DELETE FROM named_period WHERE name = $1", name)
		if err != nil {
			return err
		}
		if gone.RowsAffected() == 0 {
			return geo.NotFound("period %q", name)
		}
		return recordRebuild(ctx, tx)
	})
}
