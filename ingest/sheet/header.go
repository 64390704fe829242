package sheet

import "strings"

// header is a run of rows that names the columns.
type header struct {
	first, last int      // rows of the grid
	names       []string // by column, parents first: "Nạn nhân / Tuổi"
	named       []bool   // the column has a name of its own
	plain       bool     // one row at the top, as machines write it
	score       float64
}

// headerDepth is how many rows that hold anything are tried as headers.
const headerDepth = 60

// maxLevels of a header.
const maxLevels = 3

// findHeader returns the header of the table. Machines write it in the first
// row, which is told at once; otherwise each run of one to three rows is given
// points for naming the columns that are filled below, and the first that has
// nearly the most wins.
func (g *grid) findHeader() (header, bool) {
	first := g.nextFilled(0)
	if first < 0 {
		return header{}, false
	}
	if g.rows[first].isSeparator() {
		if first = g.nextFilled(first + 1); first < 0 {
			return header{}, false
		}
	}
	if h, ok := g.plainHeader(first); ok {
		return h, true
	}
	var tried []header
	best := 0.0
	for i, seen := first, 0; i >= 0 && seen < headerDepth; i, seen = g.nextFilled(i+1), seen+1 {
		h, ok := g.headerAt(i)
		if !ok {
			continue
		}
		h.score -= 0.01 * float64(seen)
		tried, best = append(tried, h), max(best, h.score)
	}
	for _, h := range tried {
		if h.score >= leastScore && h.score >= 0.75*best {
			return h, true
		}
	}
	return g.singleColumn(first)
}

// leastScore of a header: naming the filled columns gives 4 alone.
const leastScore = 2.2

func (g *grid) nextFilled(from int) int {
	for i := from; i < len(g.rows); i++ {
		if g.rows[i].filled > 0 {
			return i
		}
	}
	return -1
}

// headerAt returns the best header that begins at a row.
func (g *grid) headerAt(first int) (header, bool) {
	var best header
	found := false
	for last := first; last < min(first+maxLevels, len(g.rows)); last++ {
		if last > first && !g.isSubheader(last-1, last) {
			break
		}
		if last == first && !g.couldName(first) {
			continue // the parents of what follows, perhaps
		}
		if last > first && g.rows[first].filled == 0 {
			break
		}
		h := g.compose(first, last)
		g.rate(&h)
		if !found || h.score >= best.score-1 { // names below names are a strong sign
			best, found = h, true
		}
	}
	return best, found
}

// couldName tells whether a row may be the only row of a header: several texts,
// hardly a number.
func (g *grid) couldName(i int) bool {
	row, texts, others := &g.rows[i], 0, 0
	for c, cell := range row.Cells {
		if cell == "" {
			continue
		}
		switch g.class(i, c) {
		case word:
			texts++
		case number:
			if !isYear(cell) {
				others++
			}
		default:
			others++
		}
	}
	return texts >= 2 && others*5 <= texts+others
}

// own tells whether a cell holds a text of its own in its row: not one that a
// merged block brings down from above.
func (g *grid) own(i, c int) bool { return g.rows[i].cell(c) != "" }

// ownBelow tells whether one of the rows below, up to the last, names a column.
func (g *grid) ownBelow(i, last, c int) bool {
	for i++; i <= last; i++ {
		if g.own(i, c) {
			return true
		}
	}
	return false
}

// parent tells whether a cell spans columns that the row below names one by
// one: it is merged over several, or empty ones follow that are named below.
func (g *grid) parent(i, c int) bool {
	if !g.own(i, c) {
		return false
	}
	if g.merges.wide(g.rows[i].Number, c) > 1 {
		return true
	}
	if !g.own(i+1, c) {
		return false
	}
	for right := c + 1; right < g.width && !g.own(i, right); right++ {
		if g.own(i+1, right) {
			return true
		}
	}
	return false
}

// parentOf returns the column whose cell in a row is the parent of a column, or
// -1: its own cell, the block it lies in, or the parent to its left.
func (g *grid) parentOf(i, c int) int {
	if block, ok := g.merges.at(g.rows[i].Number, c); ok {
		if block.left < c || g.own(i, c) {
			return block.left
		}
	}
	for left := c; left >= 0; left-- {
		if !g.own(i, left) {
			continue
		}
		if left == c {
			return c
		}
		if g.parent(i, left) && g.merges.wide(g.rows[i].Number, left) == 1 {
			return left
		}
		return -1
	}
	return -1
}

// isSubheader tells whether a row names the children of the row above it.
func (g *grid) isSubheader(above, below int) bool {
	up, low := &g.rows[above], &g.rows[below]
	if low.Number != up.Number+1 || low.filled == 0 || up.filled == 0 {
		return false
	}
	children, singles, parents, all := 0, 0, make(map[int]bool), 0
	for c := range low.Cells {
		if !g.own(below, c) {
			continue
		}
		all++
		p := g.parentOf(above, c)
		under := p >= 0 && g.parent(above, p)
		switch k := g.class(below, c); {
		case k == day, k == number && !under, len(low.Cells[c]) > 200:
			return false
		case under:
			children++
			parents[p] = true
		case p == c:
			singles++ // a second text below a name: a row of data, or a parent of one child
		}
	}
	if children == 0 || singles > 0 && !g.spans(above, parents, children, singles) {
		return false
	}
	for p := range parents {
		if isLetterhead(fold(up.Cells[p])) {
			return false
		}
	}
	// One text over everything is a title.
	return len(parents) > 1 || children < all || up.filled > 1
}

// spans tells whether a row may have names that stand above one child beside its
// parents of several: the parents are merged over their children, or, where nothing
// is merged, the row below is texts alone and its first column empty.
func (g *grid) spans(above int, parents map[int]bool, children, singles int) bool {
	merged := len(parents) >= singles
	for p := range parents {
		merged = merged && g.merges.wide(g.rows[above].Number, p) > 1
	}
	if merged {
		return true
	}
	up, low := &g.rows[above], &g.rows[above+1]
	_, first := up.label(-1)
	if children < 2*singles || low.cell(first) != "" {
		return false
	}
	for c := range low.Cells {
		if k := low.class(c); k != word && k != blank {
			return false
		}
	}
	return true
}

// compose puts the names together.
func (g *grid) compose(first, last int) header {
	h := header{first: first, last: last, names: make([]string, g.width), named: make([]bool, g.width)}
	for c := range g.width {
		var parts []string
		for i := first; i <= last; i++ {
			text, own := g.nameAt(first, last, i, c)
			if text == "" {
				continue
			}
			h.named[c] = own || h.named[c] && i < last
			if n := len(parts); n == 0 || parts[n-1] != text {
				parts = append(parts, text)
			}
		}
		h.names[c] = strings.Join(parts, " / ")
	}
	return h
}

// nameAt returns what a row of the header says of a column, and whether it says
// it of this column alone.
func (g *grid) nameAt(first, last, i, c int) (text string, own bool) {
	row := &g.rows[i]
	if g.own(i, c) {
		return oneLine(row.Cells[c]), true
	}
	if block, ok := g.merges.at(row.Number, c); ok {
		top := i - int(row.Number-block.top)
		if top < first || top > i || g.rows[top].Number != block.top {
			return "", false
		}
		return oneLine(g.rows[top].cell(block.left)), block.left == c
	}
	if g.ownBelow(i, last, c) {
		if p := g.parentOf(i, c); p >= 0 && p != c {
			return oneLine(row.Cells[p]), false
		}
	}
	return "", false
}
