package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// maxStyles is as many styles as Excel allows a workbook, roughly.
const maxStyles = 1 << 16

// style is what matters of a cell's looks.
type style struct {
	date    bool   // numbers are shown as dates or times
	percent bool   // numbers are shown as a hundredfold, with %
	font    string // name
}

// readStyles reads the styles that cells name by number.
func readStyles(c *container, part string) (styles []style, err error) {
	formats := make(map[int]style)
	var fonts []string
	section := ""
	err = c.each(part, c.limits.MaxUnzip, func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			switch name := e.Name.Local; {
			case name == "fonts" || name == "cellXfs":
				section = name
			case name == "numFmt" && len(formats) < maxStyles:
				if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil {
					code := attribute(e, "formatCode")
					formats[id] = style{date: showsDate(code), percent: showsPercent(code)}
				}
			case name == "font" && section == "fonts" && len(fonts) < maxStyles:
				fonts = append(fonts, "")
			case name == "name" && section == "fonts" && len(fonts) > 0:
				fonts[len(fonts)-1] = attribute(e, "val")
			case name == "xf" && section == "cellXfs" && len(styles) < maxStyles:
				styles = append(styles, newStyle(e, formats, fonts))
			}
		case xml.EndElement:
			if e.Name.Local == section {
				section = ""
			}
		}
		return nil
	})
	return styles, err
}

func newStyle(xf xml.StartElement, formats map[int]style, fonts []string) (s style) {
	if id, err := strconv.Atoi(attribute(xf, "numFmtId")); err == nil {
		own, known := formats[id]
		if s = own; !known {
			s.date, s.percent = builtinDate(id), id == 9 || id == 10
		}
	}
	if i, err := strconv.Atoi(attribute(xf, "fontId")); err == nil && i >= 0 && i < len(fonts) {
		s.font = fonts[i]
	}
	return s
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
