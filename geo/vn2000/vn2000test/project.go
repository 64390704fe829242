// Package vn2000test computes VN-2000 coordinates for tests, without PROJ. The
// program itself leaves that to PostGIS.
package vn2000test

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/vn2000"
)

// WGS84's ellipsoid, which is VN-2000's too.
const (
	semiMajor  = 6378137.0
	flattening = 1 / 298.257223563
)

// The shift from VN-2000 to WGS84 of EPSG:6960: metres, seconds of arc, parts per
// million, as a coordinate frame rotation.
var shift = [7]float64{-191.90441429, -39.30318279, -111.45032835, -0.00928836, 0.01975479, -0.00427372, 0.252906278}

// Project returns easting and northing of a longitude and latitude on WGS84,
// exact to a millimetre within 5° of the central meridian.
func Project(s vn2000.System, p orb.Point) orb.Point {
	if s.OnWGS84() {
		return mercator(s, p)
	}
	return mercator(s, datum(p, -1))
}

// Unproject is Project's inverse, found by going back what it is off.
func Unproject(s vn2000.System, en orb.Point) orb.Point {
	p := orb.Point{s.Meridian, en[1] / 111_000}
	for range 30 {
		at := Project(s, p)
		p[0] += (en[0] - at[0]) / (111_320 * math.Cos(radians(p[1])))
		p[1] += (en[1] - at[1]) / 110_600
	}
	return p
}

// datum moves a point to WGS84 (direction 1) or from it (-1).
func datum(p orb.Point, direction float64) orb.Point {
	e2 := flattening * (2 - flattening)
	lon, lat := radians(p[0]), radians(p[1])
	n := semiMajor / math.Sqrt(1-e2*math.Pow(math.Sin(lat), 2))
	x, y, z := n*math.Cos(lat)*math.Cos(lon), n*math.Cos(lat)*math.Sin(lon), n*(1-e2)*math.Sin(lat)
	arc := func(seconds float64) float64 { return direction * radians(seconds/3600) }
	rx, ry, rz, scale := arc(shift[3]), arc(shift[4]), arc(shift[5]), 1+direction*shift[6]*1e-6
	x, y, z = direction*shift[0]+scale*(x+rz*y-ry*z), direction*shift[1]+scale*(y-rz*x+rx*z), direction*shift[2]+scale*(z+ry*x-rx*y)
	r := math.Hypot(x, y)
	lat = math.Atan2(z, r*(1-e2))
	for range 10 {
		n = semiMajor / math.Sqrt(1-e2*math.Pow(math.Sin(lat), 2))
		lat = math.Atan2(z+e2*n*math.Sin(lat), r)
	}
	return orb.Point{degrees(math.Atan2(y, x)), degrees(lat)}
}

// mercator projects by Krüger's series to the fourth order of the third
// flattening (Karney, https://doi.org/10.1007/s00190-011-0445-3).
func mercator(s vn2000.System, p orb.Point) orb.Point {
	n := flattening / (2 - flattening)
	alpha := [4]float64{
		n/2 - 2*n*n/3 + 5*math.Pow(n, 3)/16 + 41*math.Pow(n, 4)/180,
		13*n*n/48 - 3*math.Pow(n, 3)/5 + 557*math.Pow(n, 4)/1440,
		61*math.Pow(n, 3)/240 - 103*math.Pow(n, 4)/140,
		49561 * math.Pow(n, 4) / 161280,
	}
	radius := semiMajor / (1 + n) * (1 + n*n/4 + math.Pow(n, 4)/64)
	e := math.Sqrt(flattening * (2 - flattening))
	lat, lon := radians(p[1]), radians(p[0]-s.Meridian)
	t := math.Sinh(math.Atanh(math.Sin(lat)) - e*math.Atanh(e*math.Sin(lat)))
	xi, eta := math.Atan2(t, math.Cos(lon)), math.Atanh(math.Sin(lon)/math.Hypot(1, t))
	north, east := xi, eta
	for i, a := range alpha {
		k := 2 * float64(i+1)
		north += a * math.Sin(k*xi) * math.Cosh(k*eta)
		east += a * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	return orb.Point{500_000 + s.Scale*radius*east, s.Scale * radius * north}
}

func radians(d float64) float64 { return d * math.Pi / 180 }
func degrees(r float64) float64 { return r * 180 / math.Pi }
