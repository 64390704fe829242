package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/ingest/charset"
)

// maxStyles is as many styles as Excel allows a workbook, roughly.
const maxStyles = 1 << 16

// style is what the look of a cell says of its content.
type style struct {
	date    bool   // a number is shown as a date or time
	percent bool   // a number is shown as a hundredfold, with %
	font    string // the old font that its text was typed with, else empty
}

// styleReader goes through the part that lists formats, fonts and styles.
type styleReader struct {
	formats map[int]style
	fonts   []string
	styles  []style
	within  string // the list at hand
}

// readStyles reads how each style shows numbers and text.
func readStyles(c *container, part string) ([]style, error) {
	r := &styleReader{formats: make(map[int]style)}
	err := c.each(part, c.limits.MaxUnzip, func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			r.start(e)
		case xml.EndElement:
			if e.Name.Local == r.within {
				r.within = ""
			}
		}
		return nil
	})
	return r.styles, err
}

func (r *styleReader) start(e xml.StartElement) {
	switch name := e.Name.Local; name {
	case "fonts", "cellXfs":
		r.within = name
	case "numFmt":
		if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil && len(r.formats) < maxStyles {
			code := attribute(e, "formatCode")
			r.formats[id] = style{date: showsDate(code), percent: showsPercent(code)}
		}
	case "font":
		if r.within == "fonts" && len(r.fonts) < maxStyles {
			r.fonts = append(r.fonts, "")
		}
	case "name":
		if _, _, old := charset.Font(attribute(e, "val")); old && r.within == "fonts" && len(r.fonts) > 0 {
			r.fonts[len(r.fonts)-1] = attribute(e, "val")
		}
	case "xf":
		if r.within == "cellXfs" && len(r.styles) < maxStyles {
			r.styles = append(r.styles, r.style(e))
		}
	}
}

func (r *styleReader) style(e xml.StartElement) style {
	var s style
	if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil {
		own, known := r.formats[id]
		if s = own; !known {
			s.date, s.percent = builtinDate(id), id == 9 || id == 10
		}
	}
	if font, err := strconv.Atoi(attribute(e, "fontId")); err == nil && font >= 0 && font < len(r.fonts) {
		s.font = r.fonts[font]
	}
	return s
}

// mend turns text typed with an old font into what its reader saw.
func (s style) mend(text string) string {
	e, capital, old := charset.Font(s.font)
	if !old {
		return text
	}
	if text = charset.Cell(e, text); capital {
		text = strings.ToUpper(text)
	}
	return text
}

// showsPercent tells whether a number format multiplies by a hundred: whether a
// percent sign stands outside quotes and escapes.
func showsPercent(code string) bool {
	code, _, _ = strings.Cut(code, ";")
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '%':
			return true
		case '\\', '_', '*':
			i++
		case '"':
			n := strings.IndexByte(code[i+1:], '"')
			if n < 0 {
				return false
			}
			i += n + 1
		}
	}
	return false
}

// builtinDate tells the formats of ECMA-376 Part 1, 18.8.30, that are dates or
// times in some language.
func builtinDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58 || id >= 71 && id <= 81
}

// showsDate tells whether a number format shows a date or time: whether a letter
// of one stands outside quotes, brackets and escapes.
func showsDate(code string) bool {
	code, _, _ = strings.Cut(code, ";")
	if strings.EqualFold(code, "general") {
		return false
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i] | 0x20; {
		case code[i] == '"':
			n := strings.IndexByte(code[i+1:], '"')
			if n < 0 {
				return false
			}
			i += n + 1
		case code[i] == '[':
			n := strings.IndexByte(code[i:], ']')
			if n < 0 {
				return false
			}
			inside := strings.ToLower(code[i+1 : i+n])
			if inside != "" && strings.Trim(inside, "h") == "" || inside != "" && strings.Trim(inside, "m") == "" || inside != "" && strings.Trim(inside, "s") == "" {
				return true // elapsed time
			}
			i += n
		case code[i] == '\\' || code[i] == '_' || code[i] == '*':
			i++
		case c == 'y' || c == 'm' || c == 'd' || c == 'h' || c == 's':
			return true
		case c == 'e' && i+1 < len(code) && code[i+1] != '+' && code[i+1] != '-':
			return true // year of an era
		}
	}
	return false
}
