package locate

import (
	"math"

	"github.com/paulmach/orb"
)

const (
	edgesPerCell = 2 // of the outermost grid, on average
	splitEdges   = 8 // a cell with more edges than this becomes a grid of its own …
	splitSide    = 4 // … of splitSide × splitSide cells
	maxDepth     = 6

	// memoryPerEdge bounds the 4-byte words of grids and lists, workPerEdge the
	// times that edges are put into cells; once one is used up, cells are no
	// longer split.
	memoryPerEdge = 8
	workPerEdge   = 32
)

// builder fills an Index.
type builder struct {
	*Index
	edges        []uint32 // all of them, ascending
	regionOf     []uint32 // by edge
	memory, work int      // what is left of the two allowances
}

// add takes in a polygon of a unit.
func (b *builder) add(unit int, polygon orb.Polygon) {
	edges := b.shapes.addRegion(unit, polygon)
	if len(edges) == 0 {
		return
	}
	last := uint32(len(b.shapes.regions) - 1)
	for len(b.regionOf) < len(b.shapes.vertices) {
		b.regionOf = append(b.regionOf, last)
	}
	b.edges = append(b.edges, edges...)
	b.bound = b.bound.Union(b.shapes.regions[last].bound)
}

// outermost lays the first grid: cells as square as the bound allows, one for
// every edgesPerCell edges, and fewer where long edges or large overlapping
// regions would fill too many of them.
func (b *builder) outermost() node {
	least := leastCell(b.bound)
	width, height := max(b.bound.Max[0]-b.bound.Min[0], least), max(b.bound.Max[1]-b.bound.Min[1], least)
	for cells := float64(len(b.edges)/edgesPerCell + 1); ; cells /= 2 {
		columns := max(1, min(cells, math.Sqrt(cells*(width/height))))
		rows := max(1, cells/columns)
		n := gridOf(b.bound, uint32(columns), uint32(rows))
		if cells < 2 || b.fits(&n) {
			return n
		}
	}
}

// fits tells whether a grid keeps to half of each allowance.
func (b *builder) fits(n *node) bool {
	memory, work := b.memory/2, b.work/2
	for i := range b.shapes.regions {
		bound := &b.shapes.regions[i].bound
		memory -= int((n.column(bound.Max[0]) - n.column(bound.Min[0]) + 1) * (n.row(bound.Max[1]) - n.row(bound.Min[1]) + 1))
	}
	for _, e := range b.edges {
		p, q := b.shapes.vertices[e], b.shapes.vertices[e+1]
		columns, rows := int(n.column(p[0]))-int(n.column(q[0])), int(n.row(p[1]))-int(n.row(q[1]))
		work -= max(columns, -columns) + max(rows, -rows) + 1
	}
	return memory > 0 && work > 0
}

// build fills a grid that has its geometry: edges near it, ascending, and units
// that hold all of it, ascending. It returns the node's place.
func (b *builder) build(n node, edges, whole []uint32, depth int) uint32 {
	count := n.columns * n.rows
	n.first = uint32(len(b.cells))
	id := uint32(len(b.nodes))
	b.nodes = append(b.nodes, n)
	b.cells = append(b.cells, make([]uint32, count)...)
	entries, touching := b.spread(&n, edges)
	b.work -= len(touching)
	b.memory -= nodeWords + 2*int(count) + len(entries) + int(count)*len(whole) // as if every cell became a list
	entries, entryEnds := byCell(entries, count)
	touching, touchEnds := byCell(touching, count)
	var scratch []uint32
	for cell := range count {
		own := entries[entryEnds[cell]:entryEnds[cell+1]]
		b.memory += 1 + len(own) + len(whole)
		scratch = b.merge(scratch[:0], own, whole)
		near := touching[touchEnds[cell]:touchEnds[cell+1]]
		word := b.settle(&n, cell, scratch, near, depth) // may move b.cells
		b.cells[n.first+cell] = word
	}
	return id
}

// settle turns a cell's entries into the cell's word.
func (b *builder) settle(n *node, cell uint32, list []uint32, near []pair, depth int) uint32 {
	if len(list) == 0 {
		return cellEmpty
	}
	if len(list) == 1 && list[0]&entryInside != 0 {
		return cellInside | list[0]>>1
	}
	if b.worthSplitting(n, len(near), len(list), depth) {
		edges := make([]uint32, len(near))
		for i, p := range near {
			edges[i] = p.value
		}
		var whole []uint32
		for _, entry := range list {
			if entry&entryInside != 0 {
				whole = append(whole, entry>>1)
			}
		}
		finer := gridOf(n.cellBound(cell%n.columns, cell/n.columns), splitSide, splitSide)
		return cellNode | b.build(finer, edges, whole, depth+1)
	}
	at := uint32(len(b.lists))
	b.lists = append(append(b.lists, uint32(len(list))), list...)
	b.memory -= 1 + len(list)
	return cellList | at
}

// worthSplitting tells whether a finer grid would spare enough edge tests and
// can be afforded.
func (b *builder) worthSplitting(n *node, edges, entries, depth int) bool {
	const cells = splitSide * splitSide
	return edges > splitEdges && depth < maxDepth &&
		b.memory > cells*(2+entries)+nodeWords && b.work > cells*edges &&
		min(n.cellX, n.cellY)/splitSide > leastCell(b.bound)
}

// nodeWords is the size of a node.
const nodeWords = 16
