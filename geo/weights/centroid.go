package weights

import (
	"math"

	"github.com/paulmach/orb"
)

// Centroid returns the centre of mass of an outline, holes left out, in the plane
// of its stored coordinates: of degrees, too, which for a commune is metres
// away from the centre on the ellipsoid. It may lie outside the outline. An
// outline without area has the centre of its lines, one without lines that of
// its points. An empty one, or one with a coordinate that is not finite, has NaN,
// NaN.
func Centroid(mp orb.MultiPolygon) orb.Point {
	var origin orb.Point
	found := false
	for _, polygon := range mp {
		for _, ring := range polygon {
			if len(ring) > 0 && !found {
				origin, found = ring[0], true
			}
		}
	}
	if !found {
		return orb.Point{math.NaN(), math.NaN()}
	}
	var c mass
	for _, polygon := range mp {
		for i, ring := range polygon {
			c.add(ring, origin, i > 0)
		}
	}
	switch {
	case !(c.length <= math.MaxFloat64):
		return orb.Point{math.NaN(), math.NaN()}
	case math.Abs(c.area) > 1e-13*c.terms:
		return orb.Point{origin[0] + c.areaX/c.area/3, origin[1] + c.areaY/c.area/3}
	case c.length > 0:
		return orb.Point{origin[0] + c.lengthX/c.length/2, origin[1] + c.lengthY/c.length/2}
	}
	return orb.Point{origin[0] + c.x/c.points, origin[1] + c.y/c.points}
}

// mass sums first moments about an origin near the outline, which keeps the
// digits that far coordinates would cost.
type mass struct {
	area, areaX, areaY, terms float64 // twice the area, six times its moments
	length, lengthX, lengthY  float64 // and twice its moments
	points, x, y              float64
}

func (c *mass) add(ring orb.Ring, origin orb.Point, hole bool) {
	var area, areaX, areaY float64
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		px, py, qx, qy := p[0]-origin[0], p[1]-origin[1], q[0]-origin[0], q[1]-origin[1]
		cross := px*qy - qx*py
		area += cross
		areaX += cross * (px + qx)
		areaY += cross * (py + qy)
		c.terms += math.Abs(px*qy) + math.Abs(qx*py)
		length := math.Hypot(qx-px, qy-py)
		c.length += length
		c.lengthX += length * (px + qx)
		c.lengthY += length * (py + qy)
		c.points++
		c.x += px
		c.y += py
	}
	if (area < 0) != hole { // outer rings count positive, holes negative, whichever way they turn
		area, areaX, areaY = -area, -areaX, -areaY
	}
	c.area += area
	c.areaX += areaX
	c.areaY += areaY
}
