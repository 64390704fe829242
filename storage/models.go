package storage

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Models returns every safety model, in the order in which they were stored.
func (s *Store) Models(ctx context.Context) (models []geo.SafetyModel, err error) {
	err = s.read(ctx, "models", func(tx pgx.Tx) error {
		models, err = collect(ctx, tx, query("models"), nil, func(row pgx.CollectableRow) (m geo.SafetyModel, err error) {
			var place []byte
			var from time.Time
			var to, met *time.Time
			if err := row.Scan(&m.ID, &m.Unit, &m.Kind, &m.Name, &place, &from, &to, &met, &m.Capacity); err != nil {
				return m, err
			}
			m.Period, m.LastMet = geo.Period{From: geo.DayIn(from), To: geo.MaxDay}, dayOf(met)
			if to != nil {
				m.Period.To = geo.DayIn(*to)
			}
			if m.Located = place != nil; m.Located {
				m.Point, err = decodePoint(place)
			}
			return m, err
		})
		return err
	})
	return models, err
}
