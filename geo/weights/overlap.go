package weights

import (
	"cmp"
	"slices"
)

// longRun tells whether contacts that follow one another along the borders reach
// farther than a corner would: what no two edges prove because they are short
// against the tolerance.
func (r *relation) longRun() bool {
	var vertices []int32
	for _, l := range r.links {
		vertices = append(vertices, l[0], l[1])
	}
	if !r.reachFar(vertices) {
		return false
	}
	slices.Sort(vertices)
	vertices = slices.Compact(vertices)
	lists := make([][]int32, len(vertices))
	for _, l := range r.links {
		i, _ := slices.BinarySearch(vertices, l[0])
		j, _ := slices.BinarySearch(vertices, l[1])
		lists[i] = append(lists[i], int32(j))
	}
	linked, err := New(lists)
	if err != nil {
		return false // cannot be: the vertices of a link are two
	}
	of, n := linked.Components()
	runs := make([][]int32, n)
	for i, v := range vertices {
		runs[of[i]] = append(runs[of[i]], v)
	}
	return slices.ContainsFunc(runs, r.reachFar)
}

// reachFar tells whether vertices lie farther apart than those around a corner.
func (r *relation) reachFar(vertices []int32) bool {
	if len(vertices) == 0 {
		return false
	}
	bound := boxOf(r.v[vertices[0] : vertices[0]+1])
	for _, v := range vertices {
		bound = bound.with(r.v[v])
	}
	x, y := (bound.maxX-bound.minX)*r.cos, bound.maxY-bound.minY
	return x*x+y*y > alongside*alongside*r.tolerance*r.tolerance
}

// overlap tells whether a border leads from where it touches the other unit into
// it, deeper than the tolerance. From one such place to the next a border changes
// sides only by crossing, which compare has seen; so it is enough to look at the
// end of the edge, or halfway to the next place on it.
func (r *relation) overlap(a, b *border) bool {
	slices.SortFunc(r.splits, func(s, t split) int { return cmp.Or(cmp.Compare(s.edge, t.edge), cmp.Compare(s.at, t.at)) })
	for i, s := range r.splits {
		onward := 1.0
		if i+1 < len(r.splits) && r.splits[i+1].edge == s.edge {
			onward = (s.at + r.splits[i+1].at) / 2
		}
		other := b
		if s.edge >= b.from && s.edge < b.to {
			other = a
		}
		if r.deep(r.along(s.edge, onward), other) {
			return true
		}
	}
	return false
}

// deep tells whether a place lies in a unit, farther from its border than the
// tolerance.
func (r *relation) deep(p vertex, u *border) bool {
	return r.inside(&p, r.root(u)) && !r.near(&p, r.root(u), r.tolerance)
}

// holdsPart tells whether a polygon of b lies in a, away from its border.
func (r *relation) holdsPart(a, b *border) bool {
	for _, p := range r.parts[b.firstPart:b.endPart] {
		if !r.boxes[a.tree].apart(&p.box, 0, 1) && r.deep(r.v[p.first], a) {
			return true
		}
	}
	return false
}
