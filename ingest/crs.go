package ingest

import (
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/vn2000"
)

// wgs84 is what degrees are on unless something else is said.
const wgs84 = "EPSG:4326"

// ParseCRS reads the reference system of a file's coordinates: empty or "auto" to
// find it out, "EPSG:4326" for degrees on WGS84 and nothing else, or the code of a
// system of VN-2000 such as "EPSG:9208" or of a UTM zone of WGS84. It returns the code in one form, empty
// for auto. Errors are *geo.InvalidError.
func ParseCRS(text string) (string, error) {
	text = strings.ToUpper(strings.TrimSpace(text))
	switch text {
	case "", "AUTO":
		return "", nil
	case wgs84, "4326", "WGS84", "WGS 84":
		return wgs84, nil
	}
	if s, ok := vn2000.Find(text); ok {
		return s.Code(), nil
	}
	var known []string
	for _, s := range slices.Concat(vn2000.Projected(), vn2000.Satellite()) {
		known = append(known, s.String())
	}
	return "", geo.Invalid("crs", "%q is none that is known: use auto, %s (WGS84), %s, %s", text, wgs84, vn2000.Geographic, strings.Join(known, ", "))
}

// reference is how the coordinates of a file are read. The zero value reads
// degrees on WGS84 as they stand, and no metres.
type reference struct {
	system           vn2000.System // of metres, or of degrees that are on VN-2000; zero where there is none
	degreesExchanged bool          // the column of the longitude holds the latitude
	metresExchanged  bool          // the column of the northing holds the easting
}

// transforms tells whether coordinates of a form go through the database.
func (r *reference) transforms(form uint8) bool {
	switch form {
	case formMetres:
		return r.system.EPSG != 0 && !r.system.IsGeographic()
	case formDegrees:
		return r.system.IsGeographic()
	}
	return false
}

// read puts a coordinate into order and holds it to its range: the result is a
// longitude and latitude, or an easting and northing that are to be transformed.
func (r *reference) read(w coordinate) (orb.Point, *fault) {
	p := w.at
	if !w.sure && (w.form == formDegrees && r.degreesExchanged || w.form == formMetres && r.metresExchanged) {
		p[0], p[1] = p[1], p[0]
	}
	switch {
	case w.form == formDegrees:
		return p, degrees(p[0], p[1])
	case !r.transforms(formMetres):
		return p, faultMetres
	case !vn2000.Plausible(p[0], p[1]):
		return p, faultBeyond
	}
	return p, nil
}

// transformer turns points of a reference system into longitude and latitude on
// WGS84, in place; see Store.Transform.
type transformer func(crs string, points []orb.Point) error

// project transforms the coordinates of the chunk at hand that need it, in one
// call, and keeps them by row.
func (v *validator) project() error {
	v.projected = v.projected[:0]
	if v.site.ref.system.EPSG == 0 {
		return nil
	}
	points, rows := v.points[:0], v.rows[:0]
	for v.row = range v.c.marks {
		m := &v.c.marks[v.row]
		v.projected = append(v.projected, orb.Point{math.NaN(), math.NaN()})
		if m.blank || m.fault != nil {
			continue
		}
		w := v.coordinate()
		if w.fault != nil || !v.site.ref.transforms(w.form) {
			continue
		}
		if p, f := v.site.ref.read(w); f == nil {
			points, rows = append(points, p), append(rows, v.row)
		}
	}
	v.points, v.rows = points, rows
	if len(points) == 0 {
		return nil
	}
	if err := v.site.transform(v.site.ref.system.Code(), points); err != nil {
		return err
	}
	for i, row := range rows {
		v.projected[row] = orb.Point{roundDegrees(points[i][0]), roundDegrees(points[i][1])}
	}
	return nil
}
