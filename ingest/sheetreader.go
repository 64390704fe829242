package ingest

import (
	"errors"
	"io"
	"slices"
	"strconv"

	"github.com/antoan-vn/antoan/ingest/cell"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

var (
	faultFormula = &fault{"formula_without_result", "ô là công thức chưa có kết quả: hãy mở tệp bằng chương trình bảng tính và lưu lại",
		"the cell is a formula whose result the file does not hold: open the file in a spreadsheet program and save it again"}
	faultFailed = &fault{"formula_failed", "ô là công thức bị lỗi: hãy sửa lại",
		"the cell is a formula that failed: correct it"}
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
	r := newSheetReader(c, t)
	r.rows = rows
	return &r, nil
}

func newSheetReader(c *content, t *sheet.Table) sheetReader {
	r := sheetReader{c: c, table: t, names: columnNames(t), epoch: cell.Epoch1900}
	if t.Date1904 {
		r.epoch = cell.Epoch1904
	}
	return r
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
		if slot := r.slots[i]; slot >= 0 {
			r.put(c, m, slot, text, row.Kinds[i], r.names[i])
		}
	}
}

// put takes a cell into the chunk.
func (r *sheetReader) put(c *Chunk, m *mark, slot int, text string, kind sheet.Kind, column string) {
	switch {
	case kind == sheet.Empty:
		return
	case kind == sheet.Formula:
		m.fault, m.column = faultFormula, column
	case kind == sheet.Failed:
		m.fault, m.column = faultFailed, column
	case len(text) > r.c.limits.MaxField:
		m.fault, m.column = faultLong, column
		return
	}
	from := len(c.buf)
	if kind == sheet.Date {
		c.buf = r.appendDate(c.buf, text)
	} else {
		c.buf = append(c.buf, text...)
	}
	c.set(slot, from)
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
