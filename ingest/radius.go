package ingest

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// Radii of uncertainty in metres that stand where a row states none. They are
// conventions, to be replaced by what a source knows: a telephone's GPS among
// houses (95 % within some 15 m), a house number interpolated along a street, half
// the width of a hamlet of the delta.
const (
	radiusGPS     = 15
	radiusAddress = 100
	radiusHamlet  = 500
)

// radiusStep is what the radius of a commune is rounded to, so that it comes out
// the same when an outline is stored anew.
const radiusStep = 10

// usual returns the radius that an incident has by its quality alone: for one known
// only by its commune, that of a circle as large as the commune; 0 where nothing
// tells.
func (pl *placer) usual(inc *geo.Incident) float64 {
	switch inc.Quality {
	case geo.QualityGPS:
		return radiusGPS
	case geo.QualityAddress:
		return radiusAddress
	case geo.QualityHamlet:
		return radiusHamlet
	case geo.QualityCommuneOnly:
		return pl.communeRadius(inc.Units, inc.Occurred.On)
	}
	return 0
}

// communeRadius takes the unit named, else the one in force on the day, else the
// first known.
func (pl *placer) communeRadius(placed []geo.Placed, on geo.Day) float64 {
	var area float64
	sure := false
	for _, p := range placed {
		if sure && p.Basis != geo.ByStatement {
			continue
		}
		at, ok := pl.where[p.Unit]
		if !ok {
			continue
		}
		km2 := pl.editions[at.edition].Units[at.unit].AreaKm2
		if km2 <= 0 {
			continue
		}
		if now := p.Basis == geo.ByStatement || pl.inForce(p.Edition, on); now || area == 0 {
			area, sure = km2, now
		}
	}
	return math.Round(math.Sqrt(area/math.Pi)*1000/radiusStep) * radiusStep
}

// withoutUsualRadius takes a stated radius away that is the usual one, so that a
// row has the same content with it and without.
func (v *validator) withoutUsualRadius(inc *geo.Incident) {
	if inc.UncertainM > 0 && float32(inc.UncertainM) == float32(v.place.usual(inc)) {
		inc.UncertainM = 0
	}
}

// usualRadius completes a row that states none.
func (v *validator) usualRadius(inc *geo.Incident) {
	if inc.UncertainM == 0 {
		inc.UncertainM = v.place.usual(inc)
	}
}
