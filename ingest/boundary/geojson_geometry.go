package boundary

import (
	"strconv"

	"github.com/paulmach/orb"
)

// jsonGeometry is the value of a "geometry" member that the lexer has taken.
type jsonGeometry []byte

func (g jsonGeometry) outline() (orb.MultiPolygon, error) { return parseGeometry(g) }

// missing tells a null geometry, or none at all.
func (g jsonGeometry) missing() bool { return len(g) == 0 || g[0] != '{' }

// parseGeometry reads a Polygon, a MultiPolygon, or a collection of nothing else.
func parseGeometry(raw jsonGeometry) (orb.MultiPolygon, error) {
	if raw.missing() {
		return nil, wrong("it has no geometry: remove the row, or leave it out with --where")
	}
	m, err := raw.members()
	if err != nil {
		return nil, err
	}
	switch m.kind {
	case "Polygon":
		p, err := (&numbers{b: m.coordinates}).polygon()
		if err != nil || len(p) == 0 {
			return nil, err
		}
		return orb.MultiPolygon{p}, nil
	case "MultiPolygon":
		return (&numbers{b: m.coordinates}).multiPolygon()
	case "GeometryCollection":
		return parseCollection(m.geometries)
	}
	return nil, wrongType(m.kind)
}

// geometryMembers are what a geometry object consists of.
type geometryMembers struct {
	kind                    string
	coordinates, geometries []byte
}

func (g jsonGeometry) members() (m geometryMembers, err error) {
	l := lexBytes(g)
	err = l.object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			var t []byte
			if t, err = l.raw(); err == nil && len(t) >= 2 && t[0] == '"' {
				m.kind, err = unquote(t[1 : len(t)-1])
			}
		case "coordinates":
			m.coordinates, err = l.raw()
		case "geometries":
			m.geometries, err = l.raw()
		default:
			err = l.skip()
		}
		return err
	})
	return m, err
}

func wrongType(kind string) error {
	return wrong("its geometry is of type %q: only Polygon, MultiPolygon and collections of them are outlines; leave it out with --where", kind)
}

func parseCollection(raw []byte) (all orb.MultiPolygon, err error) {
	if len(raw) == 0 || raw[0] != '[' {
		return nil, wrong("a GeometryCollection without geometries")
	}
	l := lexBytes(raw)
	err = l.array(func() error {
		one, err := l.raw()
		if err != nil {
			return err
		}
		mp, err := parseGeometry(one)
		all = append(all, mp...)
		return err
	})
	return all, err
}

// numbers reads the coordinates of a geometry that the lexer has taken, so the
// grammar is known to hold and only the shape is checked.
type numbers struct {
	b []byte
	i int
}

func (n *numbers) multiPolygon() (mp orb.MultiPolygon, err error) {
	err = n.list(func() error {
		p, err := n.polygon()
		mp = append(mp, p)
		return err
	})
	return mp, err
}

func (n *numbers) polygon() (p orb.Polygon, err error) {
	err = n.list(func() error {
		r, err := n.ring()
		p = append(p, r)
		return err
	})
	return p, err
}

func (n *numbers) ring() (r orb.Ring, err error) {
	err = n.list(func() error {
		p, err := n.position()
		r = append(r, p)
		return err
	})
	return r, err
}

// position reads x and y; z and m are dropped.
func (n *numbers) position() (p orb.Point, err error) {
	count := 0
	err = n.list(func() error {
		v, err := n.number()
		if count < 2 {
			p[count] = v
		}
		count++
		return err
	})
	if err == nil && count < 2 {
		err = wrong("a position of %d numbers: it needs two, longitude and latitude", count)
	}
	return p, err
}

func (n *numbers) list(element func() error) error {
	if n.peek() != '[' {
		return wrong("its coordinates are not nested as its geometry type wants: export the file again")
	}
	n.i++
	for {
		switch n.peek() {
		case ']':
			n.i++
			return nil
		case ',':
			n.i++
		case 0:
			return wrong("its geometry has no coordinates")
		default:
			if err := element(); err != nil {
				return err
			}
		}
	}
}

// peek returns the next byte that is no blank, 0 at the end.
func (n *numbers) peek() byte {
	for ; n.i < len(n.b); n.i++ {
		if c := n.b[n.i]; c > ' ' {
			return c
		}
	}
	return 0
}

// number reads one number; beyond float64's range it is infinite, which
// shaping refuses.
func (n *numbers) number() (float64, error) {
	start := n.i
	for n.i < len(n.b) && n.b[n.i] > ' ' && n.b[n.i] != ',' && n.b[n.i] != ']' && n.b[n.i] != '[' {
		n.i++
	}
	v, err := strconv.ParseFloat(string(n.b[start:n.i]), 64)
	if err != nil && v == 0 {
		return 0, wrong("a coordinate is %.20q, not a number", n.b[start:n.i])
	}
	return v, nil
}
