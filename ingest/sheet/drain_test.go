package sheet_test

import (
	"errors"
	"io"
	"slices"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// drain reads a table to its end and holds the account of its rows.
func drain(t *rapid.T, f *sheet.File, table sheet.Table) (rows [][]string) {
	t.Helper()
	r, err := f.Read(table)
	check(t, err)
	defer r.Close()
	last := int64(0)
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		check(t, err)
		if row.Number <= last || len(row.Cells) != len(table.Columns) || len(row.Kinds) != len(row.Cells) {
			t.Fatalf("row %d behind %d, %d cells and %d kinds for %d columns", row.Number, last, len(row.Cells), len(row.Kinds), len(table.Columns))
		}
		last = row.Number
		rows = append(rows, slices.Clone(row.Cells))
	}
	s := r.Summary()
	reasons := int64(0)
	for _, n := range s.Reasons {
		reasons += n
	}
	if s.Rows != s.Header+s.Data+s.Skipped || s.Data != int64(len(rows)) || reasons != s.Skipped {
		t.Fatalf("a row is lost: %+v", s)
	}
	if table.Complete && (s.Rows != table.Summary.Rows || s.Data != table.Summary.Data) {
		t.Fatalf("Find counted %+v, Read %+v", table.Summary, s)
	}
	return rows
}
