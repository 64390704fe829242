package ingest

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/geo"
)

// WriteEntries writes the entries that each hands over as CSV or XLSX, so that ReadEntries
// reads them again without loss. Texts that a spreadsheet would take for a formula get an
// apostrophe before them, which reading takes away. It returns *geo.InvalidError for
// another format, and the errors of w and each.
func WriteEntries(w io.Writer, r *geo.Register, format string, each func(visit func(geo.EntryRow) error) error) error {
	switch format {
	case ExportCSV:
		out := csv.NewWriter(w)
		if err := out.Write(entryHeader(r)); err != nil {
			return err
		}
		if err := each(func(e geo.EntryRow) error { return out.Write(entryCells(r, &e)) }); err != nil {
			return err
		}
		out.Flush()
		return out.Error()
	case ExportXLSX:
		return writeEntryBook(w, r, each)
	}
	return geo.Invalid("format", "%q is unknown: use csv or xlsx", format)
}

// writeEntryBook writes cells that are all texts, so that no program changes a number or
// a date in them.
func writeEntryBook(w io.Writer, r *geo.Register, each func(visit func(geo.EntryRow) error) error) error {
	book := excelize.NewFile()
	defer book.Close() //nolint:errcheck // in memory
	if err := book.SetSheetName("Sheet1", registerSheets[r.Name]); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(registerSheets[r.Name])
	if err != nil {
		return err
	}
	row := 0
	add := func(cells []string) error {
		row++
		at, err := excelize.CoordinatesToCellName(1, row)
		if err != nil {
			return err
		}
		line := make([]any, len(cells))
		for i, c := range cells {
			if c != "" { // nothing, not an empty text
				line[i] = c
			}
		}
		return out.SetRow(at, line)
	}
	if err := add(entryHeader(r)); err != nil {
		return err
	}
	if err := each(func(e geo.EntryRow) error { return add(entryCells(r, &e)) }); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	_, err = book.WriteTo(w)
	return err
}

func entryHeader(r *geo.Register) []string {
	header := []string{"edition", "code"}
	if !r.CommuneOnly {
		header = []string{"edition", "level", "code"}
	}
	for i := range r.Fields {
		if r.Fields[i].Kind == geo.FieldPoint {
			header = append(header, "lon", "lat")
			continue
		}
		header = append(header, r.Fields[i].Name)
	}
	return append(header, "source")
}

func entryCells(r *geo.Register, e *geo.EntryRow) []string {
	cells := []string{e.Edition, e.Code}
	if !r.CommuneOnly {
		cells = []string{e.Edition, string(e.Level), e.Code}
	}
	for i := range r.Fields {
		f, v := &r.Fields[i], e.Values[i]
		text := ""
		switch {
		case f.Kind == geo.FieldPoint && v.Set:
			cells = append(cells, strconv.FormatFloat(v.Point[0], 'f', -1, 64), strconv.FormatFloat(v.Point[1], 'f', -1, 64))
			continue
		case f.Kind == geo.FieldPoint:
			cells = append(cells, "", "")
			continue
		case !v.Set:
		case f.Kind == geo.FieldCode:
			text = f.List.String(uint8(v.Number))
		case f.Kind == geo.FieldDay:
			text = geo.Day(v.Number).String()
		case f.Kind == geo.FieldText:
			text = escapeFormula(v.Text)
		default:
			text = strconv.FormatInt(v.Number, 10)
		}
		cells = append(cells, text)
	}
	return append(cells, escapeFormula(e.Source))
}
