package sheet

import (
	"errors"
	"io"
	"slices"
)

const (
	windowRows  = 300     // rows in which the table is looked for
	windowBytes = 8 << 20 // and their text at most
)

// gridRow is a row made ready to be looked at: cells cleaned, dashes dropped.
type gridRow struct {
	Row
	filled int // cells that hold anything
	dashes int // cells that held dashes
	alone  int // the place of the only filled cell, -1 where there are none or several
}

// set takes a row over. Its slices are copied into those the receiver has.
func (g *gridRow) set(r Row) {
	cells, kinds := append(g.Cells[:0], r.Cells...), append(g.Kinds[:0], r.Kinds...)
	g.Row, g.filled, g.dashes, g.alone = r, 0, 0, -1
	g.Cells, g.Kinds = cells, kinds
	for i, cell := range cells {
		if cell == "" {
			if kinds[i] == Formula {
				g.filled++
			}
			continue
		}
		cell = clean(cell)
		if isDash(cell) {
			g.dashes++
			cell = ""
		}
		if cells[i] = cell; cell == "" {
			kinds[i] = Empty
			continue
		}
		if g.filled++; g.filled == 1 {
			g.alone = i
		} else {
			g.alone = -1
		}
	}
}

// keep makes a copy of another row.
func (g *gridRow) keep(row *gridRow) {
	cells, kinds := append(g.Cells[:0], row.Cells...), append(g.Kinds[:0], row.Kinds...)
	*g = *row
	g.Cells, g.Kinds = cells, kinds
}

// put fills an empty cell.
func (g *gridRow) put(i int, text string, kind Kind) {
	for len(g.Cells) <= i {
		g.Cells, g.Kinds = append(g.Cells, ""), append(g.Kinds, Empty)
	}
	g.Cells[i], g.Kinds[i] = text, kind
	if g.filled++; g.filled > 1 {
		g.alone = -1
	}
}

// cell returns a cell's text, empty beyond the row's end.
func (g *gridRow) cell(i int) string {
	if i < 0 || i >= len(g.Cells) {
		return ""
	}
	return g.Cells[i]
}

// class returns what a cell looks like.
func (g *gridRow) class(i int) class {
	if i < 0 || i >= len(g.Cells) {
		return blank
	}
	return classify(g.Cells[i], g.Kinds[i])
}

// label returns the first filled cell apart from the given column, and its place.
func (g *gridRow) label(besides int) (text string, at int) {
	for i, c := range g.Cells {
		if c != "" && i != besides {
			return c, i
		}
	}
	return "", -1
}

// grid is the beginning of a sheet.
type grid struct {
	rows     []gridRow
	raw      []Row // as they came
	classes  [][]class
	width    int // cells of the widest row
	text     bool
	complete bool // the sheet ends within it
	merges   *merges
}

// readGrid takes the first rows of a sheet.
func readGrid(rows Rows, text bool, m *merges) (*grid, error) {
	g := &grid{text: text, merges: m}
	for size := 0; len(g.rows) < windowRows && size < windowBytes; {
		r, err := rows.Next()
		if errors.Is(err, io.EOF) {
			g.complete = true
			break
		}
		if err != nil {
			return nil, err
		}
		var row gridRow
		row.set(r)
		r.Cells, r.Kinds = slices.Clone(r.Cells), slices.Clone(r.Kinds)
		g.raw = append(g.raw, r)
		classes := make([]class, len(row.Cells))
		for i, c := range row.Cells {
			size += len(c)
			if c != "" {
				classes[i], g.width = row.class(i), max(g.width, i+1)
			}
		}
		size += 80 * len(row.Cells)
		g.rows, g.classes = append(g.rows, row), append(g.classes, classes)
	}
	return g, nil
}

// class returns what a cell of the grid looks like.
func (g *grid) class(row, column int) class {
	if column >= len(g.classes[row]) {
		return blank
	}
	return g.classes[row][column]
}

// isSeparator tells the line "sep=;" by which Excel learns the delimiter.
func (g *gridRow) isSeparator() bool {
	return g.Number == 1 && g.alone == 0 && len(g.Cells[0]) <= 5 && len(g.Cells[0]) >= 4 && (g.Cells[0][:4] == "sep=" || g.Cells[0][:4] == "SEP=")
}
