package report

import "strings"

const (
	cellLine = 3.15 // millimetres from one line of a cell to the next
	cellPad  = 0.5
)

// column is a column of a table on paper.
type column struct {
	wide  float64
	align string
}

// table writes a table over as many pages as it takes, its head on each.
func (p *paper) table(t *Table) {
	cols, headed := p.columns(t)
	p.SetFont(fontName, "B", tableSize)
	head := make([]string, len(cols))
	for k, c := range t.Columns {
		head[k] = c.Title
	}
	p.caption(t.Caption, 4*cellLine+8)
	p.SetLineWidth(0.1)
	p.SetDrawColor(90, 90, 90)
	if headed {
		p.cells(cols, head, "B", true)
	}
	for _, row := range t.Rows {
		p.row(cols, head, row, "", headed)
	}
	if t.Total != nil {
		p.row(cols, head, t.Total, "B", headed)
	}
	p.fresh = false
	p.Ln(1)
	p.small(t.Notes)
}

// row writes a row, on the next page under the head again where it does not fit.
func (p *paper) row(cols []column, head []string, row []Cell, style string, headed bool) {
	texts := make([]string, len(cols))
	for k := range cols {
		texts[k] = p.d.written(row[k])
	}
	if p.GetY()+p.height(cols, texts, style) > p.bottom() {
		p.newPage()
		p.SetLineWidth(0.1)
		p.SetDrawColor(90, 90, 90)
		if headed {
			p.cells(cols, head, "B", true)
		}
	}
	p.cells(cols, texts, style, false)
}

func (p *paper) height(cols []column, texts []string, style string) float64 {
	p.SetFont(fontName, style, tableSize)
	lines := 1
	for k, c := range cols {
		if p.GetStringWidth(texts[k]) > c.wide-2*p.GetCellMargin() {
			lines = max(lines, len(p.SplitText(texts[k], c.wide)))
		}
	}
	return float64(lines)*cellLine + 2*cellPad
}

// cells writes one row where the pen is.
func (p *paper) cells(cols []column, texts []string, style string, filled bool) {
	high := p.height(cols, texts, style)
	x, y := margin, p.GetY()
	for k, c := range cols {
		if filled {
			p.SetFillColor(230, 230, 230)
			p.Rect(x, y, c.wide, high, "FD")
		} else {
			p.Rect(x, y, c.wide, high, "D")
		}
		for n, line := range p.SplitText(texts[k], c.wide) {
			p.SetXY(x, y+cellPad+float64(n)*cellLine)
			p.CellFormat(c.wide, cellLine, line, "", 0, c.align, false, 0, "")
		}
		x += c.wide
	}
	p.SetXY(margin, y+high)
}

// columns shares the width out as the columns ask for it, but gives each the room of its
// longest word as far as the others can spare it.
func (p *paper) columns(t *Table) (cols []column, headed bool) {
	cols = make([]column, len(t.Columns))
	least := make([]float64, len(cols))
	var shares float64
	for _, c := range t.Columns {
		shares += c.Width
		headed = headed || c.Title != ""
	}
	wide := min(inside, max(shares, 60))
	for k, c := range t.Columns {
		cols[k] = column{c.Width / shares * wide, "L"}
		if t.numeric(k) {
			cols[k].align = "R"
		}
		p.SetFont(fontName, "B", tableSize)
		least[k] = p.longest(c.Title)
		p.SetFont(fontName, "", tableSize)
		for _, row := range t.Rows {
			least[k] = max(least[k], p.longest(p.d.written(row[k])))
		}
	}
	var lacking, spare float64
	for k := range cols {
		lacking += max(0, least[k]-cols[k].wide)
		spare += max(0, cols[k].wide-least[k])
	}
	if lacking == 0 || spare == 0 {
		return cols, headed
	}
	part := min(1, lacking/spare)
	for k := range cols {
		if more := least[k] - cols[k].wide; more > 0 {
			cols[k].wide += more * min(1, spare/lacking)
		} else {
			cols[k].wide += more * part
		}
	}
	return cols, headed
}

// longest is the width of the longest word of a text in a cell.
func (p *paper) longest(text string) (wide float64) {
	for word := range strings.FieldsSeq(text) {
		wide = max(wide, p.GetStringWidth(word)+2*p.GetCellMargin()+0.1)
	}
	return wide
}
