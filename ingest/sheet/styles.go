package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// maxStyles is as many styles as Excel allows a workbook, roughly.
const maxStyles = 1 << 16

// readDateStyles tells of each style whether it shows numbers as dates.
func readDateStyles(c *container, part string) (dates []bool, err error) {
	formats := make(map[int]bool)
	within := false
	err = c.each(part, c.limits.MaxUnzip, func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmt":
				if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil && len(formats) < maxStyles {
					formats[id] = showsDate(attribute(e, "formatCode"))
				}
			case "cellXfs":
				within = true
			case "xf":
				if within && len(dates) < maxStyles {
					id, err := strconv.Atoi(attribute(e, "numFmtId"))
					own, known := formats[id]
					dates = append(dates, err == nil && (known && own || !known && builtinDate(id)))
				}
			}
		case xml.EndElement:
			within = within && e.Name.Local != "cellXfs"
		}
		return nil
	})
	return dates, err
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
