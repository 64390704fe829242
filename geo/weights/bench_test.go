package weights

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// patchwork returns side × side units that share winding borders of so many
// edges each, as a map of communes does: no two of them are alike.
func patchwork(side, edges int) []orb.MultiPolygon {
	r := rand.New(rand.NewPCG(1, 0))
	step := 10 / float64(side)
	corner := func(i, j int) orb.Point {
		sin, cos := math.Sincos(float64(i*7919 + j*104729))
		return orb.Point{100 + step*(float64(i)+0.3*sin), 10 + step*(float64(j)+0.3*cos)}
	}
	known := map[[4]int]orb.LineString{}
	border := func(i, j, k, l int) orb.LineString { // from one corner up to the next, which is not in it
		if line, ok := known[[4]int{k, l, i, j}]; ok {
			back := line.Clone()
			back.Reverse()
			return append(orb.LineString{corner(i, j)}, back[:len(back)-1]...)
		}
		p, q := corner(i, j), corner(k, l)
		line := orb.LineString{p}
		for s := 1; s < edges; s++ {
			at := float64(s) / float64(edges)
			line = append(line, orb.Point{
				p[0] + at*(q[0]-p[0]) + 0.03*step*r.NormFloat64(), p[1] + at*(q[1]-p[1]) + 0.03*step*r.NormFloat64(),
			})
		}
		known[[4]int{i, j, k, l}] = line
		return line
	}
	var outlines []orb.MultiPolygon
	for i := range side {
		for j := range side {
			var ring orb.Ring
			for _, line := range []orb.LineString{border(i, j, i+1, j), border(i+1, j, i+1, j+1), border(i+1, j+1, i, j+1), border(i, j+1, i, j)} {
				ring = append(ring, line...)
			}
			outlines = append(outlines, orb.MultiPolygon{{append(ring, ring[0])}})
		}
	}
	return outlines
}

// TestPatchwork sees that what is measured is right: every unit has the four
// beside it, and those at its corners.
func TestPatchwork(t *testing.T) {
	t.Parallel()
	const side = 20
	for edges := 1; edges < 30; edges += 7 {
		outlines := patchwork(side, edges)
		queen, err := Queen(outlines, ContiguityOptions{})
		if err != nil {
			t.Fatal(err)
		}
		rook, err := Rook(outlines, ContiguityOptions{})
		if err != nil {
			t.Fatal(err)
		}
		sides, corners := 4*side*(side-1), 4*(side-1)*(side-1)
		if edges == 1 && (rook.Links() != sides || queen.Links() != sides+corners) || queen.Links() < sides+corners {
			t.Errorf("%d edges: %d and %d links, want %d and %d", edges, queen.Links(), rook.Links(), sides+corners, sides)
		}
	}
}

func BenchmarkContiguity(b *testing.B) {
	for _, side := range []int{32, 100, 316} {
		outlines := patchwork(side, 9)
		benchmarkContiguity(b, fmt.Sprintf("patchwork/%d", side*side), outlines, ContiguityOptions{})
	}
	for _, file := range []string{"voronoi_3321.geojson.gz", "voronoi_10000.geojson.gz"} {
		b.Run(file, func(b *testing.B) {
			benchmarkContiguity(b, "", sharedOutlines(b, "oracles", "timing", file), ContiguityOptions{Planar: true})
		})
	}
	b.Run("communes 2025", func(b *testing.B) { benchmarkContiguity(b, "", communes2025(b), ContiguityOptions{}) })
	b.Run("communes 2009", func(b *testing.B) { benchmarkContiguity(b, "", communes2009(b), ContiguityOptions{Tolerance: 50}) })
}

func benchmarkContiguity(b *testing.B, name string, outlines []orb.MultiPolygon, o ContiguityOptions) {
	for kind, build := range map[string]func([]orb.MultiPolygon, ContiguityOptions) (*Matrix, error){"queen": Queen, "rook": Rook} {
		b.Run(name+"/"+kind, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m, err := build(outlines, o)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(m.Links())/float64(m.N()), "links/unit")
			}
		})
	}
}

func BenchmarkDistance(b *testing.B) {
	r := rand.New(rand.NewPCG(2, 0))
	for _, n := range []int{1_000, 10_000, 100_000} {
		points := make([]orb.Point, n)
		for i := range points {
			points[i] = orb.Point{102 + 7*r.Float64(), 8.5 + 15*r.Float64()}
		}
		apart := metresPerDegree * math.Sqrt(7*15/float64(n)) // 3 neighbours within, on average
		for name, build := range map[string]func() (*Matrix, error){
			"k8/lonlat": func() (*Matrix, error) { return KNearest(points, 8, false) },
			"k8/planar": func() (*Matrix, error) { return KNearest(points, 8, true) },
			"band":      func() (*Matrix, error) { return Band(points, apart, false) },
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := build(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkSums(b *testing.B) {
	m, err := KNearest(row(100_000), 8, true)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		m.Sums(RowStandardised)
	}
}
