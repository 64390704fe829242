package locate

import (
	"math"

	"github.com/paulmach/orb"
)

// region is one polygon of an outline: a shell and its holes, whose edges are
// filed by the horizontal slabs that they touch.
type region struct {
	bound     orb.Bound
	unit      uint32  // place of the outline
	firstSlab uint32  // into shapes.slabs
	slabCount uint32  //
	perDegree float64 // slabs per unit of y
}

// shapes holds all regions in the order of their outlines, in a few flat
// slices. Edge e runs from vertices[e] to vertices[e+1]; a ring's last vertex
// repeats its first and starts no edge.
type shapes struct {
	vertices []orb.Point
	regions  []region
	slabs    []uint32 // where each slab's edges begin in filed, with one end mark per region
	filed    []uint32 // edges, slab by slab
}

const (
	// maxCoordinate keeps differences and slopes of coordinates finite.
	maxCoordinate = 1e100
	edgesPerSlab  = 2
	// filedPerEdge bounds how often an edge is filed on average, and with it
	// the memory: tall edges in many slabs make the slabs fewer instead.
	filedPerEdge = 4
)

// addRegion appends a polygon. Rings that are not closed are closed, repeated
// vertices dropped. A ring with a coordinate that is NaN or beyond
// maxCoordinate is left out, and a polygon without any ring is no region. It returns the region's edges.
func (s *shapes) addRegion(unit int, polygon orb.Polygon) (edges []uint32) {
	r := region{unit: uint32(unit), bound: emptyBound}
	for _, ring := range polygon {
		if !finite(ring) {
			continue
		}
		first := len(s.vertices)
		for _, p := range ring {
			if n := len(s.vertices); n == first || s.vertices[n-1] != p {
				s.vertices = append(s.vertices, p)
			}
		}
		if n := len(s.vertices); n-first == 1 || s.vertices[n-1] != s.vertices[first] {
			s.vertices = append(s.vertices, s.vertices[first])
		}
		for e := first; e < len(s.vertices)-1; e++ {
			edges = append(edges, uint32(e))
		}
		r.bound = r.bound.Union(ring.Bound())
	}
	if len(edges) > 0 {
		s.file(&r, edges)
		s.regions = append(s.regions, r)
	}
	return edges
}

// finite tells whether the ring has points, all of them within maxCoordinate.
func finite(ring orb.Ring) bool {
	for _, p := range ring {
		if !(math.Abs(p[0]) <= maxCoordinate && math.Abs(p[1]) <= maxCoordinate) {
			return false
		}
	}
	return len(ring) > 0
}

// file sorts the edges into slabs.
func (s *shapes) file(r *region, edges []uint32) {
	r.slabCount = uint32(len(edges)/edgesPerSlab + 1)
	for {
		r.perDegree = float64(r.slabCount) / (r.bound.Max[1] - r.bound.Min[1])
		if !(r.perDegree <= math.MaxFloat64) { // no height, or next to none
			r.perDegree, r.slabCount = 0, 1
		}
		total := 0
		for _, e := range edges {
			from, to := s.slabsOf(r, e)
			total += int(to-from) + 1
		}
		if r.slabCount == 1 || total <= filedPerEdge*len(edges) {
			s.fill(r, edges, total)
			return
		}
		r.slabCount /= 2
	}
}

// fill writes the slabs of a region whose slab count is settled: a counting sort.
func (s *shapes) fill(r *region, edges []uint32, total int) {
	r.firstSlab = uint32(len(s.slabs))
	base := len(s.filed)
	s.slabs = append(s.slabs, make([]uint32, r.slabCount+1)...)
	s.filed = append(s.filed, make([]uint32, total)...)
	ends := s.slabs[r.firstSlab:]
	for _, e := range edges {
		from, to := s.slabsOf(r, e)
		for k := from; k <= to; k++ {
			ends[k]++
		}
	}
	end := uint32(base)
	for k := range ends {
		end += ends[k]
		ends[k] = end
	}
	for i := len(edges) - 1; i >= 0; i-- {
		from, to := s.slabsOf(r, edges[i])
		for k := from; k <= to; k++ {
			ends[k]--
			s.filed[ends[k]] = edges[i]
		}
	}
}

// slabsOf returns the first and last slab that an edge touches. The slab of a
// height never falls as the height rises, rounding included, so every point
// between the edge's ends has its slab between theirs.
func (s *shapes) slabsOf(r *region, e uint32) (from, to uint32) {
	from, to = r.slab(s.vertices[e][1]), r.slab(s.vertices[e+1][1])
	return min(from, to), max(from, to)
}

func (r *region) slab(y float64) uint32 {
	return min(uint32((y-r.bound.Min[1])*r.perDegree), r.slabCount-1)
}

// covers tells whether the point lies inside the region or on its boundary:
// the parity of the edges that a ray towards greater x crosses, each edge
// holding its lower end and not its upper one, with exact sides.
func (s *shapes) covers(r *region, p orb.Point) bool {
	if !r.bound.Contains(p) {
		return false
	}
	slab := r.firstSlab + r.slab(p[1])
	inside := false
	for _, e := range s.filed[s.slabs[slab]:s.slabs[slab+1]] {
		a, b := &s.vertices[e], &s.vertices[e+1]
		if (a[1] > p[1]) == (b[1] > p[1]) {
			if (a[1] == p[1] || b[1] == p[1]) && touches(a, b, p) {
				return true
			}
			continue
		}
		if a[0] < p[0] && b[0] < p[0] {
			continue
		}
		if a[0] > p[0] && b[0] > p[0] {
			inside = !inside
			continue
		}
		side := orient(a, b, &p)
		if side == 0 {
			return true
		}
		if (side > 0) == (b[1] > a[1]) {
			inside = !inside
		}
	}
	return inside
}

// touches tells whether p lies on an edge that does not cross p's height: on a
// level edge, or at an end of another.
func touches(a, b *orb.Point, p orb.Point) bool {
	if a[1] == b[1] {
		return min(a[0], b[0]) <= p[0] && p[0] <= max(a[0], b[0])
	}
	return *a == p || *b == p
}
