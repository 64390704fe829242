package ingest

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/vn2000"
)

var (
	faultNumber = &fault{"bad_coordinate", "không đọc được tọa độ: hãy ghi độ thập phân như 105.6, hoặc độ, phút, giây như 105°36'00\"",
		"no coordinate: write decimal degrees such as 105.6, or degrees, minutes and seconds such as 105°36'00\""}
	faultPair = &fault{"bad_coordinate", "không đọc được hai tọa độ: hãy ghi như 21.31, 105.60 hoặc 21°18'36\"N 105°36'00\"E, hoặc dùng hai cột",
		"no two coordinates: write them as 21.31, 105.60 or as 21°18'36\"N 105°36'00\"E, or use two columns"}
	faultOrder = &fault{"coordinate_order", "không rõ số nào là kinh độ: hãy ghi N và E sau số, hoặc dùng hai cột kinh độ và vĩ độ",
		"which of the two is the longitude does not show: write N and E after them, or use the columns lon and lat"}
	faultHalf = &fault{"half_a_coordinate", "chỉ có một trong hai tọa độ: hãy ghi cả hai hoặc bỏ trống cả hai",
		"only one of the two coordinates is given: give both or neither"}
	faultMixed = &fault{"coordinate_out_of_range", "một số chỉ có thể là độ, số kia chỉ có thể là mét: hãy kiểm tra hai cột",
		"one of the two can only be degrees and the other only metres: check the columns"}
	faultMetres = &fault{"coordinate_out_of_range", "lớn hơn 180 độ nhiều, có lẽ là mét theo hệ VN-2000: hãy cho biết hệ bằng --crs EPSG:SỐ",
		"far beyond 180 degrees, so probably metres of a projection such as VN-2000: say which with --crs EPSG:NUMBER"}
	faultProjected = &fault{"coordinate_out_of_range", "lớn hơn 180 độ nhiều, có lẽ là mét theo hệ VN-2000: hãy ghi kinh độ và vĩ độ WGS84",
		"far beyond 180 degrees, so probably metres of a projection such as VN-2000: give longitude and latitude on WGS84"}
	faultBeyond = &fault{"coordinate_out_of_range", "tọa độ mét không thuộc nơi nào ở Việt Nam theo VN-2000: X là hướng bắc, khoảng 900000 đến 2600000; Y là hướng đông, thường từ 300000 đến 800000",
		"the metres are of no place in Viet Nam on VN-2000: X is the northing, some 900000 to 2600000, and Y the easting, mostly 300000 to 800000"}
	faultSwapped = &fault{"coordinate_out_of_range", "vĩ độ lớn hơn 90 độ, có lẽ kinh độ và vĩ độ bị đổi chỗ: hãy đổi lại hai cột",
		"the latitude is beyond 90 degrees, so longitude and latitude are probably swapped: exchange the columns"}
	faultOutOfRange = &fault{"coordinate_out_of_range", "kinh độ phải trong khoảng ±180 độ, vĩ độ trong khoảng ±90 độ",
		"longitude must lie within ±180 and latitude within ±90 degrees"}
)

// metresBeyond is where a number is no mistyped degree any more: no projection
// in use in Viet Nam has a coordinate of less than 1 km.
const metresBeyond = 1000

// The forms of a coordinate.
const (
	formNone    = iota
	formNull    // zero and zero
	formDegrees // longitude and latitude
	formMetres  // easting and northing
)

// coordinate is one coordinate as a row has it, before anything is made of it.
type coordinate struct {
	form  uint8
	sure  bool      // the cell itself tells which number is which
	at    orb.Point // longitude and latitude, or easting and northing
	field fieldID   // first column it stands in, or the one at fault
	fault *fault
}

// columns reads a coordinate of two cells, of which the first is the longitude or
// easting. Both empty are none. Zero and zero is what systems write that have no
// coordinate (the place is in the Gulf of Guinea), and counts as none.
func columns(first, second string, firstField, secondField fieldID) coordinate {
	switch {
	case first == "" && second == "":
		return coordinate{}
	case first == "":
		return coordinate{field: firstField, fault: faultHalf}
	case second == "":
		return coordinate{field: secondField, fault: faultHalf}
	}
	a, ok := parseCoordinate(first)
	if !ok {
		return coordinate{field: firstField, fault: faultNumber}
	}
	b, ok := parseCoordinate(second)
	if !ok {
		return coordinate{field: secondField, fault: faultNumber}
	}
	w := pairOf(a, b)
	w.field = firstField
	return w
}

