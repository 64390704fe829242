package weights

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// mostLinks keeps a matrix below a gigabyte.
const mostLinks = 1 << 28

// KNearest returns the k nearest other points of each.
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

// nearest looks for the k nearest points of one.
type nearest struct {
	found []candidate // all that were among the k nearest when they were found, or tied
	best  []float64   // the k least distances, a heap with the greatest on top
	near  []int32
}

type candidate struct {
	distance float64
	point    int32
}

// ask returns the k nearest; the slice is good until the next call.
func (q *nearest) ask(s *scatter, i int32, k int) []int32 {
	q.found, q.best, q.near = q.found[:0], q.best[:0], q.near[:0]
	reach := math.Inf(1)
	s.visit(i, 0, len(s.order), &reach, func(j int32, _ float64) {
		d := s.distance(i, j)
		if d > reach {
			return
		}
		q.found = append(q.found, candidate{d, j})
		if q.keep(d, k); len(q.best) == k {
			reach = q.best[0] + s.tie(q.best[0])
		}
	})
	worst := q.best[0]
	slices.SortFunc(q.found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(rank(a.distance, worst, s), rank(b.distance, worst, s)), cmp.Compare(a.point, b.point))
	})
	for _, c := range q.found[:k] {
		q.near = append(q.near, c.point)
	}
	return q.near
}

// rank is 0 for a distance less than the greatest among the k, 1 for one equal
// to it, 2 for a greater one.
func rank(distance, worst float64, s *scatter) int {
	switch tie := s.tie(worst); {
	case distance < worst-tie:
		return 0
	case distance <= worst+tie:
		return 1
	}
	return 2
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

// Band returns the other points at most a radius away from each.
func Band(points []orb.Point, radius float64, planar bool) (*Matrix, error) {
	if !(radius > 0 && radius <= largest) {
		return nil, geo.Invalid("radius", "%v is no distance: use a positive number", radius)
	}
	s, err := newScatter(points, planar)
	if err != nil {
		return nil, err
	}
	m := &Matrix{start: make([]int32, len(points)+1)}
	limit := radius + s.tie(radius)
	sure := limit // a straight line up to this length is surely within the radius
	if !planar {
		sure = shortestStraight(radius)
	}
	for i := range int32(len(points)) {
		s.visit(i, 0, len(s.order), &limit, func(j int32, straight float64) {
			if straight <= sure || s.distance(i, j) <= limit {
				m.to = append(m.to, j)
			}
		})
		if len(m.to) > mostLinks {
			return nil, geo.Invalid("radius", "%v makes more than %d links: use a smaller one", radius, mostLinks)
		}
		slices.Sort(m.to[m.start[i]:])
		m.start[i+1] = int32(len(m.to))
	}
	return m, nil
}

// shortestStraight returns how long the straight line between two places of a
// given distance is at least: a path on the ellipsoid curves nowhere more than
// a circle of radius a(1−f)², and so its ends are no nearer than that circle's
// (A. Schur's comparison theorem for curves).
func shortestStraight(distance float64) float64 {
	const radius = equatorial * (1 - flattening) * (1 - flattening)
	if distance >= math.Pi*radius {
		return 0
	}
	return 2 * radius * math.Sin(distance/2/radius)
}
