package storage_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// country is n by n irregular units that share their corners exactly, and two
// units that lie over the others.
func country(r *rand.Rand, n int) (rows []geo.Outline) {
	corner := make([][]orb.Point, n+1)
	for i := range corner {
		for j := range n + 1 {
			corner[i] = append(corner[i], orb.Point{105 + (float64(i)+.6*r.Float64())/10, 21 + (float64(j)+.6*r.Float64())/10})
		}
	}
	for i := range n {
		for j := range n {
			o := square(fmt.Sprintf("%05d", (i*7+j*13)%(n*n)*100+i*n+j), 0, 0, 1)
			o.Shape = orb.MultiPolygon{{{corner[i][j], corner[i+1][j], corner[i+1][j+1], corner[i][j+1], corner[i][j]}}}
			rows = append(rows, o)
		}
	}
	return append(rows, square("00003", 105.2, 21.2, .21), square("zz", 105.05, 21.05, .5))
}

// hardPoints are random ones, all corners, and the middles of all edges.
func hardPoints(r *rand.Rand, rows []geo.Outline, random int) (points []orb.Point) {
	for range random {
		points = append(points, orb.Point{104.9 + r.Float64(), 20.9 + r.Float64()})
	}
	for _, o := range rows {
		ring := o.Shape[0][0]
		for k := range len(ring) - 1 {
			points = append(points, ring[k], orb.Point{(ring[k][0] + ring[k+1][0]) / 2, (ring[k][1] + ring[k+1][1]) / 2})
		}
	}
	return points
}

// agreeWithGEOS compares the stored units of points with PostGIS: the smallest
// code among the units that cover the point. ST_Relate, because ST_Covers takes
// a shortcut for points that rounds some of them onto an edge.
func agreeWithGEOS(b bench, code string) {
	b.Helper()
	differ := rowsOf(b.T, b.admin, `
		WITH place AS (SELECT e.id, (SELECT max(level) FROM unit WHERE edition = e.id) AS level FROM edition e WHERE e.code = $1)
		SELECT concat_ws(' ', i.external_id, 'stored', s.code, 'PostGIS', g.code) FROM incident i CROSS JOIN place p
		LEFT JOIN LATERAL (SELECT n.code FROM incident_unit u JOIN unit n ON n.id = u.unit WHERE u.incident = i.id AND u.edition = p.id AND u.basis = 0 AND u.occurred_on = i.occurred_on) s ON true
		LEFT JOIN LATERAL (SELECT min(n.code COLLATE "C") AS code FROM unit n WHERE n.edition = p.id AND n.level = p.level AND ST_Relate(n.geom, i.location, '******FF*')) g ON true
		WHERE i.location IS NOT NULL AND s.code IS DISTINCT FROM g.code`, code)
	if len(differ) > 0 {
		b.Errorf("edition %s: %d points differ, the first: %s", code, len(differ), differ[0])
	}
}

// Editions that come after the incidents hold them just as those before them.
func TestEditionsLocateStoredPoints(t *testing.T) {
	t.Parallel()
	b := setup(t)
	r := rand.New(rand.NewPCG(1, 2))
	rows := country(r, 7)
	var all []geo.Incident
	for n, p := range hardPoints(r, rows, 800) {
		i := at(incident(name("p", n), "x"), p)
		i.Occurred.On = geo.Day(n * 17)
		i.Occurred.Until = i.Occurred.On
		all = append(all, i)
	}
	if c := b.add(file("points"), all...).Counts; c.Unlocated != int64(len(all)) {
		t.Errorf("counts %+v", c)
	}
	report := b.outlines("2022", geo.Commune, rows...)
	if n := one[int64](b, "SELECT count(*) FROM incident_unit"); n != report.Relocated || n < 400 {
		t.Errorf("%d located, the report says %d", n, report.Relocated)
	}
	agreeWithGEOS(b, "2022")

	// A coarse level first, the finest later: the finest decides.
	b.outlines("2025", geo.Province, square("26", 104, 20, 1.3))
	agreeWithGEOS(b, "2025")
	b.outlines("2025", geo.Commune, rows...)
	agreeWithGEOS(b, "2025")
	if r := b.outlines("2025", geo.District, square("250", 104, 20, 3)); r.Relocated != 0 {
		t.Errorf("a coarser level relocated %d", r.Relocated)
	}
	agreeWithGEOS(b, "2025")

	b.must(b.RemoveEdition(b.ctx, "2022"))
	if n := one[int](b, "SELECT count(*) FROM incident_unit u WHERE edition <> (SELECT id FROM edition)"); n != 0 {
		t.Errorf("%d rows of the removed edition are left", n)
	}
	agreeWithGEOS(b, "2025")
	b.is(b.RemoveEdition(b.ctx, "2022"), geo.ErrNotFound)
	b.outlines("2022", geo.Commune, rows...)
	agreeWithGEOS(b, "2022")
	if _, err := b.Facts(b.ctx, uuid.Nil, func(geo.Fact) {}); err != nil {
		t.Error(err)
	}
}

// A point outside every unit may stand beside a commune that its source named;
// a finer level that covers the point must not fail on it.
func TestAPointGoesBeforeAStatement(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outlines("2022", geo.District, square("D", 105, 21, .1))
	e, u := b.units("2022")
	i := at(incident("x", "x"), orb.Point{105.15, 21.05}, geo.Placed{Edition: e, Unit: u["D"], Basis: geo.ByStatement})
	b.add(file("a"), i)
	b.outlines("2022", geo.Commune, square("C", 105, 21, .2))
	if got := b.places(i.ID); !cmp.Equal(got, []string{"2022 C 0"}) {
		t.Errorf("places %v", got)
	}
}
