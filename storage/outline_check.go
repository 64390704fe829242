package storage

import (
	"context"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// check looks at the stored units as a division of territory: what stands here
// is reported, not refused, because real files have all of it.
func (i *outlineImport) check() error {
	for _, sql := range []string{query("outlines_index"), "ANALYZE shape", query("outlines_pairs"), "ANALYZE pair"} {
		if _, err := i.tx.Exec(i.ctx, sql); err != nil {
			return err
		}
	}
	var err error
	if i.report.Overlaps, err = collect(i.ctx, i.tx, query("outlines_overlaps"), i.args(), func(row pgx.CollectableRow) (o geo.Overlap, err error) {
		return o, row.Scan(&o.A, &o.B, &o.Km2)
	}); err != nil {
		return err
	}
	if i.report.Gaps, err = collect(i.ctx, i.tx, query("outlines_gaps"), i.args(), func(row pgx.CollectableRow) (g geo.Gap, err error) {
		return g, row.Scan(&g.At[0], &g.At[1], &g.Km2)
	}); err != nil {
		return err
	}
	if i.report.Areas, err = collect(i.ctx, i.tx, query("outlines_areas"), i.args(), func(row pgx.CollectableRow) (d geo.AreaDiff, err error) {
		return d, row.Scan(&d.Code, &d.StatedKm2, &d.MeasuredKm2)
	}); err != nil {
		return err
	}
	if i.report.Alone, err = collect(i.ctx, i.tx, query("outlines_alone"), i.args(), pgx.RowTo[string]); err != nil {
		return err
	}
	i.report.NoParent, err = collect(i.ctx, i.tx, query("outlines_orphans"), i.args(), pgx.RowTo[string])
	return err
}

// collect runs a query with named arguments and gathers its rows; none is an
// empty list, never nil, so that reports print [].
func collect[T any](ctx context.Context, tx pgx.Tx, sql string, args pgx.NamedArgs, scan pgx.RowToFunc[T]) ([]T, error) {
	var values []any
	if args != nil {
		values = []any{args}
	}
	rows, err := tx.Query(ctx, sql, values...)
	if err != nil {
		return nil, err
	}
	all, err := pgx.CollectRows(rows, scan)
	if all == nil {
		all = []T{}
	}
	return all, err
}
