package sheet

import (
	"cmp"
	"slices"
)

// merges answers which block a cell belongs to. It is asked row by row from the
// top.
type merges struct {
	list   []merge
	header map[[2]int64]int // cell of the first rows → its merge
	next   int              // of list, not yet begun
	open   []openMerge      // those of several rows that reach the last row
}

const (
	mergeRows  = 120    // rows in which headers may stand
	mergeCells = 20_000 // cells noted at most
)

func newMerges(list []merge) *merges {
	m := &merges{list: list, header: make(map[[2]int64]int)}
	noted := 0
	for i, one := range list {
		if one.top > mergeRows {
			break
		}
		for row := one.top; row <= min(one.bottom, mergeRows); row++ {
			for column := one.left; column <= one.right; column++ {
				if noted++; noted > mergeCells {
					return m
				}
				m.header[[2]int64{row, int64(column)}] = i
			}
		}
	}
	return m
}

// at returns the block that a cell of the first rows belongs to.
func (m *merges) at(row int64, column int) (merge, bool) {
	if m == nil {
		return merge{}, false
	}
	i, ok := m.header[[2]int64{row, int64(column)}]
	if !ok {
		return merge{}, false
	}
	return m.list[i], true
}

// wide tells whether a block of several columns begins at a cell, and how many.
func (m *merges) wide(row int64, column int) int {
	one, ok := m.at(row, column)
	if !ok || one.left != column {
		return 1
	}
	return one.right - one.left + 1
}

// maxOpen bounds the blocks that reach one row.
const maxOpen = 1000

// openMerge is a block of several rows, and what stands in it.
type openMerge struct {
	merge
	text string
	kind Kind
}

// fill gives the cells of a row that lie in a block begun further up the block's
// value, which a workbook holds in the first row only. Rows must come in order.
func (m *merges) fill(row *gridRow) {
	if m == nil {
		return
	}
	kept := m.open[:0]
	for _, one := range m.open {
		if one.bottom < row.Number {
			continue
		}
		kept = append(kept, one)
		if one.text != "" && row.filled > 0 && row.cell(one.left) == "" {
			row.put(one.left, one.text, one.kind)
		}
	}
	m.open = kept
	for ; m.next < len(m.list) && m.list[m.next].top <= row.Number; m.next++ {
		one := m.list[m.next]
		if one.top == row.Number && one.bottom > one.top && one.left < len(row.Cells) && len(m.open) < maxOpen {
			m.open = append(m.open, openMerge{one, row.Cells[one.left], row.Kinds[one.left]})
		}
	}
}

// spans tells whether a block of several columns begins at a cell of any row.
func (m *merges) spans(row int64, column int) bool {
	if m == nil {
		return false
	}
	i, _ := slices.BinarySearchFunc(m.list, row, func(one merge, row int64) int { return cmp.Compare(one.top, row) })
	for ; i < len(m.list) && m.list[i].top == row; i++ {
		if one := m.list[i]; one.left == column && one.right > column {
			return true
		}
	}
	return false
}

// again makes the blocks ready to be asked from the top.
func (m *merges) again() *merges {
	if m == nil {
		return nil
	}
	return &merges{list: m.list, header: m.header}
}
