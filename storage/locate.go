package storage

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/locate"
)

// locateChunk is how many points are read before their units are written: both
// cannot happen at once on one connection.
const locateChunk = 50_000

// locate puts the stored incidents into the units of an edition that has just
// got its finest level, and moves the area-only ones along the succession.
func (i *outlineImport) locate() error {
	var finer bool
	err := i.tx.QueryRow(i.ctx, "SELECT EXISTS (SELECT FROM unit WHERE edition = $1 AND level > $2::text::unit_level)", i.id, string(i.spec.Level)).Scan(&finer)
	if err != nil || finer {
		return err
	}
	units, err := readUnits(i.ctx, i.tx, i.id, i.spec.Level)
	if err != nil {
		return err
	}
	if _, err := i.tx.Exec(i.ctx, "DELETE FROM incident_unit WHERE edition = $1 AND basis <> 1", i.id); err != nil {
		return err
	}
	if i.report.Relocated, err = relocate(i.ctx, i.tx, i.id, units, query("points_all")); err != nil {
		return err
	}
	return moveStated(i.ctx, i.tx)
}

// relocate streams points, a query without arguments, through an index over the
// units of an edition.
func relocate(ctx context.Context, tx pgx.Tx, edition int32, units []geo.Unit, points string) (int64, error) {
	outlines := make([]orb.MultiPolygon, len(units))
	for i := range units {
		outlines[i] = units[i].Outline
	}
	index := locate.New(outlines)
	// COPY cannot write to a table under row-level security, so the units wait
	// in a temporary one.
	if _, err := tx.Exec(ctx, query("located_create")); err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, "DECLARE point NO SCROLL CURSOR FOR "+points); err != nil {
		return 0, err
	}
	var total int64
	for {
		found, read, err := locateSome(ctx, tx, index, units, edition)
		if err != nil {
			return total, err
		}
		n, err := tx.CopyFrom(ctx, pgx.Identifier{"located"},
			[]string{"incident", "area", "occurred_on", "edition", "unit", "basis"}, pgx.CopyFromRows(found))
		if err != nil {
			return total, err
		}
		total += n
		if read < locateChunk {
			return total, storeLocated(ctx, tx)
		}
	}
}

func storeLocated(ctx context.Context, tx pgx.Tx) error {
	for _, sql := range []string{query("located_store"), "DROP TABLE located", "CLOSE point"} {
		if _, err := tx.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

func locateSome(ctx context.Context, tx pgx.Tx, index *locate.Index, units []geo.Unit, edition int32) ([][]any, int, error) {
	rows, err := tx.Query(ctx, fmt.Sprintf("FETCH %d FROM point", locateChunk))
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	var found [][]any
	read := 0
	for rows.Next() {
		read++
		v := rows.RawValues()
		var p orb.Point
		p[0] = math.Float64frombits(binary.BigEndian.Uint64(v[3]))
		p[1] = math.Float64frombits(binary.BigEndian.Uint64(v[4]))
		at := index.Find(p)
		if at < 0 {
			continue
		}
		found = append(found, []any{[16]byte(v[0]), int32(binary.BigEndian.Uint32(v[1])), dayTime(v[2]), edition, units[at].ID, int16(geo.ByPoint)})
	}
	return found, read, rows.Err()
}
