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
		rows, err := tx.Query(ctx, query("plans"))
		if err != nil {
			return err
		}
		var p geo.Plan
		var t geo.Target
		var signed, from, to time.Time
		var targetFrom, targetTo *time.Time
		_, err = pgx.ForEachRow(rows, []any{&p.Code, &p.Name, &signed, &from, &to, &p.Edition, &t.Indicator, &t.Level, &t.Reading, &targetFrom, &targetTo, &t.Threshold}, func() error {
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
		return err
	})
	return plans, err
}
