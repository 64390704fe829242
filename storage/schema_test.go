package storage_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/storagetest"
)

func connect(t *testing.T, dsn string) *pgx.Conn {
	t.Helper()
	cfg, err := pgx.ParseConfig(dsn)
	if err != nil {
		t.Fatal(err)
	}
	cfg.RuntimeParams["search_path"] = "antoan,public"
	conn, err := pgx.ConnectConfig(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func rowsOf(t *testing.T, conn *pgx.Conn, sql string, args ...any) []string {
	t.Helper()
	rows, err := conn.Query(t.Context(), sql, args...)
	if err != nil {
		t.Fatal(err)
	}
	all, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Up, down and up again must leave the same schema: what a migration makes, it
// can take back.
func TestMigrationsUpDownUp(t *testing.T) {
	t.Parallel()
	db := storagetest.NewDatabase(t)
	const inventory = `SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
		WHERE c.relnamespace = 'antoan'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped AND c.relname NOT LIKE 'goose%' ORDER BY 1`
	first := rowsOf(t, connect(t, db.Admin), inventory)
	if len(first) < 100 {
		t.Fatalf("only %d columns after the first run", len(first))
	}
	if err := storage.MigrateDown(t.Context(), db.Owner); err != nil {
		t.Fatal(err)
	}
	if left := rowsOf(t, connect(t, db.Admin), inventory); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if err := storage.Migrate(t.Context(), db.Owner); err != nil {
		t.Fatal(err)
	}
	second := rowsOf(t, connect(t, db.Admin), inventory)
	if strings.Join(first, "\n") != strings.Join(second, "\n") {
		t.Error("the second run made another schema")
	}
}

func TestEveryTableAndColumnHasAComment(t *testing.T) {
	t.Parallel()
	conn := connect(t, storagetest.NewDatabase(t).Admin)
	missing := rowsOf(t, conn, `
		SELECT c.relname || coalesce('.' || a.attname, '') FROM pg_class c
		LEFT JOIN LATERAL (SELECT attname, attnum FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
			UNION ALL SELECT NULL, 0) a ON true
		WHERE c.relnamespace = 'antoan'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT LIKE 'goose%'
		  AND coalesce(col_description(c.oid, a.attnum), CASE WHEN a.attnum = 0 THEN obj_description(c.oid) END) IS NULL ORDER BY 1`)
	if len(missing) > 0 {
		t.Errorf("without COMMENT: %v", missing)
	}
}

// The database's enums and package geo must never drift apart: codes travel by
// name, masks by place.
func TestEnumsEqualCodeLists(t *testing.T) {
	t.Parallel()
	conn := connect(t, storagetest.NewDatabase(t).Admin)
	for typ, list := range map[string]*geo.CodeList{
		"category": geo.Categories, "severity": geo.Severities, "victim_group": geo.VictimGroups, "setting": geo.Settings,
		"report_source": geo.ReportSources, "case_status": geo.CaseStatuses, "assistance_kind": geo.AssistanceKinds,
		"location_quality": geo.Qualities, "reporting_state": geo.ReportingStates,
		"workstream": geo.Workstreams, "commitment_state": geo.CommitmentStates, "subject_kind": geo.SubjectKinds, "recognition_result": geo.RecognitionResults, "education_topic": geo.EducationTopics,
	} {
		got := rowsOf(t, conn, fmt.Sprintf("SELECT unnest(enum_range(NULL::%s))::text", typ))
		if strings.Join(got, " ") != strings.Join(list.All(), " ") {
			t.Errorf("%s: database %v, package geo %v", typ, got, list.All())
		}
	}
}

// Citus can shard only tables whose every unique key holds the shard key.
func TestShardKeyInEveryUniqueKey(t *testing.T) {
	t.Parallel()
	conn := connect(t, storagetest.NewDatabase(t).Admin)
	bad := rowsOf(t, conn, `
		SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
		WHERE c.relnamespace = 'antoan'::regnamespace AND c.relname IN ('incident', 'incident_unit', 'victim', 'assistance', 'incident_revision')
		  AND i.indisunique AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'area' AND a.attnum = ANY (i.indkey))`)
	if len(bad) > 0 {
		t.Errorf("unique keys without area: %v", bad)
	}
}

func TestEveryQueryPrepares(t *testing.T) {
	t.Parallel()
	conn := connect(t, storagetest.NewDatabase(t).Admin)
	for _, sql := range []string{"stage_create", "outlines_create", "located_create"} {
		if _, err := conn.Exec(t.Context(), strings.ReplaceAll(storage.Query(sql), "ON COMMIT DROP", "")); err != nil {
			t.Fatal(err)
		}
	}
	for _, sql := range []string{
		"CREATE TEMP TABLE known (row_no bigint, incident uuid, area int, occurred_on date, same boolean)",
		"CREATE TEMP TABLE shape (row_no bigint, code text, name text, type text, parent text, area int, stated_km2 double precision, population bigint, geom geometry)",
		"CREATE TEMP TABLE pair (a bigint, b bigint)",
		"CREATE TEMP TABLE touched (id uuid, area int, occurred_on date, occurred_until date, source smallint, category category, victim_groups smallint, case_status case_status, location geometry)",
	} {
		if _, err := conn.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	for _, sql := range []string{"duplicates_here", "duplicates_there"} {
		if _, err := conn.Exec(t.Context(), strings.ReplaceAll(storage.Query(sql), "ON COMMIT DROP", "")); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range storage.QueryNames() {
		sql := storage.Query(name)
		if !strings.HasPrefix(strings.TrimSpace(sql), "--") {
			t.Errorf("%s: no comment that explains it", name)
		}
		if strings.Contains(sql, "CREATE TEMP TABLE") {
			continue // a utility statement; run by the tests of the imports
		}
		rewritten, _, err := pgx.NamedArgs{}.RewriteQuery(t.Context(), conn, sql, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := conn.Prepare(t.Context(), name, rewritten); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Numbers run without a gap, so that none is given twice.
func TestMigrationsAreNumbered(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(storage.Migrations(), "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range names {
		var number int
		if _, err := fmt.Sscanf(n, "%05d_", &number); err != nil || number != i+1 {
			t.Errorf("migration %s stands at place %d: %v", n, i+1, err)
		}
	}
}
