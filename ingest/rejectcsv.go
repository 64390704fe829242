package ingest

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// rejectColumns stand before the fields in a file of rejects.
var rejectColumns = []string{"batch", "row", "line", "column", "code", "message"}

// WriteRejectsCSV writes the columns batch, row, line, column, code and message, then
// the mapped fields that any of the rows has, in the order of Fields. A text
// that a spreadsheet would take for a formula gets an apostrophe before it;
// plain numbers, negative ones too, stay as they are. It returns the error of w.
func WriteRejectsCSV(w io.Writer, batch uuid.UUID, rejects []geo.Reject) error {
	return StreamRejectsCSV(w, batch, func(visit func(geo.Reject) error) error {
		for _, r := range rejects {
			if err := visit(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// StreamRejectsCSV is WriteRejectsCSV for any number of rows in little memory.
// It goes through them twice, first for the columns that any of them has: each
// must give the same rows every time. It returns the error of each or of w.
func StreamRejectsCSV(w io.Writer, batch uuid.UUID, each func(visit func(geo.Reject) error) error) error {
	var present [fieldCount]bool
	err := each(func(r geo.Reject) error {
		for name := range r.Fields {
			if id, ok := findField(name); ok {
				present[id] = true
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	record := slices.Clone(rejectColumns)
	fixed := len(record)
	for id := range Fields {
		if present[id] {
			record = append(record, Fields[id].Name)
		}
	}
	names := slices.Clone(record[fixed:])
	out := csv.NewWriter(w)
	if err := out.Write(record); err != nil {
		return err
	}
	err = each(func(r geo.Reject) error {
		line := ""
		if r.Line > 0 {
			line = strconv.FormatInt(r.Line, 10)
		}
		record = append(record[:0], batch.String(), strconv.FormatInt(r.Row, 10), line, escapeFormula(r.Column), escapeFormula(r.Code), escapeFormula(r.Message))
		for _, n := range names {
			record = append(record, escapeFormula(r.Fields[n]))
		}
		return out.Write(record)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}
