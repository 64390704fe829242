package storage

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// Transform turns points of a reference system, such as "EPSG:9208", into
// longitude and latitude on WGS84, in place: all of them in one statement. They
// are given as easting and northing, or longitude and latitude, whatever order
// the system itself says. It returns *geo.InvalidError where PROJ does not know
// the system or cannot transform a point, and leaves the points as they are then.
// 2,000 points take some 15 ms, most of them for looking up the system.
func (s *Store) Transform(ctx context.Context, crs string, points []orb.Point) error {
	if len(points) == 0 {
		return nil
	}
	var found []byte
	err := s.read(ctx, "transform", func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, query("transform"), pgx.NamedArgs{"points": encodeMultiPoint(points), "crs": crs}).Scan(&found)
		var pg *pgconn.PgError
		if errors.As(err, &pg) && pg.Code == "XX000" { // PROJ's complaint, which may quote a coordinate
			return geo.Invalid("crs", "some of %d points cannot be transformed from %q: check the reference system", len(points), crs)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := decodeMultiPoint(found, points); err != nil {
		return fmt.Errorf("transform: %w", err)
	}
	return nil
}
