package analysis

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// appendShape appends a GeoJSON geometry: a Polygon where there is one part,
// else a MultiPolygon. Coordinates are as exact as they are stored.
func appendShape(b []byte, mp orb.MultiPolygon) []byte {
	if len(mp) == 1 {
		b = append(b, `{"type":"Polygon","coordinates":`...)
		b = appendPolygon(b, mp[0])
		return append(b, '}')
	}
	b = append(b, `{"type":"MultiPolygon","coordinates":[`...)
	for i, p := range mp {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendPolygon(b, p)
	}
	return append(b, "]}"...)
}

func appendPolygon(b []byte, p orb.Polygon) []byte {
	b = append(b, '[')
	for i, ring := range p {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '[')
		for j, c := range ring {
			if j > 0 {
				b = append(b, ',')
			}
			b = appendPosition(b, c)
		}
		b = append(b, ']')
	}
	return append(b, ']')
}

func appendPosition(b []byte, p orb.Point) []byte {
	b = append(b, '[')
	b = appendNumber(b, p[0])
	b = append(b, ',')
	b = appendNumber(b, p[1])
	return append(b, ']')
}

// appendNumber appends the shortest decimal that reads back as the same number;
// JSON has no NaN, so that is null.
func appendNumber(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(b, "null"...)
	}
	if abs := math.Abs(v); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		return strconv.AppendFloat(b, v, 'e', -1, 64)
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}
