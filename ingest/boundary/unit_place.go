package boundary

import (
	"bytes"
	"encoding/json"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// place brings a place into form and notes coordinates that are no degrees.
func (u *unitReader) place(g orb.Geometry, feature int64) (orb.Geometry, error) {
	inside := true
	switch p := g.(type) {
	case orb.Point:
		inside = inDegreeRange(p)
	case orb.MultiPolygon:
		mp, err := shaper{mend: true}.shape(u.withoutSlivers(p))
		if err != nil {
			return nil, err
		}
		for _, polygon := range mp {
			for _, ring := range polygon {
				for _, point := range ring {
					inside = inside && inDegreeRange(point)
				}
			}
		}
		g = mp
	}
	if !inside && u.outside == 0 {
		u.outside = feature
	}
	return g, nil
}

func inDegreeRange(p orb.Point) bool { return math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90 }

// withoutSlivers leaves out rings that enclose nothing, as simplification leaves
// them, and polygons whose outer ring is one. If nothing remains they stay, for
// the shaper to refuse.
func (u *unitReader) withoutSlivers(mp orb.MultiPolygon) orb.MultiPolygon {
	var kept orb.MultiPolygon
	slivers := 0
	for _, polygon := range mp {
		var rings orb.Polygon
		for j, ring := range polygon {
			if !encloses(ring) {
				slivers++
				if j == 0 {
					break
				}
				continue
			}
			rings = append(rings, ring)
		}
		if len(rings) > 0 {
			kept = append(kept, rings)
		}
	}
	if len(kept) == 0 {
		return mp
	}
	u.slivers += slivers
	return kept
}

// encloses tells whether a ring, closed or not, has three corners at least.
func encloses(r orb.Ring) bool {
	if len(r) > 0 && r[0] == r[len(r)-1] {
		return len(r) >= 4
	}
	return len(r) >= 3
}

// shapeText is the geometry in GeoJSON: the file's own text where that is what
// it holds, else made of the place.
func shapeText(g geometry, place orb.Geometry) (json.RawMessage, error) {
	if text, ok := g.(jsonGeometry); ok && !text.missing() {
		return bytes.Clone(text), nil
	}
	if place == nil {
		return json.RawMessage("null"), nil
	}
	if mp, ok := place.(orb.MultiPolygon); ok && len(mp) == 1 {
		place = mp[0]
	}
	return geojson.NewGeometry(place).MarshalJSON()
}
