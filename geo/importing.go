package geo

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"
)

// ImportID makes an import repeatable: the same file, source, mapping, values
// and time zone are the same import. Undoing a batch frees it.
type ImportID struct {
	FileName       string
	SHA256         string // of the bytes as they came, hexadecimal
	Source         string
	Mapping        string // canonical text of the column mapping
	Values         string // canonical text of the value mapping
	TimeZone       string
	IdempotencyKey string    // optional, from the client
	Fixes          uuid.UUID // the batch whose rejected rows are sent again; Nil for others
	Batch          uuid.UUID // the id that the batch is to have: the upload's; Nil makes a new one. No part of the identity
	Understood     string    // JSON: what the file of a stored batch was taken for, "" where not known. No part of the identity
}

// IncidentWriter takes the rows of one import. Exactly one of Commit, Preview
// and Rollback ends it; Rollback after that does nothing.
type IncidentWriter interface {
	// Write takes rows in file order; it keeps neither slice after it returns.
	Write(ctx context.Context, rows []Incident, rejects []Reject) error
	// Resubmit says which rejected rows of ImportID.Fixes the file holds. Commit and
	// Preview refuse those that are none any more with geo.ErrConflict.
	Resubmit(rows []int64)
	// Reported says which units the file reports for, nil reports included. Commit
	// stores what says more than is known.
	Reported(reports []Report)
	// Understood says, as JSON and without any cell, what the file was taken for. Commit
	// keeps it with the batch.
	Understood(text []byte)
	// Commit stores everything or nothing. counts holds what validation counted
	// (Read, Skipped, Rejected, and Duplicates within the file); the store adds
	// Stored, Corrected, Unlocated and the duplicates of earlier batches.
	Commit(ctx context.Context, counts BatchCounts, warnings []string) (Batch, error)
	// Preview is Commit without its effect, for a dry run.
	Preview(ctx context.Context, counts BatchCounts, warnings []string) (Batch, error)
	Rollback(ctx context.Context) error
}

// EditionUnits is an edition with the units of one level, ascending by code.
type EditionUnits struct {
	Edition Edition
	Level   Level
	Units   []Unit
}

// SuccessionRow is a line of a succession file, by unit codes.
type SuccessionRow struct {
	Row      int64
	From, To string
	Whole    bool
	Share    float64 // NaN where not stated
}

// PopulationRow is a line of a population file, by unit code.
type PopulationRow struct {
	Row     int64
	Edition string
	Level   Level
	Code    string
	Population
}

// ReportingRow is a line of a reporting file, by unit code.
type ReportingRow struct {
	Row       int64
	Edition   string
	Level     Level
	Code      string
	Period    Period
	State     uint8 // place in ReportingStates
	Submitted time.Time
}

// ModelRow is a line of a file of safety models, by commune code.
type ModelRow struct {
	Row        int64
	Edition    string
	Code       string
	Kind, Name string
	Located    bool
	Point      orb.Point
	Started    Day
	Ended      Day   // MaxDay while it runs
	LastMet    Day   // MinDay when not known
	Capacity   int32 // -1 when not stated
}
