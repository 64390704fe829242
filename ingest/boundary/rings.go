package boundary

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// shaper brings outlines into the form the store expects: rings closed, outer
// ones counter-clockwise and holes clockwise (RFC 7946, section 3.1.6).
type shaper struct {
	crs     string
	degrees bool
	mend    bool // close open rings instead of refusing them
}

// shape checks and normalises mp in place.
func (s shaper) shape(mp orb.MultiPolygon) (orb.MultiPolygon, error) {
	if len(mp) == 0 {
		return nil, wrong("its geometry is empty: remove the row, or leave it out with --where")
	}
	for i, polygon := range mp {
		if len(polygon) == 0 {
			return nil, wrong("polygon %d of %d is empty: remove it", i+1, len(mp))
		}
		for j, ring := range polygon {
			closed, err := s.ring(ring, j > 0)
			if err != nil {
				return nil, wrong("polygon %d, ring %d: %v", i+1, j+1, err)
			}
			polygon[j] = closed
		}
	}
	return mp, nil
}

func (s shaper) ring(r orb.Ring, hole bool) (orb.Ring, error) {
	for _, p := range r {
		if math.IsNaN(p[0]) || math.IsInf(p[0], 0) || math.IsNaN(p[1]) || math.IsInf(p[1], 0) {
			return nil, wrong("a coordinate is not finite: repair it with another tool")
		}
		if s.degrees && (math.Abs(p[0]) > 180 || math.Abs(p[1]) > 90) {
			return nil, outOfRange(p[0], p[1], s.crs)
		}
	}
	if len(r) > 0 && r[0] != r[len(r)-1] {
		if !s.mend {
			return nil, wrong("it is not closed, its last point is not its first: close it, or use --make-valid")
		}
		r = append(r, r[0])
	}
	if len(r) < 4 {
		return nil, wrong("%d points, a closed ring needs at least 4: remove it", len(r))
	}
	if a := doubleArea(r); a < 0 && !hole || a > 0 && hole {
		slices.Reverse(r)
	}
	return r, nil
}

// doubleArea is twice the signed area, positive when counter-clockwise, by the
// shoelace formula about the first point so that digits are not lost far from
// the origin.
func doubleArea(r orb.Ring) float64 {
	var sum float64
	o := r[0]
	for i := 1; i+1 < len(r); i++ {
		a, b := r[i], r[i+1]
		sum += (a[0]-o[0])*(b[1]-o[1]) - (b[0]-o[0])*(a[1]-o[1])
	}
	return sum
}
