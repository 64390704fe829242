package locate

import (
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"github.com/antoan-vn/antoan/storage/cluster"
)

func TestMain(m *testing.M) {
	cluster.MaybeSupervise()
	os.Exit(m.Run())
}

// postgis opens the database of ANTOAN_TEST_DATABASE_URL, else a private one.
func postgis(t *testing.T) *pgx.Conn {
	t.Helper()
	url := os.Getenv("ANTOAN_TEST_DATABASE_URL")
	if url == "" {
		url = private(t)
	}
	db, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return db
}

// private starts a cluster that goes with the test.
func private(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "antoan-locate-")
	if err != nil {
		t.Fatal(err)
	}
	c, err := cluster.Open(t.Context(), cluster.Config{Dir: dir, Linger: 100 * time.Millisecond, Settings: map[string]string{"fsync": "off"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(c.Close(), cluster.AwaitStopped(context.Background(), dir), os.RemoveAll(dir)); err != nil {
			t.Error(err)
		}
	})
	url := c.ConnString(cluster.Admin, "postgres")
	db, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(context.Background())
	execute(t, db, "CREATE EXTENSION IF NOT EXISTS postgis")
	return url
}

func execute(t *testing.T, db *pgx.Conn, sql string) {
	t.Helper()
	if _, err := db.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

// load puts outlines into a temporary table.
func load(t *testing.T, db *pgx.Conn, outlines []orb.MultiPolygon) {
	t.Helper()
	execute(t, db, `DROP TABLE IF EXISTS pg_temp.outline`)
	execute(t, db, `CREATE TEMP TABLE outline (number int, geom geometry)`)
	rows := &pgx.Batch{}
	for number, outline := range outlines {
		rows.Queue(`INSERT INTO outline VALUES ($1, ST_GeomFromWKB($2))`, number, wkb.MustMarshal(outline))
	}
	if err := db.SendBatch(t.Context(), rows).Close(); err != nil {
		t.Fatal(err)
	}
	execute(t, db, `CREATE INDEX ON outline USING gist (geom)`)
	execute(t, db, `ANALYZE outline`)
}

// covering returns for each point the smallest number among the outlines that
// satisfy the predicate with it, −1 for none.
func covering(t *testing.T, db *pgx.Conn, points []orb.Point, predicate string) []int {
	t.Helper()
	execute(t, db, `CREATE TEMP TABLE place (number int, x float8, y float8)`)
	defer execute(t, db, `DROP TABLE place`)
	_, err := db.CopyFrom(t.Context(), pgx.Identifier{"place"}, []string{"number", "x", "y"},
		pgx.CopyFromSlice(len(points), func(i int) ([]any, error) { return []any{i, points[i][0], points[i][1]}, nil }))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.Query(t.Context(), `
		SELECT coalesce((SELECT min(o.number) FROM outline o WHERE o.geom && p.geom AND `+predicate+`), -1)
		FROM (SELECT number, ST_MakePoint(x, y) AS geom FROM place) p ORDER BY p.number`)
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := pgx.CollectRows(rows, pgx.RowTo[int])
	if err != nil {
		t.Fatal(err)
	}
	return numbers
}

// coversShortcut is what users would write. It is exact for all but points
// within rounding of an edge, see the package comment.
const (
	coversShortcut = `ST_Covers(o.geom, p.geom)`
	coversInGEOS   = `ST_Relate(o.geom, p.geom, '******FF*')`
)

// compare asks PostGIS about points. Where ST_Covers disagrees, GEOS itself
// and rational arithmetic must both say that ST_Covers is wrong.
func compare(t *testing.T, db *pgx.Conn, outlines []orb.MultiPolygon, points []orb.Point) (shortcuts int) {
	t.Helper()
	x := New(outlines)
	var doubtful []orb.Point
	for i, want := range covering(t, db, points, coversShortcut) {
		if x.Find(points[i]) != want {
			doubtful = append(doubtful, points[i])
		}
	}
	for i, want := range covering(t, db, doubtful, coversInGEOS) {
		agree(t, outlines, x, doubtful[i])
		if got := x.Find(doubtful[i]); got != want {
			t.Errorf("Find(%v) = %d, GEOS says %d", doubtful[i], got, want)
		}
	}
	return len(doubtful)
}

// pointsPerKind makes a full comparison of a few seconds; set
// ANTOAN_TEST_POINTS for a longer one.
func pointsPerKind(t *testing.T) int {
	s := os.Getenv("ANTOAN_TEST_POINTS")
	if s == "" {
		return 1000
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("ANTOAN_TEST_POINTS: %v", err)
	}
	return n
}

func TestFindAgainstPostGIS(t *testing.T) {
	t.Parallel()
	for _, file := range []string{communes2025, communes2009, wards2013} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			db := postgis(t)
			outlines := realOutlines(t, file)
			load(t, db, outlines)
			all, shortcuts := 0, 0
			for _, kind := range hardPoints(outlines, pointsPerKind(t), 9) {
				all += len(kind.points)
				shortcuts += compare(t, db, outlines, kind.points)
			}
			t.Logf("%d points: all as GEOS has them; ST_Covers rounds %d onto an edge", all, shortcuts)
			if 1000*shortcuts > all {
				t.Errorf("ST_Covers disagrees about %d of %d points, more than rounding explains", shortcuts, all)
			}
		})
	}
}

// TestAllIncidentsAgainstPostGIS has no allowance: on real incidents Find and
// ST_Covers must be one.
func TestAllIncidentsAgainstPostGIS(t *testing.T) {
	t.Parallel()
	db := postgis(t)
	outlines, points := realOutlines(t, wards2013), londonPoints(t)
	load(t, db, outlines)
	if n := compare(t, db, outlines, points); n > 0 {
		t.Errorf("Find and ST_Covers disagree about %d of %d incidents", n, len(points))
	}
	outside := 0
	x := New(outlines)
	for _, p := range points {
		if x.Find(p) < 0 {
			outside++
		}
	}
	t.Logf("%d incidents, %d outside every ward", len(points), outside)
}

// londonPoints reads the places of all incidents of the London file.
func londonPoints(t *testing.T) []orb.Point {
	t.Helper()
	file, err := os.Open(sharedFile(t, "london_crime_2018H1.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	rows := csv.NewReader(unzipped)
	header, err := rows.Read()
	if err != nil {
		t.Fatal(err)
	}
	lon, lat := slices.Index(header, "longitude"), slices.Index(header, "latitude")
	var points []orb.Point
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return points
		}
		if err != nil {
			t.Fatal(err)
		}
		x, xErr := strconv.ParseFloat(row[lon], 64)
		y, yErr := strconv.ParseFloat(row[lat], 64)
		if xErr == nil && yErr == nil {
			points = append(points, orb.Point{x, y})
		}
	}
}
