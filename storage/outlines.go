package storage

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// ImportUnits stores one level of an edition: the whole file in one
// transaction, or nothing. It returns *geo.RefusedError with the report when
// geometries are invalid or codes stand twice, geo.ErrConflict when the edition
// already has this level or other dates.
func (s *Store) ImportUnits(ctx context.Context, spec geo.OutlineSpec, src geo.OutlineSource) (geo.OutlineReport, error) {
	if err := coverAll(ctx); err != nil {
		return geo.OutlineReport{}, err
	}
	if err := s.checkRoom(); err != nil {
		return geo.OutlineReport{}, err
	}
	var report geo.OutlineReport
	err := s.write(ctx, "import boundaries", func(tx pgx.Tx) error {
		if err := lockImports(ctx, tx); err != nil {
			return err
		}
		i := outlineImport{ctx: ctx, tx: tx, spec: spec, src: src}
		if err := i.run(); err != nil {
			return err
		}
		report = i.report
		return recordRebuild(ctx, tx)
	})
	return report, err
}

// outlineImport is one run of ImportUnits, step by step.
type outlineImport struct {
	ctx    context.Context
	tx     pgx.Tx
	spec   geo.OutlineSpec
	src    geo.OutlineSource
	id     int32 // of the edition
	report geo.OutlineReport
}

