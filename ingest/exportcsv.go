package ingest

import (
	"encoding/csv"
	"io"
)

// csvRecords writes RFC 4180 with line feeds, in UTF-8 without a byte order mark.
type csvRecords struct {
	out  *csv.Writer
	line []string
}

func newCSVRecords(w io.Writer) (*csvRecords, error) {
	c := &csvRecords{out: csv.NewWriter(w)}
	return c, c.out.Write(recordHeader())
}

func (c *csvRecords) write(cells *[fieldCount]string, _ bool) error {
	c.line = c.line[:0]
	for _, id := range recordFields {
		c.line = append(c.line, escapeFormula(cells[id]))
	}
	return c.out.Write(c.line)
}

func (c *csvRecords) close() error {
	c.out.Flush()
	return c.out.Error()
}
