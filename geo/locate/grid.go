package locate

import (
	"math"

	"github.com/paulmach/orb"
)

// node is a grid of columns × rows cells over a rectangle. Points on its
// border or beyond belong to the nearest cell.
type node struct {
	minX, minY   float64
	cellX, cellY float64 // size of a cell
	perX, perY   float64 // cells per unit of x and y
	columns      uint32
	rows         uint32
	first        uint32 // its first cell
	// steepest is the greatest x per y at which the place of an edge in a row
	// can be computed well within the margin; flatter edges take their bound.
	steepest float64
}

// A cell is empty (0), wholly inside one unit, a list, or a finer grid: the
// kind in the upper two bits, the unit, the list's place or the node in the
// rest.
const (
	cellEmpty  = 0 << 30
	cellInside = 1 << 30
	cellList   = 2 << 30
	cellNode   = 3 << 30
	cellKind   = 3 << 30
	cellValue  = 1<<30 - 1
)

// An entry of a list is a unit that holds the whole cell (unit<<1 | 1) or a
// region with an edge near it (region<<1). Entries ascend by unit. A list is
// its length and then its entries.
const entryInside = 1

// gridOf lays columns × rows cells over a bound. No cell is smaller than the
// smallest distance that coordinates of this size can tell apart many times over.
func gridOf(b orb.Bound, columns, rows uint32) node {
	least := leastCell(b)
	n := node{minX: b.Min[0], minY: b.Min[1], columns: columns, rows: rows}
	n.cellX = max((b.Max[0]-b.Min[0])/float64(columns), least)
	n.cellY = max((b.Max[1]-b.Min[1])/float64(rows), least)
	n.perX, n.perY = 1/n.cellX, 1/n.cellY
	n.steepest = n.cellX * cellMargin / (least * 0x1p-14) // a rounding error of y is below least·2⁻¹⁶
	return n
}

// leastCell is 2⁻³⁶ of the greatest coordinate. The margin around a cell
// (cellMargin) is then at least 64 units in the last place of any coordinate,
// far more than the rounding errors in placing points and edges.
func leastCell(b orb.Bound) float64 {
	greatest := max(math.Abs(b.Min[0]), math.Abs(b.Min[1]), math.Abs(b.Max[0]), math.Abs(b.Max[1]))
	return max(greatest*0x1p-36, 0x1p-300)
}

// column returns the column of x; it never falls as x rises.
func (n *node) column(x float64) uint32 { return place((x-n.minX)*n.perX, n.columns) }

// row returns the row of y; it never falls as y rises.
func (n *node) row(y float64) uint32 { return place((y-n.minY)*n.perY, n.rows) }

func place(v float64, count uint32) uint32 {
	if !(v > 0) {
		return 0
	}
	if v >= float64(count) {
		return count - 1
	}
	return uint32(v)
}

// cellBound returns the rectangle of a cell.
func (n *node) cellBound(column, row uint32) orb.Bound {
	x, y := n.minX+float64(column)*n.cellX, n.minY+float64(row)*n.cellY
	return orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + n.cellX, y + n.cellY}}
}

// centre returns the middle of a cell.
func (n *node) centre(column, row uint32) orb.Point {
	return orb.Point{n.minX + (float64(column)+0.5)*n.cellX, n.minY + (float64(row)+0.5)*n.cellY}
}

// cellMargin is the share of a cell by which each cell is widened when edges
// are put into cells.
const cellMargin = 0x1p-10

// eachCell calls f with each cell that the edge from a to b comes near: a
// superset of the cells of all points on it, by cellMargin on each side.
func (n *node) eachCell(a, b orb.Point, f func(cell uint32)) {
	if a[1] > b[1] {
		a, b = b, a
	}
	marginX, marginY := n.cellX*cellMargin, n.cellY*cellMargin
	leftmost, rightmost := min(a[0], b[0]), max(a[0], b[0])
	if rightmost+marginX < n.minX || leftmost-marginX > n.minX+float64(n.columns)*n.cellX {
		return
	}
	slope := (b[0] - a[0]) / (b[1] - a[1])
	follow := math.Abs(slope) <= n.steepest
	for row, last := n.row(a[1]-marginY), n.row(b[1]+marginY); row <= last; row++ {
		low := n.minY + float64(row)*n.cellY - marginY
		from, to := max(a[1], low), min(b[1], low+n.cellY+2*marginY)
		if from > to {
			continue
		}
		left, right := leftmost, rightmost
		if follow {
			x1, x2 := a[0]+(from-a[1])*slope, a[0]+(to-a[1])*slope
			left, right = max(left, min(x1, x2)), min(right, max(x1, x2))
		}
		for c, end := n.column(left-marginX), n.column(right+marginX); c <= end; c++ {
			f(row*n.columns + c)
		}
	}
}
