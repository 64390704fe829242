package cell

import (
	"math/bits"

	"github.com/antoan-vn/antoan/geo"
)

// MaxAge is the oldest age that is believed.
const MaxAge = 120

// Age is what a cell says of a person's age on the day of the incident, and of
// the sex where it stands beside it.
type Age struct {
	Lo, Hi int16 // completed years, both included; 0 and MaxAge where nothing is said
	Sex    byte  // 'f', 'm' or 0
	About  bool  // "khoảng": Lo and Hi lie two years around it
}

// Child tells whether the person is a child in Vietnamese law, under 16;
// Unstated where the age may lie on either side.
func (a Age) Child() Answer {
	switch {
	case a.Hi < 16:
		return Yes
	case a.Lo >= 16:
		return No
	}
	return Unstated
}

// groupAges are the ages and the sex of the places of geo.VictimGroups.
var groupAges = [...]struct {
	lo, hi int16
	sex    byte // 0 for either
}{{0, -1, 0}, {0, 12, 0}, {13, 15, 0}, {16, 17, 0}, {18, 59, 'f'}, {60, MaxAge, 'f'}, {18, 59, 'm'}, {60, MaxAge, 'm'}}

// Groups returns every victim group that the age and sex allow, as a bit per
// place in geo.VictimGroups.
func (a Age) Groups() (mask uint16) {
	for i, g := range groupAges {
		if a.Lo <= g.hi && a.Hi >= g.lo && (g.sex == 0 || a.Sex == 0 || g.sex == a.Sex) {
			mask |= 1 << i
		}
	}
	return mask
}

// Group returns the victim group; 0, "unknown", and false where the age
// straddles a border or the sex of an adult is not known.
func (a Age) Group() (place uint8, certain bool) {
	mask := a.Groups()
	if bits.OnesCount16(mask) != 1 {
		return 0, false
	}
	return uint8(bits.TrailingZeros16(mask)), true
}

// ChildGroup is Age.Child for a person of whom only the group is known.
func ChildGroup(group uint8) Answer {
	if group == 0 || int(group) >= len(groupAges) {
		return Unstated
	}
	g := groupAges[group]
	return Age{Lo: g.lo, Hi: g.hi}.Child()
}

// bornBetween returns the ages on the days of an incident of somebody born
// between two days.
func bornBetween(from, to geo.Day, on geo.Period) (Age, *Fault) {
	hi := years(from, on.To)
	if hi < 0 {
		return Age{}, FaultBornAfter
	}
	if hi > MaxAge {
		return Age{}, FaultAge
	}
	return Age{Lo: int16(max(0, years(to, on.From))), Hi: int16(hi)}, nil
}

// years returns the completed years from a birth to a day, below 0 before it.
func years(born, on geo.Day) int {
	y0, m0, d0 := born.Date()
	y1, m1, d1 := on.Date()
	n := y1 - y0
	if m1 < m0 || m1 == m0 && d1 < d0 {
		n--
	}
	return n
}

// ParseAge reads an age, a birth, or words for one, on the days of the incident:
//
//	34  34 tuổi  25t  2,5 tuổi  2 tuổi rưỡi  8 tháng tuổi  10 ngày tuổi
//	1985  sinh năm 1985  SN 1985  SN 85  sinh tháng 6/2010  22/6/2010
//	dưới 13  từ 13 đến dưới 16  16–18  trên 60  60+  từ đủ 16 tuổi trở lên  khoảng 30
//	trẻ em (under 16)  vị thành niên (under 18)  người cao tuổi (60 and over)  người lớn
//
// with a sex before or behind: nữ, nam, gái, trai, cháu gái, bé trai, female, m.
// A birth in a year gives two ages; one whose day and month may be exchanged gives
// the ages of both. "trên 60" includes 60, as a person of 60 and a month is over
// 60. A number of four digits is a year of birth; after "SN" two digits are the
// latest such year that is not after the incident. A cell that says that the age
// is not known gives 0 to MaxAge.
//
// Faults are FaultMissing, FaultAge, FaultBornAfter and FaultTwoSexes. The cost is
// below 100 ns for a bare age.
func ParseAge(text string, on geo.Period) (Age, *Fault) {
	text = trim(text)
	if text == "" {
		return Age{}, FaultMissing
	}
	if n, ok := digits(text); ok && len(text) <= 4 {
		return ageOrYear(n, len(text), on)
	}
	if Unknown(text) {
		return Age{Hi: MaxAge}, nil
	}
	var t ageTokens
	if !t.read(text) {
		return Age{}, FaultAge
	}
	return t.age(on)
}

func ageOrYear(n, digits int, on geo.Period) (Age, *Fault) {
	switch {
	case digits == 4 && n >= 1000:
		return bornIn(n, on)
	case n <= MaxAge && digits <= 3:
		return Age{Lo: int16(n), Hi: int16(n)}, nil
	}
	return Age{}, FaultAge
}

// bornIn returns the two ages of somebody born in a year.
func bornIn(year int, on geo.Period) (Age, *Fault) {
	return bornBetween(firstOf(year, 1), firstOf(year+1, 1)-1, on)
}

// bornShort completes a year of two digits: the latest that is not after the incident.
func bornShort(n int, on geo.Period) (Age, *Fault) {
	year, _, _ := on.To.Date()
	born := year - year%100 + n
	if born > year {
		born -= 100
	}
	return bornIn(born, on)
}
