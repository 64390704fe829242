package weights

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// plots are units made of rectangles on a board of whole numbers, and the cells
// of the board that each takes up: these say who is whose neighbour without any
// geometry. Rectangles of a unit lie apart; units overlap, enclose one another,
// and meet with corners on sides.
type plots struct {
	outlines []orb.MultiPolygon
	cells    [][boardSide][boardSide]bool
}

const boardSide = 9

func anyPlots(t *rapid.T) plots {
	var p plots
	cell := rapid.IntRange(0, boardSide-3)
	size := rapid.IntRange(1, 3)
	for range rapid.IntRange(0, 9).Draw(t, "units") {
		var outline orb.MultiPolygon
		var cells [boardSide][boardSide]bool
		for range rapid.IntRange(0, 2).Draw(t, "rectangles") {
			x, y, w, h := cell.Draw(t, "x"), cell.Draw(t, "y"), size.Draw(t, "w"), size.Draw(t, "h")
			hollow := w == 3 && h == 3 && rapid.Bool().Draw(t, "hollow")
			if meetsOwn(&cells, x, y, w, h) {
				continue
			}
			polygon := orb.Polygon{rectangle(float64(x), float64(y), float64(x+w), float64(y+h))}
			if hollow {
				polygon = append(polygon, rectangle(float64(x+1), float64(y+1), float64(x+2), float64(y+2)))
			}
			outline = append(outline, polygon)
			for i := range w {
				for j := range h {
					cells[x+i][y+j] = !(hollow && i == 1 && j == 1)
				}
			}
		}
		p.outlines, p.cells = append(p.outlines, outline), append(p.cells, cells)
	}
	return p
}

// meetsOwn tells whether a rectangle would touch another of its unit.
func meetsOwn(cells *[boardSide][boardSide]bool, x, y, w, h int) bool {
	for i := max(0, x-1); i < min(boardSide, x+w+1); i++ {
		for j := max(0, y-1); j < min(boardSide, y+h+1); j++ {
			if cells[i][j] {
				return true
			}
		}
	}
	return false
}

// neighbours tells whether cells of two units are the same, or next to one
// another: by a side for rook, by a corner or a side for queen.
func (p plots) neighbours(a, b int, rook bool) bool {
	for x := range boardSide {
		for y := range boardSide {
			for i := max(0, x-1); i < min(boardSide, x+2); i++ {
				for j := max(0, y-1); j < min(boardSide, y+2); j++ {
					if diagonal := i != x && j != y; p.cells[a][x][y] && p.cells[b][i][j] && !(rook && diagonal) {
						return true
					}
				}
			}
		}
	}
	return false
}

func (p plots) check(t *rapid.T, outlines []orb.MultiPolygon, o ContiguityOptions) {
	t.Helper()
	queen, err := Queen(outlines, o)
	if err != nil {
		t.Fatal(err)
	}
	rook, err := Rook(outlines, o)
	if err != nil {
		t.Fatal(err)
	}
	for a := range outlines {
		for b := range outlines {
			if a == b {
				continue
			}
			if got, want := queen.Linked(a, b), p.neighbours(a, b, false); got != want {
				t.Fatalf("queen: %d and %d: %v, want %v:\n%v\n%v", a, b, got, want, outlines[a], outlines[b])
			}
			if got, want := rook.Linked(a, b), p.neighbours(a, b, true); got != want {
				t.Fatalf("rook: %d and %d: %v, want %v:\n%v\n%v", a, b, got, want, outlines[a], outlines[b])
			}
		}
	}
}

func TestContiguityOfPlots(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlots(t)
		p.check(t, p.outlines, ContiguityOptions{Planar: true})
	})
}

// moved returns the outlines with every point changed.
func moved(outlines []orb.MultiPolygon, f func(orb.Point) orb.Point) []orb.MultiPolygon {
	all := make([]orb.MultiPolygon, len(outlines))
	for i, outline := range outlines {
		all[i] = outline.Clone()
		for _, polygon := range all[i] {
			for _, ring := range polygon {
				for k, p := range ring {
					ring[k] = f(p)
				}
			}
		}
	}
	return all
}

// Where the plane lies, how large its unit is and which way it is turned say
// nothing; neither do degrees for metres.
func TestContiguityMovedAndScaled(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlots(t)
		scale := rapid.SampledFrom([]float64{1, 1e-6, 1e9, 1.0 / 3, 0.1}).Draw(t, "scale")
		shift := rapid.SampledFrom([]float64{0, 0, 105.85, -4096, 0.1}).Draw(t, "shift")
		sin, cos := math.Sincos(rapid.Float64Range(0, 7).Draw(t, "angle"))
		turn := func(q orb.Point) orb.Point {
			return orb.Point{scale * (shift + q[0]*cos - q[1]*sin), scale * (shift + q[0]*sin + q[1]*cos)}
		}
		p.check(t, moved(p.outlines, turn), ContiguityOptions{Planar: true})
		degrees := func(q orb.Point) orb.Point { return orb.Point{105 + q[0]/100, 21 + q[1]/100} }
		p.check(t, moved(p.outlines, degrees), ContiguityOptions{})
	})
}

// Digitising slivers neither make nor break neighbours: each unit is drawn by
// itself, off by up to a quarter of the tolerance on either axis.
func TestContiguityOfSloppyPlots(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlots(t)
		const tolerance = 0.02
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		off := func() float64 { return (r.Float64() - 0.5) * tolerance / 2 }
		sloppy := moved(p.outlines, func(q orb.Point) orb.Point { return orb.Point{q[0] + off(), q[1] + off()} })
		p.check(t, sloppy, ContiguityOptions{Planar: true, Tolerance: tolerance})
	})
}

