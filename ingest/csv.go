package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// csvReader reads RFC 4180 tables with a header: any line ends, a byte order
// mark, quoted cells with line breaks. Rows of another width than the header
// and stray quotes are faults of the row; a quote that is never closed is a
// fault of the file.
type csvReader struct {
	in      *input
	w       window
	comma   byte
	line    int64 // of the next record, 1-based
	columns []string
	slots   []int // wanted place of each column, -1 for none
	width   int   // wanted columns
}

// openCSV reads the header. The delimiter between cells is a comma where it is 0.
func openCSV(in *input, delimiter byte) (Reader, error) {
	r := &csvReader{in: in, w: newWindow(in.head, 256<<10), comma: or(delimiter, ','), line: 1}
	if r.comma == '"' || r.comma == '\n' || r.comma == '\r' || r.comma >= utf8.RuneSelf {
		return nil, in.fail(0, "the delimiter must be one ASCII character such as , or ;")
	}
	if err := r.header(); err != nil {
		return nil, err
	}
	return r, nil
}

// header reads the first row that is not blank.
func (r *csvReader) header() error {
	if err := r.w.more(); err != nil {
		return r.wrap(err)
	}
	var cells rawCells
	for {
		begin := r.line
		n, err := r.record(&cells)
		if errors.Is(err, io.EOF) {
			return r.in.fail(0, "the file has no header row: its first row must name the columns")
		}
		if err != nil {
			return err
		}
		if n > r.in.limits.MaxHeader {
			return r.in.fail(begin, fmt.Sprintf("the header row is longer than %d bytes: check the line ends", r.in.limits.MaxHeader))
		}
		if cells.fault != nil {
			return r.in.fail(begin, "the header row: "+cells.fault.message())
		}
		if !cells.blank() {
			break
		}
	}
	if len(cells.spans) > r.in.limits.MaxColumns {
		return r.in.fail(r.line-1, fmt.Sprintf("%d columns, more than the %d allowed: remove those that are not needed",
			len(cells.spans), r.in.limits.MaxColumns))
	}
	for i := range cells.spans {
		name := string(bytes.TrimSpace(cells.cell(i)))
		if strings.ContainsRune(name, '\r') {
			return r.in.fail(1, "lines end with CR alone: save the file with LF or CR LF line ends")
		}
		r.columns = append(r.columns, name)
	}
	return nil
}

func (r *csvReader) Columns() []string { return r.columns }

func (r *csvReader) Open() bool { return false }

func (r *csvReader) Close() error { return r.in.close() }

func (r *csvReader) Select(columns []string) (err error) {
	r.width = len(columns)
	r.slots, err = selectColumns(r.in.name, r.columns, columns)
	return err
}

func (r *csvReader) Read(c *Chunk) error {
	var cells rawCells
	for !c.full() {
		if r.w.pos == r.w.end && !r.w.eof {
			if err := r.w.more(); err != nil {
				return r.wrap(err)
			}
		}
		if done, err := r.plain(c); err != nil {
			return err
		} else if done {
			continue
		}
		line := r.line
		if _, err := r.record(&cells); err != nil {
			return err
		}
		r.take(c, line, &cells)
	}
	return nil
}

// plain reads one row by the short way, which most rows of most files allow: a
// whole line in the window without a quote. done is false where it is not so.
func (r *csvReader) plain(c *Chunk) (done bool, err error) {
	rest := r.w.rest()
	n := bytes.IndexByte(rest, '\n')
	if n < 0 || n > r.in.limits.MaxRecord || bytes.IndexByte(rest[:n], '"') >= 0 {
		return false, nil
	}
	line := rest[:n]
	if err := r.check(line); err != nil {
		return false, err
	}
	if n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	m := c.add(r.line)
	columns, longest := r.split(c, line)
	switch {
	case isBlank(line, r.comma):
		m.blank = true
	case columns != len(r.columns):
		m.fault = faultWidth
	case longest > r.in.limits.MaxField:
		m.fault = faultLong
	}
	r.w.pos += n + 1
	r.line++
	return true, nil
}

// split puts the wanted cells of a line into the chunk and returns the number
// of cells and the length of the longest wanted one.
func (r *csvReader) split(c *Chunk, line []byte) (columns, longest int) {
	comma, slots := r.comma, r.slots
	begin := 0
	for i := 0; ; i++ {
		if i < len(line) && line[i] != comma {
			continue
		}
		if columns < len(slots) && slots[columns] >= 0 {
			from := len(c.buf)
			c.buf = append(c.buf, line[begin:i]...)
			c.set(slots[columns], from)
			longest = max(longest, i-begin)
		}
		columns++
		begin = i + 1
		if i >= len(line) {
			return columns, longest
		}
	}
}

// take puts a row read by the long way into the chunk.
func (r *csvReader) take(c *Chunk, line int64, cells *rawCells) {
	m := c.add(line)
	if m.blank = cells.blank(); m.blank {
		return
	}
	m.fault = cells.fault
	if m.fault == nil && len(cells.spans) != len(r.columns) {
		m.fault = faultWidth
	}
	for i := range min(len(cells.spans), len(r.slots)) {
		if r.slots[i] < 0 {
			continue
		}
		cell := cells.cell(i)
		if len(cell) > r.in.limits.MaxField {
			m.fault, cell = faultLong, nil
		}
		from := len(c.buf)
		c.buf = append(c.buf, cell...)
		c.set(r.slots[i], from)
	}
}

// check refuses a row that is no text.
func (r *csvReader) check(row []byte) error {
	if bytes.IndexByte(row, 0) >= 0 {
		return r.in.fail(r.line, "a zero byte, so this is a binary or damaged file: export the table again")
	}
	if !utf8.Valid(row) {
		return r.in.fail(r.line, "the text is not UTF-8: save it as UTF-8 (in Excel \"CSV UTF-8\")")
	}
	if bytes.Contains(row, secretLower) || bytes.Contains(row, secretUpper) {
		return r.checkSecret(row)
	}
	return nil
}

// secretLower and secretUpper stand in every mark of secrecy that counts alone.
var secretLower, secretUpper = []byte("\u1eadt"), []byte("\u1eacT") // "ật" of Mật

// checkSecret refuses a file with a cell that marks it as a state secret.
func (r *csvReader) checkSecret(row []byte) error {
	for cell := range bytes.SplitSeq(bytes.TrimRight(row, "\r\n"), []byte{r.comma}) {
		if level, ok := sheet.Marked(string(bytes.Trim(cell, `" `))); ok {
			return asFileError(r.in.name, &sheet.SecretError{Level: level, Row: r.line, Place: "cell"})
		}
	}
	return nil
}

// wrap makes every reading error a *FileError.
func (r *csvReader) wrap(err error) error {
	var file *FileError
	if errors.As(err, &file) {
		return err
	}
	return &FileError{File: r.in.name, Line: r.line, Reason: "reading stopped: " + err.Error(), Err: err}
}
