package weights

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
)

// rectangle has its lower left and upper right corner as given.
func rectangle(x, y, right, top float64) orb.Ring {
	return orb.Ring{{x, y}, {right, y}, {right, top}, {x, top}, {x, y}}
}

func square(x, y float64) orb.MultiPolygon { return orb.MultiPolygon{{rectangle(x, y, x+1, y+1)}} }

// How two shapes lie to one another, in a plane, with a tolerance of 0.01.
func TestPairs(t *testing.T) {
	t.Parallel()
	const apart, queen, rook = 0, 1, 2
	unit := square(0, 0)
	pitted := orb.MultiPolygon{{rectangle(-1, -1, 2, 2), rectangle(0, 0, 1, 1)}}
	for _, c := range []struct {
		name string
		a, b orb.MultiPolygon
		want int
	}{
		{"a side in common", unit, square(1, 0), rook},
		{"a corner in common", unit, square(1, 1), queen},
		{"away", unit, square(1.02, 0), apart},
		{"away, bounds overlapping", orb.MultiPolygon{{{{0, 0}, {1, 0}, {0, 1}, {0, 0}}}}, square(0.6, 0.6), apart},
		{"no corner in common, half a side", unit, square(1, 0.5), rook},
		{"a short side within a long one", unit, orb.MultiPolygon{{rectangle(1, 0.4, 2, 0.6)}}, rook},
		{"a corner on a side", unit, orb.MultiPolygon{{{{1, 0.5}, {2, 0}, {2, 1}, {1, 0.5}}}}, queen},
		{"a side in common, run the same way", unit, orb.MultiPolygon{{reversed(rectangle(1, 0, 2, 1))}}, rook},
		{"a gap within the tolerance", unit, square(1.009, 0), rook},
		{"a gap within the tolerance, no corners near", unit, square(1.009, 0.3), rook},
		{"an overlap within the tolerance", unit, square(0.991, 0.3), rook},
		{"corners within the tolerance", unit, square(1.005, 1.005), queen},
		{"corners overlap within the tolerance", unit, square(0.995, 0.995), queen},
		{"corners overlap beyond it", unit, square(0.9, 0.9), rook},
		{"a corner pokes in within the tolerance", unit, orb.MultiPolygon{{{{0.995, 0.5}, {2, 0}, {2, 1}, {0.995, 0.5}}}}, queen},
		{"a corner pokes in beyond it", unit, orb.MultiPolygon{{{{0.9, 0.5}, {2, 0}, {2, 1}, {0.9, 0.5}}}}, rook},
		{"a cross, no corner inside", orb.MultiPolygon{{rectangle(-1, 0.4, 2, 0.6)}}, unit, rook},
		{"the same outline", unit, square(0, 0), rook},
		{"one in the other, no border near", orb.MultiPolygon{{rectangle(-1, -1, 2, 2)}}, unit, rook},
		{"one in the other, corners on sides", orb.MultiPolygon{{{{0, 0.5}, {0.5, 0}, {1, 0.5}, {0.5, 1}, {0, 0.5}}}}, unit, rook},
		{"one in the other, a corner in common", orb.MultiPolygon{{{{0, 0}, {0.5, 0.2}, {0.2, 0.5}, {0, 0}}}}, unit, rook},
		{"a chord from corner to corner", orb.MultiPolygon{{{{0, 0}, {1, 1}, {0, 3}, {-2, 3}, {0, 0}}}}, unit, rook},
		{"fills a hole", pitted, unit, rook},
		{"in a hole, a corner on its side", pitted, orb.MultiPolygon{{{{0, 0.5}, {0.5, 0.4}, {0.5, 0.6}, {0, 0.5}}}}, queen},
		{"in a hole, away from its side", pitted, orb.MultiPolygon{{rectangle(0.2, 0.2, 0.8, 0.8)}}, apart},
		{"sticks out of a hole", pitted, orb.MultiPolygon{{rectangle(0.2, 0.2, 1.2, 0.8)}}, rook},
		{"in a hole, a part in the land around", pitted, orb.MultiPolygon{{rectangle(0.2, 0.2, 0.8, 0.8)}, {rectangle(1.4, 1.4, 1.6, 1.6)}}, rook},
		{"the second part touches", orb.MultiPolygon{unit[0], {rectangle(5, 5, 6, 6)}}, square(6, 5), rook},
		{"two corners apart in common", orb.MultiPolygon{{{{1, 0}, {2, 0.5}, {1, 1}, {3, 0.5}, {1, 0}}}}, unit, queen},
		{"sides that part slowly from a corner", unit, orb.MultiPolygon{{{{1, 0}, {3, 0}, {1.2, 1}, {1, 0}}}}, queen},
		{"an open ring", unit, orb.MultiPolygon{{rectangle(1, 0, 2, 1)[:4]}}, rook},
		{"points that repeat", unit, orb.MultiPolygon{{{{1, 0}, {1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 1}, {1, 0}, {1, 0}}}}, rook},
		{"a spike on the side", orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 0.5}, {1.5, 0.5}, {1, 0.5}, {1, 1}, {0, 1}, {0, 0}}}}, square(1.2, 0), rook},
		{"no polygons", unit, nil, apart},
		{"a polygon without rings", unit, orb.MultiPolygon{{}}, apart},
	} {
		for _, pair := range [][]orb.MultiPolygon{{c.a, c.b}, {c.b, c.a}} {
			o := ContiguityOptions{Planar: true, Tolerance: 0.01}
			for want, build := range []func([]orb.MultiPolygon, ContiguityOptions) (*Matrix, error){Queen, Rook} {
				m, err := build(pair, o)
				if err != nil {
					t.Fatalf("%s: %v", c.name, err)
				}
				if m.Linked(0, 1) != (c.want > want) || !m.Symmetric() {
					t.Errorf("%s: neighbours %v by %s", c.name, m.Linked(0, 1), []string{"queen", "rook"}[want])
				}
			}
		}
	}
}

