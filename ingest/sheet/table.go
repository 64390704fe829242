package sheet

import "slices"

// GroupColumn is the name of the column that a table with group heads has
// besides its own: the heads above a row, outermost first, joined by " / ".
const GroupColumn = "group"

// Column is one column of a table.
type Column struct {
	Name   string `json:"name"`   // all levels of the header: "Nạn nhân / Tuổi"; empty where the header names none
	Index  int    `json:"index"`  // in the sheet, from 0; -1 of GroupColumn
	Letter string `json:"letter"` // in the sheet; empty of GroupColumn
	Hidden bool   `json:"hidden,omitempty"`
}

// Table is where the table of a sheet is, and what it is like.
type Table struct {
	Sheet      string   `json:"sheet,omitempty"` // name; empty in a text file
	SheetIndex int      `json:"sheet_index"`     // place among File.Sheets
	Columns    []Column `json:"columns"`
	HeaderRows []int64  `json:"header_rows"` // as a spreadsheet program numbers them
	Width      int      `json:"width"`       // cells of the header's last row in the file
	Numbering  int      `json:"numbering"`   // place among Columns of the running number (STT), -1 without
	Hints      Hints    `json:"hints"`
	Summary    Summary  `json:"summary"`           // of the rows looked at so far
	Complete   bool     `json:"complete"`          // the whole sheet was looked at
	Dialect    *Dialect `json:"dialect,omitempty"` // of a text file
	Date1904   bool     `json:"date_1904"`         // dates count from 1904-01-01 instead of 1899-12-30

	header header
	levels [][]string // cells of the header's rows
	stats  stats
	stt    int    // column of the sheet with the running number, -1 without
	covers []bool // by column of the sheet: it is one of Columns
}

// stats say what the rows of data are like, from the first rows.
type stats struct {
	rows    int     // looked at
	typical int     // cells that a row fills
	mostly  []class // what a column of the sheet holds most
	whole   []bool  // it holds mostly small whole numbers
	ranks   []rank  // what its names mostly are by their first word
	counted bool    // rows are numbered 1, 2, 3
}

// Summary accounts for every row that was read: Rows = Header + Data + Skipped.
type Summary struct {
	Rows    int64         `json:"rows"`
	Header  int64         `json:"header"`
	Data    int64         `json:"data"`
	Skipped int64         `json:"skipped"`
	Reasons map[Why]int64 `json:"reasons,omitempty"` // Skipped by reason
	First   []Skip        `json:"first,omitempty"`   // the first 200 of them
	Ragged  int64         `json:"ragged"`            // rows of data of another width than the header, in text files
	Beyond  int64         `json:"beyond"`            // rows of data with something outside the columns
	Dittos  int64         `json:"dittos"`            // cells "nt" that took the value above
	Hidden  int64         `json:"hidden"`            // rows of data that the workbook hides
}

// maxSkips are listed one by one.
const maxSkips = 200

func (s *Summary) skip(row int64, why Why) {
	s.Skipped++
	if s.Reasons == nil {
		s.Reasons = make(map[Why]int64)
	}
	s.Reasons[why]++
	if len(s.First) < maxSkips {
		s.First = append(s.First, Skip{row, why})
	}
}

// table describes the table below a header.
func (g *grid) table(h header, hidden []bool) *Table {
	t := &Table{header: h, Numbering: -1, stt: -1}
	for i := h.first; i <= h.last; i++ {
		t.HeaderRows = append(t.HeaderRows, g.rows[i].Number)
		t.levels = append(t.levels, g.rows[i].Cells)
	}
	width := g.width
	if h.plain && g.text {
		width = max(1, len(g.rows[h.first].Cells))
	}
	for c := range width {
		named := c < len(h.named) && h.named[c]
		if !named && !(h.plain && g.text) && !g.used(c, h.last) {
			continue
		}
		column := Column{Index: c, Letter: columnLetter(c), Hidden: c < len(hidden) && hidden[c]}
		if c < len(h.names) {
			column.Name = h.names[c]
		}
		if t.stt < 0 && c < 4 && named && g.isNumbering(&h, c) {
			t.stt, t.Numbering = c, len(t.Columns)
		}
		t.Columns = append(t.Columns, column)
	}
	t.Width, t.covers = g.rows[h.last].Width, make([]bool, width)
	for _, c := range t.Columns {
		t.covers[c.Index] = true
	}
	t.stats = g.stats(h.last, t.stt)
	return t
}

// addGroups adds the column of group heads, under another name where the sheet
// has a column of that name.
func (t *Table) addGroups() {
	name := GroupColumn
	for slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Name == name }) {
		name += " heading"
	}
	t.Columns = append(t.Columns, Column{Name: name, Index: -1})
}

// used tells whether a column holds anything in two rows below the header, or
// in the only one.
func (g *grid) used(c, last int) bool {
	n, rows := 0, 0
	for i := last + 1; i < len(g.rows); i++ {
		if g.rows[i].filled >= 2 {
			rows++
			if g.class(i, c) > dash {
				n++
			}
		}
	}
	return n >= 2 || n == 1 && rows <= 2
}

// isNumbering tells whether a column's header says STT.
func (g *grid) isNumbering(h *header, c int) bool {
	for i := h.first; i <= h.last; i++ {
		if cell := g.rows[i].cell(c); cell == "#" || cell != "" && numberingWords.is(fold(cell)) {
			return true
		}
	}
	return false
}

// stats looks at the rows below the header.
func (g *grid) stats(last, stt int) stats {
	s := stats{mostly: make([]class, g.width), whole: make([]bool, g.width), ranks: make([]rank, g.width)}
	var filled []int
	for i := last + 1; i < len(g.rows); i++ {
		if n := g.rows[i].filled; n >= 2 || n == 1 && g.width == 1 {
			filled = append(filled, n)
		}
	}
	if len(filled) == 0 {
		return s
	}
	slices.Sort(filled)
	s.rows, s.typical = len(filled), filled[len(filled)*3/4]
	first := last + 1
	if _, _, numbers := g.rows[min(first, len(g.rows)-1)].runs(); numbers {
		first++
	}
	for c := range g.width {
		s.look(g, c, first)
	}
	for i := first; i < len(g.rows) && stt >= 0 && !s.counted; i++ {
		_, s.counted = isWhole(g.rows[i].cell(stt))
	}
	return s
}

// look counts what a column holds.
func (s *stats) look(g *grid, c, first int) {
	var kinds [day + 1]int
	var names [dotted + 1]int
	wholes := 0
	for i := first; i < len(g.rows); i++ {
		row := &g.rows[i]
		if row.cell(c) == "" || row.filled*2 < s.typical {
			continue
		}
		k := g.class(i, c)
		kinds[k]++
		if _, ok := isWhole(row.Cells[c]); ok {
			wholes++
		}
		if k == word {
			names[rankByName(fold(row.Cells[c]))]++
		}
	}
	for _, k := range []class{word, number, day} {
		if kinds[k] > kinds[s.mostly[c]] {
			s.mostly[c] = k
		}
	}
	for r := range names {
		if names[r] > names[s.ranks[c]] {
			s.ranks[c] = rank(r)
		}
	}
	s.whole[c] = wholes*2 > kinds[word]+kinds[number]+kinds[day]
}
