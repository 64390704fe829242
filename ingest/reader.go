package ingest

import (
	"bytes"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// Reader reads the rows of one table, whatever its format. Its errors are
// *FileError, or io.EOF after the last row.
type Reader interface {
	// Columns returns the names of the table's columns: all of them where the
	// format has a header, those met so far where it has none.
	Columns() []string
	// Open tells that rows to come may have columns that Columns lacks.
	Open() bool
	// Select names the wanted columns, in the order in which the cells of a row will
	// stand; an empty name is a cell that stays empty. It is called once, before Read.
	Select(columns []string) error
	// Read fills the empty chunk with the rows that come next. With io.EOF the
	// chunk may hold the last rows.
	Read(c *Chunk) error
	// Close gives back what reading holds.
	Close() error
}

// format is one kind of file. To add one, write its file and name it here.
type format struct {
	name string
	// detect tells a text that is no table by its beginning; nil for tables, which
	// package sheet tells.
	detect func(head []byte) bool
	// tables finds the tables of a file.
	tables func(c *content) (*tables, error)
}

// tables is what a file holds.
type tables struct {
	parts  []*part
	others []sheet.Other // sheets without a table
	crs    string        // of the coordinates, where the file itself names one, see ParseCRS
}

// formats in the order in which they are tried.
var formats = []format{
	{"XLSX", nil, sheetTables},
	{"CSV", nil, sheetTables},
	{"GeoJSON", isCollection, jsonTables(openGeoJSON, "lon", "lat")},
	{"GeoJSON lines", isFeature, jsonTables(openGeoJSONLines, "lon", "lat")},
	{"JSON rows", isRows, jsonTables(openJSONRows)},
}

// formatOf returns the format of a workbook, of foreign text that begins with
// head, or of a text table where head is empty; nil where there is none.
func formatOf(book bool, head []byte) *format {
	switch {
	case book:
		return &formats[0]
	case !looksLikeJSON(head):
		return &formats[1]
	}
	for i := range formats {
		if f := &formats[i]; f.detect != nil && f.detect(head) {
			return f
		}
	}
	return nil
}

func looksLikeJSON(head []byte) bool {
	trimmed := bytes.TrimLeft(head, " \t\r\n\x1e")
	return len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[')
}
