package boundary

import (
	"encoding/binary"
	"fmt"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkb"
)

// gpkgGeometry is a geometry blob of a GeoPackage.
type gpkgGeometry struct {
	blob   []byte
	srs    int32 // of its layer
	limits Limits
}

// wkb returns what stands behind the header; nothing where there is no geometry.
func (g gpkgGeometry) wkb() ([]byte, error) {
	if len(g.blob) == 0 {
		return nil, nil
	}
	h, err := parseGPHeader(g.blob)
	if err != nil {
		return nil, err
	}
	if h.srs > 0 && g.srs > 0 && h.srs != g.srs {
		return nil, wrong("its geometry is in reference system %d, its layer in %d: export the layer again", h.srs, g.srs)
	}
	return g.blob[h.size:], nil
}

func (g gpkgGeometry) outline() (orb.MultiPolygon, error) {
	if len(g.blob) == 0 {
		return nil, wrong("it has no geometry: remove the row, or leave it out with --where")
	}
	wkb, err := g.wkb()
	if err != nil {
		return nil, err
	}
	return parseWKB(wkb, g.limits)
}

// parseWKB reads a Polygon, a MultiPolygon or a collection of them in ISO WKB;
// z and m are dropped.
func parseWKB(b []byte, l Limits) (orb.MultiPolygon, error) {
	w := wkbWalk{b: b, left: l.Vertices}
	if err := w.geometry(l.Nesting); err != nil {
		return nil, err
	}
	g, err := wkb.Unmarshal(b[:w.i])
	if err != nil {
		return nil, fmt.Errorf("its geometry cannot be read: %w", err)
	}
	return polygons(nil, g)
}

// wkbWalk checks counts against the bytes that are there before anything is
// allocated for them: go-geom believes the counts it reads.
type wkbWalk struct {
	b    []byte
	i    int
	left int // vertices still allowed
}

var wkbNames = map[uint32]string{
	1: "Point", 2: "LineString", 4: "MultiPoint", 5: "MultiLineString", 8: "CircularString", 9: "CompoundCurve",
	10: "CurvePolygon", 11: "MultiCurve", 12: "MultiSurface", 13: "Curve", 14: "Surface", 15: "PolyhedralSurface", 16: "TIN", 17: "Triangle",
}

func (w *wkbWalk) geometry(depth int) error {
	if depth == 0 {
		return wrong("its geometry nests collections too deeply: export the layer with plain polygons")
	}
	if len(w.b)-w.i < 9 || w.b[w.i] > 1 {
		return errCutWKB
	}
	order := byteOrder(w.b[w.i])
	kind, n := order.Uint32(w.b[w.i+1:]), int(order.Uint32(w.b[w.i+5:]))
	w.i += 9
	if kind/1000 > 3 {
		return wrongType(fmt.Sprintf("%#x", kind))
	}
	switch kind % 1000 {
	case 3:
		stride := [...]int{2, 3, 3, 4}[kind/1000]
		return w.rings(n, 8*stride, order)
	case 6, 7:
		for range n {
			if err := w.geometry(depth - 1); err != nil {
				return err
			}
		}
		return nil
	}
	if name := wkbNames[kind%1000]; name != "" {
		return wrongType(name)
	}
	return wrongType(fmt.Sprint(kind))
}

var errCutWKB = wrong("its geometry is damaged or cut off: copy or export the file again")

func (w *wkbWalk) rings(n, size int, order binary.ByteOrder) error {
	for range n {
		if len(w.b)-w.i < 4 {
			return errCutWKB
		}
		points := int(order.Uint32(w.b[w.i:]))
		w.i += 4
		if w.left -= points; w.left < 0 {
			return wrong("more vertices than are allowed in one outline: simplify it")
		}
		if (len(w.b)-w.i)/size < points {
			return errCutWKB
		}
		w.i += points * size
	}
	return nil
}

// polygons appends those of g.
func polygons(mp orb.MultiPolygon, g geom.T) (orb.MultiPolygon, error) {
	switch g := g.(type) {
	case *geom.Polygon:
		return append(mp, polygonOf(g.FlatCoords(), g.Ends(), 0, g.Stride())), nil
	case *geom.MultiPolygon:
		start := 0
		for _, ends := range g.Endss() {
			mp = append(mp, polygonOf(g.FlatCoords(), ends, start, g.Stride()))
			if len(ends) > 0 {
				start = ends[len(ends)-1]
			}
		}
		return mp, nil
	case *geom.GeometryCollection:
		for _, member := range g.Geoms() {
			var err error
			if mp, err = polygons(mp, member); err != nil {
				return nil, err
			}
		}
		return mp, nil
	}
	return nil, wrongType(fmt.Sprintf("%T", g))
}

func polygonOf(flat []float64, ends []int, start, stride int) orb.Polygon {
	p := make(orb.Polygon, 0, len(ends))
	for _, end := range ends {
		r := make(orb.Ring, 0, (end-start)/stride)
		for ; start < end; start += stride {
			r = append(r, orb.Point{flat[start], flat[start+1]})
		}
		p = append(p, r)
	}
	return p
}
