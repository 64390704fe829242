package sheet

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// survey is what a sheet says before and behind its cells.
type survey struct {
	merges []merge // in order of their first rows
	more   bool    // there are more merges than are kept
	hidden []bool  // hidden columns
	marked string  // level of secrecy in a page header or footer
}

// merge is a block of cells shown as one.
type merge struct {
	top, bottom int64 // rows, 1-based
	left, right int   // columns from 0
}

// maxMerges of a sheet are kept; a sheet made by hand has a few hundred.
const maxMerges = 50_000

// survey runs over the whole part once, at the speed of unpacking: what merges
// cells stands behind all rows. So it also finds a part that is cut off.
func (b *workbook) survey(s *sheetPart) (*survey, error) {
	if s.surveys != nil {
		return s.surveys, nil
	}
	r, err := b.open(s.part, b.limits.MaxUnzip)
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, fail("the workbook lacks the sheet's part: open it in Excel and save it again")
	}
	defer r.Close() //nolint:errcheck // read only
	v := &survey{}
	head, buf := newTokens(r)
	prefix, rows, err := v.readHead(head, b.limits.MaxColumns)
	if err != nil {
		return nil, err
	}
	if rows {
		if err := skipPast(buf, head.guard, []byte("</"+prefix+"sheetData")); err != nil {
			return nil, err
		}
		if _, err := buf.Discard(1); err != nil { // the ">"
			return nil, cutOff(err)
		}
	}
	if err := v.readTail(&tokens{xml.NewDecoder(buf), head.guard}, b.mended); err != nil {
		return nil, err
	}
	slices.SortStableFunc(v.merges, func(x, y merge) int { return int(x.top - y.top) })
	s.surveys = v
	return v, nil
}

func cutOff(err error) error {
	var known *Error
	if errors.As(err, &known) {
		return err
	}
	return &Error{Reason: "the sheet is cut off: open the file in Excel and save it again", Err: err}
}

// readHead reads up to where the rows begin. rows is false where the sheet says
// that it has none.
func (v *survey) readHead(t *tokens, columns int) (prefix string, rows bool, err error) {
	for {
		token, err := t.next()
		if err != nil {
			return "", false, cutOff(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "col":
			if !isTrue(attribute(e, "hidden")) {
				continue
			}
			from, _ := strconv.Atoi(attribute(e, "min"))
			to, _ := strconv.Atoi(attribute(e, "max"))
			for i := max(1, from); i <= min(to, columns); i++ {
				for len(v.hidden) < i {
					v.hidden = append(v.hidden, false)
				}
				v.hidden[i-1] = true
			}
		case "sheetData":
			if e.Name.Space != "" {
				prefix = e.Name.Space + ":"
			}
			rows, err := anyRow(t)
			return prefix, rows, err
		}
	}
}

// anyRow tells whether an element begins before sheetData ends. Afterwards the
// decoder holds no byte that belongs to what follows.
func anyRow(t *tokens) (bool, error) {
	for {
		token, err := t.next()
		if err != nil {
			return false, cutOff(err)
		}
		switch token.(type) {
		case xml.StartElement:
			return true, nil
		case xml.EndElement:
			return false, nil
		}
	}
}

// skipPast discards everything up to the end of a pattern.
func skipPast(r *bufio.Reader, guard *guarded, pattern []byte) error {
	for {
		window, err := r.Peek(r.Size())
		if i := bytes.Index(window, pattern); i >= 0 {
			_, err := r.Discard(i + len(pattern))
			return err
		}
		if err != nil {
			return cutOff(err)
		}
		r.Discard(len(window) - len(pattern) + 1) //nolint:errcheck // these bytes are there
		guard.mark = guard.n
	}
}

// readTail reads merges, and page headers and footers.
func (v *survey) readTail(t *tokens, mended func(string, style) string) error {
	var text []byte
	closed := false
	for {
		token, err := t.next()
		if errors.Is(err, io.EOF) {
			if !closed {
				return cutOff(err)
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			text = text[:0]
			if e.Name.Local == "mergeCell" {
				v.addMerge(attribute(e, "ref"))
			}
		case xml.CharData:
			if len(text)+len(e) < 1<<16 {
				text = append(text, e...)
			}
		case xml.EndElement:
			name := e.Name.Local
			if strings.HasSuffix(name, "Header") || strings.HasSuffix(name, "Footer") {
				if level, ok := markInText(mended(pageText(string(text)), style{})); ok {
					v.marked = level
				}
			}
			closed = closed || name == "worksheet"
		}
	}
}

func (v *survey) addMerge(ref string) {
	from, to, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !ok {
		return
	}
	var m merge
	var ok1, ok2 bool
	m.left, m.top, ok1 = parseReference(from)
	m.right, m.bottom, ok2 = parseReference(to)
	switch {
	case !ok1 || !ok2 || m.right < m.left || m.bottom < m.top:
	case len(v.merges) == maxMerges:
		v.more = true
	default:
		v.merges = append(v.merges, m)
	}
}

// pageText drops the codes of a page header (ECMA-376 Part 1, 18.3.1.46):
// sections become lines.
func pageText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '&' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch c := s[i]; {
		case c == 'L' || c == 'C' || c == 'R':
			b.WriteByte('\n')
		case c == '"':
			if n := strings.IndexByte(s[i+1:], '"'); n >= 0 {
				i += n + 1
			}
		case c == 'K':
			i = min(len(s)-1, i+6)
		case c >= '0' && c <= '9':
			for i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
				i++
			}
		case c == '&':
			b.WriteByte('&')
		}
	}
	return b.String()
}
