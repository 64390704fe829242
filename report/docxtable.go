package report

// A twentieth of a point, in which Word measures.
const twipsPerMM = 1440 / 25.4

// table writes a table with a head that repeats, its caption above and notes below.
func (z *word) table(t *Table) {
	if t.Caption != "" {
		z.paragraph("Caption", t.Caption)
	}
	var shares float64
	headed := false
	for _, c := range t.Columns {
		shares += c.Width
		headed = headed || c.Title != ""
	}
	wide := min(inside, max(shares, 60))
	widths, right := make([]int, len(t.Columns)), make([]bool, len(t.Columns))
	z.say(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, int(wide*twipsPerMM))
	for k, c := range t.Columns {
		widths[k], right[k] = int(c.Width/shares*wide*twipsPerMM), t.numeric(k)
		z.say(`<w:gridCol w:w="%d"/>`, widths[k])
	}
	z.say(`</w:tblGrid>`)
	if headed {
		head := make([]Cell, len(t.Columns))
		for k, c := range t.Columns {
			head[k] = text(c.Title)
		}
		z.row(head, widths, right, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, `<w:shd w:val="clear" w:color="auto" w:fill="E6E6E6"/>`, "CellStrong")
	}
	for _, row := range t.Rows {
		z.row(row, widths, right, `<w:trPr><w:cantSplit/></w:trPr>`, "", "Cell")
	}
	if t.Total != nil {
		z.row(t.Total, widths, right, `<w:trPr><w:cantSplit/></w:trPr>`, "", "CellStrong")
	}
	z.say(`</w:tbl>`)
	for _, note := range t.Notes {
		z.paragraph("Note", note)
	}
	z.paragraph("Note", "") // two tables that touch would become one
}

func (z *word) row(cells []Cell, widths []int, right []bool, properties, shade, style string) {
	z.say(`<w:tr>%s`, properties)
	for k, c := range cells {
		align := ""
		if right[k] {
			align = `<w:jc w:val="right"/>`
		}
		z.say(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p></w:tc>`,
			widths[k], shade, style, align, xmlText(z.d.written(c)))
	}
	z.say(`</w:tr>`)
}
