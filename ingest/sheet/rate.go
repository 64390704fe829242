package sheet

import "strings"

// bodyRows is how many rows below a header are compared with it.
const bodyRows = 20

// body returns rows below a header that look like its table's.
func (g *grid) body(last int) []int {
	var rows []int
	for i := last + 1; i < len(g.rows) && len(rows) < bodyRows; i++ {
		if g.rows[i].filled >= 2 && !g.numbersColumns(i, last) && !g.repeats(i, last) {
			rows = append(rows, i)
		}
	}
	return rows
}

// repeats tells whether a row holds mostly what a row of the header holds.
func (g *grid) repeats(i, last int) bool {
	same := 0
	for c, cell := range g.rows[i].Cells {
		if cell != "" && cell == g.rows[last].cell(c) {
			same++
		}
	}
	return same*2 >= g.rows[i].filled
}

// rate gives a header its points.
func (g *grid) rate(h *header) {
	rows := g.body(h.last)
	var filled, covered, named, contrast, again, known int
	for c := range g.width {
		below, different, same := 0, 0, 0
		leaf := g.rows[h.last].cell(c)
		for _, i := range rows {
			switch g.class(i, c) {
			case blank, dash:
				continue
			case number, day:
				different++
			default:
				if leaf != "" && strings.EqualFold(g.rows[i].Cells[c], leaf) {
					same++
				}
			}
			below++
		}
		inUse := below*5 >= len(rows) && below > 0
		if inUse {
			filled++
		}
		if !h.named[c] {
			continue
		}
		named++
		if inUse {
			covered++
			if different*2 > below {
				contrast++
			}
		}
		if same > 0 {
			again++
		}
		if leafKnown(g, h, c) {
			known++
		}
	}
	h.score = points(len(rows), filled, covered, named, contrast, again, known) + g.marks(h)
}

// points weighs the counts. Without rows below, only the words count.
func points(rows, filled, covered, named, contrast, again, known int) float64 {
	if named < 2 {
		return 0
	}
	share := func(n, of int) float64 {
		if of == 0 {
			return 0
		}
		return float64(n) / float64(of)
	}
	p := min(2, 4*share(known, named))
	if rows == 0 {
		return p + 3
	}
	p += 3*share(covered, filled) + share(covered, named) + 1.5*share(contrast, covered)
	if rows >= 3 {
		p -= 2 * share(again, named)
	}
	return p
}

// leafKnown tells whether some level of a column's header is a known word.
func leafKnown(g *grid, h *header, c int) bool {
	for i := h.first; i <= h.last; i++ {
		if g.own(i, c) && namesColumn(fold(g.rows[i].Cells[c])) {
			return true
		}
	}
	return false
}

// marks adds points for what only headers have, and takes some for what they
// never have.
func (g *grid) marks(h *header) float64 {
	p, wrong, cells := 0.0, 0.0, 0
	for i := h.first; i <= h.last; i++ {
		for c, cell := range g.rows[i].Cells {
			if cell == "" {
				continue
			}
			cells++
			folded := fold(cell)
			switch {
			case numberingWords.is(folded):
				p += 1
			case isLetterhead(folded):
				wrong++
			case len(cell) > 160:
				wrong += 0.5
			}
			if k := g.class(i, c); i == h.first && (k == day || k == number && !isYear(cell)) {
				wrong += 0.5
			}
		}
	}
	if next := h.last + 1; next < len(g.rows) && g.numbersColumns(next, h.last) {
		p += 2
	}
	return p - 3*wrong/float64(max(1, cells)) - min(0.5, wrong)
}

// plainHeader tells the header of a table written by a machine: the first row
// names every column of rows that are no wider.
func (g *grid) plainHeader(first int) (header, bool) {
	row := &g.rows[first]
	width, seen := 0, make(map[string]bool)
	for c, cell := range row.Cells {
		if cell == "" {
			continue
		}
		width++
		folded := fold(cell)
		switch k := g.class(first, c); {
		case k == day, k == number && !(isYear(cell) && c > 0), len(cell) > 160, isLetterhead(folded):
			return header{}, false
		}
		if _, merged := g.merges.at(row.Number, c); merged {
			return header{}, false
		}
		seen[cell] = true
	}
	columns := len(row.Cells)
	if width < 2 || width*5 < columns*4 || len(seen)*5 < width*4 {
		return header{}, false
	}
	if width < columns && (!g.text || g.hasSubheader(first)) {
		return header{}, false
	}
	rows, fitting := 0, 0
	for i := first + 1; i < len(g.rows) && rows < 50; i++ {
		if r := &g.rows[i]; r.filled > 0 {
			rows++
			if wide := g.extent(i); g.text && r.Width == row.Width || wide <= columns && (!g.text || wide > 1 || columns == 1) {
				fitting++
			}
		}
	}
	if fitting*5 < rows*4 {
		return header{}, false
	}
	h := g.compose(first, first)
	h.plain = true
	return h, true
}

// hasSubheader tells whether the row below a row with gaps names their columns,
// and is filled in another way than the row below it.
func (g *grid) hasSubheader(i int) bool {
	if i+1 >= len(g.rows) || !g.isSubheader(i, i+1) {
		return false
	}
	for c := range g.width {
		if i+2 >= len(g.rows) || g.own(i+1, c) != g.own(i+2, c) {
			return true
		}
	}
	return false
}

// extent returns the number of columns up to the last filled one.
func (g *grid) extent(i int) int {
	for c := len(g.rows[i].Cells); c > 0; c-- {
		if g.rows[i].Cells[c-1] != "" {
			return c
		}
	}
	return 0
}

// singleColumn takes the first row of a text file of one column for its header.
func (g *grid) singleColumn(first int) (header, bool) {
	cell := g.rows[first].cell(0)
	if !g.text || g.width != 1 || g.class(first, 0) != word || len(cell) > 60 || isLetterhead(fold(cell)) || isNil(fold(cell)) || len(g.rows) > 1 && g.rows[first].Width != 1 {
		return header{}, false
	}
	h := g.compose(first, first)
	h.plain = true
	return h, true
}
