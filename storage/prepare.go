package storage

import (
	"context"
	"errors"
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
	if err := checkPostgres(version); err != nil {
		return err
	}
	var user, database string
	if err := conn.QueryRow(ctx, "SELECT quote_ident(current_user), quote_ident(current_database())").Scan(&user, &database); err != nil {
		return wrap("user", err)
	}
	for _, step := range preparations(user, database) {
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

// preparation is a thing, the query that tells whether it is there, and the
// statement that makes it, for the owner and for an administrator alike.
type preparation struct{ what, exists, make string }

// mayBecome: from PostgreSQL 16 on, a member is not yet allowed to SET ROLE.
const mayBecome = "SELECT pg_has_role('" + AppRole + "', CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END)"

// preparations takes quoted identifiers.
func preparations(user, database string) []preparation {
	return []preparation{
		{"the extension postgis", "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis')", "CREATE EXTENSION IF NOT EXISTS postgis"},
		{"the role " + AppRole, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + AppRole + "')", "CREATE ROLE " + AppRole + " NOSUPERUSER NOBYPASSRLS"},
		{"membership in " + AppRole, mayBecome, "GRANT " + AppRole + " TO " + user},
		{"the schema " + Schema, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '" + Schema + "')", "CREATE SCHEMA " + Schema + " AUTHORIZATION " + user},
		{"use of the schema by " + AppRole, "SELECT has_schema_privilege('" + AppRole + "', '" + Schema + "', 'USAGE')", "GRANT USAGE ON SCHEMA " + Schema + " TO " + AppRole},
		{"the schema " + JobSchema, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '" + JobSchema + "')", "CREATE SCHEMA " + JobSchema + " AUTHORIZATION " + user},
		{"use of the schema " + JobSchema + " by " + AppRole, "SELECT has_schema_privilege('" + AppRole + "', '" + JobSchema + "', 'USAGE')", "GRANT USAGE ON SCHEMA " + JobSchema + " TO " + AppRole},
		{"the right of " + AppRole + " to temporary tables", "SELECT has_database_privilege('" + AppRole + "', current_database(), 'TEMPORARY')",
			"GRANT TEMPORARY ON DATABASE " + database + " TO " + AppRole},
	}
}

func (p preparation) run(ctx context.Context, conn *pgx.Conn) error {
	var done bool
	if err := conn.QueryRow(ctx, p.exists).Scan(&done); err != nil {
		return wrap("prepare", err)
	}
	if done {
		return nil
	}
	_, failed := conn.Exec(ctx, p.make)
	// Another process may have made it in between: then all is well. And a GRANT
	// without the right to it is no error, only a warning.
	if err := conn.QueryRow(ctx, p.exists).Scan(&done); err != nil {
		return wrap("prepare", errors.Join(failed, err))
	}
	if done {
		return nil
	}
	if failed == nil {
		failed = errors.New("not allowed")
	}
	return geo.Invalid("database", "%s is missing and could not be made (%v); an administrator has to run, in this database: %s", p.what, wrap("prepare", failed), p.make)
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

func checkPostgres(version int) error {
	if version < minPostgres {
		return geo.Invalid("database", "PostgreSQL %d is too old: version 15 or newer is needed", version/10000)
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