func (i *outlineImport) run() error {
	if i.spec.MinKm2 <= 0 {
		i.spec.MinKm2 = geo.DefaultMinKm2
	}
	fields := i.src.Fields()
	i.report = geo.OutlineReport{Edition: i.spec.Edition.Code, Level: i.spec.Level, CRS: i.src.CRS(),
		CodeField: fields.Code, NameField: fields.Name, MinKm2: i.spec.MinKm2, Warnings: []string{}}
	for _, step := range []func() error{
		i.load, i.transform, i.validate, i.edition, i.store, i.check, i.locate,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (i *outlineImport) load() error {
	if _, err := i.tx.Exec(i.ctx, query("outlines_create")); err != nil {
		return err
	}
	rows := &outlineRows{src: i.src}
	_, err := i.tx.CopyFrom(i.ctx, pgx.Identifier{"outline"},
		[]string{"row_no", "code", "name", "type", "parent", "area", "stated_km2", "population", "raw"}, rows)
	if rows.err != nil {
		return rows.err // the reader's own message, not the aborted COPY's
	}
	if err != nil {
		return err
	}
	if rows.nameless > 0 {
		i.report.Warnings = append(i.report.Warnings, fmt.Sprintf("%d units have no name", rows.nameless))
	}
	if rows.n == 0 {
		return geo.Invalid("", "the file holds no unit; check --layer and --where")
	}
	i.report.Units = rows.n
	return nil
}

// outlineRows hands the outlines of a file to COPY one by one.
type outlineRows struct {
	src      geo.OutlineSource
	n        int
	nameless int
	row      []any
	err      error
}

func (r *outlineRows) Next() bool {
	o, err := r.src.Next()
	if errors.Is(err, io.EOF) {
		return false
	}
	if err != nil {
		r.err = err
		return false
	}
	raw, err := encodeMultiPolygon(o.Shape, 0)
	if err != nil {
		r.err = fmt.Errorf("feature %d: %w", o.Row, err)
		return false
	}
	r.n++
	if o.Name == "" {
		r.nameless++
	}
	r.row = []any{o.Row, o.Code, o.Name, o.Type, o.Parent, o.Province, o.StatedKm2, o.Population, raw}
	return true
}

func (r *outlineRows) Values() ([]any, error) { return r.row, nil }
func (r *outlineRows) Err() error             { return r.err }

func (i *outlineImport) transform() error {
	// A utility statement takes no parameters, so the CRS travels as a setting.
	if _, err := i.tx.Exec(i.ctx, "SELECT set_config('antoan.crs', $1, true)", i.src.CRS()); err != nil {
		return err
	}
	if _, err := i.tx.Exec(i.ctx, query("outlines_transform")); err != nil {
		return geo.Invalid("crs", "PostGIS cannot transform from %q: %v", i.src.CRS(), wrap("transform", err))
	}
	var n, first int64
	if err := i.tx.QueryRow(i.ctx, query("outlines_outside")).Scan(&n, &first); err != nil {
		return err
	}
	if n > 0 {
		return geo.Invalid("crs", "%d outlines, the first of them feature %d, leave the range of longitude and latitude: the file says %s, but its coordinates look like metres or are swapped; give it its true CRS", n, first, i.src.CRS())
	}
	return nil
}

func (i *outlineImport) validate() error {
	var err error
	i.report.Duplicates, err = collect(i.ctx, i.tx, query("outlines_duplicates"), nil, func(row pgx.CollectableRow) (d geo.DuplicateCode, err error) {
		return d, row.Scan(&d.Code, &d.Rows)
	})
	if err != nil {
		return err
	}
	i.report.Invalid, err = collect(i.ctx, i.tx, query("outlines_invalid"), nil, func(row pgx.CollectableRow) (v geo.InvalidShape, err error) {
		return v, row.Scan(&v.Row, &v.Code, &v.Reason, &v.At[0], &v.At[1])
	})
	if err != nil {
		return err
	}
	if len(i.report.Invalid) > 0 && i.spec.MakeValid {
		if _, err := i.tx.Exec(i.ctx, query("outlines_mend")); err != nil {
			return err
		}
		var lost int
		if err := i.tx.QueryRow(i.ctx, "SELECT count(*) FROM shape WHERE geom IS NULL OR ST_IsEmpty(geom)").Scan(&lost); err != nil {
			return err
		}
		i.report.Mended = len(i.report.Invalid) - lost
		if lost > 0 {
			i.report.Warnings = append(i.report.Warnings, fmt.Sprintf("%d outlines enclose no area and cannot be mended; remove them", lost))
		}
	}
	if len(i.report.Duplicates) > 0 || len(i.report.Invalid) > i.report.Mended {
		return &geo.RefusedError{Report: i.report}
	}
	return nil
}

// edition finds or makes the edition and makes sure that the level is new.
func (i *outlineImport) edition() error {
	e := i.spec.Edition
	var to *string
	if e.ValidTo != geo.MaxDay {
		day := e.ValidTo.String()
		to = &day
	}
	var same bool
	err := i.tx.QueryRow(i.ctx, `INSERT INTO edition AS e (code, valid_from, valid_to, source, licence) VALUES ($1, $2::text::date, $3::text::date, $4, $5)
		ON CONFLICT (code) DO UPDATE SET
			source = concat_ws('; ', nullif(e.source, ''), nullif(nullif(excluded.source, e.source), '')),
			licence = concat_ws('; ', nullif(e.licence, ''), nullif(nullif(excluded.licence, e.licence), ''))
		RETURNING id, valid_from = $2::text::date AND valid_to IS NOT DISTINCT FROM $3::text::date`,
		e.Code, e.ValidFrom.String(), to, e.Source, e.Licence).Scan(&i.id, &same)
	if err != nil {
		return err
	}
	if !same {
		return geo.Conflict("edition %s is stored with other dates; give the same --valid-from and --valid-to, or remove it first", e.Code)
	}
	var taken bool
	err = i.tx.QueryRow(i.ctx, "SELECT EXISTS (SELECT FROM unit WHERE edition = $1 AND level = $2::text::unit_level)", i.id, string(i.spec.Level)).Scan(&taken)
	if err == nil && taken {
		return geo.Conflict("edition %s already has units of level %s; remove it first (antoan editions remove %s) or use another edition code", e.Code, i.spec.Level, e.Code)
	}
	return err
}

func (i *outlineImport) store() error {
	if _, err := i.tx.Exec(i.ctx, query("outlines_store"), i.args()); err != nil {
		return err
	}
	if i.spec.Population != "" {
		args := i.args()
		args["year"] = i.spec.PopulationYear
		if _, err := i.tx.Exec(i.ctx, query("outlines_population"), args); err != nil {
			return err
		}
	}
	return i.tx.QueryRow(i.ctx, "SELECT sum(area_km2) FROM unit WHERE edition = $1 AND level = $2::text::unit_level", i.id, string(i.spec.Level)).Scan(&i.report.AreaKm2)
}

func (i *outlineImport) args() pgx.NamedArgs {
	return pgx.NamedArgs{"edition": i.id, "level": string(i.spec.Level), "min_km2": i.spec.MinKm2}
}
