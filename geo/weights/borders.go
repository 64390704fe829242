package weights

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

const (
	metresPerDegree = 6371008.8 * math.Pi / 180 // of latitude, on a sphere of the mean radius of WGS84
	largest         = 1e100                     // coordinates beyond it have squares that overflow
)

// vertex is a place on a border. A degree of longitude is cos times as long as
// one of latitude there; planar, cos is 1.
type vertex struct{ x, y, cos float64 }

// borders are the outlines of all units, their rings one after the other.
// Edge i leads from vertex i to vertex next[i]; none has length 0.
type borders struct {
	planar bool

	v     []vertex
	next  []int32
	units []border
	parts []part // by unit
	boxes []box  // the trees of all units, see boxes.go
}

// border is the outline of one unit.
type border struct {
	from, to           int32 // its vertices and edges
	firstPart, endPart int32
	tree               int32   // place of the root in boxes
	cos                float64 // the least of its vertices
}

// part is the outer ring of one polygon.
type part struct {
	unit, first int32 // a vertex
	box         box
}

// newBorders lays the outlines out. It returns *geo.InvalidError for a ring that
// encloses nothing and for coordinates that cannot be.
func newBorders(outlines []orb.MultiPolygon, planar bool) (*borders, error) {
	count := 0
	for _, outline := range outlines {
		for _, polygon := range outline {
			for _, ring := range polygon {
				count += len(ring)
			}
		}
	}
	if count > math.MaxInt32 {
		return nil, geo.Invalid("outlines", "they have %d vertices, more than %d: simplify them", count, math.MaxInt32)
	}
	b := &borders{
		planar: planar, units: make([]border, len(outlines)), v: make([]vertex, 0, count), next: make([]int32, 0, count),
		boxes: make([]box, 0, 2*count/leafEdges+len(outlines)),
	}
	for unit, outline := range outlines {
		if err := b.addUnit(int32(unit), outline); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *borders) addUnit(unit int32, outline orb.MultiPolygon) error {
	u := border{from: int32(len(b.v)), firstPart: int32(len(b.parts)), cos: 1}
	for at, polygon := range outline {
		for r, ring := range polygon {
			first := len(b.v)
			if err := b.addRing(ring); err != nil {
				return geo.Invalid("outlines", "unit %d, polygon %d, ring %d: %v", unit, at, r, err)
			}
			if r == 0 {
				b.parts = append(b.parts, part{unit, int32(first), boxOf(b.v[first:])})
			}
		}
	}
	u.to, u.endPart = int32(len(b.v)), int32(len(b.parts))
	for _, v := range b.v[u.from:u.to] {
		u.cos = min(u.cos, v.cos)
	}
	u.tree = b.plant(u.from, u.to)
	b.units[unit] = u
	return nil
}

// addRing takes in a ring without points that repeat the one before; it is
// closed whether or not its last point repeats the first.
func (b *borders) addRing(ring orb.Ring) error {
	start := int32(len(b.v))
	for _, p := range ring {
		if err := check(p, b.planar); err != nil {
			return err
		}
		if n := len(b.v); n > int(start) && b.v[n-1].x == p[0] && b.v[n-1].y == p[1] {
			continue
		}
		b.v = append(b.v, vertex{p[0], p[1], b.cos(p[1])})
	}
	if n := len(b.v) - 1; n > int(start) && b.v[n].x == b.v[start].x && b.v[n].y == b.v[start].y {
		b.v = b.v[:n]
	}
	end := int32(len(b.v))
	if end-start < 3 {
		return geo.Invalid("", "it has %d different points and encloses nothing: leave it out or mend it", end-start)
	}
	for i := start + 1; i < end; i++ {
		b.next = append(b.next, i)
	}
	b.next = append(b.next, start)
	return nil
}

// cos is that of a latitude, 1 when planar.
func (b *borders) cos(y float64) float64 {
	if b.planar {
		return 1
	}
	return max(0, math.Cos(min(y, 90)*math.Pi/180))
}

// check returns what is wrong with a coordinate pair.
func check(p orb.Point, planar bool) error {
	switch {
	case !(math.Abs(p[0]) <= largest && math.Abs(p[1]) <= largest):
		return geo.Invalid("", "its coordinates %v, %v are not usable numbers", p[0], p[1])
	case !planar && !(math.Abs(p[1]) <= 90 && math.Abs(p[0]) <= 360):
		return geo.Invalid("", "its coordinates %v, %v are not longitude and latitude in degrees: transform them, or say that they are planar", p[0], p[1])
	}
	return nil
}

// bound bounds all units; it is empty when none has a polygon.
func (b *borders) bound() box {
	if len(b.parts) == 0 {
		return box{}
	}
	bound := b.parts[0].box
	for _, p := range b.parts[1:] {
		bound = bound.join(p.box)
	}
	return bound
}
