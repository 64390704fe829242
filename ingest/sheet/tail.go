package sheet

import "strings"

// isSigned tells whether a row belongs to the signature block: it begins like
// one and is no full row of data, or follows one that does and is sparse.
func (f *filter) isSigned(row *gridRow) bool {
	sparse := row.filled*2 < f.t.stats.typical || row.filled <= 2 && f.t.stats.typical >= 4
	hits, strong := 0, false
	for c, cell := range row.Cells {
		if cell == "" {
			continue
		}
		hit, sure := f.signs(c, cell)
		if !hit && hits == 0 && (!sparse || f.t.header.plain) && !f.tail {
			return false // what begins like a row of data
		}
		if hit {
			hits++
			strong = strong || sure
		}
	}
	switch {
	case hits == row.filled:
		return hits > 1 || strong || !f.t.header.plain
	case hits > 0:
		return sparse && (strong || !f.t.header.plain) || !f.full(row) && (strong || f.clashes(row))
	case !f.tail:
		return false
	}
	clashes := f.clashes(row)
	if f.full(row) && f.t.stats.typical >= 3 && !clashes {
		return false // the block ended, or was none
	}
	return f.onlyTexts(row) && (sparse || row.filled <= 3 || clashes)
}

// signs looks at one cell, of which the first line counts. The date of a case,
// in words and in a column of dates, is none.
func (f *filter) signs(c int, cell string) (hit, strong bool) {
	if len(cell) > 600 {
		return false, false
	}
	first, _, _ := strings.Cut(cell, "\n")
	folded := fold(first)
	if c < len(f.t.stats.mostly) && f.t.stats.mostly[c] == day && dated(folded) {
		return false, false
	}
	return isSignature(folded)
}

// onlyTexts tells whether a row has neither numbers nor dates.
func (f *filter) onlyTexts(row *gridRow) bool {
	for c := range row.Cells {
		if k := row.class(c); k == number || k == day {
			return false
		}
	}
	return true
}

// isNoted tells whether a row is a note, or goes on with one.
func (f *filter) isNoted(row *gridRow) bool {
	if row.filled > 2 || f.t.stats.typical < 2 {
		return false
	}
	text, at := row.label(-1)
	if isNote(text) && (at <= 2 || row.alone >= 0) && (!f.t.header.plain || strings.ContainsAny(text, ":*")) {
		return row.alone >= 0 || !f.full(row)
	}
	return f.noted && row.alone >= 0 && row.class(at) == word
}

// head reads a row as the head of a group of rows.
func (f *filter) head(row, next *gridRow) (r rank, name string, ok bool) {
	if row.alone >= 0 {
		return f.loneHead(row)
	}
	own, number, following := f.number(row), row.cell(f.t.stt), ""
	if next != nil {
		following = next.cell(f.t.stt)
	}
	if own == noRank || own == whole && !within(following, number) {
		return 0, "", false
	}
	name, at := row.label(f.t.stt)
	if at < 0 || row.class(at) != word || f.details(row, at) > 0 || len(name) > 300 {
		return 0, "", false
	}
	switch own {
	case roman, capital:
		ok = f.t.stats.counted || row.filled <= 2 && f.t.stats.typical >= 4
	case dotted:
		ok = row.filled == 2 && f.t.stats.typical > 3 || within(following, number) || startsAtOne(following)
	case whole:
		ok = within(following, number)
	}
	return own, name, ok
}

// loneHead reads the only text of a row as a head: "Huyện Tam Đảo", alone where
// rows of data fill at least three cells.
func (f *filter) loneHead(row *gridRow) (r rank, name string, ok bool) {
	text := row.Cells[row.alone]
	if f.t.stats.typical < 3 || row.class(row.alone) != word || len(text) > 300 {
		return 0, "", false
	}
	if r, name = splitHead(text); r != noRank {
		return r, name, true
	}
	folded := fold(name)
	r = rankByName(folded)
	if row.alone == f.t.stt || f.merges.spans(row.Number, row.alone) {
		return r, name, true
	}
	_, place := places.begins(folded)
	numbers := f.t.stt >= 0 && f.t.stats.counted
	same := row.alone < len(f.t.stats.mostly) && f.t.stats.mostly[row.alone] == word && f.t.stats.ranks[row.alone] == r
	switch {
	case row.dashes > 0:
		return r, name, false // the row of an area where nothing happened
	case place && numbers:
		return r, name, true // all others are numbered
	case same || f.t.header.plain:
		return r, name, false // a row of data of which little is known
	}
	return r, name, place || row.alone <= 1
}

// within tells whether 1.2 lies within 1.
func within(number, outer string) bool {
	return len(number) > len(outer)+1 && number[:len(outer)] == outer && number[len(outer)] == '.' && rankOf(number) == dotted
}

func startsAtOne(number string) bool {
	n, ok := isWhole(number)
	return ok && n == 1
}
