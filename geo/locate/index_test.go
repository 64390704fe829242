package locate

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// box returns a closed ring around a rectangle.
func box(x0, y0, x1, y1 float64) orb.Ring {
	return orb.Ring{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}
}

func TestFind(t *testing.T) {
	t.Parallel()
	outlines := []orb.MultiPolygon{
		{{box(0, 0, 4, 4), box(1, 1, 3, 3)}}, // 0 a square with a hole
		{{box(4, 0, 8, 4)}},                  // 1 beside it
		{{box(2, 2, 6, 3)}},                  // 2 from the hole over both
		{},                                   // 3 empty
		{{box(10, 0, 11, 1)}, {box(11, 1, 12, 2)}},                                   // 4 two parts that meet in a corner
		{{{{20, 0}, {24, 0}, {24, 4}, {20, 4}}}},                                     // 5 not closed
		{{{{30, 0}, {30, 0}, {32, 0}, {34, 0}, {34, 0}, {34, 4}, {30, 4}, {30, 0}}}}, // 6 repeated and collinear vertices
		{{box(40, 0, 44, 4), {{40, 2}, {42, 1}, {42, 3}, {40, 2}}}},                  // 7 a hole that touches its shell
		{{box(50, 0, 54, 4)}, {{{60, 0}, {math.NaN(), 1}, {61, 1}, {60, 0}}}},        // 8 a part with a coordinate missing
		{{{{70, 1}}}, {{{72, 0}, {74, 2}}}},                                          // 9 a point and a line
		{{{}}, nil, {nil}},                                                           // 10 nothing
	}
	x := New(outlines)
	for _, c := range []struct {
		name string
		p    orb.Point
		want []int
	}{
		{"inside", orb.Point{0.5, 0.5}, []int{0}},
		{"outer edge", orb.Point{0, 2}, []int{0}},
		{"outer vertex", orb.Point{0, 0}, []int{0}},
		{"in the hole", orb.Point{1.5, 1.5}, nil},
		{"edge of the hole", orb.Point{1, 2}, []int{0}},
		{"vertex of the hole", orb.Point{1, 1}, []int{0}},
		{"just inside the hole", orb.Point{math.Nextafter(1, 2), 2}, nil},
		{"shared edge", orb.Point{4, 1}, []int{0, 1}},
		{"overlap", orb.Point{5, 2.5}, []int{1, 2}},
		{"three at once", orb.Point{4, 2.5}, []int{0, 1, 2}},
		{"a unit in another's hole", orb.Point{2.5, 2.5}, []int{2}},
		{"meeting corner of two parts", orb.Point{11, 1}, []int{4}},
		{"between the parts", orb.Point{10.5, 1.5}, nil},
		{"closing edge", orb.Point{20, 2}, []int{5}},
		{"in an unclosed ring", orb.Point{22, 2}, []int{5}},
		{"collinear vertex", orb.Point{32, 0}, []int{6}},
		{"level edge", orb.Point{33, 0}, []int{6}},
		{"beside a level edge", orb.Point{34.5, 0}, nil},
		{"where a hole touches its shell", orb.Point{40, 2}, []int{7}},
		{"in a touching hole", orb.Point{41, 2}, nil},
		{"beside a touching hole", orb.Point{40.5, 3}, []int{7}},
		{"good part of a bad unit", orb.Point{52, 2}, []int{8}},
		{"bad part", orb.Point{60.4, 0.5}, nil},
		{"ring of one point", orb.Point{70, 1}, []int{9}},
		{"ring of two points", orb.Point{73, 1}, []int{9}},
		{"beside a ring of two points", orb.Point{73, 1.5}, nil},
		{"outside", orb.Point{-1, 2}, nil},
		{"beyond the last edge", orb.Point{8.5, 4}, nil},
		{"no number", orb.Point{math.NaN(), 2}, nil},
		{"no number either", orb.Point{2, math.NaN()}, nil},
		{"infinite", orb.Point{math.Inf(1), 2}, nil},
		{"infinite below", orb.Point{2, math.Inf(-1)}, nil},
		{"huge", orb.Point{math.MaxFloat64, -math.MaxFloat64}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := x.FindAll(c.p); !slices.Equal(got, c.want) {
				t.Errorf("FindAll = %v, want %v", got, c.want)
			}
			want := -1
			if len(c.want) > 0 {
				want = c.want[0]
			}
			if got := x.Find(c.p); got != want {
				t.Errorf("Find = %d, want %d", got, want)
			}
		})
	}
}

func TestNewWithoutOutlines(t *testing.T) {
	t.Parallel()
	for name, outlines := range map[string][]orb.MultiPolygon{
		"nil": nil, "empty unit": {nil}, "empty polygon": {{{}}}, "empty ring": {{{{}}}},
		"infinite ring": {{{{{0, 0}, {math.Inf(1), 0}, {0, 1}, {0, 0}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := New(outlines)
			if !x.Bounds().IsEmpty() {
				t.Errorf("Bounds = %v, want an empty bound", x.Bounds())
			}
			if got := x.Find(orb.Point{}); got != -1 {
				t.Errorf("Find = %d, want -1", got)
			}
			if got := x.FindAll(orb.Point{}); got != nil {
				t.Errorf("FindAll = %v, want nil", got)
			}
		})
	}
}

func TestBounds(t *testing.T) {
	t.Parallel()
	got := New([]orb.MultiPolygon{{{box(3, -2, 4, 0)}}, nil, {{box(-1, 5, 0, 6)}}}).Bounds()
	if want := (orb.Bound{Min: orb.Point{-1, -2}, Max: orb.Point{4, 6}}); got != want {
		t.Errorf("Bounds = %v, want %v", got, want)
	}
}

func TestNewKeepsNothingOfItsInput(t *testing.T) {
	t.Parallel()
	ring := box(0, 0, 4, 4)
	outlines := []orb.MultiPolygon{{{ring}}}
	x := New(outlines)
	if !slices.Equal(ring, box(0, 0, 4, 4)) {
		t.Fatal("New changed its input")
	}
	ring[1], outlines[0] = orb.Point{0, 0}, nil
	if got := x.Find(orb.Point{3.9, 3}); got != 0 {
		t.Errorf("Find = %d after the input changed, want 0", got)
	}
}
