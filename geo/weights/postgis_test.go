package weights

import (
	"context"
	"errors"
	"fmt"
	"os"
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

// postgis opens the database of ANTOAN_TEST_DATABASE_URL, else a private one that
// goes with the test.
func postgis(t *testing.T) *pgx.Conn {
	t.Helper()
	url := os.Getenv("ANTOAN_TEST_DATABASE_URL")
	if url == "" {
		dir, err := os.MkdirTemp("", "antoan-weights-")
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
		url = c.ConnString(cluster.Admin, "postgres")
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
	execute(t, db, "CREATE EXTENSION IF NOT EXISTS postgis")
	return db
}

func execute(t *testing.T, db *pgx.Conn, sql string) {
	t.Helper()
	if _, err := db.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, db *pgx.Conn, outlines []orb.MultiPolygon) {
	t.Helper()
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

// pairs returns who is whose neighbour by a predicate on outlines a and b.
func pairs(t *testing.T, db *pgx.Conn, units int, predicate string) *Matrix {
	t.Helper()
	rows, err := db.Query(t.Context(), `SELECT a.number, b.number FROM outline a, outline b WHERE a.number < b.number AND `+predicate)
	if err != nil {
		t.Fatal(err)
	}
	lists := make([][]int32, units)
	var i, j int32
	if _, err := pgx.ForEachRow(rows, []any{&i, &j}, func() error {
		lists[i], lists[j] = append(lists[i], j), append(lists[j], i)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return of(t, lists...)
}

// difference lists the pairs that only one of two matrices has.
func difference(a, b *Matrix) (only [][2]int) {
	for i := range a.N() {
		for _, j := range a.Neighbours(i) {
			if int(j) > i && !b.Linked(i, int(j)) {
				only = append(only, [2]int{i, int(j)})
			}
		}
	}
	return only
}

// Queen is what PostGIS says of distances, and rook what it says of lines and areas
// in common, in the plane of degrees that PostGIS measures in.
func TestAgainstPostGIS(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		read       func(testing.TB) []orb.MultiPolygon
		units      int // as many as take a few seconds
		tolerances []float64
	}{
		"2025": {communes2025, 500, []float64{1e-9, 1e-6, 5e-4}},
		"2009": {communes2009, 4_000, []float64{1e-9, 5e-4}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			outlines := c.read(t)[:c.units]
			db := postgis(t)
			load(t, db, outlines)
			for _, tolerance := range c.tolerances {
				want := pairs(t, db, c.units, fmt.Sprintf(`ST_DWithin(a.geom, b.geom, %g)`, tolerance))
				got, err := Queen(outlines, ContiguityOptions{Planar: true, Tolerance: tolerance})
				if err != nil {
					t.Fatal(err)
				}
				if more, less := difference(got, want), difference(want, got); len(more)+len(less) > 0 || want.Links() < 4*c.units {
					t.Errorf("queen, tolerance %g: %d links, PostGIS has %d; only here %v, only there %v", tolerance, got.Links(), want.Links(), more, less)
				}
			}
			const tolerance = 1e-9 // PostGIS has none here: overlaps no deeper are its alone
			got, err := Rook(outlines, ContiguityOptions{Planar: true, Tolerance: tolerance})
			if err != nil {
				t.Fatal(err)
			}
			shared := `a.geom && b.geom AND (ST_Relate(a.geom, b.geom, 'T********') OR ST_Relate(a.geom, b.geom, '****1****'))`
			want := pairs(t, db, c.units, shared)
			less := difference(want, got)
			if more := difference(got, want); len(more) > 0 || len(less) > 1 || want.Links() < 4*c.units {
				t.Errorf("rook: %d links, PostGIS has %d; only here %v, only there %v", got.Links(), want.Links(), more, less)
			}
			for _, pair := range less {
				var area float64
				if err := db.QueryRow(t.Context(), `SELECT ST_Area(ST_Intersection(a.geom, b.geom)) FROM outline a, outline b WHERE a.number = $1 AND b.number = $2`,
					pair[0], pair[1]).Scan(&area); err != nil || area > tolerance*tolerance {
					t.Errorf("rook: %v overlap by %g square degrees and are no neighbours (%v)", pair, area, err)
				}
			}
		})
	}
}
