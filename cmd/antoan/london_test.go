package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/storage/cluster"
)

var londonMap = []string{"--map", "id=external_id,month=occurred_at,latitude=lat,longitude=lon", "--values", "category:*=other", "--timezone", "Europe/London"}

// The public contract, word for word, on real input.
func TestLondon(t *testing.T) {
	t.Parallel()
	wards, crimes := shared(t, "london_wards_2013_649.gpkg"), shared(t, "london_crime_2018H1.csv.gz")
	s := newSite(t)
	s.must("import", "boundaries", wards, "--edition", "2013", "--level", "commune", "--valid-from", "2013-01-01", "--code", "ward_code", "--name", "ward_name")
	args := append([]string{"ingest", crimes, "--source", "police-uk", "--json"}, londonMap...)
	a := counts(t, s.must(args...))
	if a.Read != 396369 || a.Duplicates != 19083 || a.Rejected != 0 || a.Stored != 377286 || a.Unlocated != 36 {
		t.Errorf("%+v", a.BatchCounts)
	}
	if again := counts(t, s.must(args...)); *again.Batch != *a.Batch || again.BatchCounts != a.BatchCounts {
		t.Errorf("the same file again: %+v", again)
	}
	equalsPostGIS(t, s, "2013", 649)
	status := s.must("layer", "status", "--edition", "2013", "--from", "2018-01-01", "--to", "2018-06-30", "--format", "geojson")
	for _, want := range []string{`"status":"has_incidents"`, `"code":"E05000026"`, `"name":"Abbey"`, `"months_due":6`} {
		if !strings.Contains(status, want) {
			t.Errorf("status lacks %s", want)
		}
	}
	hotspotsWithoutPopulation(t, s, "2013", "Bloomsbury", "hot_99")
	s.must("batch", "undo", *a.Batch)
	if left := sumOfCounts(t, s.must("layer", "density", "--edition", "2013", "--format", "csv")); left != 0 {
		t.Errorf("%d incidents are left after the undo", left)
	}
}

func TestChicago(t *testing.T) {
	t.Parallel()
	areas, crimes := shared(t, "chicago_community.geojson.gz"), shared(t, "chicago_crime_50000_chigcrim.csv.gz")
	s := newSite(t)
	s.must("import", "boundaries", areas, "--edition", "2019", "--level", "commune", "--valid-from", "2019-01-01", "--code", "area_num_1", "--name", "community")
	a := counts(t, s.must("ingest", crimes, "--source", "chicago", "--json", "--timezone", "America/Chicago",
		"--map", "id=external_id,date=occurred_at,hour=time,latitude=lat,longitude=lon", "--values", "category:*=other"))
	// 266 rows have no coordinates, 141 lie outside every area.
	if a.Read != 50000 || a.Rejected != 0 || a.Unlocated != 266+141 {
		t.Errorf("%+v", a.BatchCounts)
	}
	equalsPostGIS(t, s, "2019", 77)
	hotspotsWithoutPopulation(t, s, "2019", "WEST GARFIELD PARK", "hot_90")
	// The file says "0" for every hour.
	all := sumOfCounts(t, s.must("layer", "density", "--edition", "2019", "--format", "csv"))
	midnight := sumOfCounts(t, s.must("layer", "density", "--edition", "2019", "--filter", "hours=0", "--format", "csv"))
	later := sumOfCounts(t, s.must("layer", "density", "--edition", "2019", "--filter", "hours=1-23", "--format", "csv"))
	if all == 0 || midnight != all || later != 0 {
		t.Errorf("%d incidents, %d in the first hour, %d later", all, midnight, later)
	}
}

// equalsPostGIS compares every unit's count with ST_Covers on the same points,
// the smallest code where several cover one.
func equalsPostGIS(t *testing.T, s *site, edition string, units int) {
	t.Helper()
	ours := countsByCode(t, s.must("layer", "density", "--edition", edition, "--format", "csv"))
	if len(ours) != units {
		t.Errorf("%d units, not %d", len(ours), units)
	}
	c, err := cluster.Open(t.Context(), cluster.Config{Dir: s.dir})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	conn, err := pgx.Connect(t.Context(), c.ConnString(cluster.Admin, databaseName))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	rows, err := conn.Query(t.Context(), `
		SELECT code, count(*)::text FROM (
			SELECT min(u.code COLLATE "C") AS code FROM antoan.incident i
			JOIN antoan.unit u ON u.geom && i.location AND ST_Covers(u.geom, i.location)
			JOIN antoan.edition e ON e.id = u.edition AND e.code = $1
			GROUP BY i.id) located
		GROUP BY code`, edition)
	if err != nil {
		t.Fatal(err)
	}
	theirs := map[string]string{}
	var code, n string
	if _, err := pgx.ForEachRow(rows, []any{&code, &n}, func() error { theirs[code] = n; return nil }); err != nil {
		t.Fatal(err)
	}
	for code, n := range ours {
		want := theirs[code]
		if want == "" {
			want = "0"
		}
		if n != want {
			t.Errorf("unit %s: %s here, %s by ST_Covers", code, n, want)
		}
	}
}

func countsByCode(t *testing.T, table string) map[string]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]string{}
	for _, line := range lines[1:] {
		counts[line[0]] = line[2]
	}
	return counts
}

func sumOfCounts(t *testing.T, table string) (sum int) {
	t.Helper()
	for _, n := range countsByCode(t, table) {
		var v int
		if _, err := fmt.Sscan(n, &v); err != nil {
			t.Fatal(err)
		}
		sum += v
	}
	return sum
}