func reversed(r orb.Ring) orb.Ring {
	r = slices.Clone(r)
	slices.Reverse(r)
	return r
}

// Vertices closer together than the tolerance: no two edges prove a line in
// common, but all together do, and around a corner they do not.
func TestDenseVertices(t *testing.T) {
	t.Parallel()
	dense := func(corners orb.Ring) orb.MultiPolygon {
		var ring orb.Ring
		for i, p := range corners[:len(corners)-1] {
			q := corners[i+1]
			for s := range 100 {
				at := float64(s) / 100
				ring = append(ring, orb.Point{p[0] + at*(q[0]-p[0]), p[1] + at*(q[1]-p[1])})
			}
		}
		return orb.MultiPolygon{{ring}}
	}
	o := ContiguityOptions{Planar: true, Tolerance: 0.05}
	for name, c := range map[string]struct {
		other orb.Ring
		rook  bool
	}{
		"side":   {rectangle(1.04, 0, 2, 1), true},
		"corner": {rectangle(1, 1, 2, 2), false},
		"part":   {rectangle(1.04, 0.7, 2, 2), true},
	} {
		outlines := []orb.MultiPolygon{dense(rectangle(0, 0, 1, 1)), dense(c.other)}
		queen, err := Queen(outlines, o)
		if err != nil {
			t.Fatal(err)
		}
		rook, err := Rook(outlines, o)
		if err != nil {
			t.Fatal(err)
		}
		if !queen.Linked(0, 1) || rook.Linked(0, 1) != c.rook {
			t.Errorf("%s: queen %v, rook %v", name, queen.Linked(0, 1), rook.Linked(0, 1))
		}
	}
}

// The tolerance is metres at every latitude, east and north.
func TestToleranceInMetres(t *testing.T) {
	t.Parallel()
	for _, latitude := range []float64{0, 10.5, -45, 70, 89} {
		_, cos := math.Sincos((latitude + 0.05) * math.Pi / 180)
		for _, metres := range []float64{0.5, 20, 500} {
			degrees := metres / metresPerDegree
			for name, shift := range map[string]orb.Point{"east": {0.1 + degrees/cos, 0}, "north": {0, 0.1 + degrees}} {
				a := orb.MultiPolygon{{rectangle(105, latitude, 105.1, latitude+0.1)}}
				b := orb.MultiPolygon{{rectangle(105+shift[0], latitude+shift[1], 105.1+shift[0], latitude+0.1+shift[1])}}
				for share, want := range map[float64]bool{0.9: false, 1.1: true} {
					m, err := Queen([]orb.MultiPolygon{a, b}, ContiguityOptions{Tolerance: share * metres})
					if err != nil {
						t.Fatal(err)
					}
					if m.Linked(0, 1) != want {
						t.Errorf("latitude %v, %v m %s of one another, tolerance %v: neighbours %v", latitude, metres, name, share*metres, !want)
					}
				}
			}
		}
	}
}

