package storage

import (
	"context"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Profiles returns every saved mapping, by source and then by age.
func (s *Store) Profiles(ctx context.Context) ([]geo.MappingProfile, error) {
	var all []geo.MappingProfile
	err := s.read(ctx, "mappings", func(tx pgx.Tx) (err error) {
		all, err = collect(ctx, tx, query("profiles"), nil, func(row pgx.CollectableRow) (p geo.MappingProfile, err error) {
			return p, row.Scan(&p.Source, &p.Signature, &p.Columns, &p.Mapping, &p.Values, &p.TimeZone, &p.DateOrder, &p.SavedAt)
		})
		return err
	})
	return all, err
}

// SaveProfile keeps a mapping in place of the one saved before for the same source
// and header, and returns it with its time.
func (s *Store) SaveProfile(ctx context.Context, p geo.MappingProfile) (geo.MappingProfile, error) {
	err := s.write(ctx, "save mapping", func(tx pgx.Tx) error {
		return tx.QueryRow(ctx, query("profile_upsert"), pgx.NamedArgs{"source": p.Source, "signature": p.Signature, "columns": p.Columns,
			"mapping": p.Mapping, "value_mapping": p.Values, "time_zone": p.TimeZone, "date_order": p.DateOrder}).Scan(&p.SavedAt)
	})
	return p, err
}
