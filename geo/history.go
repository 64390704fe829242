package geo

import (
	"time"

	"github.com/google/uuid"
)

// History is what the batches have said of one incident, the oldest form first.
// It holds no persons; the place of a trial in private is left out.
type History struct {
	Incident    uuid.UUID         `json:"incident"`
	Source      string            `json:"source"`
	DuplicateOf *uuid.UUID        `json:"duplicate_of,omitempty"` // it was merged into
	Fields      map[string]string `json:"fields"`                 // as they are now
	Forms       []HistoryForm     `json:"history"`
}

// HistoryForm is what one batch said.
type HistoryForm struct {
	Batch    uuid.UUID       `json:"batch"`
	FileName string          `json:"file_name"`
	By       string          `json:"by"` // database user of the import
	At       time.Time       `json:"at"`
	Until    *time.Time      `json:"until"`   // when a correction replaced it; null for the present form
	Changes  []HistoryChange `json:"changes"` // against the form before; everything it said for the first
}

// HistoryChange is one field, ascending by name. An empty text means not stated.
type HistoryChange struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}
