package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// The versions the queries are written for.
const (
	minPostgres = 150000
	minPostGIS  = "3.3"
)

// prepare makes what the migrations presuppose, as far as the owner may: the
// PostGIS extension, the schema and the application role. What it may not make
// it names, with the statement an administrator has to run.
func prepare(ctx context.Context, owner string) error {
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return wrap("connect", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	var version int
	if err := conn.QueryRow(ctx, "SELECT current_setting('server_version_num')::int").Scan(&version); err != nil {
		return wrap("server version", err)
	}
	if version < minPostgres {
		return geo.Invalid("database", "PostgreSQL %d is too old: version 15 or newer is needed", version/10000)
	}
	for _, step := range preparations {
		if err := step.run(ctx, conn); err != nil {
			return err
		}
	}
	if err := checkPostGIS(ctx, conn); err != nil {
		return err
	}
	return markIfAllowed(ctx, conn)
}

// markIfAllowed marks the spatial operator as leakproof where the owner happens
// to be a superuser; otherwise Open warns.
func markIfAllowed(ctx context.Context, conn *pgx.Conn) error {
	var super bool
	if err := conn.QueryRow(ctx, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user").Scan(&super); err != nil || !super {
		return wrap("prepare", err)
	}
	return leakproofMark.run(ctx, conn)
}

var leakproofMark = preparation{"the leakproof mark", leakproofQuery, "ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF"}

type preparation struct{ what, exists, make string }

var preparations = []preparation{
	{"the extension postgis", "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis')", "CREATE EXTENSION IF NOT EXISTS postgis"},
	{"the role " + AppRole, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + AppRole + "')", "CREATE ROLE " + AppRole + " NOSUPERUSER NOBYPASSRLS"},
	{"membership in " + AppRole, "SELECT pg_has_role('" + AppRole + "', 'MEMBER')", "GRANT " + AppRole + " TO CURRENT_USER"},
	{"the schema " + Schema, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '" + Schema + "')", "CREATE SCHEMA " + Schema},
	{"use of the schema by " + AppRole, "SELECT has_schema_privilege('" + AppRole + "', '" + Schema + "', 'USAGE')", "GRANT USAGE ON SCHEMA " + Schema + " TO " + AppRole},
}

func (p preparation) run(ctx context.Context, conn *pgx.Conn) error {
	var done bool
	if err := conn.QueryRow(ctx, p.exists).Scan(&done); err != nil {
		return wrap("prepare", err)
	}
	if done {
		return nil
	}
	if _, err := conn.Exec(ctx, p.make); err != nil {
		// Another process may have made it in between: then all is well.
		if conn.QueryRow(ctx, p.exists).Scan(&done) == nil && done {
			return nil
		}
		return geo.Invalid("database", "%s is missing and could not be made (%v); an administrator has to run: %s", p.what, wrap("prepare", err), p.make)
	}
	return nil
}

func checkPostGIS(ctx context.Context, conn *pgx.Conn) error {
	var version string
	var ok bool
	err := conn.QueryRow(ctx, `SELECT extversion, string_to_array(substring(extversion FROM '^\d+\.\d+'), '.')::int[] >= string_to_array($1, '.')::int[]
		FROM pg_extension WHERE extname = 'postgis'`, minPostGIS).Scan(&version, &ok)
	if err != nil {
		return wrap("PostGIS version", err)
	}
	if !ok {
		return geo.Invalid("database", "PostGIS %s is too old: %s or newer is needed", version, minPostGIS)
	}
	return nil
}

// Bootstrap makes the roles and the database of a private cluster, as its
// superuser, and marks the one operator that the spatial index needs as
// leakproof (docs/adr/0004). It may run again at any time.
func Bootstrap(ctx context.Context, admin func(database string) string, owner, database string) error {
	conn, err := pgx.Connect(ctx, admin("postgres"))
	if err != nil {
		return wrap("connect", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	steps := []preparation{
		{"role", fmt.Sprintf("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '%s')", owner), "CREATE ROLE " + owner + " LOGIN NOSUPERUSER CREATEROLE"},
		{"role", "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + AppRole + "')", "CREATE ROLE " + AppRole + " LOGIN NOSUPERUSER NOBYPASSRLS"},
		{"membership", fmt.Sprintf("SELECT pg_has_role('%s', '%s', 'MEMBER')", owner, AppRole), "GRANT " + AppRole + " TO " + owner},
		{"database", fmt.Sprintf("SELECT EXISTS (SELECT FROM pg_database WHERE datname = '%s')", database), fmt.Sprintf("CREATE DATABASE %s OWNER %s", database, owner)},
	}
	for _, step := range steps {
		if err := step.run(ctx, conn); err != nil {
			return err
		}
	}
	return markLeakproof(ctx, admin(database))
}

func markLeakproof(ctx context.Context, admin string) error {
	conn, err := pgx.Connect(ctx, admin)
	if err != nil {
		return wrap("connect", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	steps := []preparation{
		{"the extension postgis", "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis')", "CREATE EXTENSION IF NOT EXISTS postgis"},
		leakproofMark,
	}
	for _, step := range steps {
		if err := step.run(ctx, conn); err != nil {
			return err
		}
	}
	return nil
}

const leakproofQuery = "SELECT proleakproof FROM pg_proc WHERE oid = 'geometry_overlaps(geometry, geometry)'::regprocedure"

// checkLeakproof tells whether && may use its index under row-level security;
// an upgrade of the extension takes the mark away.
func (s *Store) checkLeakproof(ctx context.Context) (bool, error) {
	var ok bool
	if err := s.pool.QueryRow(ctx, leakproofQuery).Scan(&ok); err != nil {
		return false, wrap("leakproof mark", err)
	}
	if !ok {
		s.log.Warn("spatial filters are slow: geometry_overlaps is not leakproof, so row-level security keeps them off the index",
			"remedy", "as superuser: ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF")
	}
	return ok, nil
}
