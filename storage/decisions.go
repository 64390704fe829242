package storage

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/antoan-vn/antoan/geo"
)

// Decide keeps a decision and returns it with its key and time. Nothing changes it
// afterwards. A unit has one decision a day: a second one is *geo.InvalidError.
func (s *Store) Decide(ctx context.Context, d geo.Decision) (geo.Decision, error) {
	if err := coverAll(ctx); err != nil {
		return d, err
	}
	err := s.write(ctx, "decide", func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, query("decision_insert"), pgx.NamedArgs{"unit": d.Unit, "decided_on": d.On.Time(), "why": d.Why, "who": d.Who,
			"due": d.Due.Time(), "compared": d.Compared}).Scan(&d.ID, &d.StoredAt)
		var refused *pgconn.PgError
		if errors.As(err, &refused) && refused.ConstraintName == "expansion_decision_unique" {
			return geo.Invalid("decided_on", "the unit has a decision of %s already", d.On)
		}
		return err
	})
	return d, err
}

// Decisions returns every decision, the oldest first. They speak of every area: who may
// see only some gets an *geo.InvalidError.
func (s *Store) Decisions(ctx context.Context) (all []geo.Decision, err error) {
	if err := coverAll(ctx); err != nil {
		return nil, err
	}
	err = s.read(ctx, "decisions", func(tx pgx.Tx) error {
		all, err = collect(ctx, tx, query("decisions"), nil, func(row pgx.CollectableRow) (d geo.Decision, err error) {
			var on, due time.Time
			err = row.Scan(&d.ID, &d.Unit, &on, &d.Why, &d.Who, &due, &d.StoredAt, &d.Compared)
			d.On, d.Due = geo.DayIn(on), geo.DayIn(due)
			return d, err
		})
		return err
	})
	return all, err
}
