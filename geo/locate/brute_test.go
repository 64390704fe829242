package locate

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// anyOutlines draws units of arbitrary rings on a small grid: holes, overlaps,
// self-crossings, level and repeated edges, rings of one point, empty ones.
func anyOutlines(t *rapid.T) []orb.MultiPolygon {
	scale := rapid.SampledFrom([]float64{1, 0.1, 1e-7, 1e9, 1.0 / 3}).Draw(t, "scale")
	shift := rapid.SampledFrom([]float64{0, 0, 105.85, -4096}).Draw(t, "shift")
	coordinate := rapid.Custom(func(t *rapid.T) float64 {
		return shift + scale*float64(rapid.IntRange(-8, 8).Draw(t, "c"))
	})
	point := rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{coordinate.Draw(t, "x"), coordinate.Draw(t, "y")}
	})
	ring := rapid.Custom(func(t *rapid.T) orb.Ring {
		return rapid.SliceOfN(point, 0, 24).Draw(t, "ring")
	})
	polygon := rapid.Custom(func(t *rapid.T) orb.Polygon {
		return rapid.SliceOfN(ring, 0, 3).Draw(t, "polygon")
	})
	outline := rapid.Custom(func(t *rapid.T) orb.MultiPolygon {
		return rapid.SliceOfN(polygon, 0, 3).Draw(t, "outline")
	})
	return rapid.SliceOfN(outline, 0, 6).Draw(t, "outlines")
}

func TestFindAgainstRationalArithmetic(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		outlines := anyOutlines(t)
		x := New(outlines)
		for _, kind := range hardPoints(outlines, 12, rapid.Uint64().Draw(t, "seed")) {
			for _, p := range kind.points {
				agree(t, outlines, x, p)
			}
		}
	})
}

type fataler interface {
	Fatalf(format string, args ...any)
}

// agree compares both answers about a point with the slow ones.
func agree(t fataler, outlines []orb.MultiPolygon, x *Index, p orb.Point) {
	want := slowFindAll(outlines, p, math.MaxInt)
	if got := x.FindAll(p); !slices.Equal(got, want) {
		t.Fatalf("FindAll(%v) = %v, want %v", p, got, want)
	}
	first := -1
	if len(want) > 0 {
		first = want[0]
	}
	if got := x.Find(p); got != first {
		t.Fatalf("Find(%v) = %d, want %d", p, got, first)
	}
}

// TestFindDenseCells makes units small against the whole, so that grids nest
// to their last level.
func TestFindDenseCells(t *testing.T) {
	t.Parallel()
	var outlines []orb.MultiPolygon
	for size := 1.0; size > 1e-13; size /= 3 {
		outlines = append(outlines, fan(orb.Point{105, 21}, size, 40))
	}
	slices.Reverse(outlines)
	x := New(outlines)
	for _, kind := range hardPoints(outlines, 100, 5) {
		for _, p := range kind.points {
			agree(t, outlines, x, p)
		}
	}
}

// fan returns a star of n points around a centre.
func fan(centre orb.Point, size float64, n int) orb.MultiPolygon {
	var ring orb.Ring
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		r := size
		if i%2 == 1 {
			r = size / 2
		}
		ring = append(ring, orb.Point{centre[0] + r*cos, centre[1] + r*sin})
	}
	return orb.MultiPolygon{{append(ring, ring[0])}}
}

func TestFindOnRealOutlines(t *testing.T) {
	t.Parallel()
	for _, file := range []string{communes2025, communes2009, wards2013, "vn_provinces_2025_34.gpkg"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			outlines := realOutlines(t, file)
			x := New(outlines)
			for _, kind := range hardPoints(outlines, 15, 6) {
				for _, p := range kind.points {
					agree(t, outlines, x, p)
				}
			}
		})
	}
}
