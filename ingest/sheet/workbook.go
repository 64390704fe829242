package sheet

import (
	"encoding/xml"
	"errors"
	"path"
	"strings"
)

// workbook is an XLSX file whose list of sheets and number formats were read.
type workbook struct {
	*container
	sheets   []sheetPart
	date1904 bool
	styles   []style
	strings  *sharedStrings
	mend     func(text, font string) string
}

// sheetPart is one sheet of a workbook.
type sheetPart struct {
	name    string
	part    string // empty where it is no sheet of cells
	hidden  bool
	surveys *survey // once made
}

// openWorkbook reads everything but the sheets themselves.
func openWorkbook(c *container, o Options) (*workbook, error) {
	if err := c.checkSizes(); err != nil {
		return nil, err
	}
	main := "xl/workbook.xml"
	top, err := c.relations("")
	if err != nil {
		return nil, err
	}
	for _, r := range top {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	if c.parts[strings.ToLower(main)] == nil {
		return nil, fail("the workbook lacks its list of sheets: open it in Excel and save it again")
	}
	b := &workbook{container: c, mend: o.Mend}
	related, err := c.relations(main)
	if err != nil {
		return nil, err
	}
	if err := b.readSheets(main, related); err != nil {
		return nil, err
	}
	styles, shared := path.Dir(main)+"/styles.xml", path.Dir(main)+"/sharedStrings.xml"
	for _, r := range related {
		switch r.kind {
		case "styles":
			styles = r.target
		case "sharedStrings":
			shared = r.target
		}
	}
	if b.styles, err = readStyles(c, styles); err != nil {
		return nil, err
	}
	b.strings = newSharedStrings(c, shared, o.TempDir)
	return b, b.checkMarks()
}

// readSheets reads names, visibility and parts, in the order of the tabs.
func (b *workbook) readSheets(main string, related map[string]relation) error {
	err := b.each(main, smallPart, func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "workbookPr":
			b.date1904 = isTrue(attribute(e, "date1904"))
		case "sheet":
			s := sheetPart{name: attribute(e, "name")}
			s.hidden = attribute(e, "state") == "hidden" || attribute(e, "state") == "veryHidden"
			for _, a := range e.Attr {
				if r := related[a.Value]; a.Name.Local == "id" && a.Name.Space != "" && r.kind == "worksheet" {
					s.part = r.target
				}
			}
			if len(b.sheets) == b.limits.MaxSheets {
				return fail("the workbook has more than %d sheets: copy the table into a new workbook", b.limits.MaxSheets)
			}
			b.sheets = append(b.sheets, s)
		}
		return nil
	})
	if err == nil && len(b.sheets) == 0 {
		return fail("the workbook has no sheets: open it in Excel and save it again")
	}
	return err
}

// Close forgets the shared strings.
func (b *workbook) Close() error { return b.strings.Close() }

// checkMarks looks for marks of secrecy where no cell is: in sheet names, text
// boxes and document properties.
func (b *workbook) checkMarks() error {
	for _, s := range b.sheets {
		if level, ok := markInName(s.name); ok {
			return &SecretError{Level: level, Place: "sheet name"}
		}
	}
	for name := range b.parts {
		place := ""
		switch {
		case strings.HasPrefix(name, "docprops/") && strings.HasSuffix(name, ".xml") && name != "docprops/app.xml":
			place = "document properties"
		case strings.HasPrefix(name, "xl/drawings/") && strings.HasSuffix(name, ".xml"):
			place = "drawing"
		default:
			continue
		}
		if level, ok, err := b.markInPart(name); err != nil {
			return err
		} else if ok {
			return &SecretError{Level: level, Place: place}
		}
	}
	return nil
}

var errFound = errors.New("found")

// markInPart looks through a part: the text of each box, of each property.
func (b *workbook) markInPart(name string) (level string, found bool, err error) {
	var text []byte
	err = b.each(name, smallPart, func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			if !strings.HasPrefix(name, "xl/") || e.Name.Local == "txBody" {
				text = text[:0]
			}
		case xml.CharData:
			if len(text)+len(e) < 1<<16 {
				text = append(text, e...)
			}
		case xml.EndElement:
			switch l := e.Name.Local; {
			case l == "p":
				text = append(text, '\n')
				return nil
			case strings.HasPrefix(name, "xl/") && l != "txBody":
				return nil // the text of a box is cut wherever its looks change
			}
			if level, found = markInText(b.mended(string(text), style{})); found {
				return errFound
			}
			text = text[:0]
		}
		return nil
	})
	if errors.Is(err, errFound) {
		err = nil
	}
	return level, found, err
}

// mended returns a text in Unicode.
func (b *workbook) mended(text string, s style) string {
	if b.mend == nil {
		return text
	}
	return b.mend(text, s.font)
}

func isTrue(s string) bool { return s == "1" || s == "true" }
