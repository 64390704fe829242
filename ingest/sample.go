package ingest

import (
	"slices"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// SampleRow is a row as it will be stored.
type SampleRow struct {
	Row    int64             `json:"row"`              // of the file, the header not counted
	Line   int64             `json:"line,omitempty"`   // of the file, or row of the sheet
	Fields map[string]string `json:"fields"`           // by field, those that hold anything
	Places map[string]string `json:"places,omitempty"` // code of its unit by edition; empty where only its parts are known
}

// SampleReject is a row that will not be stored, and why. It holds no cell.
type SampleReject struct {
	Row     int64  `json:"row"`
	Line    int64  `json:"line,omitempty"` // of the file, or row of the sheet
	Column  string `json:"column"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// RejectReason is why rows of a file were rejected, and how many.
type RejectReason struct {
	Column  string `json:"column"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Rows    int64  `json:"rows"`
}

// maxReasons are told apart; a file that is wrong in more ways is not one table.
const maxReasons = 50

// reasons counts rejects by what is wrong, in the order in which that was met.
type reasons []RejectReason

func (r *reasons) add(rejects []geo.Reject) {
	for i := range rejects {
		j := &rejects[i]
		at := slices.IndexFunc(*r, func(known RejectReason) bool { return known.Column == j.Column && known.Code == j.Code })
		switch {
		case at >= 0:
			(*r)[at].Rows++
		case len(*r) < maxReasons:
			*r = append(*r, RejectReason{j.Column, j.Code, j.Message, 1})
		}
	}
}

// sampleOf writes incidents and rejects for people to look at.
func sampleOf(incidents []geo.Incident, lines []int64, rejects []geo.Reject, zone *time.Location, pl *placer) (rows []SampleRow, refused []SampleReject) {
	for i := range incidents {
		inc := &incidents[i]
		row := SampleRow{Row: inc.Row, Line: lines[i], Fields: make(map[string]string), Places: make(map[string]string)}
		cells := record(inc, [2]string{}, zone)
		for _, id := range recordFields {
			if cells[id] != "" && id != fieldTimeZone {
				row.Fields[Fields[id].Name] = cells[id]
			}
		}
		for _, p := range inc.Units {
			if edition, code := pl.nameOf(p); edition != "" {
				row.Places[edition] = code
			}
		}
		rows = append(rows, row)
	}
	for _, r := range rejects {
		refused = append(refused, SampleReject{r.Row, r.Line, r.Column, r.Code, r.Message})
	}
	return rows, refused
}

// nameOf returns the codes of an edition and of a unit in it; none for an edition
// that is not known.
func (pl *placer) nameOf(p geo.Placed) (edition, code string) {
	for i := range pl.editions {
		e := &pl.editions[i]
		if e.Edition.ID != p.Edition {
			continue
		}
		for u := range e.Units {
			if e.Units[u].ID == p.Unit {
				return e.Edition.Code, e.Units[u].Code
			}
		}
		return e.Edition.Code, ""
	}
	return "", ""
}
