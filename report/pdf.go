package report

import (
	"fmt"
	"io"

	"codeberg.org/go-pdf/fpdf"

	"github.com/antoan-vn/antoan/geo"
)

// The page, in millimetres, and the sizes of letters, in points.
const (
	pageWide, pageHigh = 210.0, 297.0 // A4
	margin             = 12.0
	inside             = pageWide - 2*margin
	top                = 13.0
	bodySize           = 9.0
	tableSize          = 7.2
	footSize           = 6.3
	fontName           = "Noto Sans"
)

// WritePDF writes the report on A4 pages, with its fonts, maps as vectors and a footer
// on every page. Two files of one document are the same bytes. It returns the error of w.
func (d *Document) WritePDF(w io.Writer) error {
	p := &paper{Fpdf: fpdf.New("P", "mm", "A4", ""), d: d, drawn: map[*Map]fpdf.Template{}}
	p.begin()
	for s := range d.Sections {
		p.section(s)
		if p.Err() {
			break
		}
	}
	if err := p.Error(); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return p.Output(w)
}

// paper is a PDF being made. fpdf keeps the first error.
type paper struct {
	*fpdf.Fpdf
	d     *Document
	foot  []string // wrapped
	drawn map[*Map]fpdf.Template
	fresh bool // nothing stands on the page yet
}

func (p *paper) begin() {
	p.SetCatalogSort(true)
	if day, err := geo.ParseDay(p.d.AsOf); err == nil {
		p.SetCreationDate(day.Time())
		p.SetModificationDate(day.Time())
	}
	p.SetTitle(p.d.Title+" – "+p.d.Subtitle, true)
	p.SetCreator("antoan", true)
	p.SetLang(p.d.lang.tag())
	p.AddUTF8FontFromBytes(fontName, "", regularFont)
	p.AddUTF8FontFromBytes(fontName, "B", boldFont)
	p.AliasNbPages("{nb}")
	p.SetMargins(margin, top, margin)
	p.SetCellMargin(0.8)
	p.SetFont(fontName, "", footSize)
	for _, line := range p.d.Footer {
		p.foot = append(p.foot, p.SplitText(line, inside-14)...)
	}
	p.SetAutoPageBreak(false, 0)
	p.SetFooterFunc(p.footer)
	p.newPage()
	p.SetFont(fontName, "B", 16)
	p.MultiCell(inside, 8, p.d.Title, "", "L", false)
	p.SetFont(fontName, "", 11)
	p.MultiCell(inside, 6, p.d.Subtitle, "", "L", false)
	p.Ln(2)
	p.fresh = false
	t := &Table{Columns: []Column{{"", 42}, {"", 144}}}
	for _, f := range p.d.Facts {
		t.Rows = append(t.Rows, []Cell{text(f.Name), text(f.Value)})
	}
	p.table(t)
}

// bottom is where the text ends and the footer begins.
func (p *paper) bottom() float64 { return pageHigh - 8 - float64(len(p.foot))*footLine - 2 }

const footLine = 2.9

func (p *paper) newPage() {
	p.AddPage()
	p.fresh = true
}

// room begins a page where less than so many millimetres are left.
func (p *paper) room(high float64) {
	if p.GetY()+high > p.bottom() && !p.fresh {
		p.newPage()
	}
}

func (p *paper) footer() {
	p.SetFont(fontName, "", footSize)
	p.SetTextColor(0, 0, 0)
	y := p.bottom() + 1
	p.SetLineWidth(0.1)
	p.SetDrawColor(0, 0, 0)
	p.Line(margin, y, pageWide-margin, y)
	for k, line := range p.foot {
		p.SetXY(margin, y+0.8+float64(k)*footLine)
		p.CellFormat(inside-14, footLine, line, "", 0, "L", false, 0, "")
	}
	p.SetXY(pageWide-margin-14, y+0.8)
	p.CellFormat(14, footLine, fmt.Sprintf("%d / {nb}", p.PageNo()), "", 0, "R", false, 0, "")
}

func (p *paper) section(s Section) {
	if s.Place == detail {
		return
	}
	if s.OwnPage && !p.fresh {
		p.newPage()
	}
	p.room(45) // the head of what follows, and a few of its rows
	if !p.fresh {
		p.Ln(4)
	}
	p.SetFont(fontName, "B", 12.5)
	p.SetTextColor(0, 0, 0)
	p.Bookmark(s.Title, 0, -1)
	p.MultiCell(inside, 6.5, s.Title, "", "L", false)
	p.fresh = false
	p.Ln(1)
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case Paragraph:
			p.paragraph(b)
		case *Table:
			p.table(b)
		case *Map:
			p.mapped(b)
		case *Bars:
			p.bars(b)
		}
	}
}

func (p *paper) paragraph(b Paragraph) {
	style := ""
	if b.Strong {
		style = "B"
	}
	p.SetFont(fontName, style, bodySize)
	lines := p.SplitText(b.Text, inside)
	p.room(float64(len(lines)) * 4.4)
	for _, line := range lines {
		p.CellFormat(inside, 4.4, line, "", 1, "L", false, 0, "")
	}
	p.Ln(1)
	p.fresh = false
}

// caption stands above a table or map, and is never left alone at the foot of a page.
func (p *paper) caption(text string, together float64) {
	p.room(5 + together)
	if text == "" {
		return
	}
	p.SetFont(fontName, "B", bodySize)
	p.MultiCell(inside, 4.6, text, "", "L", false)
	p.fresh = false
}

// small writes notes below a table or map.
func (p *paper) small(notes []string) {
	p.SetFont(fontName, "", tableSize)
	for _, note := range notes {
		lines := p.SplitText(note, inside)
		p.room(float64(len(lines)) * 3.3)
		for _, line := range lines {
			p.CellFormat(inside, 3.3, line, "", 1, "L", false, 0, "")
		}
	}
	p.Ln(2)
}
