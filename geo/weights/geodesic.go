package weights

import (
	"math"

	"github.com/paulmach/orb"
)

// The WGS84 ellipsoid, in metres.
const (
	equatorial = 6378137.0
	flattening = 1 / 298.257223563
	polar      = equatorial * (1 - flattening)
)

// place is a point of the ellipsoid: its longitude in radians, and the sine and
// cosine of its reduced latitude.
type place struct{ lon, sin, cos float64 }

func placeOf(p orb.Point) place {
	sin, cos := math.Sincos(p[1] * math.Pi / 180)
	sin *= 1 - flattening
	norm := math.Hypot(sin, cos)
	return place{p[0] * math.Pi / 180, sin / norm, math.Max(0, cos/norm)}
}

// space returns the place in metres from the centre of the Earth.
func (p place) space() [3]float64 {
	sin, cos := math.Sincos(p.lon)
	return [3]float64{equatorial * p.cos * cos, equatorial * p.cos * sin, polar * p.sin}
}

// Distance returns the length in metres of the shortest path on the WGS84 ellipsoid
// between two points in degrees, see geodesic for how exact it is.
func Distance(p, q orb.Point) float64 { return geodesic(placeOf(p), placeOf(q)) }

// geodesic returns the length in metres of the shortest path on the ellipsoid by
// T. Vincenty (1975, https://doi.org/10.1179/sre.1975.23.176.88), to within a
// tenth of a millimetre, and to a micrometre for up to 100 km. His iteration fails
// for places nearly opposite one another; there the azimuth of the path is found
// by bisection instead.
func geodesic(p, q place) float64 {
	l := math.Abs(math.Remainder(q.lon-p.lon, 2*math.Pi))
	lambda := l
	for range 20 {
		sinLambda, cosLambda := math.Sincos(lambda)
		x, y := q.cos*sinLambda, p.cos*q.sin-p.sin*q.cos*cosLambda
		var a arc
		a.sin, a.cos = math.Hypot(x, y), p.sin*q.sin+p.cos*q.cos*cosLambda
		if a.sin == 0 && a.cos > 0 {
			return 0
		}
		a.sigma = math.Atan2(a.sin, a.cos)
		a.sinAlpha = p.cos * q.cos * sinLambda / a.sin
		a.cos2Alpha = 1 - a.sinAlpha*a.sinAlpha
		if a.cos2Alpha > 0 {
			a.cosMiddle = max(-1, min(1, a.cos-2*p.sin*q.sin/a.cos2Alpha))
		}
		next := l + a.excess()
		if !(next <= math.Pi) {
			break // no path is the shortest that goes farther around
		}
		if math.Abs(next-lambda) < 1e-14 {
			return a.length()
		}
		lambda = next
	}
	return opposite(p, q, l)
}

// arc is a geodesic on the auxiliary sphere.
type arc struct {
	sigma, sin, cos float64 // its length
	sinAlpha        float64 // of the azimuth where it crosses the equator
	cos2Alpha       float64
	cosMiddle       float64 // of twice the distance from the equator to its middle
}

// excess returns how much farther the longitudes of its ends are apart on the
// sphere than on the ellipsoid.
func (a *arc) excess() float64 {
	c := flattening / 16 * a.cos2Alpha * (4 + flattening*(4-3*a.cos2Alpha))
	m := a.cosMiddle
	return (1 - c) * flattening * a.sinAlpha * (a.sigma + c*a.sin*(m+c*a.cos*(2*m*m-1)))
}

// length returns its length on the ellipsoid in metres.
func (a *arc) length() float64 {
	u := a.cos2Alpha * (equatorial*equatorial - polar*polar) / (polar * polar)
	scale := 1 + u/16384*(4096+u*(u*(320-175*u)-768))
	b := u / 1024 * (256 + u*(u*(74-47*u)-128))
	m := a.cosMiddle
	less := b * a.sin * (m + b/4*(a.cos*(2*m*m-1)-b/6*m*(4*a.sin*a.sin-3)*(4*m*m-3)))
	return polar * scale * (a.sigma - less)
}

// opposite returns the length of a path half around the Earth between places
// l radians of longitude apart: the farther east a path starts out, from the
// place of higher latitude, the less longitude it gains (C. F. F. Karney 2013,
// https://doi.org/10.1007/s00190-012-0578-z, section 4).
func opposite(p, q place, l float64) float64 {
	if math.Abs(p.sin) < math.Abs(q.sin) {
		p, q = q, p
	}
	if p.sin > 0 {
		p.sin, q.sin = -p.sin, -q.sin
	}
	if p.sin == 0 {
		p.sin = -math.SmallestNonzeroFloat64 // south of the equator, so that atan2 knows the way
	}
	low, high := 0.0, math.Pi
	var a arc
	for range 60 {
		azimuth := low + (high-low)/2
		var gained float64
		if a, gained = leaving(p, q, azimuth); gained < l {
			low = azimuth
		} else {
			high = azimuth
		}
	}
	return a.length()
}

// leaving returns the arc that leaves p in a direction and ends on the parallel
// of q going north, and the longitude it gains on the ellipsoid.
func leaving(p, q place, azimuth float64) (a arc, gained float64) {
	sin, cos := math.Sincos(azimuth)
	a.sinAlpha = sin * p.cos
	a.cos2Alpha = 1 - a.sinAlpha*a.sinAlpha
	arrival := math.Sqrt(cos*cos*p.cos*p.cos + (q.cos-p.cos)*(q.cos+p.cos)) // cosine of its azimuth times q.cos
	from, to := math.Atan2(p.sin, cos*p.cos), math.Atan2(q.sin, arrival)
	a.sigma = to - from
	a.sin, a.cos = math.Sincos(a.sigma)
	a.cosMiddle = math.Cos(from + to)
	east := math.Atan2(a.sinAlpha*q.sin, arrival) - math.Atan2(a.sinAlpha*p.sin, cos*p.cos)
	return a, east - a.excess()
}
