package storage

import (
	"context"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// begin opens every transaction there is. It carries the caller's scope into
// the session, where row-level security reads it: a context without a scope
// sees nothing. The scope holds integers that are encoded here, in SET LOCAL,
// because set_config() would not reach the shards of a distributed database.
func (s *Store) begin(ctx context.Context, mode pgx.TxAccessMode) (pgx.Tx, error) {
	scope := geo.ScopeOf(ctx)
	q := "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; "
	if mode == pgx.ReadOnly {
		// One snapshot for all statements of a reader: its numbers belong together.
		// Optional filters are written (@x IS NULL OR …): only a plan made for the
		// arguments at hand can leave them out and use the index of the others. Not
		// for writers: it would plan every check of a foreign key anew, row by row.
		q = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '120s'; SET LOCAL plan_cache_mode = force_custom_plan; "
	}
	if scope.All {
		q += "SET LOCAL app.all_areas = 'on'"
	} else {
		q += "SET LOCAL app.all_areas = 'off'; SET LOCAL app.areas = '" + areaArray(scope.Areas) + "'"
	}
	tx, err := s.pool.BeginTx(ctx, pgx.TxOptions{BeginQuery: q})
	return tx, wrap("begin", err)
}

func areaArray(areas []int32) string {
	var b strings.Builder
	b.WriteByte('{')
	for i, a := range areas {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(int(a)))
	}
	b.WriteByte('}')
	return b.String()
}

// read runs fn in a read-only transaction with one snapshot.
func (s *Store) read(ctx context.Context, op string, fn func(pgx.Tx) error) error {
	return s.inTx(ctx, op, pgx.ReadOnly, fn)
}

// write runs fn in a transaction and commits it when fn returns nil.
func (s *Store) write(ctx context.Context, op string, fn func(pgx.Tx) error) error {
	return s.inTx(ctx, op, pgx.ReadWrite, fn)
}

func (s *Store) inTx(ctx context.Context, op string, mode pgx.TxAccessMode, fn func(pgx.Tx) error) error {
	tx, err := s.begin(ctx, mode)
	if err != nil {
		return err
	}
	defer rollback(tx)
	if err := fn(tx); err != nil {
		return wrap(op, err)
	}
	return wrapCommit(op, tx.Commit(ctx))
}

// coverAll refuses what concerns every area to a caller who sees only some:
// divisions are common to all, and incidents out of sight would be left behind.
func coverAll(ctx context.Context) error {
	if !geo.ScopeOf(ctx).All {
		return geo.Invalid("scope", "this concerns every area, and the caller may change only some")
	}
	return nil
}

// rollback ends a transaction even when its context has been cancelled: a
// connection must not go back to the pool inside one.
func rollback(tx pgx.Tx) {
	ctx, cancel := context.WithTimeout(context.Background(), cleanupTimeout)
	defer cancel()
	_ = tx.Rollback(ctx) // an ended transaction says so; nothing is to be done about it
}
