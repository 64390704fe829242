package report

import (
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// WriteXLSX writes the report as a workbook: a sheet for every table of data, then the
// notes and the method. Numbers are numbers; texts are never formulas. It returns the
// error of w.
func (d *Document) WriteXLSX(w io.Writer) error {
	b := &book{file: excelize.NewFile(), d: d}
	defer b.file.Close()
	b.styles()
	for s := range d.Sections {
		if s.Place != page {
			b.section(s)
		}
	}
	if b.err == nil {
		b.err = b.file.DeleteSheet("Sheet1")
	}
	if b.err == nil {
		b.err = b.file.SetDocProps(&excelize.DocProperties{Title: d.Title, Description: d.Subtitle, Creator: "antoan", Language: d.lang.tag(), Created: d.AsOf + "T00:00:00Z", Modified: d.AsOf + "T00:00:00Z"})
	}
	if b.err != nil {
		return fmt.Errorf("workbook: %w", b.err)
	}
	_, err := b.file.WriteTo(w)
	return err
}

// book is a workbook being made. The first error stays.
type book struct {
	file                              *excelize.File
	d                                 *Document
	title, strong, plain, head, whole int
	wholeTotal, textTotal             int
	fraction                          [3]int // by decimals
	err                               error
}

func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) styles() {
	style := func(s excelize.Style) int {
		s.Font.Family = "Arial" // has Vietnamese on every system
		id, err := b.file.NewStyle(&s)
		b.do(err)
		return id
	}
	lines := []excelize.Border{{Type: "top", Style: 1, Color: "808080"}, {Type: "bottom", Style: 1, Color: "808080"}, {Type: "left", Style: 1, Color: "808080"}, {Type: "right", Style: 1, Color: "808080"}}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	wholeFormat, formats := "#,##0", [3]string{1: "#,##0.0", 2: "#,##0.00"}
	font := func(bold bool, size float64) *excelize.Font { return &excelize.Font{Bold: bold, Size: size} }
	b.title = style(excelize.Style{Font: font(true, 14)})
	b.strong = style(excelize.Style{Font: font(true, 10)})
	b.plain = style(excelize.Style{Font: font(false, 10), Border: lines, Alignment: wrap})
	b.head = style(excelize.Style{Font: font(true, 10), Border: lines, Alignment: wrap, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6E6E6"}}})
	b.whole = style(excelize.Style{Font: font(false, 10), Border: lines, CustomNumFmt: &wholeFormat})
	for k := 1; k < len(formats); k++ {
		b.fraction[k] = style(excelize.Style{Font: font(false, 10), Border: lines, CustomNumFmt: &formats[k]})
	}
	b.wholeTotal = style(excelize.Style{Font: font(true, 10), Border: lines, CustomNumFmt: &wholeFormat})
	b.textTotal = style(excelize.Style{Font: font(true, 10), Border: lines})
}

// sheet is one being written, row by row.
type sheet struct {
	*book
	out *excelize.StreamWriter
	row int
}

func (b *book) section(s Section) {
	if b.err != nil {
		return
	}
	name := s.Sheet
	if utf8.RuneCountInString(name) > excelize.MaxSheetNameLength {
		name = string([]rune(name)[:excelize.MaxSheetNameLength])
	}
	_, err := b.file.NewSheet(name)
	b.do(err)
	if b.err != nil {
		return
	}
	out, err := b.file.NewStreamWriter(name)
	if b.do(err); b.err != nil {
		return
	}
	sh := &sheet{book: b, out: out}
	sh.widths(s)
	sh.line(b.title, b.d.Title+" · "+s.Title)
	sh.line(0, b.d.Subtitle)
	sh.row++
	for _, block := range s.Blocks {
		switch block := block.(type) {
		case Paragraph:
			style := 0
			if block.Strong {
				style = b.strong
			}
			sh.line(style, block.Text)
		case *Table:
			sh.table(block)
		}
	}
	sh.row++
	for _, text := range b.d.Footer {
		sh.line(0, text)
	}
	b.do(out.Flush())
	landscape, paper, fit, tall := "landscape", 9, 1, 0
	b.do(b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &fit, FitToHeight: &tall}))
	fitToPage := true
	b.do(b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fitToPage}))
	b.do(b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"}))
}

// widths are those of the section's widest table.
func (s *sheet) widths(section Section) {
	most := map[int]float64{}
	for _, block := range section.Blocks {
		if t, ok := block.(*Table); ok {
			for k, c := range t.Columns {
				most[k] = max(most[k], c.Width*0.9, 9)
			}
		}
	}
	for k, width := range most {
		s.do(s.out.SetColWidth(k+1, k+1, min(width, 90)))
	}
}

// line writes a text into the first cell of the next row.
func (s *sheet) line(style int, text string) {
	s.cells([]any{excelize.Cell{StyleID: style, Value: escaped(text)}})
}

func (s *sheet) cells(row []any) {
	s.row++
	at, err := excelize.CoordinatesToCellName(1, s.row)
	s.do(err)
	s.do(s.out.SetRow(at, row))
}

func (s *sheet) table(t *Table) {
	s.row++
	if t.Caption != "" {
		s.line(s.strong, t.Caption)
	}
	var head []any
	for _, c := range t.Columns {
		head = append(head, excelize.Cell{StyleID: s.head, Value: escaped(c.Title)})
	}
	s.cells(head)
	for _, row := range t.Rows {
		s.cells(s.values(row, s.plain, s.whole))
	}
	if t.Total != nil {
		s.cells(s.values(t.Total, s.textTotal, s.wholeTotal))
	}
	for _, note := range t.Notes {
		s.line(0, note)
	}
}

func (s *sheet) values(row []Cell, plain, whole int) []any {
	cells := make([]any, len(row))
	for k, c := range row {
		switch {
		case c.Kind == IsMissing:
			cells[k] = excelize.Cell{StyleID: plain, Value: dash}
		case c.Kind == IsNumber && c.Decimals > 0:
			cells[k] = excelize.Cell{StyleID: s.fraction[min(c.Decimals, 2)], Value: c.Number}
		case c.Kind == IsNumber:
			cells[k] = excelize.Cell{StyleID: whole, Value: int64(c.Number)}
		case c.Text == "":
			cells[k] = excelize.Cell{StyleID: plain}
		default:
			cells[k] = excelize.Cell{StyleID: plain, Value: escaped(c.Text)}
		}
	}
	return cells
}
