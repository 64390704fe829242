package main

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/locate"
	"github.com/antoan-vn/antoan/ingest/boundary"
	"github.com/antoan-vn/antoan/storage/cluster"
)

// sqlPoints is how many points PostGIS gets: it needs longer.
const (
	goPoints  = 2_000_000
	sqlPoints = 200_000
)

// locate puts points into communes, on one core, beside PostGIS with its index.
func (r *run) locate() error {
	outlines, err := readOutlines(r.ctx, filepath.Join(r.nation(), "communes_2025.geojson"))
	if err != nil {
		return err
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	began := time.Now()
	index := locate.New(outlines)
	built := time.Since(began)
	points := pointsIn(index.Bounds(), goPoints)
	began = time.Now()
	found := 0
	for _, p := range points {
		if index.Find(p) >= 0 {
			found++
		}
	}
	ours := float64(len(points)) / time.Since(began).Seconds()
	theirs, err := r.locateInSQL(outlines, points[:sqlPoints])
	if err != nil {
		return err
	}
	vertices := 0
	for _, o := range outlines {
		for _, polygon := range o {
			for _, ring := range polygon {
				vertices += len(ring)
			}
		}
	}
	r.printf(`## Locating

%d outlines with %d vertices, random points over their bounds (%.0f %% inside), one core:

| | points/s | ratio |
|---|---|---|
| antoan (index built in %.2f s) | %.2f million | **%.0f** |
| PostGIS ST_Contains with GiST | %.3f million | 1 |

`, len(outlines), vertices, 100*float64(found)/float64(len(points)), built.Seconds(), ours/1e6, ours/theirs, theirs/1e6)
	return nil
}

func pointsIn(b orb.Bound, n int) []orb.Point {
	random := rand.New(rand.NewPCG(1, 2))
	points := make([]orb.Point, n)
	for i := range points {
		points[i] = orb.Point{b.Min[0] + random.Float64()*(b.Max[0]-b.Min[0]), b.Min[1] + random.Float64()*(b.Max[1]-b.Min[1])}
	}
	return points
}

// readOutlines returns the outlines of a file, ascending by code.
func readOutlines(ctx context.Context, path string) ([]orb.MultiPolygon, error) {
	src, err := boundary.Open(ctx, path, geo.OutlineSpec{Level: geo.Commune}, boundary.Limits{})
	if err != nil {
		return nil, err
	}
	defer src.Close()
	var all []geo.Outline
	for {
		o, err := src.Next()
		if err != nil {
			break // the file is our own; its end is the only error
		}
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b geo.Outline) int { return strings.Compare(a.Code, b.Code) })
	shapes := make([]orb.MultiPolygon, len(all))
	for i := range all {
		shapes[i] = all[i].Shape
	}
	return shapes, nil
}

// locateInSQL joins the same points to the same outlines in the database,
// without parallel workers.
func (r *run) locateInSQL(outlines []orb.MultiPolygon, points []orb.Point) (perSecond float64, err error) {
	conn, err := pgx.Connect(r.ctx, r.cluster.ConnString(cluster.Admin, "postgres"))
	if err != nil {
		return 0, err
	}
	defer conn.Close(context.WithoutCancel(r.ctx))
	if _, err := conn.Exec(r.ctx, `CREATE EXTENSION IF NOT EXISTS postgis; SET max_parallel_workers_per_gather = 0;
		CREATE TEMP TABLE outline (no int, wkt text); CREATE TEMP TABLE point (x float8, y float8)`); err != nil {
		return 0, err
	}
	shapes := make([][]any, len(outlines))
	for i, o := range outlines {
		shapes[i] = []any{i, wktOf(o)}
	}
	if _, err := conn.CopyFrom(r.ctx, pgx.Identifier{"outline"}, []string{"no", "wkt"}, pgx.CopyFromRows(shapes)); err != nil {
		return 0, err
	}
	rows := make([][]any, len(points))
	for i, p := range points {
		rows[i] = []any{p[0], p[1]}
	}
	if _, err := conn.CopyFrom(r.ctx, pgx.Identifier{"point"}, []string{"x", "y"}, pgx.CopyFromRows(rows)); err != nil {
		return 0, err
	}
	if _, err := conn.Exec(r.ctx, `CREATE TEMP TABLE shape AS SELECT no, ST_GeomFromText(wkt) AS geom FROM outline;
		CREATE INDEX ON shape USING gist (geom); CREATE TEMP TABLE place AS SELECT ST_MakePoint(x, y) AS geom FROM point; ANALYZE shape; ANALYZE place`); err != nil {
		return 0, err
	}
	began := time.Now()
	var n int64
	err = conn.QueryRow(r.ctx, "SELECT count(*) FROM place p JOIN shape s ON ST_Contains(s.geom, p.geom)").Scan(&n)
	return float64(len(points)) / time.Since(began).Seconds(), err
}
