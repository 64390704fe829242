package boundary

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// wgs84 is the CRS of RFC 7946.
const wgs84 = "EPSG:4326"

var (
	// "EPSG:9210", "urn:ogc:def:crs:EPSG::9210", "urn:ogc:def:crs:EPSG:9.9:9210",
	// "http://www.opengis.net/def/crs/EPSG/0/9210"
	epsgName = regexp.MustCompile(`(?i)^(?:urn:(?:ogc|x-ogc):def:crs:|https?://www\.opengis\.net/def/crs/)?EPSG(?::|::|:[0-9.]+:|/[0-9.]+/)([0-9]{1,9})$`)
	crs84    = regexp.MustCompile(`(?i)^(?:urn:ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?OGC(?::|::|:[0-9.]+:|/[0-9.]+/)CRS84h?$`)
)

// system is the reference system that a file states.
type system struct {
	name       string // as PostGIS reads it: "EPSG:9210", PROJ or WKT text
	definition string // WKT, where the file holds it
	missing    error  // it states none: says so, and what to do
}

func noSystem(format string, args ...any) system { return system{missing: wrong(format, args...)} }

// namedCRS turns the usual spellings into the one PostGIS reads. Axis order is
// x, y whatever the authority says, as in every GIS format read here.
func namedCRS(name string) (string, bool) {
	name = strings.TrimSpace(name)
	if m := epsgName.FindStringSubmatch(name); m != nil {
		return "EPSG:" + m[1], true
	}
	if crs84.MatchString(name) || strings.EqualFold(name, "WGS84") || strings.EqualFold(name, "CRS84") {
		return wgs84, true
	}
	return "", false
}

// assignedCRS reads what a person says: a name, or PROJ or WKT text, which is
// passed on. Empty stays empty.
func assignedCRS(text string) string {
	if crs, ok := namedCRS(text); ok {
		return crs
	}
	return strings.TrimSpace(text)
}

// geojsonCRS reads the "crs" member of GeoJSON as it was before RFC 7946. It is
// empty for null.
func geojsonCRS(raw []byte) (string, error) {
	var member *struct {
		Type       string
		Properties struct {
			Name string
			Code json.Number
		}
	}
	if err := json.Unmarshal(raw, &member); err != nil {
		return "", wrong("the \"crs\" member is not understood: remove it where coordinates are longitude and latitude in WGS 84")
	}
	if member == nil {
		return "", nil
	}
	name := member.Properties.Name
	if member.Type == "EPSG" {
		name = "EPSG:" + member.Properties.Code.String()
	}
	crs, ok := namedCRS(name)
	if !ok {
		return "", wrong("the \"crs\" member names %q (type %q): only EPSG codes and OGC CRS84 are understood; convert with ogr2ogr -t_srs EPSG:4326", name, member.Type)
	}
	return crs, nil
}

// degrees tells whether coordinates in the CRS are longitude and latitude.
func degrees(crs string) bool {
	switch crs {
	case wgs84, "EPSG:4756", "EPSG:4148", "EPSG:4258", "EPSG:4269", "EPSG:4979":
		return true
	}
	head, _, _ := strings.Cut(strings.ToUpper(crs), "[")
	return strings.HasPrefix(head, "GEOG") || strings.Contains(crs, "+proj=longlat")
}

// outOfRange explains a coordinate that can be no longitude and latitude.
func outOfRange(x, y float64, crs string) error {
	where := fmt.Sprintf("longitude %.6g, latitude %.6g", x, y)
	cause := "the coordinates are damaged or in another CRS"
	switch {
	case max(x, -x) > 1000 || max(y, -y) > 1000:
		cause = "these look like metres of a projected CRS (VN-2000, UTM): say which one with --crs, such as EPSG:9210, or convert with ogr2ogr -s_srs EPSG:… -t_srs EPSG:4326"
	case max(x, -x) <= 90 && max(y, -y) <= 180:
		cause = "longitude and latitude look swapped: write longitude first (ogr2ogr -swapxy … does it)"
	}
	return wrong("%s is out of range for %s: %s", where, crs, cause)
}
