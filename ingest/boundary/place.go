package boundary

import (
	"encoding/binary"
	"math"

	"github.com/paulmach/orb"
)

// A place is where a unit lies: its outline, or a point that stands for it. A
// file may leave it out, or empty (RFC 7946, section 3.1).

func (g jsonGeometry) place() (orb.Geometry, error) {
	if g.missing() {
		return nil, nil
	}
	m, err := g.members()
	if err != nil {
		return nil, err
	}
	n := numbers{b: m.coordinates}
	switch m.kind {
	case "Point":
		return onePoint(n.point())
	case "MultiPoint":
		r, err := n.ring()
		return onePoint(r, err)
	case "Polygon", "MultiPolygon", "GeometryCollection":
		return outlinePlace(parseGeometry(g))
	}
	return nil, wrongPlace(m.kind)
}

// point reads the coordinates of a Point, which may be empty.
func (n *numbers) point() (orb.Ring, error) {
	if n.peek() == '[' && (&numbers{b: n.b[n.i+1:]}).peek() == ']' {
		return nil, nil
	}
	p, err := n.position()
	return orb.Ring{p}, err
}

func (g gpkgGeometry) place() (orb.Geometry, error) {
	wkb, err := g.wkb()
	if err != nil || len(wkb) == 0 {
		return nil, err
	}
	if len(wkb) < 9 || wkb[0] > 1 {
		return nil, errCutWKB
	}
	switch kind := byteOrder(wkb[0]).Uint32(wkb[1:]); kind % 1000 {
	case 1:
		p, err := wkbPoint(wkb)
		return onePoint(orb.Ring{p}, err)
	case 4:
		switch n := byteOrder(wkb[0]).Uint32(wkb[5:]); n {
		case 0:
			return nil, nil
		case 1:
			p, err := wkbPoint(wkb[9:])
			return onePoint(orb.Ring{p}, err)
		default:
			return nil, manyPoints(int(n))
		}
	case 2, 5:
		return nil, wrongPlace(wkbNames[kind%1000])
	}
	return outlinePlace(parseWKB(wkb, g.limits))
}

func byteOrder(mark byte) binary.ByteOrder {
	if mark == 1 {
		return binary.LittleEndian
	}
	return binary.BigEndian
}

// wkbPoint reads x and y of a Point in ISO WKB; an empty one is NaN (OGC 12-128,
// clause 2.1.3.1.1).
func wkbPoint(b []byte) (p orb.Point, err error) {
	if len(b) < 21 || b[0] > 1 {
		return p, errCutWKB
	}
	order := byteOrder(b[0])
	if kind := order.Uint32(b[1:]); kind%1000 != 1 || kind/1000 > 3 {
		return p, errCutWKB
	}
	return orb.Point{math.Float64frombits(order.Uint64(b[5:])), math.Float64frombits(order.Uint64(b[13:]))}, nil
}

// onePoint makes a place of a list of points that holds one, or of an empty one.
func onePoint(r orb.Ring, err error) (orb.Geometry, error) {
	switch {
	case err != nil:
		return nil, err
	case len(r) == 0, math.IsNaN(r[0][0]) && math.IsNaN(r[0][1]):
		return nil, nil
	case len(r) > 1:
		return nil, manyPoints(len(r))
	case math.IsNaN(r[0][0]+r[0][1]) || math.IsInf(r[0][0], 0) || math.IsInf(r[0][1], 0):
		return nil, wrong("a coordinate is not finite: repair it with another tool")
	}
	return r[0], nil
}

func outlinePlace(mp orb.MultiPolygon, err error) (orb.Geometry, error) {
	if err != nil || len(mp) == 0 {
		return nil, err
	}
	return mp, nil
}

func manyPoints(n int) error {
	return wrong("its geometry has %d points: a unit has one, or an outline", n)
}

func wrongPlace(kind string) error {
	return wrong("its geometry is of type %q: a unit is a Polygon, a MultiPolygon or a Point; leave it out with --where", kind)
}
