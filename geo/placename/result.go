package placename

import "github.com/antoan-vn/antoan/geo"

// Outcome is what came of a query.
type Outcome string

// The outcomes. Only Resolved names a unit.
const (
	Resolved      Outcome = "resolved"
	Ambiguous     Outcome = "ambiguous"     // several units fit, none best in everything
	Unsure        Outcome = "unsure"        // one fits, but not well enough to be taken
	Contradiction Outcome = "contradiction" // name, code, district, province, level or edition disagree
	NotFound      Outcome = "not_found"
)

// How tells how the name of a resolved unit was written.
type How string

// The ways, best first.
const (
	Exact   How = "exact"   // but for case, blanks and Unicode form
	Tone    How = "tone"    // and for the tone's place, apostrophes, hyphens, zeros of numerals
	Folded  How = "folded"  // without any accents
	Accents How = "accents" // with other accents
	Variant How = "variant" // "II" for "2", "la" for "Ia", "Mĩ" for "Mỹ"
	ByCode  How = "code"    // no name given; code and edition tell
)

// Notice is a set of remarks on a resolved unit.
type Notice uint16

// The remarks. TypeOmitted and SeveralEditions are for information.
const (
	TypeOmitted         Notice = 1 << iota // the text says no type
	SeveralEditions                        // the place stands alike in several editions; the newest was taken
	TypeDiffers                            // the text says another type than the unit has
	ParentDiffers                          // district or province written with another type or other accents
	DistrictUnconfirmed                    // a district was stated, and the edition has none
	ProvinceUnconfirmed                    // a province was stated, and the unit's is not known
	NotInForce                             // the edition was not in force on the days stated, and the text does not say "cũ"
	Former                                 // the text calls a place "cũ", former
	LostZero                               // the code lacks leading zeros, and the name confirms it
)

var noticeCodes = []string{"type_omitted", "several_editions", "type_differs", "parent_differs",
	"district_unconfirmed", "province_unconfirmed", "not_in_force", "former", "lost_zero"}

// Codes lists the remarks as stable codes, nil for none.
func (n Notice) Codes() []string {
	var codes []string
	for i, c := range noticeCodes {
		if n&(1<<i) != 0 {
			codes = append(codes, c)
		}
	}
	return codes
}

// Result answers a query.
type Result struct {
	Outcome Outcome
	// Found holds the unit when resolved, all that fit when ambiguous (newest
	// edition first, then by code), and is empty otherwise. It may share the
	// index's memory: do not write to it.
	Found   []Place
	How     How    // of a resolved unit, else empty
	Notices Notice // of a resolved unit, else 0
	// Suggestions are at most five units that may be meant, nearest first, when
	// nothing fits well enough. They are for a person to choose from.
	Suggestions []Suggestion
	// Reason says in English what is wrong and what to do; empty when resolved. It
	// repeats nothing of the query but its edition and code.
	Reason string
}

// Suggestion is a unit whose name is near the one sought.
type Suggestion struct {
	Place
	// Distance counts the letters that are wrong, missing, too many or swapped,
	// accents aside: 0 where the unit has the name and something else disagrees.
	Distance int
}

// Silent tells whether a resolved unit may be taken without telling anyone: the
// name is spelled as the unit's or without accents, and no remark calls for a look.
func (r Result) Silent() bool {
	return r.Outcome == Resolved && r.Notices&^(TypeOmitted|SeveralEditions) == 0 && r.How != Accents && r.How != Variant
}

// levelOf numbers the levels; an empty one is the commune.
func levelOf(l geo.Level) (int, bool) {
	switch l {
	case geo.Commune, "":
		return commune, true
	case geo.District:
		return district, true
	case geo.Province:
		return province, true
	}
	return 0, false
}

const (
	commune = iota
	district
	province
	levelCount
)