func TestContiguityRefuses(t *testing.T) {
	t.Parallel()
	inf, nan := math.Inf(1), math.NaN()
	good := square(105, 21)
	for _, c := range []struct {
		name  string
		shape orb.MultiPolygon
		o     ContiguityOptions
		field string
		says  string
	}{
		{"NaN", orb.MultiPolygon{{rectangle(1, nan, 2, 2)}}, ContiguityOptions{}, "outlines", "unit 1, polygon 0, ring 0: its coordinates 1, NaN"},
		{"infinite", orb.MultiPolygon{{rectangle(0, 0, inf, 2)}}, ContiguityOptions{Planar: true}, "outlines", "unit 1, polygon 0, ring 0"},
		{"enormous", orb.MultiPolygon{{rectangle(0, 0, 1e101, 2)}}, ContiguityOptions{Planar: true}, "outlines", "not usable"},
		{"metres as degrees", square(585_000, 2_330_000), ContiguityOptions{}, "outlines", "say that they are planar"},
		{"two points", orb.MultiPolygon{good[0], {rectangle(0, 0, 1, 1), {{0, 0}, {1, 0}, {0, 0}}}}, ContiguityOptions{}, "outlines", "unit 1, polygon 1, ring 1: it has 2 different points"},
		{"one point", orb.MultiPolygon{{{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}}, ContiguityOptions{}, "outlines", "1 different points"},
		{"an empty ring", orb.MultiPolygon{{{}}}, ContiguityOptions{}, "outlines", "0 different points"},
		{"tolerance below 0", good, ContiguityOptions{Tolerance: -1}, "tolerance", "-1"},
		{"tolerance NaN", good, ContiguityOptions{Tolerance: nan}, "tolerance", "NaN"},
		{"tolerance infinite", good, ContiguityOptions{Tolerance: inf}, "tolerance", "Inf"},
	} {
		for _, build := range []func([]orb.MultiPolygon, ContiguityOptions) (*Matrix, error){Queen, Rook} {
			m, err := build([]orb.MultiPolygon{good, c.shape}, c.o)
			var invalid *geo.InvalidError
			if m != nil || !errors.As(err, &invalid) || invalid.Field != c.field || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: got %v, want an error of %s that says %q", c.name, err, c.field, c.says)
			}
		}
	}
}

func TestPoles(t *testing.T) {
	t.Parallel()
	// All longitudes meet at a pole.
	wedge := func(west, east float64) orb.MultiPolygon {
		return orb.MultiPolygon{{{{west, 89}, {east, 89}, {east, 90}, {west, 90}, {west, 89}}}}
	}
	m, err := Queen([]orb.MultiPolygon{wedge(0, 10), wedge(90, 100), square(20, 80)}, ContiguityOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !m.Linked(0, 1) || m.Degree(2) != 0 {
		t.Errorf("neighbours %v %v %v", m.Neighbours(0), m.Neighbours(1), m.Neighbours(2))
	}
}

// Whatever coordinates hold, there is an answer or an error, and no panic.
func TestContiguityOfAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		extreme := rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1, -90, 90, 180, 360, 1e-300, 1e-160, 1e99, -1e100, math.MaxFloat64, math.Inf(1), math.NaN()})
		coordinate := rapid.OneOf(extreme, extreme, rapid.Float64Range(-90, 90), rapid.Float64())
		if rapid.Bool().Draw(t, "usable") {
			coordinate = rapid.OneOf(rapid.SampledFrom([]float64{0, 1, -90, 90, 1e-300, 1e-160}), rapid.Float64Range(-90, 90))
		}
		ring := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) orb.Point {
			return orb.Point{coordinate.Draw(t, "x"), coordinate.Draw(t, "y")}
		}), 0, 6)
		polygon := rapid.SliceOfN(rapid.Map(ring, func(r []orb.Point) orb.Ring { return r }), 0, 2)
		outline := rapid.SliceOfN(rapid.Map(polygon, func(r []orb.Ring) orb.Polygon { return r }), 0, 2)
		outlines := rapid.SliceOfN(rapid.Map(outline, func(p []orb.Polygon) orb.MultiPolygon { return p }), 0, 5).Draw(t, "outlines")
		o := ContiguityOptions{rapid.Bool().Draw(t, "planar"), rapid.OneOf(extreme, rapid.Float64()).Draw(t, "tolerance")}
		for _, build := range []func([]orb.MultiPolygon, ContiguityOptions) (*Matrix, error){Queen, Rook} {
			if m, err := build(outlines, o); (m == nil) == (err == nil) || m != nil && (m.N() != len(outlines) || !m.Symmetric()) {
				t.Fatalf("%v, %v", m, err)
			}
		}
	})
}
