package weights

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// scatter is a k-d tree of points: those of a plane, or of the ellipsoid in three
// dimensions. The straight line between two is never longer than their distance,
// and so leaves out nothing that is near.
type scatter struct {
	planar bool
	order  []int32      // points as they stand in the tree
	axes   []uint8      // by place in order
	space  [][3]float64 // by point
	places []place      // by point, not when planar
	slack  float64      // distances that differ by less are equal
}

// leafPoints is how many points the tree does not divide any more.
const leafPoints = 8

// newScatter returns *geo.InvalidError for coordinates that cannot be.
func newScatter(points []orb.Point, planar bool) (*scatter, error) {
	s := &scatter{planar: planar, order: make([]int32, len(points)), axes: make([]uint8, len(points)), space: make([][3]float64, len(points))}
	if !planar {
		s.places = make([]place, len(points))
		s.slack = 1e-6 // metres; the series are that good where they can tie
	}
	for i, p := range points {
		if err := check(p, planar); err != nil {
			return nil, geo.Invalid("points", "unit %d: %v", i, err)
		}
		s.order[i] = int32(i)
		if planar {
			s.space[i] = [3]float64{p[0], p[1]}
			s.slack = max(s.slack, 0x1p-50*max(math.Abs(p[0]), math.Abs(p[1])))
		} else {
			s.places[i] = placeOf(p)
			s.space[i] = s.places[i].space()
		}
	}
	s.divide(0, len(points))
	return s, nil
}

// divide orders points so that the middle one parts the others along the axis
// on which they spread farthest.
func (s *scatter) divide(from, to int) {
	if to-from <= leafPoints {
		return
	}
	middle := from + (to-from)/2
	axis := s.widest(s.order[from:to])
	s.axes[middle] = axis
	s.sink(s.order[from:to], middle-from, axis)
	s.divide(from, middle)
	s.divide(middle+1, to)
}

func (s *scatter) widest(points []int32) uint8 {
	low, high := s.space[points[0]], s.space[points[0]]
	for _, i := range points {
		for axis, v := range s.space[i] {
			low[axis], high[axis] = min(low[axis], v), max(high[axis], v)
		}
	}
	best := 0
	for axis := range low {
		if high[axis]-low[axis] > high[best]-low[best] {
			best = axis
		}
	}
	return uint8(best)
}

// sink puts the n-th smallest point in its place, smaller ones before it and
// larger ones behind it (C. A. R. Hoare 1961, Algorithm 65).
func (s *scatter) sink(points []int32, n int, axis uint8) {
	for low, high := 0, len(points)-1; low < high; {
		pivot := s.space[points[low+(high-low)/2]][axis]
		i, j := low, high
		for i <= j {
			for s.space[points[i]][axis] < pivot {
				i++
			}
			for s.space[points[j]][axis] > pivot {
				j--
			}
			if i <= j {
				points[i], points[j] = points[j], points[i]
				i++
				j--
			}
		}
		if n <= j {
			high = j
		} else if n >= i {
			low = i
		} else {
			return
		}
	}
}

// straight returns the straight distance of two points.
func (s *scatter) straight(i, j int32) float64 {
	p, q := &s.space[i], &s.space[j]
	x, y, z := p[0]-q[0], p[1]-q[1], p[2]-q[2]
	return math.Sqrt(x*x + y*y + z*z)
}

// distance returns the distance of two points by the metric.
func (s *scatter) distance(i, j int32) float64 {
	if s.planar {
		return s.straight(i, j)
	}
	return geodesic(s.places[i], s.places[j])
}

// longest returns how far apart, by the metric, two points are at most when the
// straight line between them is given. A geodesic bends nowhere more than a
// circle of the least radius of curvature, that of the meridian at the equator,
// and so its chord is no shorter than that of an equal arc of the circle (A.
// Schur's comparison theorem).
func (s *scatter) longest(straight float64) float64 {
	const radius = equatorial * (1 - flattening) * (1 - flattening)
	switch {
	case s.planar:
		return straight
	case straight < 2*radius:
		return 2 * radius * math.Asin(straight/(2*radius))
	}
	return math.Pi * equatorial
}

// tie is how much distances may differ and count as equal: rounding is no order.
func (s *scatter) tie(distance float64) float64 { return s.slack + 1e-12*distance }

// visit calls f with the points, other than i, that are no farther from it along
// a straight line than reach, which f may shorten.
func (s *scatter) visit(i int32, reach *float64, f func(j int32, straight float64)) {
	s.search(i, 0, len(s.order), reach, f)
}

func (s *scatter) search(i int32, from, to int, reach *float64, f func(j int32, straight float64)) {
	if to-from <= leafPoints {
		for _, j := range s.order[from:to] {
			if d := s.straight(i, j); d <= *reach && j != i {
				f(j, d)
			}
		}
		return
	}
	middle := from + (to-from)/2
	j := s.order[middle]
	beyond := s.space[i][s.axes[middle]] - s.space[j][s.axes[middle]]
	if beyond <= 0 {
		s.search(i, from, middle, reach, f)
	} else {
		s.search(i, middle+1, to, reach, f)
	}
	if d := s.straight(i, j); d <= *reach && j != i {
		f(j, d)
	}
	switch {
	case math.Abs(beyond) > *reach:
	case beyond <= 0:
		s.search(i, middle+1, to, reach, f)
	default:
		s.search(i, from, middle, reach, f)
	}
}
