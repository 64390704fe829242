package storage_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
)

// scatter stores n incidents over a degree without going through an import.
func scatter(b bench, n int) {
	b.Helper()
	b.exec(`INSERT INTO incident (id, area, occurred_on, occurred_until, occurred_from, occurred_to, source, category, severity, setting, report_source, case_status, location, location_quality, batch, hash)
		SELECT gen_random_uuid(), 26, d, d, d, d, 1, 'other', 'unknown', 'home', 'police', 'received', ST_SetSRID(ST_MakePoint(105 + random(), 21 + random()), 4326), 'gps', gen_random_uuid(), gen_random_uuid()
		FROM generate_series(1, $1) AS n CROSS JOIN LATERAL (SELECT DATE '2024-01-01' + n % 366) AS t (d)`, n)
	b.exec("ANALYZE incident")
}

// explain returns the plan of the query of points as the application role.
func explain(b bench, app *pgx.Conn) string {
	b.Helper()
	args := storage.PointArgs(geo.PointQuery{Filter: geo.Filter{Period: geo.AllDates}, Limit: 100, Bound: &orb.Bound{Min: orb.Point{105.50, 21.50}, Max: orb.Point{105.51, 21.51}}})
	var plan string
	inScope(b.T, app, "SET LOCAL app.areas = '{26}'", func() {
		rows, err := app.Query(b.ctx, "EXPLAIN "+storage.Query("points"), args)
		b.must(err)
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		b.must(err)
		plan = strings.Join(lines, "\n")
	})
	return plan
}

func TestPointsUseTheSpatialIndexUnderRowLevelSecurity(t *testing.T) {
	t.Parallel()
	b := setup(t)
	scatter(b, 50_000)
	if !one[bool](b, "SELECT proleakproof FROM pg_proc WHERE oid = 'geometry_overlaps(geometry, geometry)'::regprocedure") {
		t.Fatal("geometry_overlaps is not leakproof")
	}
	if n := one[int](b, "SELECT count(*) FROM pg_proc WHERE proname LIKE 'st\\_%' AND proleakproof"); n != 0 {
		t.Errorf("%d other functions of PostGIS are leakproof", n)
	}
	app := connect(t, b.db.App)
	if plan := explain(b, app); !strings.Contains(plan, "incident_2024_location_idx") {
		t.Error("the plan for a small box leaves index incident_location aside")
	}
	// Without the mark the same query must do without: this is what it is for.
	b.exec("ALTER FUNCTION geometry_overlaps(geometry, geometry) NOT LEAKPROOF")
	if plan := explain(b, app); strings.Contains(plan, "incident_2024_location_idx") {
		t.Error("the mark changes nothing")
	}
	var log bytes.Buffer
	s, err := storage.Open(b.ctx, storage.Config{Owner: b.db.Owner, App: b.db.App, Log: slog.New(slog.NewTextHandler(&log, nil))})
	b.must(err)
	defer s.Close()
	if !strings.Contains(log.String(), "ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF") {
		t.Errorf("no warning with the remedy in the log: %s", log.String())
	}
	findings, err := s.Examine(b.ctx)
	b.must(err)
	for _, f := range findings {
		if strings.Contains(f.What, "spatial index") && f.OK {
			t.Errorf("the doctor finds nothing: %+v", f)
		}
	}
}

// A connection that has asked for everything before must still use the index
// for a small box: no plan is kept for all arguments.
func TestPointsUseTheIndexAfterOtherQuestions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	scatter(b, 20_000)
	scans := "SELECT coalesce(sum(idx_scan), 0)::int FROM pg_stat_user_indexes WHERE indexrelname = 'incident_2024_location_idx'"
	q := geo.PointQuery{Filter: geo.Filter{Period: geo.AllDates}, Limit: 10}
	for range 12 {
		_, err := b.Points(b.ctx, q)
		b.must(err)
	}
	before := one[int](b, scans)
	q.Bound = &orb.Bound{Min: orb.Point{105.50, 21.50}, Max: orb.Point{105.51, 21.51}}
	page, err := b.Points(b.ctx, q)
	b.must(err)
	want := one[int64](b, "SELECT count(*) FROM incident WHERE location && ST_MakeEnvelope(105.50, 21.50, 105.51, 21.51, 4326)")
	if page.Matched != want {
		t.Errorf("matched %d, want %d", page.Matched, want)
	}
	b.Close() // a backend reports its statistics at the latest when it ends
	b.exec("SELECT pg_stat_clear_snapshot()")
	for one[int](b, "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'antoan'", b.db.Name) > 0 {
	}
	if after := one[int](b, scans); after <= before {
		t.Errorf("the index was not used: %d scans before, %d after", before, after)
	}
}
