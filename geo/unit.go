package geo

import "github.com/paulmach/orb"

// Level is a tier of the administrative division.
type Level string

// The levels, coarse to fine.
const (
	Province Level = "province"
	District Level = "district"
	Commune  Level = "commune"
)

// Levels lists the levels from the finest to the coarsest.
var Levels = []Level{Commune, District, Province}

// ParseLevel reads a level's code.
func ParseLevel(s string) (Level, error) {
	for _, l := range Levels {
		if string(l) == s {
			return l, nil
		}
	}
	return "", Invalid("level", "%q is unknown: use commune, district or province", s)
}

// Edition is one version of the administrative division. Unit codes mean
// something only together with an edition: they are re-used.
type Edition struct {
	ID        int32  `json:"-"`
	Code      string `json:"code"`
	ValidFrom Day    `json:"-"`
	ValidTo   Day    `json:"-"` // MaxDay while it is in force
	Source    string `json:"source,omitempty"`
	Licence   string `json:"licence,omitempty"`
}

// Valid is the period in which the edition is in force.
func (e Edition) Valid() Period { return Period{e.ValidFrom, e.ValidTo} }

// Unit is a province, district or commune of one edition.
type Unit struct {
	ID       int32 // unique over all editions, given by the store
	Level    Level
	Code     string // text: leading zeros count
	Name     string // as official lists write it, type included where they do; NFC
	Type     string // xã, phường, thị trấn, đặc khu …; empty when not stated
	Parent   string // code of the unit above, at the next coarser level that the edition has
	Area     int32  // area of record: the province's GSO number, 0 where unknown; scopes are sets of these
	AreaKm2  float64
	Label    orb.Point        // a point inside, for labels
	Outline  orb.MultiPolygon // rings closed, outer counter-clockwise (RFC 7946)
	PeopleBy []Population     // ascending by year
}

// Population is the number of inhabitants of a unit in one year. Women and
// children are negative where not stated.
type Population struct {
	Year                   int
	Total, Women, Children int64
}

// People returns the population of the year nearest to year (the earlier of
// two equally near); ok is false where none is known.
func (u *Unit) People(year int) (p Population, ok bool) {
	for _, c := range u.PeopleBy {
		if !ok || abs(c.Year-year) < abs(p.Year-year) {
			p, ok = c, true
		}
	}
	return p, ok
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// Successor says that the unit From of one edition went, wholly or in part, to
// the unit To of a later one. Both are unit IDs. Share is the part of From's
// people or area that went there, NaN where unknown.
type Successor struct {
	From, To int32
	Whole    bool
	Share    float64
}
