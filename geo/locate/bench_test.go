package locate

import (
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"
)

const (
	communes2025 = "vn_communes_2025_simplified.fgb"
	communes2009 = "vn_communes_2009census_11163.gpkg"
	wards2013    = "london_wards_2013_649.gpkg"
)

// pointsIn returns random points that lie in some outline, equally many by area.
func pointsIn(x *Index, n int) []orb.Point {
	points := make([]orb.Point, 0, n)
	for random := randomIn(x.Bounds(), 1); len(points) < n; {
		if p := random(); x.Find(p) >= 0 {
			points = append(points, p)
		}
	}
	return points
}

func randomIn(b orb.Bound, seed uint64) func() orb.Point {
	r := rand.New(rand.NewPCG(seed, 0))
	return func() orb.Point {
		return orb.Point{
			b.Min[0] + r.Float64()*(b.Max[0]-b.Min[0]),
			b.Min[1] + r.Float64()*(b.Max[1]-b.Min[1]),
		}
	}
}

// nearVertices returns points scattered around vertices, so that towns and
// winding borders get their share.
func nearVertices(outlines []orb.MultiPolygon, n int) []orb.Point {
	var vertices []orb.Point
	eachVertex(outlines, func(p, _ orb.Point) { vertices = append(vertices, p) })
	r := rand.New(rand.NewPCG(2, 0))
	points := make([]orb.Point, n)
	for i := range points {
		v := vertices[r.IntN(len(vertices))]
		points[i] = orb.Point{v[0] + r.NormFloat64()*0.003, v[1] + r.NormFloat64()*0.003}
	}
	return points
}

const benchPoints = 1 << 18

func BenchmarkFind(b *testing.B) {
	for _, file := range []string{communes2025, communes2009} {
		outlines := realOutlines(b, file)
		x := New(outlines)
		for name, points := range map[string][]orb.Point{
			"area": pointsIn(x, benchPoints), "borders": nearVertices(outlines, benchPoints),
		} {
			b.Run(file+"/"+name, func(b *testing.B) {
				i := 0
				for b.Loop() {
					x.Find(points[i&(benchPoints-1)])
					i++
				}
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "points/s")
			})
		}
	}
}

// BenchmarkTree is what Find is measured against: an R-tree over the polygons'
// bounds and plain ray casting over all edges of each candidate.
func BenchmarkTree(b *testing.B) {
	outlines := realOutlines(b, communes2025)
	var tree rtree.RTreeG[int]
	for unit, outline := range outlines {
		bound := outline.Bound()
		tree.Insert(bound.Min, bound.Max, unit)
	}
	points := pointsIn(New(outlines), benchPoints)
	i := 0
	for b.Loop() {
		p := points[i&(benchPoints-1)]
		i++
		first := len(outlines)
		tree.Search(p, p, func(_, _ [2]float64, unit int) bool {
			if unit < first && castRay(outlines[unit], p) {
				first = unit
			}
			return true
		})
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "points/s")
}

func castRay(outline orb.MultiPolygon, p orb.Point) bool {
	inside := false
	for _, polygon := range outline {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
					inside = !inside
				}
			}
		}
	}
	return inside
}

func BenchmarkNew(b *testing.B) {
	for _, file := range []string{communes2025, communes2009} {
		outlines := realOutlines(b, file)
		vertices := 0
		eachVertex(outlines, func(_, _ orb.Point) { vertices++ })
		b.Run(file, func(b *testing.B) {
			var x *Index
			for b.Loop() {
				x = New(outlines)
			}
			b.ReportMetric(float64(vertices), "vertices")
			b.ReportMetric(float64(x.bytes())/float64(vertices), "B/vertex")
			runtime.KeepAlive(x)
		})
	}
}
