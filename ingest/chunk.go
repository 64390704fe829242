package ingest

// chunkRows is how many rows travel together: enough that handing over costs
// nothing, few enough that the chunks on their way stay small.
const chunkRows = 2000

// chunkBytes ends a chunk early when its cells are long.
const chunkBytes = 1 << 20

// Chunk is a run of rows of text: the cells of the selected columns, in the
// order in which they were selected. Its memory is used again.
type Chunk struct {
	first int64 // number of the first row, 1-based
	part  *part // the table that the rows are of
	width int
	buf   []byte
	spans []span
	marks []mark
	text  string // buf, once sealed
}

type span struct{ from, to uint32 }

// mark is what a reader knows of a row besides its cells.
type mark struct {
	line   int64
	blank  bool
	column string // the fault's, where it is one column's
	fault  *fault // the row cannot be read
}

// reset empties the chunk for rows from number first on.
func (c *Chunk) reset(first int64, width int) {
	c.first, c.width, c.text = first, width, ""
	c.buf, c.spans, c.marks = c.buf[:0], c.spans[:0], c.marks[:0]
}

// full tells that no further row should be added.
func (c *Chunk) full() bool { return len(c.marks) >= chunkRows || len(c.buf) >= chunkBytes }

// add begins a row whose cells are empty and returns its mark, which is valid
// until the next row.
func (c *Chunk) add(line int64) *mark {
	for range c.width {
		c.spans = append(c.spans, span{})
	}
	c.marks = append(c.marks, mark{line: line})
	return &c.marks[len(c.marks)-1]
}

// set says that a cell of the last row is what was put into buf since from.
func (c *Chunk) set(slot, from int) {
	c.spans[len(c.spans)-c.width+slot] = span{uint32(from), uint32(len(c.buf))}
}

// seal makes the cells readable: one string for all of them, so that a cell
// costs no allocation of its own.
func (c *Chunk) seal() { c.text = string(c.buf) }

// cell returns the text of a row's cell.
func (c *Chunk) cell(row, slot int) string {
	s := c.spans[row*c.width+slot]
	return c.text[s.from:s.to]
}
