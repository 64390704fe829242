package ingest

import (
	"io"

	"github.com/xuri/excelize/v2"
)

// recordSheet is the name of the sheet with the incidents.
const recordSheet = "incidents"

// bookRecords writes a workbook whose cells are all texts, so that no program
// changes a number or a date in it.
type bookRecords struct {
	w    io.Writer
	book *excelize.File
	out  *excelize.StreamWriter
	line []any
	row  int
}

func newBookRecords(w io.Writer) (*bookRecords, error) {
	b := &bookRecords{w: w, book: excelize.NewFile()}
	err := b.book.SetSheetName("Sheet1", recordSheet)
	if err == nil {
		b.out, err = b.book.NewStreamWriter(recordSheet)
	}
	if err != nil {
		return nil, err
	}
	for _, name := range recordHeader() {
		b.line = append(b.line, name)
	}
	return b, b.add()
}

func (b *bookRecords) add() error {
	b.row++
	at, err := excelize.CoordinatesToCellName(1, b.row)
	if err != nil {
		return err
	}
	return b.out.SetRow(at, b.line)
}

func (b *bookRecords) write(cells *[fieldCount]string, _ bool) error {
	b.line = b.line[:0]
	for _, id := range recordFields {
		var cell any // nothing, not an empty text
		if cells[id] != "" {
			cell = escapeFormula(cells[id])
		}
		b.line = append(b.line, cell)
	}
	return b.add()
}

func (b *bookRecords) close() error {
	if err := b.out.Flush(); err != nil {
		return err
	}
	if _, err := b.book.WriteTo(b.w); err != nil {
		return err
	}
	return b.book.Close()
}