// anyTriangles draws triangles that touch, cross and overlap.
func anyTriangles(t *rapid.T) []orb.MultiPolygon {
	coordinate := rapid.Custom(func(t *rapid.T) float64 {
		return float64(rapid.IntRange(0, 12).Draw(t, "c")) + rapid.SampledFrom([]float64{0, 0, 0.25, 1e-3}).Draw(t, "d")
	})
	var outlines []orb.MultiPolygon
	for range rapid.IntRange(0, 8).Draw(t, "units") {
		var ring orb.Ring
		for range 3 {
			ring = append(ring, orb.Point{coordinate.Draw(t, "x"), coordinate.Draw(t, "y")})
		}
		if ring[0] != ring[1] && ring[1] != ring[2] && ring[2] != ring[0] {
			outlines = append(outlines, orb.MultiPolygon{{append(ring, ring[0])}})
		}
	}
	return outlines
}

// Queen against its definition: the distance of all sides from all others.
func TestQueenByDistance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		outlines := anyTriangles(t)
		tolerance := rapid.SampledFrom([]float64{1e-9, 0.0105, 0.3003, 1.7}).Draw(t, "tolerance") // of no two
		m, err := Queen(outlines, ContiguityOptions{Planar: true, Tolerance: tolerance})
		if err != nil {
			t.Fatal(err)
		}
		for i := range outlines {
			for j := range i {
				if want := apart(outlines[i], outlines[j]) <= tolerance; m.Linked(i, j) != want {
					t.Fatalf("%v and %v are %v apart, tolerance %v: neighbours %v", outlines[i], outlines[j], apart(outlines[i], outlines[j]), tolerance, !want)
				}
			}
		}
	})
}

// apart returns the distance of two outlines of one ring.
func apart(a, b orb.MultiPolygon) float64 {
	p, q := a[0][0], b[0][0]
	if holds(a, q[0]) || holds(b, p[0]) {
		return 0
	}
	least := math.Inf(1)
	for i := 1; i < len(p); i++ {
		for j := 1; j < len(q); j++ {
			if cross(p[i-1], p[i], q[j-1], q[j]) {
				return 0
			}
			least = min(least, fromSide(p[i], q[j-1], q[j]), fromSide(q[j], p[i-1], p[i]))
		}
	}
	return least
}

func turn(a, b, p orb.Point) float64 {
	return (b[0]-a[0])*(p[1]-a[1]) - (b[1]-a[1])*(p[0]-a[0])
}

func cross(a, b, c, d orb.Point) bool {
	return turn(a, b, c)*turn(a, b, d) < 0 && turn(c, d, a)*turn(c, d, b) < 0
}

func fromSide(p, a, b orb.Point) float64 {
	x, y := b[0]-a[0], b[1]-a[1]
	at := min(1, max(0, ((p[0]-a[0])*x+(p[1]-a[1])*y)/(x*x+y*y)))
	return math.Hypot(a[0]+at*x-p[0], a[1]+at*y-p[1])
}

// The order of units renames them and changes nothing else; nothing given is
// changed; rook's neighbours are queen's, and both are mutual.
func TestContiguityInAnyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		outlines := append(anyTriangles(t), anyPlots(t).outlines...)
		before := moved(outlines, func(p orb.Point) orb.Point { return p })
		order := rapid.Permutation(slices.Collect(integers(len(outlines)))).Draw(t, "order")
		shuffled := make([]orb.MultiPolygon, len(order))
		for at, i := range order {
			shuffled[at] = outlines[i]
		}
		o := ContiguityOptions{Planar: true, Tolerance: rapid.SampledFrom([]float64{0, 0.1, 1}).Draw(t, "tolerance")}
		var found []*Matrix
		for _, build := range []func([]orb.MultiPolygon, ContiguityOptions) (*Matrix, error){Queen, Rook} {
			m, err := build(outlines, o)
			if err != nil {
				t.Fatal(err)
			}
			other, err := build(shuffled, o)
			if err != nil {
				t.Fatal(err)
			}
			if got := m.Pick(order); !slices.Equal(got.to, other.to) || !slices.Equal(got.start, other.start) || !m.Symmetric() {
				t.Fatalf("%+v in another order is %+v", got, other)
			}
			found = append(found, m)
		}
		for i := range outlines {
			for _, j := range found[1].Neighbours(i) {
				if !found[0].Linked(i, int(j)) {
					t.Fatalf("%d and %d are rook's neighbours and not queen's", i, j)
				}
			}
			if !outlines[i].Equal(before[i]) {
				t.Fatalf("outline %d was changed", i)
			}
		}
	})
}

// Edges in a row with a gap between them do not cross, whatever rounding makes of
// their sides.
func TestEdgesInARow(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 0))
	for range 10_000 {
		sin, cos := math.Sincos(math.Pi/4 + 0.1*r.NormFloat64())
		at := func(along, beside float64) orb.Point {
			return orb.Point{along*cos - beside*sin, along*sin + beside*cos}
		}
		a := orb.MultiPolygon{{{at(-1, 0), at(0, 0), at(-1, 1), at(-1, 0)}}}
		b := orb.MultiPolygon{{{at(0.012, 0), at(2, 0), at(2, -1), at(0.012, 0)}}}
		m, err := Queen([]orb.MultiPolygon{a, b}, ContiguityOptions{Planar: true, Tolerance: 0.01})
		if err != nil {
			t.Fatal(err)
		}
		if m.Linked(0, 1) {
			t.Fatalf("neighbours, 0.012 apart: %v and %v", a, b)
		}
	}
}
