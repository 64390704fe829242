package weights

// alongside is how many times longer than the gap between them a stretch is
// on which two borders run side by side. Less may be a corner that points at a
// side: from 14.5° on, it recedes faster.
const alongside = 4

// relation tells of two units whether they are neighbours.
type relation struct {
	*borders
	rook      bool
	tolerance float64 // units of y

	// Of the two at hand:
	cos    float64 // the least of both
	proven bool    // they are neighbours
	splits []split // where they touch, as long as that proves nothing
	links  [][2]int32
}

// split is a place on an edge that the other unit touches.
type split struct {
	edge int32
	at   float64 // 0 at its start, 1 at its end
}

// holds tells whether units i and j are neighbours.
func (r *relation) holds(i, j int32) bool {
	a, b := &r.units[i], &r.units[j]
	r.cos, r.proven = min(a.cos, b.cos), false
	r.splits, r.links = r.splits[:0], r.links[:0]
	r.meet(r.root(a), r.root(b))
	return r.proven || r.longRun() || r.overlap(a, b) || r.holdsPart(a, b) || r.holdsPart(b, a)
}

// meet compares the edges of two subtrees that may be within the tolerance.
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

// contact is an end of one edge within the tolerance of another edge.
type contact struct {
	vertex, edge int32
	own          split
	gap2         float64
}

// compare looks how two edges meet, and keeps what proves nothing by itself.
func (r *relation) compare(e, f int32) {
	var touching [4]contact
	n := 0
	for _, c := range [4]contact{
		{r.next[e], f, split{e, 1}, 0}, {r.next[f], e, split{f, 1}, 0}, {e, f, split{e, 0}, 0}, {f, e, split{f, 0}, 0},
	} {
		if c.gap2 = r.gap2(&r.v[c.vertex], c.edge); c.gap2 <= r.tolerance*r.tolerance {
			touching[n] = c
			n++
		}
	}
	if n == 0 {
		// Lines that cross farther than the tolerance from all four ends
		// leave one another by more than that: the units overlap.
		r.proven = r.cross(e, f)
		return
	}
	if !r.rook {
		r.proven = true
		return
	}
	for i, c := range touching[:n] {
		for _, other := range touching[:i] {
			if r.runsAlong(c, other) {
				r.proven = true
				return
			}
		}
		if i > 0 {
			r.links = append(r.links, [2]int32{touching[0].vertex, c.vertex})
		}
		r.splits = append(r.splits, c.own, split{c.edge, r.foot(&r.v[c.vertex], c.edge)})
	}
}

// runsAlong tells whether two edges run side by side between two contacts: what
// lies between is nowhere farther from the other edge than the contacts are. Up
// to the tolerance apart both may be the same point.
func (r *relation) runsAlong(c, other contact) bool {
	long2 := r.distance2(c.vertex, other.vertex)
	return long2 > r.tolerance*r.tolerance && long2 > alongside*alongside*max(c.gap2, other.gap2)
}
