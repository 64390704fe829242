package ingest

import (
	"errors"
	"io"
	"strconv"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

// strictSheet reads the sheet of a workbook that a program wrote: every row below
// the header is data, and a cell is what it says.
type strictSheet struct {
	sheetReader
	raw sheet.Rows
}

func openStrictSheet(c *content, t *sheet.Table) (Reader, error) {
	raw, err := c.file.Rows(t.SheetIndex)
	if err != nil {
		return nil, asFileError(c.name, err)
	}
	return &strictSheet{newSheetReader(c, t), raw}, nil
}

func (r *strictSheet) Close() error { return r.raw.Close() }

func (r *strictSheet) Read(c *Chunk) error {
	header := r.table.HeaderRows[len(r.table.HeaderRows)-1]
	for !c.full() {
		row, err := r.raw.Next()
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		if err != nil {
			return asFileError(r.c.name, err)
		}
		if row.Number <= header {
			continue
		}
		m := c.add(row.Number)
		m.blank = true
		for i, col := range r.table.Columns {
			if col.Index < 0 || col.Index >= len(row.Cells) || row.Kinds[col.Index] == sheet.Empty {
				continue
			}
			text := row.Cells[col.Index]
			if level, ok := sheet.Marked(text); ok {
				return asFileError(r.c.name, &sheet.SecretError{Level: level, Sheet: r.table.Sheet, Row: row.Number, Place: "cell"})
			}
			m.blank = false
			if slot := r.slots[i]; slot >= 0 {
				r.put(c, m, slot, text, row.Kinds[col.Index], r.names[i])
			}
		}
	}
	return nil
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
