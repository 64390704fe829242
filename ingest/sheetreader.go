package ingest

import (
	"errors"
	"io"
	"slices"
	"strconv"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

var (
	faultFormula = &fault{"formula_without_result", "the cell is a formula whose result the file does not hold: open the file in a spreadsheet program and save it again"}
	faultFailed  = &fault{"formula_failed", "the cell is a formula that failed: correct it"}
)

// sheetReader reads the table of a sheet that people made: rows that are no data
// are skipped and accounted for.
type sheetReader struct {
	c       *content
	table   *sheet.Table
	rows    *sheet.Reader
	names   []string
	slots   []int // wanted place of each column, -1 for none
	epoch   cell.Epoch
	skipped int64 // rows accounted for
	beyond  int64
	held    sheet.Row // a row that did not go into the last chunk
	holding bool
	err     error // what Read returns once the rows are handed out
}

func openSheet(c *content, t *sheet.Table) (Reader, error) {
	rows, err := c.file.Read(*t)
	if err != nil {
		return nil, asFileError(c.name, err)
	}
	r := &sheetReader{c: c, table: t, rows: rows, epoch: cell.Epoch1900}
	if t.Date1904 {
		r.epoch = cell.Epoch1904
	}
	for _, col := range t.Columns {
		r.names = append(r.names, col.Name)
	}
	return r, nil
}

func (r *sheetReader) Columns() []string { return r.names }

func (r *sheetReader) Open() bool { return false }

func (r *sheetReader) Close() error { return r.rows.Close() }

func (r *sheetReader) Select(columns []string) (err error) {
	r.slots, err = selectColumns(r.c.name, r.names, columns)
	return err
}

func (r *sheetReader) Read(c *Chunk) error {
	for !c.full() {
		if !r.holding && r.err == nil {
			var row sheet.Row
			if row, r.err = r.rows.Next(); r.err == nil {
				r.held, r.holding = row, true
			}
		}
		if r.err != nil && !errors.Is(r.err, io.EOF) {
			return asFileError(r.c.name, r.err)
		}
		for ; r.skipped < r.rows.Skipped() && !c.full(); r.skipped++ {
			c.add(0).blank = true
		}
		switch {
		case c.full():
			return nil
		case !r.holding:
			return io.EOF
		}
		r.take(c, &r.held)
		r.holding = false
	}
	return nil
}

// take puts a row into the chunk.
func (r *sheetReader) take(c *Chunk, row *sheet.Row) {
	m := c.add(max(row.Line, row.Number))
	if row.Line > 0 {
		m.line = row.Line
	}
	if beyond := r.rows.Beyond(); beyond > r.beyond {
		r.beyond = beyond
		if r.table.Dialect != nil && row.Width > r.table.Width {
			m.fault = faultWidth // in text, something beyond the columns means that the cells have moved
		}
	}
	for i, text := range row.Cells {
		slot := r.slots[i]
		if slot < 0 {
			continue
		}
		switch row.Kinds[i] {
		case sheet.Empty:
			continue
		case sheet.Formula:
			m.fault, m.column = faultFormula, r.names[i]
		case sheet.Failed:
			m.fault, m.column = faultFailed, r.names[i]
		}
		if len(text) > r.c.limits.MaxField {
			m.fault, m.column = faultLong, r.names[i]
			continue
		}
		from := len(c.buf)
		if row.Kinds[i] == sheet.Date {
			c.buf = r.appendDate(c.buf, text)
		} else {
			c.buf = append(c.buf, text...)
		}
		c.set(slot, from)
	}
}

// appendDate writes a cell that a workbook shows as a date or time in ISO form:
// the day, the time, or both.
func (r *sheetReader) appendDate(dst []byte, text string) []byte {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return append(dst, text...)
	}
	day := x
	if x >= 0 && x < 1 {
		day++ // a time alone lies before the epoch's first day
	}
	d, f := cell.Serial(day, r.epoch)
	if f != nil {
		return append(dst, text...)
	}
	if x >= 1 || x < 0 {
		dst = append(dst, d.From.String()...)
	}
	if d.Minute != geo.NoMinute {
		if x >= 1 || x < 0 {
			dst = append(dst, ' ')
		}
		dst = append2(dst, int(d.Minute)/60, 0)
		dst = append2(dst, int(d.Minute)%60, ':')
		dst = append2(dst, int(d.Second), ':')
	} else if x >= 0 && x < 1 {
		dst = append(dst, "00:00"...)
	}
	return dst
}

// append2 appends two digits behind a sign, where there is one.
func append2(dst []byte, n int, sign byte) []byte {
	if sign != 0 {
		dst = append(dst, sign)
	}
	return append(dst, byte('0'+n/10), byte('0'+n%10))
}

// selectColumns returns the wanted place of each of the columns, -1 for none.
func selectColumns(file string, names, wanted []string) ([]int, error) {
	slots := slices.Repeat([]int{-1}, len(names))
	for slot, name := range wanted {
		if name == "" {
			continue
		}
		i := slices.Index(names, name)
		switch {
		case i < 0:
			return nil, &FileError{File: file, Reason: "there is no column " + strconv.Quote(name)}
		case slices.Contains(names[i+1:], name):
			return nil, &FileError{File: file, Reason: "two columns are called " + strconv.Quote(name) + ": rename one of them"}
		}
		slots[i] = slot
	}
	return slots, nil
}
