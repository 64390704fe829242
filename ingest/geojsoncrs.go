package ingest

import (
	"regexp"

	"github.com/antoan-vn/antoan/geo/vn2000"
)

// crsName is how the member "crs" names a system: as a URN of the OGC, as GDAL
// writes it, or as a short code.
var crsName = regexp.MustCompile(`^(?:urn:ogc:def:crs:)?(?i:(OGC|EPSG)):(?:[0-9.]*:)?(CRS84|[0-9]+)$`)

// crs reads the member of the 2008 draft, which RFC 7946 took away and exports of
// projected layers still write. A system behind the features comes too late to
// read them by.
func (r *geoJSONReader) crs() error {
	name, err := r.crsMember()
	if err != nil || name == "" {
		return err
	}
	code := ""
	if m := crsName.FindStringSubmatch(name); m != nil {
		code = m[2]
	}
	if code == "CRS84" || code == "4326" {
		return nil
	}
	system, known := vn2000.Find(code)
	switch {
	case !known:
		return r.s.fail("the coordinates are in a reference system that is not known here: export the points as WGS84 longitude and latitude (EPSG:4326)")
	case r.done:
		return r.s.fail("the reference system is named behind the points: name it ahead of them, or export them as WGS84 longitude and latitude (EPSG:4326)")
	}
	r.stated = system.Code()
	return nil
}

// crsMember returns properties.name of the member, empty where it has none.
func (r *geoJSONReader) crsMember() (string, error) {
	var name []byte
	b, err := r.s.peek()
	if err != nil || b != '{' {
		return "", r.s.skip()
	}
	err = r.s.object(nil, func(key []byte) error {
		if b, err := r.s.peek(); err != nil || string(key) != "properties" || b != '{' {
			return r.s.skip()
		}
		return r.s.object(nil, func(key []byte) error {
			if string(key) != "name" {
				return r.s.skip()
			}
			var err error
			name, err = r.s.scalar(nil, 200)
			return err
		})
	})
	return string(name), err
}

// CRS returns the reference system that the collection names ahead of its
// features, such as "EPSG:9208"; empty for WGS84.
func (r *geoJSONReader) CRS() string { return r.stated }
