package sheet

import (
	"strconv"
	"strings"
)

// columnNumber reads what a row that numbers the columns holds: 1, (1), A, or a
// sum such as 3=4+5. Letters are counted from 0 on.
func columnNumber(s string) (n int, letter, ok bool) {
	s = strings.TrimSpace(s)
	if inner, cut := strings.CutPrefix(s, "("); cut {
		if s, cut = strings.CutSuffix(inner, ")"); !cut {
			n, ok = columnSum(inner)
			return n, false, ok
		}
		s = strings.TrimSpace(s)
	}
	if len(s) == 1 && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 'a' && s[0] <= 'z') {
		return int(s[0]&^0x20) - 'A', true, true
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(s, ".0")); err == nil && n >= 0 && n < 1000 && len(s) <= 5 {
		return n, false, true
	}
	n, ok = columnSum(s)
	return n, false, ok
}

// columnSum reads 3=4+5 and (3)=(4)+(5).
func columnSum(s string) (n int, ok bool) {
	left, right, cut := strings.Cut(s, "=")
	if !cut || strings.Trim(right, "0123456789+-*/():, %") != "" || right == "" || len(s) > 60 {
		return 0, false
	}
	n, err := strconv.Atoi(strings.Trim(left, "() "))
	return n, err == nil && n >= 0 && n < 1000
}

// runs looks at a row as one that numbers columns: its numbers go up one by one
// from the first, letters stand before or behind them. sure is false where
// nothing stands in brackets: then it may be data.
func (r *gridRow) runs() (cells int, sure, ok bool) {
	last, letters, behind := -1, 0, false
	for _, cell := range r.Cells {
		if cell == "" {
			continue
		}
		n, letter, ok := columnNumber(cell)
		switch {
		case !ok:
			return 0, false, false
		case letter:
			ok = n == letters && (cells == letters || letters > 0)
			letters++
			behind = last >= 0
		case last < 0:
			ok = n <= 1 || cell[0] == '(' && n <= 3 // merged with the header above
			last = n
		default:
			last++
			ok = n == last && !behind
		}
		if !ok {
			return 0, false, false
		}
		sure = sure || cell[0] == '(' || strings.Contains(cell, "=")
		cells++
	}
	return cells, sure, cells >= 3 || sure && cells == 2
}

// numbersColumns tells whether a row of the grid numbers the columns of a header
// that ends at another.
func (g *grid) numbersColumns(i, last int) bool {
	cells, _, ok := g.rows[i].runs()
	return ok && cells*5 >= 3*max(g.extent(last), 1)
}

// isUnits tells whether a row gives units of measure: "(người)", "(vụ)".
func (r *gridRow) isUnits() bool {
	for _, cell := range r.Cells {
		if cell == "" {
			continue
		}
		if _, _, numbered := columnNumber(cell); numbered || len(cell) > 60 || cell[0] != '(' || cell[len(cell)-1] != ')' {
			return false
		}
	}
	return r.filled > 0
}
