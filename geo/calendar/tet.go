package calendar

import (
	"math"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// Years whose Tết can be told: Viet Nam has kept UTC+7 as a whole since 1976, and
// beyond 2100 the length of the day is not known well enough.
const firstTet, lastTet = 1976, 2100

// hanoi is the hours that Viet Nam's calendar is ahead of UTC.
const hanoi = 7.0

// Tet returns the first day of the lunar year that begins in a year from 1976 to
// 2100, as Viet Nam reckons it at UTC+7. The month that holds the winter solstice
// is the eleventh; where thirteen months lie between two of them, the first without
// a principal term is the leap month; Tết is the first day of the first month.
//
// New moons: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 49, without the
// planets' terms (under two minutes); longitude of the Sun: chapter 25 (0.01°, a
// quarter of an hour). A year in which that decides is not among those above; tests
// compare with printed calendars, among them years that differ from China's (1985,
// 2007, 2030).
func Tet(year int) geo.Day {
	before, after := eleventh(year-1), eleventh(year)
	first := before + 2
	if after-before == 13 {
		for k := before + 1; k <= before+2; k++ {
			if term(newMoon(k)) == term(newMoon(k+1)) { // no term between: a leap month
				first = before + 3
				break
			}
		}
	}
	return newMoon(first)
}

// eleventh returns the number of the new moon that begins the month of a year's
// winter solstice.
func eleventh(year int) int {
	end := geo.DayOf(year, time.December, 31)
	k := int(math.Floor((julian(end) - meanNewMoon) / meanMonth))
	for newMoon(k+1) <= end {
		k++
	}
	for newMoon(k) > end || term(newMoon(k)) >= 9 && term(newMoon(k)) < 12 { // it begins after the solstice
		k--
	}
	return k
}

const (
	meanNewMoon = 2451550.09766 // 6 January 2000
	meanMonth   = 29.530588861
)

// julian returns the Julian day number of midnight UTC.
func julian(d geo.Day) float64 { return float64(d) + 2440587.5 }

// newMoon returns the local day of new moon k, counted from 6 January 2000.
func newMoon(k int) geo.Day {
	x := float64(k)
	t := x / 1236.85
	e := 1 - 0.002516*t - 0.0000074*t*t
	m := radians(2.5534 + 29.10535670*x - 0.0000014*t*t)     // anomaly of the Sun
	a := radians(201.5643 + 385.81693528*x + 0.0107582*t*t)  // anomaly of the Moon
	f := radians(160.7108 + 390.67050284*x - 0.0016118*t*t)  // argument of its latitude
	node := radians(124.7746 - 1.56375588*x + 0.0020672*t*t) // its ascending node
	jde := meanNewMoon + meanMonth*x + 0.00015437*t*t +
		-0.40720*math.Sin(a) + 0.17241*e*math.Sin(m) + 0.01608*math.Sin(2*a) + 0.01039*math.Sin(2*f) +
		0.00739*e*math.Sin(a-m) - 0.00514*e*math.Sin(a+m) + 0.00208*e*e*math.Sin(2*m) - 0.00111*math.Sin(a-2*f) -
		0.00057*math.Sin(a+2*f) + 0.00056*e*math.Sin(2*a+m) - 0.00042*math.Sin(3*a) + 0.00042*e*math.Sin(m+2*f) +
		0.00038*e*math.Sin(m-2*f) - 0.00024*e*math.Sin(2*a-m) - 0.00017*math.Sin(node) - 0.00007*math.Sin(a+2*m)
	return localDay(jde)
}

// localDay returns the day in Viet Nam of an instant in terrestrial time.
func localDay(jde float64) geo.Day {
	t := (jde - 2451545) / 365.25
	ahead := 62.92 + 0.32217*t + 0.005589*t*t // seconds; Espenak and Meeus for 2005 to 2050, within seconds of it since 1976
	return geo.Day(math.Floor(jde - ahead/86400 + hanoi/24 - 2440587.5))
}

// term returns which twelfth of the ecliptic, from 0 at the March equinox, the Sun
// stands in when a local day begins; a month has a principal term where it changes.
// The winter solstice is the beginning of 9.
func term(d geo.Day) int {
	t := (julian(d) - hanoi/24 - 2451545) / 36525
	m := radians(357.52911 + 35999.05029*t - 0.0001537*t*t)
	longitude := 280.46646 + 36000.76983*t + 0.0003032*t*t +
		(1.914602-0.004817*t)*math.Sin(m) + (0.019993-0.000101*t)*math.Sin(2*m) + 0.000289*math.Sin(3*m)
	longitude -= 0.00569 + 0.00478*math.Sin(radians(125.04-1934.136*t)) // aberration and nutation
	longitude -= 360 * math.Floor(longitude/360)
	return int(longitude / 30)
}

func radians(degrees float64) float64 { return math.Mod(degrees, 360) * math.Pi / 180 }
