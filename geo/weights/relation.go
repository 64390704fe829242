package weights

// alongside is how many times longer than the gap a stretch must be that two
// borders run beside one another: less could be a corner that points at a side.
const alongside = 4

// relation tells of two units whether they are neighbours.
type relation struct {
	*borders
	rook      bool
	tolerance float64 // units of y
	shortest  float64 // a stretch up to this length is a point

	// Of the pair at hand:
	cos      float64 // the least of both
	touching bool
	proven   bool
	contacts []contact
	links    [][2]int32
}

// contact is a vertex of one unit within the tolerance of an edge of the other.
type contact struct{ vertex, edge int32 }

func newRelation(b *borders, o ContiguityOptions, rook bool) *relation {
	r := &relation{borders: b, rook: rook, shortest: defaultTolerance(b, o.Planar)}
	switch {
	case o.Tolerance == 0:
		r.tolerance = r.shortest
	case o.Planar:
		r.tolerance = o.Tolerance
	default:
		r.tolerance = o.Tolerance / metresPerDegree
	}
	r.shortest = min(r.shortest, r.tolerance)
	return r
}

// holds tells whether units i and j are neighbours.
func (r *relation) holds(i, j int32) bool {
	a, b := &r.units[i], &r.units[j]
	r.cos, r.touching, r.proven = min(a.cos, b.cos), false, false
	r.contacts, r.links = r.contacts[:0], r.links[:0]
	r.meet(r.root(a), r.root(b))
	if r.proven {
		return true
	}
	if r.rook && r.touching && (r.longRun() || r.overlap(a, b) || r.overlap(b, a)) {
		return true
	}
	return r.holdsPart(a, b) || r.holdsPart(b, a)
}

// meet compares all edges of two subtrees that may be within the tolerance.
func (r *relation) meet(m, n node) {
	if r.boxes[m.at].apart(&r.boxes[n.at], r.tolerance, r.cos) {
		return
	}
	switch {
	case m.leaf() && n.leaf():
		r.meetLeaves(m, n)
	case n.leaf() || !m.leaf() && m.to-m.from >= n.to-n.from:
		left, right := m.halves()
		if r.meet(left, n); !r.proven {
			r.meet(right, n)
		}
	default:
		left, right := n.halves()
		if r.meet(m, left); !r.proven {
			r.meet(m, right)
		}
	}
}

func (r *relation) meetLeaves(m, n node) {
	bound := &r.boxes[n.at]
	for e := m.from; e < m.to; e++ {
		own := r.edgeBox(e)
		if own.apart(bound, r.tolerance, r.cos) {
			continue
		}
		for f := n.from; f < n.to; f++ {
			if other := r.edgeBox(f); own.apart(&other, r.tolerance, r.cos) {
				continue
			}
			if r.compare(e, f); r.proven {
				return
			}
		}
	}
}

func (r *relation) edgeBox(e int32) box {
	return boxOf(r.v[e : e+1]).with(r.v[r.next[e]])
}

// compare looks for contacts of two edges.
func (r *relation) compare(e, f int32) {
	limit := r.tolerance * r.tolerance
	var near [4]contact
	var gaps [4]float64
	n := 0
	for _, c := range [4]contact{{e, f}, {r.next[e], f}, {f, e}, {r.next[f], e}} {
		if gap := r.gap(&r.v[c.vertex], c.edge); gap <= limit {
			near[n], gaps[n] = c, gap
			n++
		}
	}
	if n == 0 {
		// An edge that crosses another farther than the tolerance from all
		// ends goes deeper than that on one side of it.
		r.proven = r.cross(e, f)
		return
	}
	r.touching = true
	if !r.rook {
		r.proven = true
		return
	}
	for i := range n {
		for j := range i {
			long := distance2(&r.v[near[i].vertex], &r.v[near[j].vertex])
			if long > r.shortest*r.shortest && long > alongside*alongside*max(gaps[i], gaps[j]) {
				r.proven = true
				return
			}
		}
		r.contacts = append(r.contacts, near[i])
		r.links = append(r.links, [2]int32{near[0].vertex, near[i].vertex})
	}
}

// distance2 returns the square of the distance of two vertices in units of y.
func distance2(a, b *vertex) float64 {
	x, y := (a.x-b.x)*a.cos, a.y-b.y
	return x*x + y*y
}

// gap returns the square of the distance from a vertex to an edge in units of y.
func (r *borders) gap(p *vertex, edge int32) float64 {
	a, b := &r.v[edge], &r.v[r.next[edge]]
	ax, ay := (a.x-p.x)*p.cos, a.y-p.y
	dx, dy := (b.x-a.x)*p.cos, b.y-a.y
	t := -(ax*dx + ay*dy) / (dx*dx + dy*dy)
	if !(t > 0) {
		t = 0
	} else if t > 1 {
		t = 1
	}
	ax += t * dx
	ay += t * dy
	return ax*ax + ay*ay
}

// cross tells whether two edges cross, of which no end lies near the other.
func (r *borders) cross(e, f int32) bool {
	a, b, c, d := &r.v[e], &r.v[r.next[e]], &r.v[f], &r.v[r.next[f]]
	own, other := r.edgeBox2(e), r.edgeBox2(f)
	if own.apart(&other, 0, 1) { // lines in a row: rounding would decide below
		return false
	}
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

func (b *borders) edgeBox2(e int32) box { return boxOf(b.v[e : e+1]).with(b.v[b.next[e]]) }

// side tells whether p lies left of the line from a to b.
func side(a, b, p *vertex) bool {
	return (b.x-a.x)*(p.y-a.y) > (b.y-a.y)*(p.x-a.x)
}
