package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/antoan-vn/antoan/geo"
)

// cleanupTimeout bounds what is done after the caller's context has ended.
const cleanupTimeout = 5 * time.Second

// wrap turns a pgx error into a geo error, by SQLSTATE and never by text, with
// the operation in front. The detail of a PostgreSQL error can quote a row, so
// it is dropped.
func wrap(op string, err error) error {
	if err == nil {
		return nil
	}
	if known(err) {
		return err
	}
	if errors.Is(err, pgx.ErrNoRows) {
		return fmt.Errorf("%s: %w", op, geo.ErrNotFound)
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return fmt.Errorf("%s: %w", op, fromSQLState(pg))
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: %w", op, err)
	}
	var netErr *net.OpError
	var connErr *pgconn.ConnectError
	if errors.As(err, &netErr) || errors.As(err, &connErr) || pgconn.Timeout(err) || isConnectionLost(err) {
		return fmt.Errorf("%s: the database does not answer; nothing was stored, try again: %w", op, geo.ErrUnavailable)
	}
	return fmt.Errorf("%s: %w", op, err)
}

func known(err error) bool {
	var invalid *geo.InvalidError
	var refused *geo.RefusedError
	return errors.Is(err, geo.ErrNotFound) || errors.Is(err, geo.ErrConflict) || errors.Is(err, geo.ErrUnavailable) ||
		errors.As(err, &invalid) || errors.As(err, &refused)
}

func isConnectionLost(err error) bool {
	return errors.Is(err, net.ErrClosed) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || pgconn.SafeToRetry(err)
}

// wrapCommit is wrap for the one statement whose lost answer leaves open
// whether everything was stored or nothing.
func wrapCommit(op string, err error) error {
	var pg *pgconn.PgError
	if err == nil || errors.As(err, &pg) && pg.Severity == "ERROR" {
		return wrap(op, err)
	}
	cause := geo.ErrUnavailable
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		cause = err
	}
	return fmt.Errorf("%s: no answer came, so either all of it was stored or nothing; look, or try again: the same is never stored twice: %w", op, cause)
}

func fromSQLState(pg *pgconn.PgError) error {
	class := pg.Code[:min(2, len(pg.Code))]
	switch {
	case pg.Code == "23505": // unique_violation
		return fmt.Errorf("it is there already (%s): %w", pg.ConstraintName, geo.ErrConflict)
	case pg.Code == "23503": // foreign_key_violation
		return fmt.Errorf("something else depends on it or is missing (%s): %w", pg.ConstraintName, geo.ErrConflict)
	case pg.Code == "23514": // check_violation
		return &geo.InvalidError{Reason: fmt.Sprintf("a value breaks the rule %s of table %s", pg.ConstraintName, pg.TableName)}
	case pg.Code == "23502": // not_null_violation
		return &geo.InvalidError{Reason: fmt.Sprintf("column %s of table %s needs a value", pg.ColumnName, pg.TableName)}
	case class == "22": // data_exception: its message quotes the value
		return &geo.InvalidError{Reason: fmt.Sprintf("a value is out of range or of the wrong form (%s)", pg.Code)}
	case pg.Code == "53100": // disk_full
		return fmt.Errorf("the disk is full; nothing was stored, make room and try again: %w", geo.ErrUnavailable)
	case pg.Code == "57014": // query_canceled
		return fmt.Errorf("the database took too long: %w", context.DeadlineExceeded)
	case class == "40", pg.Code == "55P03": // serialization failure, deadlock; lock not available
		return fmt.Errorf("another transaction was in the way (%s); nothing was stored, try again: %w", pg.Code, geo.ErrUnavailable)
	case class == "08", class == "53", class == "57": // connection, resources, intervention
		return fmt.Errorf("the database went away (%s); nothing was stored, try again: %w", pg.Code, geo.ErrUnavailable)
	}
	return fmt.Errorf("database: %s (%s)", pg.Message, pg.Code)
}
