package geo

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// Batch is one import of incidents: what came in and what became of it.
type Batch struct {
	ID       uuid.UUID   `json:"id"`
	State    BatchState  `json:"state"`
	Source   string      `json:"source"`
	FileName string      `json:"file_name"`
	SHA256   string      `json:"sha256"`
	TimeZone string      `json:"time_zone"`
	Counts   BatchCounts `json:"counts"`
	// Fixes is the batch whose rejected rows this one sent again. Resubmitted counts
	// the rejected rows of this batch that another has sent again.
	Fixes       *uuid.UUID `json:"fixes,omitempty"`
	Resubmitted int64      `json:"resubmitted,omitempty"`
	// Reports lists the reporting states that the file changed.
	Reports  []BatchReport `json:"reports,omitempty" nullable:"false"`
	StoredAt time.Time     `json:"stored_at,omitzero"` // zero for what is not stored
	UndoneAt *time.Time    `json:"undone_at,omitempty"`
	Warnings []string      `json:"warnings"`
	Version  int64         `json:"data_version,omitzero"` // of the facts once the batch was in
	// UploadedAt, Progress and Problem are of a file that a server took in: when, how
	// far it has come while it is not over, and why it failed (RFC 9457).
	UploadedAt *time.Time `json:"uploaded_at,omitempty"`
	// Understood is what the file was taken for, as JSON; where one batch is asked for.
	Understood json.RawMessage `json:"understood,omitempty"`
	Progress   *BatchProgress  `json:"progress,omitempty"`
	Problem    json.RawMessage `json:"problem,omitempty"`
}

// BatchReport is a reporting state that a file brought along: its title names unit
// and period, and it holds rows, or says that nothing happened.
type BatchReport struct {
	Edition string `json:"edition"`
	Level   Level  `json:"level"`
	Code    string `json:"code"`
	Name    string `json:"name"`
	From    string `json:"from"` // first day, included
	To      string `json:"to"`   // last day, included
	State   string `json:"state"`
	Former  string `json:"former"` // empty where there was none
}

// BatchState is a station in a batch's life.
type BatchState string

// The states, in the order of a batch's life.
const (
	BatchUploaded          BatchState = "uploaded"   // taken in by a server, waits for its turn
	BatchUnderstood        BatchState = "understood" // its tables, columns and dates are known
	BatchImporting         BatchState = "importing"  // its rows are being read
	BatchStored            BatchState = "stored"
	BatchStoredWithRejects BatchState = "stored_with_rejects" // some rows wait to be mended
	BatchFailed            BatchState = "failed"              // nothing of it is stored
	BatchCancelled         BatchState = "cancelled"           // nothing of it is stored
	BatchUndone            BatchState = "undone"
	BatchDryRun            BatchState = "dry_run"
)

// BatchCounts account for every row: Read = Stored + Corrected + Duplicates +
// Skipped + Rejected. Unlocated counts stored or corrected rows without a unit
// in any edition.
type BatchCounts struct {
	Read       int64 `json:"read"`
	Stored     int64 `json:"stored"`
	Corrected  int64 `json:"corrected"`
	Duplicates int64 `json:"duplicates"`
	Skipped    int64 `json:"skipped"`
	Rejected   int64 `json:"rejected"`
	Unlocated  int64 `json:"unlocated"`
}

// Reject is a row that could not be stored, and why.
type Reject struct {
	Row     int64             `json:"row"`    // 1-based data row: the header is not counted
	Line    int64             `json:"line"`   // 1-based line of the file, 0 where lines mean nothing
	Column  string            `json:"column"` // the file's own column name
	Code    string            `json:"code"`   // stable, for programs
	Message string            `json:"message"`
	Fields  map[string]string `json:"fields"` // the mapped columns as read, by field
}
