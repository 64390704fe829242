package weights

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// mostLinks keeps a matrix at half a gigabyte: 11,000 units, all linked, have as many.
const mostLinks = 1 << 27

// KNearest returns a matrix in which the neighbours of a unit are the k units
// whose points are nearest to its own, by Euclid when planar, else along the
// WGS84 ellipsoid. Of units that tie for the last place the first by position are
// taken: let callers order units by code. Distances tie that differ by no more
// than rounding does: a millionth of a metre on the ellipsoid. Points that
// coincide are neighbours at distance 0.
//
// It returns *geo.InvalidError unless 0 < k < len(points), and for coordinates
// that are not finite or, unless planar, no degrees. Longitudes may pass 180. The
// cost is n log n, and more where very many points tie: 100,000 points take about
// a second for k = 8.
func KNearest(points []orb.Point, k int, planar bool) (*Matrix, error) {
	switch n := len(points); {
	case k < 1:
		return nil, geo.Invalid("k", "%d neighbours are none: ask for 1 or more", k)
	case k > n-1:
		return nil, geo.Invalid("k", "%d neighbours of each cannot be found among %d units: ask for fewer than there are units", k, n)
	case k > mostLinks/n:
		return nil, geo.Invalid("k", "%d neighbours of each of %d units are more than %d links: ask for fewer", k, n, mostLinks)
	}
	s, err := newScatter(points, planar)
	if err != nil {
		return nil, err
	}
	m := &Matrix{start: make([]int32, len(points)+1), to: make([]int32, 0, k*len(points))}
	var q nearest
	for i := range int32(len(points)) {
		m.to = append(m.to, q.ask(s, i, k)...)
		slices.Sort(m.to[m.start[i]:])
		m.start[i+1] = int32(len(m.to))
	}
	return m, nil
}

// nearest looks for the k nearest points of one. Straight lines decide where
// they can: a path bends so little that its length is only needed to tell points
// apart that are nearly as far away as the last of the k.
type nearest struct {
	found []candidate // all that were among the k, or nearly, when they were found
	best  []float64   // the k least straight distances, a heap with the greatest on top
	near  []int32
}

type candidate struct {
	distance float64 // straight, then by the metric
	point    int32
}

// ask returns the k nearest; the slice is good until the next call.
func (q *nearest) ask(s *scatter, i int32, k int) []int32 {
	q.found, q.best, q.near = q.found[:0], q.best[:0], q.near[:0]
	reach := math.Inf(1)
	s.visit(i, &reach, func(j int32, straight float64) {
		q.found = append(q.found, candidate{straight, j})
		if q.keep(straight, k); len(q.best) == k {
			most := s.longest(q.best[0])
			reach = most + s.tie(most)
		}
	})
	last := q.best[0] // the last of the k is no nearer
	open := q.found[:0]
	for _, c := range q.found {
		switch {
		case s.longest(c.distance) < last-s.tie(last):
			q.near = append(q.near, c.point)
		case c.distance <= reach:
			open = append(open, c)
		}
	}
	if places := k - len(q.near); places < len(open) {
		s.rank(i, open, places)
		open = open[:places]
	}
	for _, c := range open {
		q.near = append(q.near, c.point)
	}
	return q.near
}

// rank orders candidates so that those with places come first: the nearest ones,
// and of those that tie for the last place the first by position.
func (s *scatter) rank(i int32, open []candidate, places int) {
	for at := range open {
		open[at].distance = s.distance(i, open[at].point)
	}
	slices.SortFunc(open, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	last := open[places-1].distance
	class := func(c candidate) int {
		switch tie := s.tie(last); {
		case c.distance < last-tie:
			return 0
		case c.distance <= last+tie:
			return 1
		}
		return 2
	}
	slices.SortFunc(open, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(class(a), class(b)), cmp.Compare(a.point, b.point))
	})
}

// keep puts a distance among the k least.
func (q *nearest) keep(d float64, k int) {
	if len(q.best) < k {
		q.best = append(q.best, d)
		for at := len(q.best) - 1; at > 0 && q.best[(at-1)/2] < q.best[at]; at = (at - 1) / 2 {
			q.best[at], q.best[(at-1)/2] = q.best[(at-1)/2], q.best[at]
		}
		return
	}
	if d >= q.best[0] {
		return
	}
	q.best[0] = d
	for at := 0; ; {
		child := 2*at + 1
		if child >= k {
			return
		}
		if child+1 < k && q.best[child+1] > q.best[child] {
			child++
		}
		if q.best[child] <= q.best[at] {
			return
		}
		q.best[at], q.best[child] = q.best[child], q.best[at]
		at = child
	}
}

// Band returns a matrix in which the neighbours of a unit are all units whose
// points are at most a radius away from its own: metres on the WGS84 ellipsoid,
// coordinate units when planar. Distances equal to the radius but for rounding,
// as in KNearest, are within it; so are points that coincide.
//
// It returns *geo.InvalidError for a radius that is not positive and finite, for
// coordinates as KNearest does, and for more than 2²⁷ links. The cost is that of
// the links.
func Band(points []orb.Point, radius float64, planar bool) (*Matrix, error) {
	return band(points, radius, planar, mostLinks)
}

func band(points []orb.Point, radius float64, planar bool, most int) (*Matrix, error) {
	if !(radius > 0 && radius <= largest) {
		return nil, geo.Invalid("radius", "%v is no distance: use a positive number", radius)
	}
	s, err := newScatter(points, planar)
	if err != nil {
		return nil, err
	}
	m := &Matrix{start: make([]int32, len(points)+1)}
	limit := radius + s.tie(radius)
	for i := range int32(len(points)) {
		s.visit(i, &limit, func(j int32, straight float64) {
			if s.longest(straight) <= limit || s.distance(i, j) <= limit {
				m.to = append(m.to, j)
			}
		})
		if len(m.to) > most {
			return nil, geo.Invalid("radius", "%v makes more than %d links: use a smaller one", radius, most)
		}
		slices.Sort(m.to[m.start[i]:])
		m.start[i+1] = int32(len(m.to))
	}
	return m, nil
}
