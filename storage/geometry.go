package storage

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/ewkb"
)

// The one way of geometries into and out of the database: EWKB, written with
// ST_GeomFromEWKB and read with ST_AsEWKB.

const wgs84 = 4326

// encodeMultiPolygon returns little-endian EWKB with the given SRID.
func encodeMultiPolygon(mp orb.MultiPolygon, srid int) ([]byte, error) {
	m := geom.NewMultiPolygon(geom.XY).SetSRID(srid)
	for _, polygon := range mp {
		rings := make([][]geom.Coord, len(polygon))
		for i, ring := range polygon {
			rings[i] = make([]geom.Coord, len(ring))
			for j, p := range ring {
				rings[i][j] = geom.Coord{p[0], p[1]}
			}
		}
		p, err := geom.NewPolygon(geom.XY).SetCoords(rings)
		if err != nil {
			return nil, fmt.Errorf("polygon: %w", err)
		}
		if err := m.Push(p); err != nil {
			return nil, fmt.Errorf("multipolygon: %w", err)
		}
	}
	return ewkb.Marshal(m, binary.LittleEndian)
}

// decodeMultiPolygon reads EWKB of a MultiPolygon.
func decodeMultiPolygon(b []byte) (orb.MultiPolygon, error) {
	g, err := ewkb.Unmarshal(b)
	if err != nil {
		return nil, fmt.Errorf("geometry: %w", err)
	}
	m, ok := g.(*geom.MultiPolygon)
	if !ok {
		return nil, fmt.Errorf("geometry: a %T where a MultiPolygon is stored", g)
	}
	flat, stride := m.FlatCoords(), m.Stride()
	mp := make(orb.MultiPolygon, 0, len(m.Endss()))
	start := 0
	for _, ends := range m.Endss() {
		polygon := make(orb.Polygon, 0, len(ends))
		for _, end := range ends {
			ring := make(orb.Ring, 0, (end-start)/stride)
			for i := start; i < end; i += stride {
				ring = append(ring, orb.Point{flat[i], flat[i+1]})
			}
			polygon, start = append(polygon, ring), end
		}
		mp = append(mp, polygon)
	}
	return mp, nil
}

// appendPoint appends the EWKB of a point in WGS84: 25 bytes, written by hand
// because an import writes one for every row.
func appendPoint(b []byte, p orb.Point) []byte {
	const pointWithSRID = 0x20000001
	b = append(b, 1)
	b = binary.LittleEndian.AppendUint32(b, pointWithSRID)
	b = binary.LittleEndian.AppendUint32(b, wgs84)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p[0]))
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(p[1]))
}

// decodePoint reads EWKB of a point.
func decodePoint(b []byte) (orb.Point, error) {
	g, err := ewkb.Unmarshal(b)
	if err != nil {
		return orb.Point{}, fmt.Errorf("geometry: %w", err)
	}
	p, ok := g.(*geom.Point)
	if !ok || p.Empty() {
		return orb.Point{}, fmt.Errorf("geometry: a %T, possibly empty, where a Point is stored", g)
	}
	return orb.Point{p.X(), p.Y()}, nil
}

// encodeMultiPoint returns the EWKB of points without an SRID: 9 bytes and 21 for
// each, as PostGIS lays out a MultiPoint.
func encodeMultiPoint(points []orb.Point) []byte {
	const point, multiPoint = 1, 4
	b := make([]byte, 0, 9+21*len(points))
	b = append(b, 1)
	b = binary.LittleEndian.AppendUint32(b, multiPoint)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(points)))
	for _, p := range points {
		b = append(b, 1)
		b = binary.LittleEndian.AppendUint32(b, point)
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p[0]))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p[1]))
	}
	return b
}

// decodeMultiPoint reads EWKB of as many points as there is room for.
func decodeMultiPoint(b []byte, points []orb.Point) error {
	g, err := ewkb.Unmarshal(b)
	if err != nil {
		return fmt.Errorf("geometry: %w", err)
	}
	m, ok := g.(*geom.MultiPoint)
	if !ok || m.NumPoints() != len(points) {
		return fmt.Errorf("geometry: a %T where a MultiPoint of %d points is expected", g, len(points))
	}
	flat, stride := m.FlatCoords(), m.Stride()
	for i := range points {
		points[i] = orb.Point{flat[i*stride], flat[i*stride+1]}
	}
	return nil
}
