package storage_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
)

// guarded are the tables that hold what only some may see.
var guarded = []string{"incident", "incident_unit", "incident_key", "victim", "assistance", "incident_revision", "batch_reject"}

// twoAreas stores incidents of areas 1 and 99 with rows in every guarded table.
func twoAreas(b bench) geo.Batch {
	b.Helper()
	inA, _ := twoEditions(b)
	rows := func(content string) (all []geo.Incident) {
		for n, area := range []int32{1, 99, 99} {
			i := at(fullIncident(), orb.Point{105.5, 21.5}, inA...)
			i.ID, i.ExternalID, i.Key, i.Hash, i.AreaRecord, i.Row = uuid.Must(uuid.NewV7()), name("s", n), hashOf(name("s", n)), hashOf(content), area, int64(n+1)
			i.ClosedTrial = false
			all = append(all, i)
		}
		return all
	}
	b.add(file("before"), rows("before")...)
	w := b.begin(file("now"))
	b.must(w.Write(b.ctx, rows("now"), []geo.Reject{{Row: 4, Code: "x"}}))
	batch, err := w.Commit(b.ctx, geo.BatchCounts{Read: 4, Rejected: 1}, nil)
	b.must(err)
	return batch
}

func scopes() map[string]struct {
	set   string
	scope geo.Scope
	sees  []int32
} {
	type s = struct {
		set   string
		scope geo.Scope
		sees  []int32
	}
	return map[string]s{
		"none": {"", geo.Scope{}, nil},
		"off":  {"SET LOCAL app.all_areas = 'off'", geo.Scope{Areas: []int32{}}, nil},
		"{}":   {"SET LOCAL app.areas = '{}'", geo.Scope{Areas: []int32{5}}, nil},
		"{99}": {"SET LOCAL app.areas = '{99}'", geo.Scope{Areas: []int32{99}}, []int32{99}},
		"both": {"SET LOCAL app.areas = '{1,99}'", geo.Scope{Areas: []int32{1, 99}}, []int32{1, 99}},
		"all":  {"SET LOCAL app.all_areas = 'on'", geo.Everything, []int32{1, 99}},
	}
}

// TestScopeMatrix tries to read and write every guarded table under every scope.
func TestScopeMatrix(t *testing.T) {
	t.Parallel()
	b := setup(t)
	twoAreas(b)
	withArea := rowsOf(t, b.admin, `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'area'
		WHERE c.relnamespace = 'antoan'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'unit'`)
	for _, table := range withArea {
		if !slices.Contains(guarded, table) {
			t.Errorf("table %s has an area and no policy is tested", table)
		}
	}
	app := connect(t, b.db.App)
	for what, s := range scopes() {
		for _, table := range guarded {
			condition := fmt.Sprintf("area = ANY ('{%s}')", strings.Trim(strings.ReplaceAll(fmt.Sprint(s.sees), " ", ","), "[]"))
			if table == "batch_reject" {
				condition = fmt.Sprint(s.scope.All)
			}
			want := one[int64](b, "SELECT count(*) FROM "+table+" WHERE "+condition)
			if s.scope.All && want == 0 {
				t.Errorf("table %s is empty: nothing is tested", table)
			}
			var seen int64
			got := map[string]int64{"SELECT": -1}
			inScope(t, app, s.set, func() {
				if err := app.QueryRow(t.Context(), "SELECT count(*) FROM "+table).Scan(&seen); err != nil {
					t.Fatal(err)
				}
				got["SELECT"] = seen
			})
			for verb, sql := range map[string]string{
				"UPDATE": "UPDATE " + table + " SET " + map[bool]string{true: "row_no = row_no", false: "area = area"}[table == "batch_reject"],
				"DELETE": "DELETE FROM " + table,
			} {
				inScope(t, app, s.set, func() {
					tag, err := app.Exec(t.Context(), sql)
					if err != nil {
						t.Fatalf("%s: %v", sql, err)
					}
					got[verb] = tag.RowsAffected()
				})
			}
			for verb, n := range got {
				if n != want {
					t.Errorf("scope %s: %s on %s reached %d rows, want %d", what, verb, table, n, want)
				}
			}
		}
	}
}

