package storage

import (
	"context"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// changeChannel is where committed changes are announced.
const changeChannel = "antoan_data"

// recordChange writes the log that caches follow and announces it at commit.
// The import lock, which every writer holds, makes versions rise in commit order.
func recordChange(ctx context.Context, tx pgx.Tx, c geo.Change) (version int64, err error) {
	var batch *uuid.UUID
	if c.Kind == geo.Append || c.Kind == geo.Undo {
		batch = &c.Batch
	}
	err = tx.QueryRow(ctx, "INSERT INTO data_change (kind, batch) VALUES ($1, $2) RETURNING version", string(c.Kind), batch).Scan(&version)
	if err != nil {
		return 0, err
	}
	_, err = tx.Exec(ctx, "SELECT pg_notify($1, $2::bigint::text)", changeChannel, version)
	return version, err
}

// recordRegistry announces that a register changed.
func recordRegistry(ctx context.Context, tx pgx.Tx) error {
	_, err := recordChange(ctx, tx, geo.Change{Kind: geo.Registry})
	return err
}

func recordRebuild(ctx context.Context, tx pgx.Tx) error {
	_, err := recordChange(ctx, tx, geo.Change{Kind: geo.Rebuild})
	return err
}

// Changes returns the log after a version, oldest first.
func (s *Store) Changes(ctx context.Context, after int64) (changes []geo.Change, err error) {
	err = s.read(ctx, "changes", func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, "SELECT version, kind, coalesce(batch, '00000000-0000-0000-0000-000000000000') FROM data_change WHERE version > $1 ORDER BY version", after)
		if err != nil {
			return err
		}
		changes, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (c geo.Change, err error) {
			return c, row.Scan(&c.Version, &c.Kind, &c.Batch)
		})
		return err
	})
	return changes, err
}

// Watch calls changed whenever another transaction has committed a change, and
// once at the start, until the context ends. It returns geo.ErrUnavailable when
// the connection is lost; the caller tries again.
func (s *Store) Watch(ctx context.Context, changed func()) error {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return wrap("watch", err)
	}
	defer conn.Release()
	if _, err := conn.Exec(ctx, "LISTEN "+changeChannel); err != nil {
		return wrap("watch", err)
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), cleanupTimeout)
		defer cancel()
		if _, err := conn.Exec(ctx, "UNLISTEN *"); err != nil {
			_ = conn.Conn().Close(ctx) // a broken connection must not go back to the pool
		}
	}()
	changed()
	for {
		if _, err := conn.Conn().WaitForNotification(ctx); err != nil {
			return wrap("watch", err)
		}
		changed()
	}
}

// Version returns the version of the data, 0 before the first change.
func (s *Store) Version(ctx context.Context) (version int64, err error) {
	err = s.read(ctx, "version", func(tx pgx.Tx) error {
		return tx.QueryRow(ctx, "SELECT coalesce(max(version), 0) FROM data_change").Scan(&version)
	})
	return version, err
}
