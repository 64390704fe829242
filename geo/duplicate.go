package geo

import (
	"time"

	"github.com/google/uuid"
)

// Duplicate is a pair of incidents of different sources that look like one:
// same commune, begun at most three days apart, same category, victim groups
// that overlap or are unknown, at most 200 m apart where both have a point. It
// is a question to a person; the program never merges by itself.
type Duplicate struct {
	ID        uuid.UUID         `json:"id"`
	Verdict   DuplicateVerdict  `json:"verdict"`
	FoundAt   time.Time         `json:"found_at"`
	Batch     uuid.UUID         `json:"batch"`      // after which it was found
	DistanceM *float64          `json:"distance_m"` // null where one has no point, or was tried in private
	DaysApart int               `json:"days_apart"`
	Commune   *DuplicateCommune `json:"commune"`                 // null where its edition is gone, or one was tried in private
	Gone      *uuid.UUID        `json:"merged,omitempty"`        // the incident that counts as a duplicate
	Former    string            `json:"former_status,omitempty"` // that it has again when the merge is taken back
	DecidedBy string            `json:"decided_by,omitempty"`
	DecidedAt *time.Time        `json:"decided_at,omitempty"`
	First     DuplicateIncident `json:"first"` // stored before Second
	Second    DuplicateIncident `json:"second"`
}

// DuplicateCommune is a commune in which both incidents lie.
type DuplicateCommune struct {
	Edition string `json:"edition"`
	Code    string `json:"code"`
	Name    string `json:"name"`
}

// DuplicateIncident is what tells two incidents apart; it has no coordinates.
type DuplicateIncident struct {
	ID            uuid.UUID `json:"id"`
	Source        string    `json:"source"`
	ExternalID    string    `json:"external_id"`
	Batch         uuid.UUID `json:"batch"`
	OccurredOn    string    `json:"occurred_on"`
	OccurredUntil string    `json:"occurred_until"`
	Time          string    `json:"time"` // HH:MM, empty where not known
	Category      string    `json:"category"`
	Severity      string    `json:"severity"`
	VictimGroups  []string  `json:"victim_groups"`
	Setting       string    `json:"setting"`
	ReportSource  string    `json:"report_source"`
	CaseStatus    string    `json:"case_status"`
	Quality       string    `json:"location_quality"`
}

// DuplicateVerdict is what a person said of a pair.
type DuplicateVerdict string

// The verdicts.
const (
	DuplicateOpen   DuplicateVerdict = "open"   // nobody has looked yet
	DuplicateMerged DuplicateVerdict = "merged" // they are one; one of them no longer counts
	DuplicateKept   DuplicateVerdict = "kept"   // they are two
)

// ParseDuplicateVerdict reads a verdict; empty and "all" are every one, as "".
func ParseDuplicateVerdict(text string) (DuplicateVerdict, error) {
	switch v := DuplicateVerdict(text); v {
	case "", "all":
		return "", nil
	case DuplicateOpen, DuplicateMerged, DuplicateKept:
		return v, nil
	}
	return "", Invalid("verdict", "%q is no verdict: use open, merged, kept or all", text)
}

// GroupNames spells out a mask of victim groups.
func GroupNames(mask uint16) []string {
	names := []string{}
	for i := range VictimGroups.Codes {
		if mask&(1<<i) != 0 {
			names = append(names, VictimGroups.String(uint8(i)))
		}
	}
	return names
}