func inScope(t *testing.T, conn *pgx.Conn, set string, do func()) {
	t.Helper()
	for _, sql := range []string{"BEGIN", set} {
		if _, err := conn.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	do()
	if _, err := conn.Exec(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
}

// Rows must not be put into, or moved to, an area out of scope.
func TestWritesOutsideTheScopeFail(t *testing.T) {
	t.Parallel()
	b := setup(t)
	twoAreas(b)
	app := connect(t, b.db.App)
	b.exec(`CREATE TABLE sample AS SELECT * FROM incident WHERE area = 1`)
	b.exec(`GRANT SELECT ON sample TO antoan_app`)
	for _, sql := range []string{
		"INSERT INTO incident SELECT (jsonb_populate_record(NULL::incident, to_jsonb(s) - 'location' || '{\"id\":\"00000000-0000-7000-8000-000000000000\"}')).* FROM sample s",
		"UPDATE incident SET area = 1", "UPDATE incident_unit SET area = 1", "UPDATE incident_key SET area = 1", "UPDATE incident_revision SET area = 2",
		"INSERT INTO incident_key (source, key, incident, area, occurred_on, hash) VALUES (1, gen_random_uuid(), gen_random_uuid(), 1, '2020-01-01', gen_random_uuid())",
		"INSERT INTO batch_reject SELECT id, 77, 0, '', '', '', '{}' FROM batch",
	} {
		inScope(t, app, "SET LOCAL app.areas = '{99}'", func() {
			_, err := app.Exec(t.Context(), sql)
			var pg *pgconn.PgError
			if !errors.As(err, &pg) || pg.Code != "42501" {
				t.Errorf("%s: %v, want a refusal by row-level security", sql, err)
			}
		})
	}
	for _, sql := range []string{"SELECT FROM incident_2024", "TRUNCATE incident", "DELETE FROM data_change", "ALTER TABLE incident DISABLE ROW LEVEL SECURITY", "SET ROLE antoan_owner", "SET ROLE antoan_admin", "CREATE TABLE mine (x int)"} {
		inScope(t, app, "SET LOCAL app.all_areas = 'on'", func() {
			if _, err := app.Exec(t.Context(), sql); err == nil {
				t.Errorf("%s was allowed", sql)
			}
		})
	}
}

func TestAppRoleIsBound(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var super, bypass, owns, create bool
	err := b.admin.QueryRow(b.ctx, `SELECT rolsuper, rolbypassrls, EXISTS (SELECT FROM pg_class WHERE relowner = r.oid), rolcreaterole OR rolcreatedb
		FROM pg_roles r WHERE rolname = $1`, storage.AppRole).Scan(&super, &bypass, &owns, &create)
	b.must(err)
	if super || bypass || owns || create {
		t.Errorf("superuser %v, BYPASSRLS %v, owner of something %v, may create roles or databases %v", super, bypass, owns, create)
	}
	unforced := rowsOf(t, b.admin, "SELECT relname FROM pg_class WHERE relnamespace = 'antoan'::regnamespace AND relname = ANY ($1) AND NOT (relrowsecurity AND relforcerowsecurity)", guarded)
	if len(unforced) > 0 {
		t.Errorf("row-level security is not forced on %v", unforced)
	}
	findings, err := b.Examine(b.ctx)
	b.must(err)
	for _, f := range findings {
		if !f.OK {
			t.Errorf("doctor: %s: %s", f.What, f.Says)
		}
	}
}

// What the store answers under each scope, and that a pooled connection forgets
// the scope of its last user.
func TestStoreAnswersWithinTheScope(t *testing.T) {
	t.Parallel()
	b := setup(t)
	batch := twoAreas(b)
	for range 3 {
		for what, s := range scopes() {
			ctx := context.Background()
			if what != "none" {
				ctx = geo.WithScope(ctx, s.scope)
			}
			want := int(one[int64](b, "SELECT count(*) FROM incident WHERE area = ANY ($1)", s.sees))
			page, err := b.Points(ctx, geo.PointQuery{Filter: geo.Filter{Period: geo.AllDates}, Limit: 10})
			b.must(err)
			facts := 0
			_, err = b.Facts(ctx, uuid.Nil, func(f geo.Fact) {
				facts++
				if !s.scope.Contains(f.Area) || len(f.Placed) != 2 {
					t.Errorf("scope %s was shown a fact of area %d with %d places", what, f.Area, len(f.Placed))
				}
			})
			b.must(err)
			rejects := 0
			b.must(b.Rejects(ctx, batch.ID, func(geo.Reject) error { rejects++; return nil }))
			if len(page.Points) != want || page.Matched != int64(want) || facts != want || rejects != map[bool]int{true: 1}[s.scope.All] {
				t.Errorf("scope %s: %d points, %d matched, %d facts, %d rejects, want %d", what, len(page.Points), page.Matched, facts, rejects, want)
			}
		}
	}
}

func TestScopedCallersCannotHalfDoIt(t *testing.T) {
	t.Parallel()
	b := setup(t)
	batch := twoAreas(b)
	before := everyRow(b)
	for _, scope := range []geo.Scope{{}, {Areas: []int32{99}}} {
		ctx := geo.WithScope(b.ctx, scope)
		_, err := b.Undo(ctx, batch.ID)
		b.is(err, geo.ErrConflict)
		var invalid *geo.InvalidError
		if err := b.RemoveEdition(ctx, "2025"); !errors.As(err, &invalid) {
			t.Errorf("remove edition: %v", err)
		}
		if _, err := b.ImportUnits(ctx, edition("2030", geo.Commune), &shapes{rows: []geo.Outline{square("A", 105, 21, 1)}}); !errors.As(err, &invalid) {
			t.Errorf("import units: %v", err)
		}
		if _, err := b.ImportSuccession(ctx, "2022", "2025", nil); !errors.As(err, &invalid) {
			t.Errorf("import succession: %v", err)
		}
		w, err := b.Begin(ctx, file("scoped"))
		b.must(err)
		i := incident("out of scope", "x")
		i.AreaRecord = 1
		b.must(w.Write(ctx, []geo.Incident{i}, nil))
		if _, err := w.Commit(ctx, geo.BatchCounts{Read: 1}, nil); err == nil {
			t.Error("an incident of area 1 was stored")
		}
	}
	if everyRow(b) != before {
		t.Error("something changed")
	}
	ctx := geo.WithScope(b.ctx, geo.Scope{Areas: []int32{99}})
	w, err := b.Begin(ctx, file("in scope"))
	b.must(err)
	i := incident("in scope", "x")
	i.AreaRecord = 99
	b.must(w.Write(ctx, []geo.Incident{i}, nil))
	own, err := w.Commit(ctx, geo.BatchCounts{Read: 1}, nil)
	b.must(err)
	_, err = b.Undo(ctx, own.ID)
	b.must(err)
	if everyRow(b) != before {
		t.Error("undo within the scope left something")
	}
}
