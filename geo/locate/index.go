package locate

import "github.com/paulmach/orb"

// Index finds outlines by point. It does not change once made and is safe for
// concurrent use; it keeps nothing of the outlines it was made from.
type Index struct {
	bound  orb.Bound
	shapes shapes
	nodes  []node // the first one covers bound
	cells  []uint32
	lists  []uint32
}

// New returns an index over outlines. A place in the slice is a unit's number
// in all answers; where outlines overlap or touch, the smaller number goes
// first, so sort them by unit code.
//
// Outlines should be valid as in OGC Simple Features. Of invalid ones each
// polygon covers its edges and what an odd number of its edges encloses. Empty
// outlines cover nothing; unclosed rings are closed; rings with a coordinate
// that is NaN or beyond 1e100 are left out.
//
// Time and memory are linear in the vertices; see the package comment.
func New(outlines []orb.MultiPolygon) *Index {
	x := &Index{bound: emptyBound}
	b := &builder{Index: x}
	for unit, outline := range outlines {
		for _, polygon := range outline {
			b.add(unit, polygon)
		}
	}
	if len(b.edges) > 0 {
		b.memory, b.work = memoryPerEdge*len(b.edges), workPerEdge*len(b.edges)
		b.build(b.outermost(), b.edges, nil, 0)
		x.compact()
	}
	return x
}

// emptyBound is orb's bound of nothing.
var emptyBound = orb.MultiPolygon(nil).Bound()

// Bounds returns the smallest rectangle around all outlines; without any, the
// empty bound of orb.
func (x *Index) Bounds() orb.Bound { return x.bound }

// Find returns the number of the first outline that covers the point: that has
// it inside or on its boundary, a hole's boundary included, as exact arithmetic
// decides. It returns −1 where none does and for coordinates that are NaN or
// infinite. The point is longitude, latitude like the outlines.
func (x *Index) Find(p orb.Point) int {
	cell := x.cell(p)
	switch cell & cellKind {
	case cellInside:
		return int(cell & cellValue)
	case cellList:
		at := cell & cellValue
		for _, entry := range x.lists[at+1 : at+1+x.lists[at]] {
			if entry&entryInside != 0 {
				return int(entry >> 1)
			}
			if r := &x.shapes.regions[entry>>1]; x.shapes.covers(r, p) {
				return int(r.unit)
			}
		}
	}
	return -1
}

// FindAll returns the numbers of all outlines that cover the point, ascending,
// by the rule of Find; nil where there is none.
func (x *Index) FindAll(p orb.Point) []int {
	var all []int
	cell := x.cell(p)
	switch cell & cellKind {
	case cellInside:
		all = append(all, int(cell&cellValue))
	case cellList:
		at := cell & cellValue
		for _, entry := range x.lists[at+1 : at+1+x.lists[at]] {
			unit := int(x.unitOf(entry))
			if n := len(all); n > 0 && all[n-1] == unit {
				continue
			}
			if entry&entryInside != 0 || x.shapes.covers(&x.shapes.regions[entry>>1], p) {
				all = append(all, unit)
			}
		}
	}
	return all
}

// cell returns the word of the finest cell that holds the point.
func (x *Index) cell(p orb.Point) uint32 {
	if len(x.nodes) == 0 || !x.bound.Contains(p) || p[0] != p[0] || p[1] != p[1] {
		return cellEmpty
	}
	n := &x.nodes[0]
	for {
		cell := x.cells[n.first+n.row(p[1])*n.columns+n.column(p[0])]
		if cell&cellKind != cellNode {
			return cell
		}
		n = &x.nodes[cell&cellValue]
	}
}

// unitOf returns the unit of a list entry.
func (x *Index) unitOf(entry uint32) uint32 {
	if entry&entryInside != 0 {
		return entry >> 1
	}
	return x.shapes.regions[entry>>1].unit
}

// compact gives back what growing the slices took too much.
func (x *Index) compact() {
	s := &x.shapes
	s.vertices, s.regions = exactly(s.vertices), exactly(s.regions)
	s.slabs, s.filed = exactly(s.slabs), exactly(s.filed)
	x.nodes, x.cells, x.lists = exactly(x.nodes), exactly(x.cells), exactly(x.lists)
}

func exactly[T any](s []T) []T {
	exact := make([]T, len(s))
	copy(exact, s)
	return exact
}
