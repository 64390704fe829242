package sheet

import (
	"errors"
	"io"
	"maps"
	"slices"
)

// Reader hands out the rows of a table and nothing else.
type Reader struct {
	t       *Table
	rows    Rows
	text    bool
	filter  filter
	merges  *merges
	summary Summary
	now     *gridRow // the row at hand
	next    *gridRow // the one behind it, nil at the end
	spare   *gridRow
	begun   bool
	grouped bool // a row of data stood below a group head
	out     Row
	err     error // what Next returns from now on
}

// Read begins to read a table that Find of this file returned, from its sheet's
// first row. The caller closes it. Errors are *Error.
func (f *File) Read(t Table) (*Reader, error) {
	blocks, _, err := f.around(t.SheetIndex)
	if err != nil {
		return nil, on(t.Sheet, err)
	}
	rows, err := f.Rows(t.SheetIndex)
	if err != nil {
		return nil, err
	}
	return newReader(&t, rows, blocks, f.book == nil), nil
}

func newReader(t *Table, rows Rows, blocks *merges, text bool) *Reader {
	return &Reader{t: t, rows: rows, text: text, merges: blocks, filter: filter{t: t, merges: blocks, fresh: true},
		now: &gridRow{}, next: &gridRow{}, spare: &gridRow{}}
}

// Close gives back what reading holds.
func (r *Reader) Close() error { return r.rows.Close() }

// Summary accounts for the rows read so far, Header, Data and Skipped.
func (r *Reader) Summary() Summary {
	s := r.summary
	s.Reasons, s.First = maps.Clone(s.Reasons), slices.Clone(s.First)
	return s
}

// NilReport tells, once Next has returned io.EOF, whether the table held nothing
// but the words that nothing happened.
func (r *Reader) NilReport() bool {
	return errors.Is(r.err, io.EOF) && r.summary.Data == 0 && r.filter.nils > 0
}

// Next returns the next row of data: one cell for each of the table's Columns,
// "-" as empty, "nt" as the value above it, the cells of a block merged downwards
// as the block's value. io.EOF comes after the last row.
//
// A *SecretError may come with any row, since a mark may stand below the table;
// then nothing that was read before may be kept either. Other errors are *Error.
func (r *Reader) Next() (Row, error) {
	for r.err == nil {
		if r.err = r.step(); r.err != nil {
			break
		}
		data, err := r.judge()
		if err != nil {
			r.err = err
			break
		}
		if data {
			return r.emit(), nil
		}
	}
	return Row{}, r.err
}

// drain reads to the end.
func (r *Reader) drain() error {
	for {
		if _, err := r.Next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// step moves on by one row.
func (r *Reader) step() error {
	if !r.begun {
		r.begun = true
		if err := r.fetch(); err != nil {
			return err
		}
	}
	if r.next == nil {
		return io.EOF
	}
	r.now, r.next, r.spare = r.next, r.spare, r.now
	return r.fetch()
}

// fetch reads the row behind the one at hand.
func (r *Reader) fetch() error {
	row, err := r.rows.Next()
	if errors.Is(err, io.EOF) {
		r.next = nil
		return nil
	}
	if err != nil {
		return on(r.t.Sheet, err)
	}
	r.next.set(row)
	return nil
}

// judge accounts for the row at hand and tells whether it is data.
func (r *Reader) judge() (data bool, err error) {
	row := r.now
	r.summary.Rows++
	switch last := r.t.HeaderRows[len(r.t.HeaderRows)-1]; {
	case row.Number > last:
		r.merges.fill(row) // not from the header
		why := r.filter.judge(row, r.next)
		if why == "" {
			return true, r.checkData(row)
		}
		r.summary.skip(row.Number, why)
	case slices.Contains(r.t.HeaderRows, row.Number):
		r.summary.Header++
	case row.isSeparator() && r.text:
		r.summary.skip(row.Number, Separator)
	case row.filled == 0:
		r.summary.skip(row.Number, BlankRow)
	default:
		r.summary.skip(row.Number, Title)
	}
	return false, r.checkText(row)
}

// checkText looks for marks in a row outside the data.
func (r *Reader) checkText(row *gridRow) error {
	for _, cell := range row.Cells {
		if level, ok := markInText(cell); ok {
			return &SecretError{Level: level, Sheet: r.t.Sheet, Row: row.Number, Place: "cell"}
		}
	}
	return nil
}

// checkData looks for marks in a row of data.
func (r *Reader) checkData(row *gridRow) error {
	if row.alone >= 0 {
		return r.checkText(row)
	}
	for c, cell := range row.Cells {
		if !mayMark(cell) {
			continue
		}
		level, sure := markInCell(cell)
		if level != "" && (sure || r.t.namesSecrecy(c)) {
			return &SecretError{Level: level, Sheet: r.t.Sheet, Row: row.Number, Place: "cell"}
		}
	}
	return nil
}

// emit makes the row of the table.
func (r *Reader) emit() Row {
	row, out, above := r.now, &r.out, &r.filter.above
	for c, cell := range row.Cells {
		if ditto, sure := isDitto(cell); ditto && (sure || !r.t.header.plain) && r.filter.any && above.cell(c) != "" {
			row.Cells[c], row.Kinds[c] = above.Cells[c], above.Kinds[c]
			r.summary.Dittos++
		}
	}
	out.Cells, out.Kinds = out.Cells[:0], out.Kinds[:0]
	for _, c := range r.t.Columns {
		text, kind := "", Empty
		switch {
		case c.Index >= 0 && c.Index < len(row.Cells):
			text, kind = row.Cells[c.Index], row.Kinds[c.Index]
		case c.Index < 0 && r.filter.group.text != "":
			text, kind = r.filter.group.text, Text
		}
		out.Cells, out.Kinds = append(out.Cells, text), append(out.Kinds, kind)
	}
	r.count(row)
	out.Number, out.Line, out.Hidden, out.Stray, out.Width, out.Group = row.Number, row.Line, row.Hidden, row.Stray, row.Width, r.filter.group.text
	above.keep(row)
	r.filter.any = true
	return *out
}

// count accounts for a row of data.
func (r *Reader) count(row *gridRow) {
	r.summary.Data++
	r.grouped = r.grouped || r.filter.group.text != ""
	if row.Hidden {
		r.summary.Hidden++
	}
	if r.text && row.Width != r.t.Width {
		r.summary.Ragged++
	}
	for c, cell := range row.Cells {
		if cell != "" && (c >= len(r.t.covers) || !r.t.covers[c]) {
			r.summary.Beyond++
			return
		}
	}
}

// replay gives out rows that are in memory.
type replay struct {
	rows []Row
	at   int
}

func (p *replay) Next() (Row, error) {
	if p.at == len(p.rows) {
		return Row{}, io.EOF
	}
	p.at++
	return p.rows[p.at-1], nil
}

func (p *replay) Close() error { return nil }
