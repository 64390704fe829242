package locate

import (
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// Shapes made to fill grids: the memory promised must hold for them too.
func TestMemoryBound(t *testing.T) {
	t.Parallel()
	same := make([]orb.MultiPolygon, 1000)
	for i := range same {
		same[i] = orb.MultiPolygon{{box(0, 0, 10, 10)}}
	}
	var teeth orb.Ring
	for i := range 20_000 {
		teeth = append(teeth, orb.Point{0, float64(i)}, orb.Point{2e4, float64(i) + 0.5})
	}
	r := rand.New(rand.NewPCG(7, 0))
	scribble := make(orb.Ring, 20_000)
	for i := range scribble {
		scribble[i] = orb.Point{r.Float64(), r.Float64()}
	}
	islands := orb.MultiPolygon{}
	for range 20_000 {
		x, y := r.NormFloat64()*r.NormFloat64()*r.NormFloat64(), r.NormFloat64()
		islands = append(islands, orb.Polygon{{{x, y}, {x + 1e-4, y}, {x, y + 1e-4}, {x, y}}})
	}
	for name, outlines := range map[string][]orb.MultiPolygon{
		"1000 equal squares": same,
		"level comb":         {{{teeth}}},
		"upright comb":       {{{turned(teeth)}}},
		"scribble":           {{{scribble}}},
		"islands":            {islands},
		"a far corner":       {islands, {{box(1e6, 1e6, 1e6+1, 1e6+1)}}},
		"a line":             {{{{{0, 0}, {0, 9}}}}},
		"one triangle":       {{{{{0, 0}, {1, 0}, {0, 1}, {0, 0}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x, vertices := New(outlines), 0
			eachVertex(outlines, func(_, _ orb.Point) { vertices++ })
			// 1 KiB for the index itself and its first grid.
			if got, most := x.bytes(), 100*vertices+1024; got > most {
				t.Errorf("%d bytes for %d vertices, more than %d", got, vertices, most)
			}
			for _, kind := range hardPoints(outlines, 2, 8) {
				for _, p := range kind.points {
					agree(t, outlines, x, p)
				}
			}
		})
	}
}

// turned returns the ring with x and y swapped.
func turned(ring orb.Ring) orb.Ring {
	var other orb.Ring
	for _, p := range ring {
		other = append(other, orb.Point{p[1], p[0]})
	}
	return other
}
