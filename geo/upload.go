package geo

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// Upload is a file of incidents that a server has taken in and not yet made a
// batch of. Its id is the one the batch will have.
type Upload struct {
	ID             uuid.UUID
	State          BatchState // BatchUploaded, BatchUnderstood or BatchImporting while it lives
	Queue          string     // of those servers that can read the file
	Source         string
	FileName       string
	SHA256         string // of the bytes as they came, hexadecimal
	TimeZone       string
	Size           int64  // of the file in bytes
	IdempotencyKey string // optional, from the client
	Options        []byte // JSON: how the client asked for it to be read
	Problem        json.RawMessage
	Batch          uuid.UUID // what it became; another id than its own where the same import was stored before; Nil until then
	LastTry        bool      // no other try follows when this one fails
	Killed         int       // tries that ended with their server, in the last hours
}

// Live tells whether something will still be done with an upload of this state.
func (s BatchState) Live() bool {
	return s == BatchUploaded || s == BatchUnderstood || s == BatchImporting
}

// Stored tells whether incidents of a batch of this state are in the data.
func (s BatchState) Stored() bool { return s == BatchStored || s == BatchStoredWithRejects }

// BatchProgress is how far an import has come. Bytes are the file's own, packed as
// it came.
type BatchProgress struct {
	BytesDone  int64     `json:"bytes_done"`
	BytesTotal int64     `json:"bytes_total"`
	RowsRead   int64     `json:"rows_read"`
	Began      time.Time `json:"began_at,omitzero"` // zero while it waits for its turn
	Rate       float64   `json:"rows_per_second"`   // since it began
	Left       *float64  `json:"seconds_left"`      // of reading, if it goes on like this; nil before and after, while what was read is stored
}

// At adds rate and time left as they are at a moment.
func (p BatchProgress) At(now time.Time) BatchProgress {
	p.Rate, p.Left = 0, nil
	took := now.Sub(p.Began).Seconds()
	if p.Began.IsZero() || took <= 0 {
		return p
	}
	p.Rate = float64(p.RowsRead) / took
	if p.BytesDone > 0 && p.BytesDone < p.BytesTotal {
		left := took * float64(p.BytesTotal-p.BytesDone) / float64(p.BytesDone)
		p.Left = &left
	}
	return p
}
