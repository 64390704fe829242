package sheet

// filter tells the rows of data below a header from all others. It sees the
// rows in order, each with the one that follows.
type filter struct {
	t       *Table
	merges  *merges
	group   group
	fresh   bool // nothing but the header came right before
	summing bool // a row of sums came right before
	tail    bool // the signature block has begun
	noted   bool // a note came before, and no data since
	other   bool // another table has begun
	nils    int64
	above   gridRow // the last row of data
	any     bool    // there was one
}

// judge returns why a row is skipped, "" for a row of data. next is nil at the
// end of the sheet.
func (f *filter) judge(row, next *gridRow) Why {
	why := f.reason(row, next)
	switch why {
	case "":
		f.tail, f.noted, f.summing = false, false, false
	case Group, HeaderAgain:
		f.tail, f.noted, f.summing = false, false, false
	case Subtotal:
		f.summing = true
	case Signature:
		f.tail = true
	case Note:
		f.noted = true
	case Nil:
		f.nils++
	case AnotherTable:
		f.other = true
	}
	if why != BlankRow {
		f.fresh = why == HeaderAgain || f.fresh && (why == Numbers || why == Units)
	}
	return why
}

func (f *filter) reason(row, next *gridRow) Why {
	switch {
	case row.filled == 0:
		return BlankRow
	case f.other || f.isOther(row):
		return AnotherTable
	case f.isHeader(row):
		return HeaderAgain
	case f.fresh && f.isNumbers(row, next):
		return Numbers
	case f.fresh && row.isUnits():
		return Units
	}
	numbered := f.number(row) == whole
	if row.alone >= 0 && row.alone == f.t.stt && numbered && f.t.stats.typical > 1 {
		return NumberOnly
	}
	switch {
	case f.isNilRow(row):
		return Nil
	case !numbered && f.isSigned(row):
		return Signature
	case !numbered && f.isNoted(row):
		return Note
	case !numbered && f.isSum(row):
		return Subtotal
	}
	if r, name, ok := f.head(row, next); ok {
		if next == nil && row.alone >= 0 {
			return Note // heads nothing
		}
		f.group.enter(r, name)
		return Group
	}
	return ""
}

// number ranks what stands in the column of the running number.
func (f *filter) number(row *gridRow) rank { return rankOf(row.cell(f.t.stt)) }

// isHeader tells whether a row repeats the header: every cell is what some row of
// the header holds in its column.
func (f *filter) isHeader(row *gridRow) bool {
	if row.filled < 2 {
		return false
	}
	for c, cell := range row.Cells {
		if cell != "" && !f.t.isName(c, cell) {
			return false
		}
	}
	return true
}

func (t *Table) isName(c int, cell string) bool {
	for _, level := range t.levels {
		if c < len(level) && level[c] == cell {
			return true
		}
	}
	return false
}

// isOther tells whether a row is the header of another table: STT stands in the
// column of running numbers, and the row is not this table's header.
func (f *filter) isOther(row *gridRow) bool {
	if f.t.stt < 0 || row.filled < 3 {
		return false
	}
	cell := row.cell(f.t.stt)
	if cell == "" || len(cell) > 20 || row.class(f.t.stt) != word || !numberingWords.is(fold(cell)) {
		return false
	}
	return !f.isHeader(row)
}

// isNumbers tells whether a row numbers the columns. Without brackets, below a
// machine's header, it may be data: there it counts only where the running
// numbers begin with the row behind it, or the columns otherwise hold something
// else.
func (f *filter) isNumbers(row, next *gridRow) bool {
	cells, sure, ok := row.runs()
	if !ok || cells*5 < 3*len(f.t.Columns) {
		return false
	}
	if sure || !f.t.header.plain {
		return true
	}
	if f.t.stt >= 0 && next != nil && startsAtOne(next.cell(f.t.stt)) {
		return true
	}
	other := 0
	for c, cell := range row.Cells {
		if _, number := isWhole(cell); number && c < len(f.t.stats.whole) && f.t.stats.mostly[c] != blank && !f.t.stats.whole[c] {
			other++
		}
	}
	return other*2 >= cells
}

// isNilRow tells whether a row says that nothing happened, and nothing else.
func (f *filter) isNilRow(row *gridRow) bool {
	text, at := row.label(f.t.stt)
	others := row.filled
	switch {
	case at < 0:
		text, at = row.label(-1)
	case row.cell(f.t.stt) != "":
		others--
	}
	return others == 1 && len(f.t.Columns) > 1 && len(text) < 300 && row.class(at) == word && isNil(fold(text))
}

// full tells whether a row fills as many cells as rows of data do.
func (f *filter) full(row *gridRow) bool { return row.filled >= f.t.stats.typical }

// clashes tells whether a text stands in a column of numbers or dates.
func (f *filter) clashes(row *gridRow) bool {
	for c := range row.Cells {
		if c < len(f.t.stats.mostly) && c != f.t.stt && f.t.stats.mostly[c] > word && row.class(c) == word {
			return true
		}
	}
	return false
}

// isSum tells whether a row holds sums: its label says so, and it has no text
// that describes a case.
func (f *filter) isSum(row *gridRow) bool {
	text, at := row.label(-1)
	if len(text) > 160 || row.class(at) != word {
		return false
	}
	if c := text[0]; f.summing && f.t.stt >= 0 && at != f.t.stt && (c == '-' || c == '+' || text[:min(3, len(text))] == "•") {
		return f.details(row, at) == 0
	}
	if rankOf(row.cell(f.t.stt)) != noRank && at == f.t.stt {
		if text, at = row.label(f.t.stt); at < 0 {
			return false
		}
	}
	folded := fold(text)
	if _, always := sentences.begins(folded); !isTotal(folded) && !(always && row.alone >= 0) {
		return false
	}
	details := f.details(row, at)
	return details == 0 || details == 1 && !f.t.header.plain && row.filled*2 <= f.t.stats.typical
}

// details counts the texts and dates besides the running number and the label.
func (f *filter) details(row *gridRow, label int) int {
	n := 0
	for c, cell := range row.Cells {
		if cell != "" && c != label && c != f.t.stt && row.class(c) != number {
			n++
		}
	}
	return n
}
