package geo

import "time"

// MappingProfile is what the columns and values of a source's files mean, saved
// once by a person and used again for files with the same header.
type MappingProfile struct {
	Source    string    `json:"source"`
	Signature string    `json:"signature"` // of the header, see ingest.Signature
	Columns   []string  `json:"columns"`   // of that header, in its order
	Mapping   string    `json:"map"`       // as --map writes it
	Values    string    `json:"values"`    // one --values a line
	TimeZone  string    `json:"timezone"`  // empty for the usual one
	DateOrder string    `json:"date_order"`
	SavedAt   time.Time `json:"saved_at"`
}
