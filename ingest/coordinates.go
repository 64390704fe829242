package ingest

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

var (
	faultNumber     = &fault{"bad_coordinate", "no number: write decimal degrees with a point, such as 105.6"}
	faultHalf       = &fault{"half_a_coordinate", "only one of longitude and latitude is given: give both or neither"}
	faultMetres     = &fault{"coordinate_out_of_range", "far beyond 180 degrees, so probably metres of a projection such as VN-2000: export longitude and latitude on WGS84"}
	faultSwapped    = &fault{"coordinate_out_of_range", "the latitude is beyond 90 degrees, so longitude and latitude are probably swapped: exchange the columns"}
	faultOutOfRange = &fault{"coordinate_out_of_range", "longitude must lie within ±180 and latitude within ±90 degrees"}
)

// metresBeyond is where a number is no mistyped degree any more: no projection
// in use in Viet Nam has a coordinate of less than 1 km.
const metresBeyond = 1000

// parsePoint reads a longitude and a latitude. ok is false without a fault
// where both are empty. Zero and zero is what systems write that have no
// coordinate (the place is in the Gulf of Guinea), and counts as none: null is
// true then.
func parsePoint(lon, lat string) (p orb.Point, ok, null bool, field fieldID, f *fault) {
	if lon == "" && lat == "" {
		return p, false, false, 0, nil
	}
	if lon == "" {
		return p, false, false, fieldLon, faultHalf
	}
	if lat == "" {
		return p, false, false, fieldLat, faultHalf
	}
	x, good := parseDecimal(lon)
	if !good {
		return p, false, false, fieldLon, faultNumber
	}
	y, good := parseDecimal(lat)
	if !good {
		return p, false, false, fieldLat, faultNumber
	}
	switch {
	case x == 0 && y == 0:
		return p, false, true, 0, nil
	case math.Abs(x) > metresBeyond || math.Abs(y) > metresBeyond:
		return p, false, false, fieldLon, faultMetres
	case math.Abs(y) > 90 && math.Abs(y) <= 180 && math.Abs(x) <= 90:
		return p, false, false, fieldLat, faultSwapped
	case math.Abs(x) > 180:
		return p, false, false, fieldLon, faultOutOfRange
	case math.Abs(y) > 90:
		return p, false, false, fieldLat, faultOutOfRange
	}
	return orb.Point{x, y}, true, false, 0, nil
}

// parseDecimal reads a decimal number, exponent allowed; words such as NaN and
// Inf, hexadecimal and underscores are refused, and so is what overflows.
func parseDecimal(s string) (float64, bool) {
	for i := range len(s) {
		if b := s[i]; (b < '0' || b > '9') && b != '.' && b != '-' && b != '+' && b != 'e' && b != 'E' {
			return 0, false
		}
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}