// parseCoordinate reads one number; the common case is a decimal one.
func parseCoordinate(text string) (angle, bool) {
	if x, ok := parseDecimal(text); ok && (inDegrees(x) || inMetres(x)) {
		return angle{value: x}, true
	}
	return parseHalf(text)
}

// pairOf puts a longitude or easting and a latitude or northing together, the
// other way round where their letters say so.
func pairOf(a, b angle) coordinate {
	w := coordinate{at: orb.Point{a.value, b.value}}
	switch {
	case a.axis != axisNone && a.axis == b.axis:
		w.fault = faultPair
		return w
	case a.axis == axisLat || b.axis == axisLon:
		w.at[0], w.at[1], w.sure = b.value, a.value, true
	case a.axis != axisNone || b.axis != axisNone:
		w.sure = true
	}
	switch {
	case a.value == 0 && b.value == 0:
		w.form = formNull
	case inDegrees(a.value) && inDegrees(b.value):
		w.form = formDegrees
	case inMetres(a.value) && inMetres(b.value):
		w.form = formMetres
	case !inMetres(a.value) && !inMetres(b.value):
		w.fault = faultOutOfRange
	default:
		w.fault = faultMixed
	}
	return w
}

// oneCell reads both coordinates of one cell.
func oneCell(text string) coordinate {
	if text == "" {
		return coordinate{}
	}
	first, second, ok := parsePair(text)
	if !ok {
		return coordinate{field: fieldCoordinates, fault: faultPair}
	}
	w := pairOf(first, second)
	w.field = fieldCoordinates
	return w.ordered()
}

// ordered settles which number is which where the columns do not tell: beyond 90
// degrees is a longitude, and in Viet Nam a northing cannot be an easting.
func (w coordinate) ordered() coordinate {
	if w.fault != nil || w.sure {
		return w
	}
	switch w.form {
	case formDegrees:
		first, second := math.Abs(w.at[0]) > 90, math.Abs(w.at[1]) > 90
		switch {
		case first == second:
			w.fault = faultOrder
		case second:
			w.at[0], w.at[1] = w.at[1], w.at[0]
		}
	case formMetres:
		exchanged := vn2000.Plausible(w.at[1], w.at[0])
		switch {
		case exchanged && vn2000.Plausible(w.at[0], w.at[1]):
			w.fault = faultOrder
		case exchanged:
			w.at[0], w.at[1] = w.at[1], w.at[0]
		}
	}
	w.sure = w.fault == nil
	return w
}

// degrees holds a longitude and latitude to their ranges.
func degrees(x, y float64) *fault {
	switch {
	case math.Abs(y) > 90 && math.Abs(y) <= 180 && math.Abs(x) <= 90:
		return faultSwapped
	case !inDegrees(x) || math.Abs(y) > 90:
		return faultOutOfRange
	}
	return nil
}

// plainDegrees reads what most files hold: decimal degrees that need no second look.
func plainDegrees(lon, lat string) (p orb.Point, ok bool) {
	if lon == "" || lat == "" {
		return p, false
	}
	x, sound := parseDecimal(lon)
	if !sound || !inDegrees(x) {
		return p, false
	}
	y, sound := parseDecimal(lat)
	return orb.Point{x, y}, sound && -90 <= y && y <= 90 && (x != 0 || y != 0)
}

// parsePoint reads a longitude and a latitude on WGS84 of two cells. ok is false
// without a fault where there is none; null tells that it is zero and zero.
func parsePoint(lon, lat string) (p orb.Point, ok, null bool, field fieldID, f *fault) {
	w := columns(lon, lat, fieldLon, fieldLat)
	switch {
	case w.fault != nil:
		return p, false, false, w.field, w.fault
	case w.form == formMetres:
		return p, false, false, fieldLon, faultProjected
	case w.form != formDegrees:
		return p, false, w.form == formNull, 0, nil
	}
	if f := degrees(w.at[0], w.at[1]); f != nil {
		return p, false, false, fieldLat, f
	}
	return w.at, true, false, 0, nil
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
