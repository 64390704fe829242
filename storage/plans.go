package storage

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Plans returns the coordination plans with their targets, the oldest first.
func (s *Store) Plans(ctx context.Context) (plans []geo.Plan, err error) {
	err = s.read(ctx, "plans", func(tx pgx.Tx) error {
		plans, err = plansOf(ctx, tx)
		return err
	})
	return plans, err
}

func plansOf(ctx context.Context, tx pgx.Tx) (plans []geo.Plan, err error) {
	rows, err := tx.Query(ctx, query("plans"))
	if err != nil {
		return nil, err
	}
	var p geo.Plan
	var t geo.Target
	var signed, from, to time.Time
	var targetFrom, targetTo *time.Time
	_, err = pgx.ForEachRow(rows, []any{&p.Code, &p.Name, &signed, &from, &to, &p.Edition, &t.Indicator, &t.Level, &t.Reading, &targetFrom, &targetTo, &t.Threshold, &t.Denominator}, func() error {
		if n := len(plans); n == 0 || plans[n-1].Code != p.Code {
			p.Signed, p.Period = geo.DayIn(signed), geo.Period{From: geo.DayIn(from), To: geo.DayIn(to)}
			plans = append(plans, p)
		}
		if targetFrom != nil {
			t.Period = geo.Period{From: geo.DayIn(*targetFrom), To: geo.DayIn(*targetTo)}
			last := &plans[len(plans)-1]
			last.Targets = append(last.Targets, t)
		}
		return nil
	})
	return plans, err
}

// SavePlans stores plans with their targets in place of those of the same codes: all
// of them, or none. It returns *geo.InvalidError for a plan that is wrong by itself or
// contradicts another, stored or given.
func (s *Store) SavePlans(ctx context.Context, plans []geo.Plan) error {
	if err := coverAll(ctx); err != nil {
		return err
	}
	for i := range plans {
		if err := plans[i].Check(); err != nil {
			return err
		}
	}
	return s.write(ctx, "save plans", func(tx pgx.Tx) error {
		// Whether plans agree is seen by all of them: nobody else may add one meanwhile.
		if _, err := tx.Exec(ctx, "LOCK TABLE plan IN SHARE ROW EXCLUSIVE MODE"); err != nil {
			return err
		}
		for i := range plans {
			if err := savePlan(ctx, tx, &plans[i]); err != nil {
				return err
			}
		}
		all, err := plansOf(ctx, tx)
		if err != nil {
			return err
		}
		if err := geo.PlansAgree(all); err != nil {
			return err
		}
		return recordRebuild(ctx, tx)
	})
}

func savePlan(ctx context.Context, tx pgx.Tx, p *geo.Plan) error {
	var id int16
	err := tx.QueryRow(ctx, query("plan_upsert"), pgx.NamedArgs{"code": p.Code, "name": p.Name, "signed": p.Signed.Time(),
		"from": p.Period.From.Time(), "to": p.Period.To.Time(), "edition": p.Edition}).Scan(&id)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "DELETE FROM plan_target WHERE plan = $1", id); err != nil {
		return err
	}
	for _, t := range p.Targets {
		if _, err := tx.Exec(ctx, query("plan_target_insert"), pgx.NamedArgs{"plan": id, "indicator": t.Indicator, "level": string(t.Level), "reading": t.Reading,
			"from": t.Period.From.Time(), "to": t.Period.To.Time(), "threshold": t.Threshold, "denominator": t.Denominator}); err != nil {
			return err
		}
	}
	return nil
}

// RemovePlan takes a plan and its targets away; geo.ErrNotFound where there is none of
// this code. Published figures keep the verdicts they had.
func (s *Store) RemovePlan(ctx context.Context, code string) error {
	if err := coverAll(ctx); err != nil {
		return err
	}
	return s.write(ctx, "remove plan", func(tx pgx.Tx) error {
		gone, err := tx.Exec(ctx, "DELETE FROM plan WHERE code = $1", code)
		if err != nil {
			return err
		}
		if gone.RowsAffected() == 0 {
			return geo.NotFound("plan %q", code)
		}
		return recordRebuild(ctx, tx)
	})
}
