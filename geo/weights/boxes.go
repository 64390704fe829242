package weights

// leafEdges is how many edges in a row share one box.
const leafEdges = 8

// box bounds some edges.
type box struct{ minX, minY, maxX, maxY float64 }

func boxOf(vs []vertex) box {
	b := box{vs[0].x, vs[0].y, vs[0].x, vs[0].y}
	for _, v := range vs[1:] {
		b = b.with(v)
	}
	return b
}

func (b box) with(v vertex) box {
	return box{min(b.minX, v.x), min(b.minY, v.y), max(b.maxX, v.x), max(b.maxY, v.y)}
}

func (b box) join(o box) box {
	return box{min(b.minX, o.minX), min(b.minY, o.minY), max(b.maxX, o.maxX), max(b.maxY, o.maxY)}
}

// apart tells whether two boxes are farther from one another than a distance in
// units of y, where those of x are cos times as long, or longer.
func (b *box) apart(o *box, distance, cos float64) bool {
	return b.minY-o.maxY > distance || o.minY-b.maxY > distance ||
		(b.minX-o.maxX)*cos > distance || (o.minX-b.maxX)*cos > distance
}

// node is a subtree of boxes. Edges that follow one another lie near one another,
// so that halving their sequence again and again makes a good tree without any
// sorting. A node's left half stands right behind it, then its right half.
type node struct {
	at       int32 // place in boxes
	from, to int32 // its edges
}

func (n node) leaf() bool { return n.to-n.from <= leafEdges }

func (n node) halves() (left, right node) {
	groups := (n.to - n.from + leafEdges - 1) / leafEdges
	middle := n.from + groups/2*leafEdges
	return node{n.at + 1, n.from, middle}, node{n.at + 2*(groups/2), middle, n.to}
}

// root is the tree of a unit, not to be used when it has no edges.
func (b *borders) root(u *border) node { return node{u.tree, u.from, u.to} }

// plant makes the tree of some edges and returns the place of its root.
func (b *borders) plant(from, to int32) int32 {
	root := int32(len(b.boxes))
	if to > from {
		groups := (to - from + leafEdges - 1) / leafEdges
		b.boxes = append(b.boxes, make([]box, 2*groups-1)...)
		b.fill(node{root, from, to})
	}
	return root
}

func (b *borders) fill(n node) box {
	var bound box
	if n.leaf() {
		bound = boxOf(b.v[n.from:n.to])
		for e := n.from; e < n.to; e++ {
			bound = bound.with(b.v[b.next[e]])
		}
	} else {
		left, right := n.halves()
		bound = b.fill(left).join(b.fill(right))
	}
	b.boxes[n.at] = bound
	return bound
}
