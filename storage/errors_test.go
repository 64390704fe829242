package storage_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
)

const secret = "Nguyễn Thị Bí Mật 105.60"

// state is an error of PostgreSQL whose texts quote a row where they can.
func state(code string) error {
	pg := &pgconn.PgError{Severity: "ERROR", Code: code, Message: "a message", Detail: "Failing row contains (" + secret + ")", Where: secret, Hint: secret,
		TableName: "incident", ColumnName: "area", ConstraintName: "incident_pkey"}
	if strings.HasPrefix(code, "22") {
		pg.Message = "invalid input value: " + secret // only this class quotes it there
	}
	return fmt.Errorf("exec: %w", pg)
}

func TestDatabaseErrorsBecomeOurs(t *testing.T) {
	t.Parallel()
	lost := &net.OpError{Op: "write", Err: syscall.EPIPE}
	for _, test := range []struct {
		err     error
		kind    error // nil: an *InvalidError
		mention string
	}{
		{state("23505"), geo.ErrConflict, "incident_pkey"},
		{state("23503"), geo.ErrConflict, "incident_pkey"},
		{state("23514"), nil, "incident_pkey"},
		{state("23502"), nil, "area"},
		{state("22003"), nil, "22003"},
		{state("22008"), nil, "22008"},
		{state("22P02"), nil, "22P02"},
		{state("22021"), nil, "22021"},
		{state("53100"), geo.ErrUnavailable, "disk is full"},
		{state("53200"), geo.ErrUnavailable, "53200"},
		{state("53300"), geo.ErrUnavailable, "53300"},
		{state("40001"), geo.ErrUnavailable, "try again"},
		{state("40P01"), geo.ErrUnavailable, "try again"},
		{state("55P03"), geo.ErrUnavailable, "try again"},
		{state("57014"), context.DeadlineExceeded, "too long"},
		{state("57P01"), geo.ErrUnavailable, "nothing was stored"},
		{state("57P03"), geo.ErrUnavailable, "nothing was stored"},
		{state("08006"), geo.ErrUnavailable, "nothing was stored"},
		{state("42P01"), errAny, "42P01"},
		{state(""), errAny, "a message"},
		{pgx.ErrNoRows, geo.ErrNotFound, ""},
		{fmt.Errorf("x: %w", context.Canceled), context.Canceled, ""},
		{context.DeadlineExceeded, context.DeadlineExceeded, ""},
		{lost, geo.ErrUnavailable, "does not answer"},
		{fmt.Errorf("receive: %w", io.ErrUnexpectedEOF), geo.ErrUnavailable, "does not answer"},
		{net.ErrClosed, geo.ErrUnavailable, "does not answer"},
		{geo.Conflict("as it is"), geo.ErrConflict, "as it is"},
		{geo.Invalid("x", "as it is"), nil, "as it is"},
		{&geo.RefusedError{}, errAny, "nothing stored"},
		{io.ErrNoProgress, io.ErrNoProgress, "op: "},
	} {
		got := storage.Wrap("op", test.err)
		var invalid *geo.InvalidError
		switch {
		case test.kind == nil && !errors.As(got, &invalid):
			t.Errorf("%v: %v, want an *InvalidError", test.err, got)
		case test.kind == errAny && (errors.Is(got, geo.ErrUnavailable) || errors.Is(got, geo.ErrConflict) || errors.Is(got, geo.ErrNotFound) || errors.As(got, &invalid)):
			t.Errorf("%v: %v, want none of ours", test.err, got)
		case test.kind != nil && test.kind != errAny && !errors.Is(got, test.kind):
			t.Errorf("%v: %v, want %v", test.err, got, test.kind)
		}
		if !strings.Contains(got.Error(), test.mention) {
			t.Errorf("%q does not mention %q", got, test.mention)
		}
		if strings.Contains(got.Error(), secret) || strings.Contains(got.Error(), "Failing row") {
			t.Errorf("%q quotes a row", got)
		}
		if again := storage.Wrap("outer", got); errors.Is(got, geo.ErrUnavailable) && again.Error() != got.Error() {
			t.Errorf("wrapped twice: %q", again)
		}
	}
	if storage.Wrap("op", nil) != nil || storage.WrapCommit("op", nil) != nil {
		t.Error("no error became one")
	}
}

var errAny = errors.New("any other error")

// After a lost COMMIT nobody may claim that nothing was stored.
func TestLostCommitIsNotCalledFailed(t *testing.T) {
	t.Parallel()
	fatal := &pgconn.PgError{Severity: "FATAL", Code: "57P01"}
	for _, test := range []struct{ err, kind error }{
		{io.ErrUnexpectedEOF, geo.ErrUnavailable}, {fatal, geo.ErrUnavailable}, {&net.OpError{Op: "read", Err: syscall.ECONNRESET}, geo.ErrUnavailable},
		{fmt.Errorf("x: %w", context.Canceled), context.Canceled}, {context.DeadlineExceeded, context.DeadlineExceeded},
	} {
		got := storage.WrapCommit("commit", test.err)
		if !errors.Is(got, test.kind) || strings.Contains(got.Error(), "nothing was stored") || !strings.Contains(got.Error(), "either all of it was stored or nothing") {
			t.Errorf("%v: %v", test.err, got)
		}
	}
	if got := storage.WrapCommit("commit", state("40001")); !errors.Is(got, geo.ErrUnavailable) || !strings.Contains(got.Error(), "nothing was stored") {
		t.Errorf("the server's own word: %v", got)
	}
}

// The server's messages for a row it refuses must not travel either.
func TestRefusedRowIsNotQuoted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for what, spoil := range map[string]func(*geo.Incident){
		"date":   func(i *geo.Incident) { i.Occurred.On -= 200 * 366 },
		"minute": func(i *geo.Incident) { i.Occurred.Minute = 1440 },
		"until":  func(i *geo.Incident) { i.Occurred.Until-- },
		"victim": func(i *geo.Incident) { i.Victims = []geo.Victim{{Age: 200}} },
		"service": func(i *geo.Incident) {
			i.Victims = []geo.Victim{{Age: -1, Assistance: []geo.Assistance{{Offered: 5, Completed: 4}}}}
		},
		"unit": func(i *geo.Incident) { i.Units = []geo.Placed{{Edition: 1, Unit: 77}} },
	} {
		i := incident(secret, "x")
		i.Household = secret
		spoil(&i)
		_, err := b.try(file("a"), i)
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) && !errors.Is(err, geo.ErrConflict) {
			t.Errorf("%s: %v", what, err)
		}
		if err != nil && (strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "Failing")) {
			t.Errorf("%s: %q quotes the row", what, err)
		}
	}
	b.nothing()
}
