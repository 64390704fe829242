package weights

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func TestCentroid(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, c := range []struct {
		name string
		mp   orb.MultiPolygon
		want orb.Point
	}{
		{"square", square(105, 21), orb.Point{105.5, 21.5}},
		{"square, clockwise", orb.MultiPolygon{{reversed(rectangle(0, 0, 2, 4))}}, orb.Point{1, 2}},
		{"open ring", orb.MultiPolygon{{rectangle(0, 0, 2, 4)[:4]}}, orb.Point{1, 2}},
		{"triangle", orb.MultiPolygon{{{{0, 0}, {3, 0}, {0, 3}, {0, 0}}}}, orb.Point{1, 1}},
		{"hole", orb.MultiPolygon{{rectangle(0, 0, 4, 2), rectangle(2, 0, 4, 2)}}, orb.Point{1, 1}},
		{"hole, turning as the outer ring", orb.MultiPolygon{{rectangle(0, 0, 4, 2), reversed(rectangle(2, 0, 4, 2))}}, orb.Point{1, 1}},
		{"two parts, by area", orb.MultiPolygon{{rectangle(0, 0, 1, 1)}, {reversed(rectangle(4, 0, 7, 1))}}, orb.Point{(0.5 + 3*5.5) / 4, 0.5}},
		{"outside the outline", orb.MultiPolygon{{{{0, 0}, {4, 0}, {4, 4}, {3, 4}, {3, 1}, {1, 1}, {1, 4}, {0, 4}, {0, 0}}}}, orb.Point{2, 1.7}},
		{"a line", orb.MultiPolygon{{{{0, 0}, {3, 1}, {9, 3}, {0, 0}}}}, orb.Point{4.5, 1.5}},
		{"a line, area by rounding alone", orb.MultiPolygon{{{{105.1, 21.1}, {105.4, 21.2}, {106, 21.4}, {105.1, 21.1}}}}, orb.Point{105.55, 21.25}},
		{"a point", orb.MultiPolygon{{{{5, 6}, {5, 6}, {5, 6}, {5, 6}}}}, orb.Point{5, 6}},
		{"all hole", orb.MultiPolygon{{rectangle(0, 0, 2, 4), rectangle(0, 0, 2, 4)}}, orb.Point{1, 2}},
		{"an empty ring", orb.MultiPolygon{{{}}, square(0, 0)[0]}, orb.Point{0.5, 0.5}},
		{"nothing", nil, orb.Point{nan, nan}},
		{"a polygon without rings", orb.MultiPolygon{{}}, orb.Point{nan, nan}},
		{"NaN", orb.MultiPolygon{{rectangle(0, 0, 1, nan)}}, orb.Point{nan, nan}},
	} {
		got := Centroid(c.mp)
		for axis, want := range c.want {
			if !(math.Abs(got[axis]-want) <= 1e-13*math.Abs(want)) && !(math.IsNaN(want) && math.IsNaN(got[axis])) {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

// Far from the origin, as projected coordinates are, no digits are lost.
func TestCentroidMoves(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var ring orb.Ring
		for range rapid.IntRange(3, 9).Draw(t, "n") {
			ring = append(ring, orb.Point{rapid.Float64Range(0, 10).Draw(t, "x"), rapid.Float64Range(0, 10).Draw(t, "y")})
		}
		shape := orb.MultiPolygon{{ring}, {rectangle(20, 20, 30, 30)}}
		shift := orb.Point{585_000, 2_330_000}
		far := moved([]orb.MultiPolygon{shape}, func(p orb.Point) orb.Point { return orb.Point{p[0] + shift[0], p[1] + shift[1]} })[0]
		got, want := Centroid(far), Centroid(shape)
		for axis := range got {
			if math.Abs(got[axis]-shift[axis]-want[axis]) > 1e-7 {
				t.Fatalf("%v, moved %v", want, got)
			}
		}
	})
}
