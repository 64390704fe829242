package geo

import (
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"
)

// NoMinute marks an occurrence whose time of day is not known.
const NoMinute int16 = -1

// Occurrence says when an incident happened. A month, a year or "between 1 and
// 5 May" is an interval; it counts in the period in which it starts.
type Occurrence struct {
	On     Day       // local day on which it starts
	Until  Day       // local day on which it ends, On for a single day
	Minute int16     // local minute of the day at which it starts, or NoMinute
	From   time.Time // instant at which it starts
	To     time.Time // instant at which it ends, exclusive; From itself for a known minute
}

// Incident is one validated event, ready to be stored. Code fields are places
// in their code lists. It holds no names, addresses or narratives.
type Incident struct {
	ID         uuid.UUID // version 7, so that new rows are neighbours in every index
	Row        int64     // 1-based data row of the file it came from
	ExternalID string    // the source's own identifier; empty when it has none
	Key        uuid.UUID // identity within the source, see ingest.Identity
	Hash       uuid.UUID // of the content: equal rows have equal hashes
	Occurred   Occurrence
	ReportedAt time.Time // zero when not known

	Category, Severity, Setting, ReportSource, CaseStatus uint8
	SeverityTest                                          string    // which rule decided the severity; empty when stated by the source
	Forms                                                 uint8     // bit per place in Forms
	Acts                                                  string    // letters of Article 3 of Law 13/2022/QH15, sorted, "đ" included
	Exemplary                                             bool      // chosen for an exemplary trial
	ClosedTrial                                           bool      // tried in private: never shown with a place
	SpokeUpAt                                             time.Time // when the Union spoke up; zero when it did not

	Located    bool // Point holds a coordinate
	Point      orb.Point
	Quality    uint8
	UncertainM float64  // radius in metres, 0 when not stated
	Household  string   // keyed pseudonym, never an address
	AreaRecord int32    // area of record, immutable once stored
	Units      []Placed // one per edition in which it has a place
	Victims    []Victim
}

// Placed is the unit of an incident in one edition.
type Placed struct {
	Edition int32
	Unit    int32 // 0: it lies in a unit that was split, so which part is not known
	Basis   Basis
}

// Basis says how a unit was found.
type Basis uint8

// The bases.
const (
	ByPoint      Basis = iota // its point lies in the unit
	ByStatement               // the source named the unit
	BySuccession              // moved along the succession from the unit named
)

// Victim is a person without identity.
type Victim struct {
	Group      uint8 // place in VictimGroups
	Age        int16 // years, -1 when not stated
	Sex        byte  // 'f', 'm' or 0
	Assistance []Assistance
}

// Assistance is a service offered to a victim.
type Assistance struct {
	Kind      uint8 // place in AssistanceKinds
	Offered   Day   // MinDay when not known
	Completed Day   // MinDay when it has not been completed
}

// Bits beside the places of VictimGroups: "age_16_17" alone does not tell
// whether a woman in the sense of "women and children" is meant.
const (
	GirlOf16 uint16 = 1 << 8 // a victim of 16 or 17 is female
	BoyOf16  uint16 = 1 << 9 // a victim of 16 or 17 is male
)

// GroupMask returns the victim groups of the incident as a bit per place, with
// GirlOf16 and BoyOf16; without victims it is the bit of "unknown".
func (i *Incident) GroupMask() uint16 {
	if len(i.Victims) == 0 {
		return 1
	}
	var mask uint16
	for _, v := range i.Victims {
		mask |= 1 << v.Group
		if v.Group == GroupAge16 {
			switch v.Sex {
			case 'f':
				mask |= GirlOf16
			case 'm':
				mask |= BoyOf16
			}
		}
	}
	return mask
}

// GroupAge16 is the place of "age_16_17" in VictimGroups.
const GroupAge16 uint8 = 3
