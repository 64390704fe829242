package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// fixture is a sheet as an official makes it, drawn with | between its cells.
// "2022-06-22" becomes a cell with a date format, digits become a number.
type fixture struct {
	name   string // the hazard
	cells  string
	merges string // "A1:C1 D1:H1"
}

func (f fixture) rows() [][]string {
	var rows [][]string
	for line := range strings.SplitSeq(strings.Trim(f.cells, "\n"), "\n") {
		rows = append(rows, strings.Split(strings.ReplaceAll(line, `\n`, "\n"), "|"))
	}
	return rows
}

// csv writes the fixture as Excel exports it: rows of one width.
func (f fixture) csv(delimiter string) []byte {
	rows, width := f.rows(), 0
	for _, r := range rows {
		width = max(width, len(r))
	}
	var b bytes.Buffer
	for _, r := range rows {
		for c := range width {
			if c > 0 {
				b.WriteString(delimiter)
			}
			cell := ""
			if c < len(r) {
				cell = r[c]
			}
			if strings.ContainsAny(cell, delimiter+"\"\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

// xlsx writes the fixture as a workbook with its merges.
func (f fixture) xlsx(t testing.TB) []byte {
	t.Helper()
	return makeBook(t, func(b *excelize.File) { f.into(t, b, "Sheet1") })
}

func (f fixture) into(t testing.TB, b *excelize.File, name string) {
	t.Helper()
	date, err := b.NewStyle(&excelize.Style{NumFmt: 14})
	must(t, err)
	for r, row := range f.rows() {
		for c, cell := range row {
			at, err := excelize.CoordinatesToCellName(c+1, r+1)
			must(t, err)
			if cell == "" {
				continue
			}
			if day, err := time.Parse("2006-01-02", cell); err == nil {
				must(t, b.SetCellValue(name, at, day))
				must(t, b.SetCellStyle(name, at, at, date))
			} else if n, err := strconv.ParseFloat(cell, 64); err == nil && (cell[0] != '0' || len(cell) == 1) {
				must(t, b.SetCellValue(name, at, n))
			} else {
				must(t, b.SetCellStr(name, at, cell))
			}
		}
	}
	for block := range strings.FieldsSeq(f.merges) {
		from, to, _ := strings.Cut(block, ":")
		must(t, b.MergeCell(name, from, to))
	}
}

// makeBook returns a workbook as bytes.
func makeBook(t testing.TB, fill func(*excelize.File)) []byte {
	t.Helper()
	b := excelize.NewFile()
	defer b.Close()
	fill(b)
	var out bytes.Buffer
	must(t, b.Write(&out))
	return out.Bytes()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// open opens bytes and closes them at the end of the test.
func open(t testing.TB, content []byte, o sheet.Options) *sheet.File {
	t.Helper()
	f, err := sheet.Open(bytes.NewReader(content), int64(len(content)), o)
	must(t, err)
	t.Cleanup(func() { must(t, f.Close()) })
	return f
}

// read is everything that a file's first table holds.
type read struct {
	table   sheet.Table
	rows    []sheet.Row
	summary sheet.Summary
	nilled  bool
}

// readAll reads the first table; ok is false where there is none.
func readAll(t testing.TB, f *sheet.File) (all read, ok bool) {
	t.Helper()
	found, err := f.Find()
	must(t, err)
	if len(found.Tables) == 0 {
		return all, false
	}
	return readTable(t, f, found.Tables[0]), true
}

func readTable(t testing.TB, f *sheet.File, table sheet.Table) read {
	t.Helper()
	all := read{table: table}
	r, err := f.Read(table)
	must(t, err)
	defer r.Close()
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		must(t, err)
		row.Cells, row.Kinds = append([]string(nil), row.Cells...), append([]sheet.Kind(nil), row.Kinds...)
		all.rows = append(all.rows, row)
	}
	all.summary, all.nilled = r.Summary(), r.NilReport()
	if s := all.summary; s.Rows != s.Header+s.Data+s.Skipped || s.Data != int64(len(all.rows)) {
		t.Errorf("a row is lost: %+v", s)
	}
	return all
}

// preview draws what was found, for people to look at.
func preview(t testing.TB, f *sheet.File) string {
	t.Helper()
	found, err := f.Find()
	must(t, err)
	var b strings.Builder
	for _, o := range found.Others {
		fmt.Fprintf(&b, "no table: %s (%s), hints %+v\n", o.Why.English(), o.Why.Vietnamese(), o.Hints)
	}
	for _, table := range found.Tables {
		all := readTable(t, f, table)
		fmt.Fprintf(&b, "header rows %v, running number %d, period %q, unit %q, nil %v\n", table.HeaderRows, table.Numbering, table.Hints.Period, table.Hints.Unit, all.nilled)
		for _, c := range table.Columns {
			fmt.Fprintf(&b, "  %-3s%s\n", c.Letter, c.Name)
		}
		for _, s := range all.summary.First {
			fmt.Fprintf(&b, "skipped %d: %s\n", s.Row, s.Why)
		}
		for _, r := range all.rows {
			fmt.Fprintf(&b, "%d: %s\n", r.Number, strings.ReplaceAll(strings.Join(r.Cells, "|"), "\n", "⏎"))
		}
	}
	return b.String()
}
