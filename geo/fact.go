package geo

import "github.com/google/uuid"

// Fact is what statistics need to know of an incident.
type Fact struct {
	On     Day
	Minute int16 // NoMinute when not known

	Category, Severity, Setting, ReportSource, CaseStatus, Quality uint8

	Groups uint16 // bit per place in VictimGroups
	Source int16  // key of the sender
	Area   int32  // area of record
	Batch  uuid.UUID
	Placed []Placed // only valid during the call that hands it over
}

// Change is an entry of the log of committed changes.
type Change struct {
	Version int64
	Kind    ChangeKind
	Batch   uuid.UUID // of an append or undo
}

// ChangeKind says how a cache of facts follows a change.
type ChangeKind string

// The kinds.
const (
	Append   ChangeKind = "append"   // the batch added incidents and changed none
	Undo     ChangeKind = "undo"     // the batch was taken back and had changed none
	Registry ChangeKind = "registry" // an entry of a register came, changed or went: no incident did
	Rebuild  ChangeKind = "rebuild"  // anything else: read everything again
)
