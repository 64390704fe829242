package vn2000

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// System is one reference system of VN-2000, or a UTM zone of WGS84.
type System struct {
	EPSG     int
	Meridian float64 // central meridian in degrees east; 0 for the geographic system
	Scale    float64 // on that meridian; 0 for the geographic system
}

// Scales on the central meridian.
const (
	zoneScale = 0.9999
	utmScale  = 0.9996
)

// Geographic is longitude and latitude in degrees on VN-2000 instead of WGS84.
var Geographic = System{EPSG: 4756}

// projected lists the systems in metres, zones of 3° first, from west to east.
var projected = []System{
	{5896, 102, zoneScale}, {9205, 103, zoneScale}, {9206, 104, zoneScale}, {9207, 104.5, zoneScale}, {9208, 104.75, zoneScale},
	{5897, 105, zoneScale}, {9209, 105.5, zoneScale}, {9210, 105.75, zoneScale}, {9211, 106, zoneScale}, {9212, 106.25, zoneScale},
	{9213, 106.5, zoneScale}, {9214, 107, zoneScale}, {9215, 107.25, zoneScale}, {9216, 107.5, zoneScale}, {5899, 107.75, zoneScale},
	{5898, 108, zoneScale}, {9217, 108.25, zoneScale}, {9218, 108.5, zoneScale},
	{3405, 105, utmScale}, {3406, 111, utmScale},
}

// satellite lists the UTM zones of WGS84 over Viet Nam, which GPS receivers and
// foreign software write.
var satellite = []System{{32648, 105, utmScale}, {32649, 111, utmScale}}

// Projected returns the systems of VN-2000 in metres: the zones of 3° from west to
// east, then the UTM zones. The zones of WGS84 are not among them: the shift of
// 225 m is too small for names of communes to tell the datum, so a person has to.
func Projected() []System { return slices.Clone(projected) }

// Satellite returns the UTM zones of WGS84, from west to east.
func Satellite() []System { return slices.Clone(satellite) }

// Find returns the system of a code such as "EPSG:9208" or "9208", in any case:
// of VN-2000 or a UTM zone of WGS84.
func Find(code string) (System, bool) {
	text := strings.TrimSpace(code)
	if rest, ok := strings.CutPrefix(strings.ToUpper(text), "EPSG:"); ok {
		text = rest
	}
	epsg, err := strconv.Atoi(text)
	if err != nil || epsg <= 0 {
		return System{}, false
	}
	if epsg == Geographic.EPSG {
		return Geographic, true
	}
	all := slices.Concat(projected, satellite)
	i := slices.IndexFunc(all, func(s System) bool { return s.EPSG == epsg })
	if i < 0 {
		return System{}, false
	}
	return all[i], true
}

// IsGeographic tells degrees from metres.
func (s System) IsGeographic() bool { return s.EPSG == Geographic.EPSG }

// OnWGS84 tells a UTM zone of WGS84 from the systems of VN-2000.
func (s System) OnWGS84() bool { return slices.Contains(satellite, s) }

// Code returns the text form that PROJ knows, such as "EPSG:9208".
func (s System) Code() string { return fmt.Sprintf("EPSG:%d", s.EPSG) }

// String returns code and what people call it, such as "EPSG:9208 (VN-2000, 3°
// zone of 104°45′)".
func (s System) String() string {
	switch {
	case s.IsGeographic():
		return s.Code() + " (VN-2000, longitude and latitude)"
	case s.Scale == utmScale:
		return fmt.Sprintf("%s (%s, UTM zone %dN)", s.Code(), s.datum(), int(s.Meridian+183)/6)
	}
	return fmt.Sprintf("%s (VN-2000, 3° zone of %s)", s.Code(), s.meridian())
}

// Label returns what Vietnamese surveyors call it, such as "VN-2000, múi 3°,
// kinh tuyến trục 104°45′".
func (s System) Label() string {
	switch {
	case s.IsGeographic():
		return "VN-2000, kinh độ và vĩ độ"
	case s.Scale == utmScale:
		return fmt.Sprintf("%s, UTM múi %dN", s.datum(), int(s.Meridian+183)/6)
	}
	return "VN-2000, múi 3°, kinh tuyến trục " + s.meridian()
}

func (s System) datum() string {
	if s.OnWGS84() {
		return "WGS84"
	}
	return "VN-2000"
}

// meridian writes the central meridian as degrees and minutes.
func (s System) meridian() string {
	degrees := math.Floor(s.Meridian)
	return fmt.Sprintf("%.0f°%02.0f′", degrees, 60*(s.Meridian-degrees))
}
