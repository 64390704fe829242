package ingest

import (
	"bytes"
	"fmt"
	"io"
)

var (
	faultWidth = &fault{"wrong_number_of_cells", "số ô của dòng khác số cột của tiêu đề: ô có dấu phân cách hoặc xuống dòng phải đặt trong dấu ngoặc kép",
		"the row has more or fewer cells than the header: quote cells that hold a delimiter or a line break"}
	faultQuote = &fault{"stray_quote", "có dấu ngoặc kép giữa ô: hãy viết hai dấu liền nhau và đặt cả ô trong ngoặc kép",
		"a quote stands inside a cell: double it, and quote the whole cell"}
	faultLong = &fault{"cell_too_long", "ô dài hơn mức cho phép: hãy rút ngắn, hoặc không dùng cột này",
		"a cell is longer than allowed: shorten it or leave the column unmapped"}
)

// rawCells is one record taken apart. Its memory is used again.
type rawCells struct {
	buf   []byte
	spans []span
	fault *fault
}

func (c *rawCells) cell(i int) []byte { return c.buf[c.spans[i].from:c.spans[i].to] }

// blank tells whether no cell holds anything.
func (c *rawCells) blank() bool { return len(bytes.TrimSpace(c.buf)) == 0 && c.fault == nil }

// isBlank tells whether a line without quotes holds nothing but delimiters.
func isBlank(line []byte, comma byte) bool {
	for _, b := range line {
		if b != comma && b != ' ' && b != '\t' {
			return false
		}
	}
	return true
}

// record takes one whole record, line breaks in quotes included, and returns
// its length. At the end of the file it returns io.EOF.
func (r *csvReader) record(cells *rawCells) (int, error) {
	for {
		rest := r.w.rest()
		if len(rest) == 0 && r.w.eof {
			return 0, io.EOF
		}
		n, whole := cells.parse(rest, r.comma, r.w.eof)
		if n > r.in.limits.MaxRecord || !whole && len(rest) > r.in.limits.MaxRecord {
			return 0, r.in.fail(r.line, fmt.Sprintf("the row is longer than %d bytes: a quote is probably never closed", r.in.limits.MaxRecord))
		}
		if whole {
			if err := r.check(rest[:n]); err != nil {
				return 0, err
			}
			r.w.pos += n
			r.line += int64(max(1, bytes.Count(rest[:n], newline)))
			return n, nil
		}
		if r.w.eof {
			return 0, r.in.fail(r.line, "the file ends inside a quoted cell: it is cut off, or a quote is never closed")
		}
		if err := r.w.more(); err != nil {
			return 0, r.wrap(err)
		}
	}
}

var newline = []byte{'\n'}

// parse takes apart the record at the beginning of data and returns its
// length. whole is false where data ends before the record does.
func (c *rawCells) parse(data []byte, comma byte, last bool) (n int, whole bool) {
	c.buf, c.spans, c.fault = c.buf[:0], c.spans[:0], nil
	for {
		from := len(c.buf)
		var ok bool
		if n < len(data) && data[n] == '"' {
			n, ok = c.quoted(data, n+1, comma, last)
		} else {
			n, ok = c.bare(data, n, comma, last)
		}
		if !ok {
			return n, false
		}
		c.spans = append(c.spans, span{uint32(from), uint32(len(c.buf))})
		if n >= len(data) {
			return n, true
		}
		n++
		if data[n-1] == '\n' {
			return n, true
		}
	}
}

// bare takes an unquoted cell, or the rest of a cell, up to the delimiter or
// line end at the place returned.
func (c *rawCells) bare(data []byte, from int, comma byte, last bool) (int, bool) {
	n := from
	for n < len(data) && data[n] != comma && data[n] != '\n' {
		n++
	}
	if n == len(data) && !last {
		return n, false
	}
	cell := data[from:n]
	if (n == len(data) || data[n] == '\n') && len(cell) > 0 && cell[len(cell)-1] == '\r' {
		cell = cell[:len(cell)-1]
	}
	if bytes.IndexByte(cell, '"') >= 0 {
		c.fault = faultQuote
	}
	c.buf = append(c.buf, cell...)
	return n, true
}

// quoted takes a cell from behind its opening quote.
func (c *rawCells) quoted(data []byte, n int, comma byte, last bool) (int, bool) {
	for {
		q := bytes.IndexByte(data[n:], '"')
		if q < 0 {
			return len(data), false
		}
		c.appendLines(data[n : n+q])
		n += q + 1
		if n == len(data) && !last {
			return n, false
		}
		if n < len(data) && data[n] == '"' {
			c.buf = append(c.buf, '"')
			n++
			continue
		}
		before := len(c.buf)
		n, ok := c.bare(data, n, comma, last)
		if ok && len(c.buf) > before {
			c.fault = faultQuote
		}
		return n, ok
	}
}

// appendLines appends text with every CR LF as LF.
func (c *rawCells) appendLines(text []byte) {
	if bytes.IndexByte(text, '\r') < 0 {
		c.buf = append(c.buf, text...)
		return
	}
	c.buf = append(c.buf, bytes.ReplaceAll(text, []byte("\r\n"), newline)...)
}
