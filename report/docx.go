package report

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
)

// WriteDOCX writes the report as a Word file (ECMA-376): styles, tables whose heads
// repeat, maps as pictures with their vectors, a footer with page numbers. Two files of
// one document are the same bytes. It returns the error of w.
func (d *Document) WriteDOCX(w io.Writer) error {
	z := &word{zip: zip.NewWriter(w), d: d, bases: map[*Map]canvas{}}
	z.part("[Content_Types].xml", contentTypes)
	z.part("_rels/.rels", packageLinks)
	z.part("docProps/core.xml", fmt.Sprintf(coreProperties, xmlText(d.Title+" – "+d.Subtitle), d.lang.tag(), d.AsOf+"T00:00:00Z"))
	z.part("word/styles.xml", fmt.Sprintf(styles, d.lang.tag()))
	z.part("word/footer1.xml", z.footer())
	z.body()
	z.pictures()
	if z.err == nil {
		z.err = z.zip.Close()
	}
	if z.err != nil {
		return fmt.Errorf("docx: %w", z.err)
	}
	return nil
}

// word is a Word file being made. The first error stays.
type word struct {
	zip   *zip.Writer
	d     *Document
	out   *bufio.Writer // the document's own part, while it is written
	maps  []*Map        // those in it, whose pictures follow
	bases map[*Map]canvas
	err   error
}

// create begins a part; after an error what is written goes nowhere.
func (z *word) create(name string) io.Writer { return z.begin(name, zip.Deflate) }

// stored begins a part that is packed already.
func (z *word) stored(name string) io.Writer { return z.begin(name, zip.Store) }

func (z *word) begin(name string, method uint16) io.Writer {
	if z.err != nil {
		return io.Discard
	}
	w, err := z.zip.CreateHeader(&zip.FileHeader{Name: name, Method: method}) // without a time, so that two files are alike
	if z.err = err; err != nil {
		return io.Discard
	}
	return w
}

func (z *word) part(name, content string) {
	if _, err := io.WriteString(z.create(name), content); z.err == nil {
		z.err = err
	}
}

// say writes to the document's part.
func (z *word) say(format string, args ...any) { fmt.Fprintf(z.out, format, args...) }

// body writes the document piece by piece.
func (z *word) body() {
	z.out = bufio.NewWriter(z.create("word/document.xml"))
	z.say(documentHead)
	z.paragraph("Title", z.d.Title)
	z.paragraph("Subtitle", z.d.Subtitle)
	facts := &Table{Columns: []Column{{"", 42}, {"", 144}}}
	for _, f := range z.d.Facts {
		facts.Rows = append(facts.Rows, []Cell{text(f.Name), text(f.Value)})
	}
	z.table(facts)
	for s := range z.d.Sections {
		if z.err != nil {
			return
		}
		z.section(s)
	}
	z.say(documentFoot)
	if err := z.out.Flush(); z.err == nil {
		z.err = err
	}
}

func (z *word) section(s Section) {
	if s.Place == detail {
		return
	}
	style := "Heading1"
	if s.OwnPage {
		style = "PageHeading"
	}
	z.paragraph(style, s.Title)
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case Paragraph:
			style := "Normal"
			if b.Strong {
				style = "Strong"
			}
			z.paragraph(style, b.Text)
		case *Table:
			z.table(b)
		case *Map:
			z.drawing(b)
		case *Bars:
			z.bars(b)
		}
	}
}

func (z *word) paragraph(style, text string) {
	z.say(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, style, xmlText(text))
}

// bars are a table: the numbers over their names.
func (z *word) bars(b *Bars) {
	t := &Table{Caption: b.Caption}
	var row []Cell
	for _, v := range b.Values {
		t.Columns = append(t.Columns, Column{v.Name, 15})
		row = append(row, count(v.Value))
	}
	if t.Rows = [][]Cell{row}; len(row) > 0 {
		z.table(t)
	}
}
