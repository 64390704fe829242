package storage_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/storagetest"
)

// foreign is an empty database of somebody else's server, without PostGIS, and
// an ordinary role there that may not create roles.
type foreign struct {
	bench
	role  string
	owner string // connection string of the role
}

func newForeign(t *testing.T, ownsDatabase bool) foreign {
	t.Helper()
	host := storagetest.NewDatabase(t)
	b := bench{T: t, ctx: everything(t), admin: connect(t, host.Admin)}
	database, role := "f"+host.Name, "r"+host.Name
	b.exec("CREATE ROLE " + role + " LOGIN")
	t.Cleanup(func() { drop(t, host, "DROP ROLE "+role) })
	b.exec("CREATE DATABASE " + database + map[bool]string{true: " OWNER " + role}[ownsDatabase])
	t.Cleanup(func() { drop(t, host, "DROP DATABASE "+database+" WITH (FORCE)") })
	b.exec("REVOKE TEMPORARY ON DATABASE " + database + " FROM public")
	b.db = storagetest.Database{Name: database, Admin: strings.ReplaceAll(host.Admin, host.Name, database)}
	b.admin = connect(t, b.db.Admin)
	// The server's own rules let this account in as the administrator only; the
	// session then is the role, with its rights and no others.
	return foreign{b, role, b.db.Admin + " role=" + role}
}

// drop runs when the test and its context have ended.
func drop(t *testing.T, host storagetest.Database, sql string) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, host.Admin)
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, sql); err != nil {
		t.Errorf("%s: %v", sql, err)
	}
}

// TestErrorsNameTheStatementsThatHelp follows the errors of an owner without
// rights: an administrator who runs just what they name ends with a store.
func TestErrorsNameTheStatementsThatHelp(t *testing.T) {
	t.Parallel()
	for _, owns := range []bool{true, false} {
		t.Run(fmt.Sprintf("owns the database %v", owns), func(t *testing.T) {
			t.Parallel()
			f := newForeign(t, owns)
			var ran []string
			for {
				err := storage.Prepare(f.ctx, f.owner)
				if err == nil {
					break
				}
				var invalid *geo.InvalidError
				_, remedy, named := strings.Cut(err.Error(), "an administrator has to run, in this database: ")
				if !errors.As(err, &invalid) || !named || len(ran) == 6 {
					t.Fatalf("after %q: %v", ran, err)
				}
				f.exec(remedy)
				ran = append(ran, remedy)
			}
			if want := map[bool]int{true: 2, false: 5}[owns]; len(ran) != want || ran[0] != "CREATE EXTENSION IF NOT EXISTS postgis" || ran[1] != "GRANT antoan_app TO "+f.role {
				t.Errorf("an administrator had to run %q", ran)
			}
			s, err := storage.Open(f.ctx, storage.Config{Owner: f.owner})
			f.must(err)
			defer s.Close()
			f.Store = s
			f.outlines("2022", geo.Commune, square("A", 105, 21, 1))
			if c := f.add(file("a"), incident("x", "x")).Counts; c.Stored != 1 {
				t.Errorf("counts %+v", c)
			}
			page, err := s.Facts(t.Context(), hashOf("none"), func(geo.Fact) { t.Error("a fact without a scope") })
			if err != nil || page == 0 {
				t.Errorf("version %d, %v", page, err)
			}
			findings, err := s.Examine(f.ctx)
			f.must(err)
			for _, finding := range findings {
				if finding.What == "role" && !finding.OK {
					t.Errorf("%+v", finding)
				}
			}
		})
	}
}

func TestOldServersAreRefused(t *testing.T) {
	t.Parallel()
	var invalid *geo.InvalidError
	if err := storage.CheckPostgres(140011); !errors.As(err, &invalid) || !strings.Contains(err.Error(), "14 is too old") {
		t.Errorf("PostgreSQL 14: %v", err)
	}
	if err := storage.CheckPostgres(150000); err != nil {
		t.Errorf("PostgreSQL 15: %v", err)
	}
	b := setup(t)
	for version, old := range map[string]bool{"3.2.9": true, "2.5.0": true, "3.3.0": false, "3.10.1": false, "4.0.0dev": false} {
		b.exec("UPDATE pg_extension SET extversion = $1 WHERE extname = 'postgis'", version)
		err := storage.Prepare(b.ctx, b.db.Owner)
		if old && (!errors.As(err, &invalid) || !strings.Contains(err.Error(), version)) || !old && err != nil {
			t.Errorf("PostGIS %s: %v", version, err)
		}
	}
}

func TestServersThatAreNotThere(t *testing.T) {
	t.Parallel()
	b := bench{T: t, ctx: everything(t)}
	_, err := storage.Open(b.ctx, storage.Config{Owner: "host=127.0.0.1 port=1 user=nobody dbname=none sslmode=disable"})
	b.is(err, geo.ErrUnavailable)
	_, err = storage.Open(b.ctx, storage.Config{Owner: "postgres://u:topsecret@h:notaport/db"})
	if err == nil || strings.Contains(err.Error(), "topsecret") {
		t.Errorf("error %v", err)
	}
	db := storagetest.NewDatabase(t)
	_, err = storage.Open(b.ctx, storage.Config{Owner: strings.ReplaceAll(db.Owner, db.Name, "no_such_database")})
	if err == nil || !strings.Contains(err.Error(), "no_such_database") {
		t.Errorf("error %v", err)
	}
}

// Several commands start at once on a new database.
func TestOpenAtOnceOnANewDatabase(t *testing.T) {
	t.Parallel()
	f := newForeign(t, true)
	f.exec("CREATE EXTENSION postgis")
	f.exec("GRANT antoan_app TO " + f.role)
	var g errgroup.Group
	for range 4 {
		g.Go(func() error {
			s, err := storage.Open(f.ctx, storage.Config{Owner: f.owner})
			if err != nil {
				return err
			}
			defer s.Close()
			return s.Ping(f.ctx)
		})
	}
	f.must(g.Wait())
	applied := rowsOf(t, connect(t, f.owner), "SELECT version_id::text FROM goose_db_version WHERE version_id > 0 ORDER BY 1")
	if len(applied) != storage.SchemaVersion() {
		t.Errorf("migrations applied: %v", applied)
	}
}

func TestMigrateDownTakesTheData(t *testing.T) {
	t.Parallel()
	b := setup(t)
	twoAreas(b)
	b.Close()
	b.must(storage.MigrateDown(b.ctx, b.db.Owner))
	s, err := storage.Open(b.ctx, storage.Config{Owner: b.db.Owner, App: b.db.App})
	b.must(err)
	defer s.Close()
	if v, err := s.Version(b.ctx); v != 0 || err != nil {
		t.Errorf("version %d, %v after down and up", v, err)
	}
}
