package ingest

import (
	"strings"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/placename"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// site is what placing the rows of a file needs beside the editions: how its
// coordinates are read, and units by name. The zero value reads degrees on WGS84
// and knows no names.
type site struct {
	ref       reference
	transform transformer
	names     func() (*placename.Index, error)
}

// coordinate reads the coordinate of the current row: longitude and latitude where it
// has them, else both of one cell, else X and Y.
func (v *validator) coordinate() coordinate {
	lon, lat := v.text(fieldLon), v.text(fieldLat)
	if lon != "" || lat != "" {
		return columns(lon, lat, fieldLon, fieldLat)
	}
	if both := v.text(fieldCoordinates); both != "" && !cell.Unknown(both) {
		return oneCell(both)
	}
	x, y := v.text(fieldX), v.text(fieldY)
	if x == "" && y == "" {
		return coordinate{}
	}
	w := columns(y, x, fieldY, fieldX)
	if w.form == formDegrees { // "x" is the longitude in one office and the latitude in another
		w = w.ordered()
	}
	return w
}

// point reads the place of the current row on WGS84.
func (v *validator) point() (p orb.Point, ok, null bool, field fieldID, f *fault) {
	if v.site.ref == (reference{}) {
		if p, ok = plainDegrees(v.text(fieldLon), v.text(fieldLat)); ok {
			return p, true, false, 0, nil
		}
	}
	w := v.coordinate()
	if w.fault != nil || w.form == formNone || w.form == formNull {
		return p, false, w.form == formNull, w.field, w.fault
	}
	if p, f = v.site.ref.read(w); f != nil {
		if f == faultSwapped && w.field == fieldLon {
			w.field = fieldLat
		}
		return p, false, false, w.field, f
	}
	if v.site.ref.transforms(w.form) {
		if p = v.projected[v.row]; p != p {
			return p, false, false, w.field, faultBeyond
		}
		if f = degrees(p[0], p[1]); f != nil {
			return p, false, false, w.field, f
		}
	}
	return p, true, false, 0, nil
}

// location places the incident: by its point where it has one, else by the
// commune named. A point outside every unit of every edition is kept, and the
// commune named beside it still tells the unit. The statement returned, edition
// and commune, is part of the content.
func (v *validator) location(b *batch, inc *geo.Incident) (named [2]string, field fieldID, f *fault) {
	var null bool
	inc.Point, inc.Located, null, field, f = v.point()
	if f != nil {
		return named, field, f
	}
	if null {
		b.tally.zero++
	}
	var by statement
	if v.names {
		by = v.stated(inc.Occurred)
	}
	if by.fault != nil && (!by.byName || !inc.Located) {
		return named, by.field, by.fault
	}
	b.tally.names.note(&by)
	from := len(b.placed)
	central := false
	if inc.Located {
		b.placed, central = v.place.point(b.placed, inc.Point)
		b.tally.point(v.place, inc.Point, len(b.placed) > from)
		if contradicts(b.placed[from:], by.placed) {
			b.tally.contradictions++
		}
	}
	// A name beside a point that tells the unit is no content: exports do not have it.
	if byPoint := len(b.placed) > from; by.fault == nil && !(by.byName && byPoint) {
		named = by.unit
	}
	if len(b.placed) == from {
		b.placed = append(b.placed, by.placed...)
	}
	if len(b.placed) > from {
		inc.Units = b.placed[from:len(b.placed):len(b.placed)]
	}
	inc.AreaRecord = v.place.areaRecord(inc.Units, inc.Occurred.On)
	if f = v.quality(inc, named[1] != ""); f != nil {
		return named, fieldQuality, f
	}
	if central && precise(inc.Quality) {
		b.tally.central++
	}
	v.withoutUsualRadius(inc)
	return named, 0, nil
}

// quality makes the stated quality agree with what there is.
func (v *validator) quality(inc *geo.Incident, named bool) *fault {
	switch {
	case inc.Located && inc.Quality == geo.QualityUnlocated:
		if v.cell(fieldQuality) != "" {
			return faultQuality
		}
		inc.Quality = geo.QualityGPS
	case inc.Located:
	case named:
		inc.Quality = geo.QualityCommuneOnly
	default:
		inc.Quality = geo.QualityUnlocated
	}
	return nil
}

// stated finds the unit that the current row names, by its code or its name, and
// remembers it.
func (v *validator) stated(when geo.Occurrence) statement {
	row := naming{
		text: v.said(fieldCommuneName), district: v.text(fieldDistrictName), province: v.text(fieldProvinceName),
		code: v.text(fieldCommune), edition: v.text(fieldEdition), field: fieldCommuneName,
	}
	if row.text == "" {
		row.text, row.field = v.said(fieldAddressPlace), fieldAddressPlace
	}
	switch {
	case row.text == "" && row.code == "":
		return statement{lone: row.district != "" || row.province != ""}
	case row.text == "":
		row.district, row.province = "", ""
	default:
		row.from, row.until = v.place.epoch(when.On), v.place.epoch(when.Until)
	}
	s, ok := v.known[row]
	if !ok {
		if len(v.known) >= maxCached {
			clear(v.known)
		}
		row = row.clone()
		s = v.find(row, when)
		v.known[row] = s
	}
	return s
}

// said is text, empty for words that say that something is not known.
func (v *validator) said(id fieldID) string {
	text := v.text(id)
	if text != "" && cell.Unknown(text) {
		return ""
	}
	return text
}

// naming is what a row says about its unit. from and until are the epochs of its
// days: the names mean the same all through an epoch.
type naming struct {
	text, district, province, code, edition string
	field                                   fieldID
	from, until                             int
}

// clone frees the texts from the chunk's memory.
func (c naming) clone() naming {
	for _, s := range []*string{&c.text, &c.district, &c.province, &c.code, &c.edition} {
		*s = strings.Clone(*s)
	}
	return c
}

// contradicts tells whether the point lies in another unit than the one named.
func contradicts(byPoint, stated []geo.Placed) bool {
	for _, s := range stated {
		for _, p := range byPoint {
			if s.Basis == geo.ByStatement && p.Edition == s.Edition {
				return p.Unit != s.Unit
			}
		}
	}
	return false
}
