package weights

// distance2 returns the square of the distance of two vertices near one another,
// in units of y.
func (b *borders) distance2(i, j int32) float64 {
	p, q := &b.v[i], &b.v[j]
	x, y := (p.x-q.x)*(p.cos+q.cos)/2, p.y-q.y
	return x*x + y*y
}

// foot returns how far along an edge, from 0 to 1, the place nearest to p is.
func (b *borders) foot(p *vertex, edge int32) float64 {
	u, v := &b.v[edge], &b.v[b.next[edge]]
	x, y := (v.x-u.x)*p.cos, v.y-u.y
	at := ((p.x-u.x)*p.cos*x + (p.y-u.y)*y) / (x*x + y*y)
	if !(at > 0) { // also at a pole, where x is 0
		return 0
	}
	return min(at, 1)
}

// gap2 returns the square of the distance from p to an edge, in units of y.
func (b *borders) gap2(p *vertex, edge int32) float64 {
	u, v, at := &b.v[edge], &b.v[b.next[edge]], b.foot(p, edge)
	x, y := (u.x-p.x+at*(v.x-u.x))*p.cos, u.y-p.y+at*(v.y-u.y)
	return x*x + y*y
}

// along returns the place at a share of an edge.
func (b *borders) along(edge int32, at float64) vertex {
	u, v := &b.v[edge], &b.v[b.next[edge]]
	return vertex{u.x + at*(v.x-u.x), u.y + at*(v.y-u.y), u.cos + at*(v.cos-u.cos)}
}

// edgeBox bounds an edge.
func (b *borders) edgeBox(edge int32) box {
	u, v := &b.v[edge], &b.v[b.next[edge]]
	return box{min(u.x, v.x), min(u.y, v.y), max(u.x, v.x), max(u.y, v.y)}
}

// cross tells whether two edges cross of which no end lies near the other.
func (b *borders) cross(e, f int32) bool {
	own, other := b.edgeBox(e), b.edgeBox(f)
	if own.apart(&other, 0, 1) {
		return false // one behind the other on a line, where rounding would choose the sides
	}
	p, q, u, v := &b.v[e], &b.v[b.next[e]], &b.v[f], &b.v[b.next[f]]
	return left(p, q, u) != left(p, q, v) && left(u, v, p) != left(u, v, q)
}

// left tells whether p lies left of the line from u to v.
func left(u, v, p *vertex) bool {
	return (v.x-u.x)*(p.y-u.y) > (v.y-u.y)*(p.x-u.x)
}

// inside tells whether an odd number of a tree's edges lies east of p.
func (b *borders) inside(p *vertex, n node) bool {
	bound := &b.boxes[n.at]
	if p.y < bound.minY || p.y > bound.maxY || p.x > bound.maxX {
		return false
	}
	if !n.leaf() {
		left, right := n.halves()
		return b.inside(p, left) != b.inside(p, right)
	}
	odd := false
	for e := n.from; e < n.to; e++ {
		u, v := &b.v[e], &b.v[b.next[e]]
		if (u.y > p.y) != (v.y > p.y) && p.x < u.x+(v.x-u.x)*((p.y-u.y)/(v.y-u.y)) {
			odd = !odd
		}
	}
	return odd
}

// near tells whether one of a tree's edges lies within a distance of p.
func (b *borders) near(p *vertex, n node, distance float64) bool {
	own := box{p.x, p.y, p.x, p.y}
	if own.apart(&b.boxes[n.at], distance, p.cos) {
		return false
	}
	if !n.leaf() {
		left, right := n.halves()
		return b.near(p, left, distance) || b.near(p, right, distance)
	}
	for e := n.from; e < n.to; e++ {
		if b.gap2(p, e) <= distance*distance {
			return true
		}
	}
	return false
}
