package ingest

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/antoan-vn/antoan/geo"
)

// Geocoders that do not find an address answer with the middle of the commune, or
// with one point for all. Such points pretend to a precision that they lack.

// centres are the points that stand for a unit: where its label is put, and the
// centroid of its outline.
type centres [2]orb.Point

// centreTolerance is half of the last digit of coordinates with five decimals.
const centreTolerance = 5e-6

func (c *centres) at(p orb.Point) bool {
	for _, centre := range c {
		if math.Abs(centre[0]-p[0]) <= centreTolerance && math.Abs(centre[1]-p[1]) <= centreTolerance {
			return true
		}
	}
	return false
}

func centresOf(units []geo.Unit) []centres {
	all := make([]centres, len(units))
	for i := range units {
		nowhere := orb.Point{math.NaN(), math.NaN()}
		all[i] = centres{nowhere, nowhere}
		if units[i].Label != (orb.Point{}) {
			all[i][0] = units[i].Label
		}
		if len(units[i].Outline) > 0 {
			all[i][1], _ = planar.CentroidArea(units[i].Outline)
		}
	}
	return all
}

// minCentral is from how many rows on points at a centre are worth a warning: by
// chance not one in a million lies there.
const minCentral = 3

// precise tells the qualities that claim to know better than the hamlet.
func precise(quality uint8) bool {
	return quality == geo.QualityGPS || quality == geo.QualityAddress
}

// A coordinate is shared improbably often from this many rows on, if they are this
// part of all rows with a precise point. Twenty incidents at one address of a
// province do occur; a twentieth of all of them does not.
const (
	sharedRows = 20
	sharedPart = 20
)

// sharedPoints finds coordinates that many rows have, in a fixed memory: each slot
// keeps the majority of the points that fall to it, by Boyer and Moore's vote
// (https://doi.org/10.1007/978-94-011-3488-0_5). A coordinate of a twentieth of the
// rows meets a thousandth of the others in its slot, so that its count comes out at
// most some 2 % too small; it is never too large.
type sharedPoints struct {
	slots [1024]struct {
		point orb.Point
		count int64
	}
	points int64
}

// watch counts the precise points of incidents.
func (s *sharedPoints) watch(incidents []geo.Incident) {
	for i := range incidents {
		inc := &incidents[i]
		if !inc.Located || !precise(inc.Quality) {
			continue
		}
		s.points++
		bits := math.Float64bits(inc.Point[0])*0x9E3779B97F4A7C15 ^ math.Float64bits(inc.Point[1])*0xC2B2AE3D27D4EB4F
		switch slot := &s.slots[bits>>54]; {
		case slot.point == inc.Point:
			slot.count++
		case slot.count == 0:
			slot.point, slot.count = inc.Point, 1
		default:
			slot.count--
		}
	}
}

// warning says how many rows share a coordinate with improbably many others. It
// never says which.
func (s *sharedPoints) warning() []string {
	var places, rows int64
	for i := range s.slots {
		if n := s.slots[i].count; n > sharedRows && n*sharedPart > s.points {
			places, rows = places+1, rows+n
		}
	}
	if places == 0 {
		return nil
	}
	return []string{fmt.Sprintf("ít nhất %[1]d trên %[2]d dòng có điểm chính xác dùng chung %[3]d tọa độ, mỗi tọa độ hơn %[4]d dòng: có lẽ do phần mềm tra địa chỉ không tìm thấy nơi đó; hãy sửa, hoặc đặt location_quality là commune_only / "+
		"at least %[1]d of %[2]d rows with a precise point share %[3]d coordinates, each of them more than %[4]d rows: a geocoder that does not find an address answers so; correct them, or set location_quality to commune_only",
		rows, s.points, places, sharedRows)}
}
