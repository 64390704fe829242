package locate

import (
	"math"
	"math/rand/v2"

	"github.com/paulmach/orb"
)

// A kind of test point, each a different way to come near a boundary.
type pointKind struct {
	name   string
	points []orb.Point
}

// hardPoints returns up to n points of each kind around the outlines.
func hardPoints(outlines []orb.MultiPolygon, n int, seed uint64) []pointKind {
	r := rand.New(rand.NewPCG(seed, 3))
	type edge struct{ a, b orb.Point }
	var edges []edge
	eachVertex(outlines, func(a, b orb.Point) { edges = append(edges, edge{a, b}) })
	if len(edges) == 0 {
		return nil
	}
	random := randomIn(New(outlines).Bounds(), seed)
	make := func(name string, f func(e edge) orb.Point) pointKind {
		k := pointKind{name: name}
		for range n {
			k.points = append(k.points, f(edges[r.IntN(len(edges))]))
		}
		return k
	}
	step := func(v float64) float64 {
		return [...]float64{v, math.Nextafter(v, math.Inf(1)), math.Nextafter(v, math.Inf(-1))}[r.IntN(3)]
	}
	middle := func(e edge) orb.Point { return orb.Point{(e.a[0] + e.b[0]) / 2, (e.a[1] + e.b[1]) / 2} }
	return []pointKind{
		make("random", func(edge) orb.Point { return random() }),
		make("vertex", func(e edge) orb.Point { return e.a }),
		make("beside a vertex", func(e edge) orb.Point { return orb.Point{step(e.a[0]), step(e.a[1])} }),
		make("edge middle", middle),
		make("beside an edge middle", func(e edge) orb.Point { m := middle(e); return orb.Point{step(m[0]), step(m[1])} }),
		make("on an edge's line", func(e edge) orb.Point {
			t := r.Float64()*1.5 - 0.25
			return orb.Point{e.a[0] + t*(e.b[0]-e.a[0]), e.a[1] + t*(e.b[1]-e.a[1])}
		}),
		make("height of a vertex", func(e edge) orb.Point { return orb.Point{random()[0], e.a[1]} }),
		make("longitude of a vertex", func(e edge) orb.Point { return orb.Point{e.a[0], random()[1]} }),
		make("coordinates of two vertices", func(e edge) orb.Point {
			return orb.Point{e.a[0], edges[r.IntN(len(edges))].a[1]}
		}),
	}
}
