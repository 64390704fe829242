package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// textRows reads delimited text as RFC 4180 has it, and leniently where people
// did not: rows of any width, quotes inside cells, any line ends.
type textRows struct {
	r      *bufio.Reader
	closer io.Closer
	d      Dialect
	limits Limits
	line   int64 // of the next record, 1-based
	number int64 // of the last record
	long   []byte
	p      splitter
	row    Row
}

func (t *textRows) Close() error { return t.closer.Close() }

// Next reads one record, line breaks inside quotes included.
func (t *textRows) Next() (Row, error) {
	begin, size := t.line, 0
	t.p.reset(t.d)
	for {
		line, err := t.readLine()
		if errors.Is(err, io.EOF) && len(line) == 0 {
			if size == 0 {
				return Row{}, io.EOF
			}
			return Row{}, t.fail(begin, "the file ends inside a quoted cell: it is cut off, or a quote is never closed")
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return Row{}, t.wrap(err)
		}
		t.line++
		if size += len(line); size > t.limits.MaxRecord {
			return Row{}, t.fail(begin, "the row is longer than allowed: a quote is probably never closed, or the line ends are missing")
		}
		if whole := t.p.take(line, t.limits.MaxColumns); whole {
			break
		}
	}
	return t.finish(begin)
}

// readLine returns the next line with its end; io.EOF comes with an empty one
// only. A line may be as long as a row.
func (t *textRows) readLine() ([]byte, error) {
	line, err := t.r.ReadSlice(t.d.lineEnd)
	if err == nil || len(line) > 0 && errors.Is(err, io.EOF) {
		return t.check(line)
	}
	if !errors.Is(err, bufio.ErrBufferFull) {
		return nil, err
	}
	t.long = t.long[:0]
	for errors.Is(err, bufio.ErrBufferFull) && len(t.long) <= t.limits.MaxRecord {
		t.long = append(t.long, line...)
		line, err = t.r.ReadSlice(t.d.lineEnd)
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, err
	}
	t.long = append(t.long, line...)
	return t.check(t.long)
}

// check refuses a line that is no text. A row that is too long is left to Next,
// which says so.
func (t *textRows) check(line []byte) ([]byte, error) {
	if len(line) > t.limits.MaxRecord {
		return line, nil
	}
	if bytes.IndexByte(line, 0) >= 0 {
		return nil, t.fail(t.line, "a zero byte, so this is a binary or damaged file: export the table again")
	}
	if !utf8.Valid(line) {
		return nil, t.fail(t.line, "the text is not UTF-8: save it as UTF-8 (in Excel \"CSV UTF-8\")")
	}
	return line, nil
}

// finish makes a row of the cells taken.
func (t *textRows) finish(begin int64) (Row, error) {
	t.number++
	switch {
	case t.number > t.limits.MaxRows:
		return Row{}, t.fail(begin, "more rows than allowed: split the file")
	case len(t.p.ends) > t.limits.MaxColumns:
		return Row{}, t.fail(begin, "more columns than allowed: check the delimiter, or remove columns that are not needed")
	}
	text := string(t.p.buf)
	row := &t.row
	row.Number, row.Line, row.Stray, row.Width = t.number, begin, t.p.stray, len(t.p.ends)
	row.Cells, row.Kinds = row.Cells[:0], row.Kinds[:0]
	from := 0
	for _, to := range t.p.ends {
		kind := Text
		if to == from {
			kind = Empty
		}
		if to-from > t.limits.MaxCell {
			return Row{}, t.fail(begin, "a cell is longer than allowed: shorten it or remove its column")
		}
		row.Cells, row.Kinds = append(row.Cells, text[from:to]), append(row.Kinds, kind)
		from = to
	}
	return *row, nil
}

func (t *textRows) fail(line int64, reason string) error {
	return &Error{Row: line, Reason: reason}
}

func (t *textRows) wrap(err error) error {
	return own(err, "reading stopped: "+err.Error())
}
