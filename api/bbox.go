package api

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// parseBBox reads "west,south,east,north" in degrees (OGC API – Features,
// without heights). Empty is nil: everywhere. It returns *geo.InvalidError.
func parseBBox(text string) (*orb.Bound, error) {
	if text == "" {
		return nil, nil //nolint:nilnil // no bound is a valid answer
	}
	parts := strings.Split(text, ",")
	if len(parts) != 4 {
		return nil, geo.Invalid("bbox", "needs four numbers: west,south,east,north")
	}
	var n [4]float64
	for i, p := range parts {
		p = strings.TrimSpace(p)
		v, err := strconv.ParseFloat(p, 64)
		if err != nil || strings.Trim(p, "0123456789.+-eE") != "" { // no words, hexadecimal or infinity
			return nil, geo.Invalid("bbox", "number %d is none: write decimal degrees such as 105.6", i+1)
		}
		n[i] = v
	}
	west, south, east, north := n[0], n[1], n[2], n[3]
	switch {
	case math.Abs(south) > 90 || math.Abs(north) > 90 || math.Abs(west) > 180 || math.Abs(east) > 180:
		return nil, geo.Invalid("bbox", "is out of range: longitudes lie within ±180 and come first, latitudes within ±90")
	case west >= east || south >= north:
		return nil, geo.Invalid("bbox", "must go from west to east and from south to north: west < east, south < north")
	}
	return &orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}, nil
}
