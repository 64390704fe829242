package weights

import (
	"math"
	"slices"
)

// longRun tells whether contacts that follow one another along both borders
// reach farther than a corner would.
func (r *relation) longRun() bool {
	root := map[int32]int32{}
	var find func(v int32) int32
	find = func(v int32) int32 {
		up, ok := root[v]
		if !ok || up == v {
			root[v] = v
			return v
		}
		up = find(up)
		root[v] = up
		return up
	}
	for _, l := range r.links {
		root[find(l[0])] = find(l[1])
	}
	bounds := map[int32]box{}
	for _, l := range r.links {
		for _, v := range l {
			top := find(v)
			bound, ok := bounds[top]
			if !ok {
				bound = boxOf(r.v[v : v+1])
			}
			bound = bound.with(r.v[v])
			bounds[top] = bound
			if math.Hypot((bound.maxX-bound.minX)*r.v[v].cos, bound.maxY-bound.minY) > alongside*r.tolerance {
				return true
			}
		}
	}
	return false
}

// overlap tells whether an edge of a that touches b goes deeper into b than the
// tolerance. Between contacts an edge does not change sides.
func (r *relation) overlap(a, b *border) bool {
	places := map[int32][]float64{}
	for _, c := range r.contacts {
		if c.vertex >= a.from && c.vertex < a.to {
			before := c.vertex - 1
			if before < a.from || r.next[before] != c.vertex {
				before = r.before(a, c.vertex)
			}
			places[c.vertex] = append(places[c.vertex], 0)
			places[before] = append(places[before], 1)
		} else {
			places[c.edge] = append(places[c.edge], r.foot(&r.v[c.vertex], c.edge))
		}
	}
	for e, ts := range places {
		ts = append(ts, 0, 1)
		slices.Sort(ts)
		for i, t := range ts {
			if r.deep(r.along(e, t), b) || i > 0 && r.deep(r.along(e, (ts[i-1]+t)/2), b) {
				return true
			}
		}
	}
	return false
}

// before returns the vertex before the first of a ring.
func (r *relation) before(a *border, v int32) int32 {
	for r.next[v] > v {
		v++
	}
	return v
}

// foot returns how far along an edge, 0 to 1, the place nearest to a vertex is.
func (r *borders) foot(p *vertex, edge int32) float64 {
	a, b := &r.v[edge], &r.v[r.next[edge]]
	dx, dy := (b.x-a.x)*p.cos, b.y-a.y
	return min(1, max(0, ((p.x-a.x)*p.cos*dx+(p.y-a.y)*dy)/(dx*dx+dy*dy)))
}

func (r *borders) along(edge int32, t float64) *vertex {
	a, b := &r.v[edge], &r.v[r.next[edge]]
	return &vertex{a.x + t*(b.x-a.x), a.y + t*(b.y-a.y), a.cos + t*(b.cos-a.cos)}
}

// deep tells whether a place lies in a unit, farther from its border than the tolerance.
func (r *relation) deep(p *vertex, u *border) bool {
	return r.inside(p, r.root(u)) && !r.near(p, r.root(u), u.cos)
}

// holdsPart tells whether a polygon of b lies in a, away from its border.
func (r *relation) holdsPart(a, b *border) bool {
	for _, p := range r.parts[b.firstPart:b.endPart] {
		if !r.boxes[a.tree].apart(&p.box, 0, 1) && r.deep(&r.v[p.first], a) {
			return true
		}
	}
	return false
}

// inside tells whether an odd number of edges lies east of a place.
func (b *borders) inside(p *vertex, n node) bool {
	bound := &b.boxes[n.at]
	if p.y < bound.minY || p.y > bound.maxY || p.x > bound.maxX {
		return false
	}
	odd := false
	if !n.leaf() {
		left, right := n.halves()
		return b.inside(p, left) != b.inside(p, right)
	}
	for e := n.from; e < n.to; e++ {
		u, v := &b.v[e], &b.v[b.next[e]]
		if (u.y > p.y) != (v.y > p.y) && p.x < (v.x-u.x)*(p.y-u.y)/(v.y-u.y)+u.x {
			odd = !odd
		}
	}
	return odd
}

// near tells whether an edge lies within the tolerance of a place.
func (r *relation) near(p *vertex, n node, cos float64) bool {
	own := box{p.x, p.y, p.x, p.y}
	if own.apart(&r.boxes[n.at], r.tolerance, cos) {
		return false
	}
	if !n.leaf() {
		left, right := n.halves()
		return r.near(p, left, cos) || r.near(p, right, cos)
	}
	for e := n.from; e < n.to; e++ {
		if r.gap(p, e) <= r.tolerance*r.tolerance {
			return true
		}
	}
	return false
}
