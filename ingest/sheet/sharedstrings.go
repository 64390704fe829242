package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
)

// sharedStrings are the texts that cells of a workbook name by number. They are
// cut out of their part as far as they are asked for, and kept as they are in a
// spool; what is decoded at one time is small.
type sharedStrings struct {
	c     *container
	part  string
	src   io.ReadCloser
	eof   bool
	held  []byte // read, from the first string not cut out on
	batch []byte // on their way into the spool
	spool spool
	n     int     // strings cut out
	marks []int64 // where every groupSize-th string begins in the spool
	cache [256]stringGroup
	raw   []byte
}

// groupSize strings are decoded together.
const groupSize = 8

// maxGroupHeld bounds the text of a group that is kept.
const maxGroupHeld = 32 << 10

type stringGroup struct {
	number int // 1-based; 0 is none
	texts  []string
}

func newSharedStrings(c *container, part, dir string) *sharedStrings {
	return &sharedStrings{c: c, part: part, spool: spool{dir: dir, keep: 16 << 20}}
}

// Close forgets everything.
func (s *sharedStrings) Close() error {
	var err error
	if s.src != nil {
		err = s.src.Close()
	}
	return errors.Join(err, s.spool.Close())
}

// get returns a string by its number from 0.
func (s *sharedStrings) get(i int) (string, error) {
	for i >= s.n && !s.eof {
		if err := s.more(); err != nil {
			return "", err
		}
	}
	if i < 0 || i >= s.n {
		return "", fail("a cell names text number %d, which the workbook lacks: open the file in Excel and save it again", i)
	}
	g := i / groupSize
	held := &s.cache[g%len(s.cache)]
	if held.number != g+1 || i%groupSize >= len(held.texts) {
		texts, size, err := s.decode(g)
		if err != nil {
			return "", err
		}
		if i%groupSize >= len(texts) {
			return "", fail("the texts of the workbook are damaged: open the file in Excel and save it again")
		}
		if size > maxGroupHeld {
			return texts[i%groupSize], nil
		}
		*held = stringGroup{g + 1, texts}
	}
	return held.texts[i%groupSize], nil
}

// more reads on and cuts out the strings that are whole.
func (s *sharedStrings) more() error {
	if s.src == nil {
		r, err := s.c.open(s.part, s.c.limits.MaxUnzip)
		if err != nil {
			return err
		}
		if s.eof = r == nil; s.eof {
			return nil
		}
		s.src = r
	}
	const step = 64 << 10
	if len(s.held) > tokenBytes {
		return fail("a text of the workbook is longer than %d KiB, which no cell's is: the file is damaged or made to do harm", tokenBytes>>10)
	}
	from := len(s.held)
	s.held = append(s.held, make([]byte, step)...)
	n, err := io.ReadFull(s.src, s.held[from:])
	s.held = s.held[:from+n]
	switch {
	case err == io.EOF || err == io.ErrUnexpectedEOF: //nolint:errorlint // those of ReadFull alone: a part that is cut off wraps them
		s.eof = true
	case err != nil:
		return err
	}
	return s.cut()
}

// cut moves the whole strings from what is held into the spool.
func (s *sharedStrings) cut() error {
	rest, batch := s.held, s.batch[:0]
	for {
		item, after, ok := cutItem(rest)
		if !ok {
			break
		}
		if s.n%groupSize == 0 {
			s.marks = append(s.marks, s.spool.size+int64(len(batch)))
		}
		batch = append(batch, item...)
		s.n++
		rest = after
	}
	if _, err := s.spool.Write(batch); err != nil {
		return own(err, "the disk for temporary data is full: free some room")
	}
	s.held, s.batch = s.held[:copy(s.held, rest)], batch
	return nil
}

// cutItem finds the first whole <si> element, whatever its prefix.
func cutItem(data []byte) (item, rest []byte, ok bool) {
	for from := 0; ; {
		i := bytes.IndexByte(data[from:], '<')
		if i < 0 {
			return nil, nil, false
		}
		begin := from + i
		n := bytes.IndexAny(data[begin:], "> /\t\r\n")
		if n < 0 {
			return nil, nil, false
		}
		name := data[begin+1 : begin+n]
		if string(name) == "si" || bytes.HasSuffix(name, []byte(":si")) {
			return wholeItem(data[begin:], n)
		}
		from = begin + 1
	}
}

// wholeItem cuts the element whose name ends at the given place.
func wholeItem(data []byte, name int) (item, rest []byte, ok bool) {
	open := bytes.IndexByte(data, '>')
	if open < 0 {
		return nil, nil, false
	}
	if data[open-1] == '/' {
		return data[:open+1], data[open+1:], true
	}
	end := append([]byte("</"), data[1:name]...)
	end = append(end, '>')
	i := bytes.Index(data[open:], end)
	if i < 0 {
		return nil, nil, false
	}
	i += open + len(end)
	return data[:i], data[i:], true
}

// decode reads a group from the spool.
func (s *sharedStrings) decode(g int) (texts []string, size int, err error) {
	to := s.spool.size
	if g+1 < len(s.marks) {
		to = s.marks[g+1]
	}
	n := int(to - s.marks[g])
	if cap(s.raw) < n {
		s.raw = make([]byte, n)
	}
	s.raw = s.raw[:n]
	if _, err := s.spool.ReadAt(s.raw, s.marks[g]); err != nil && !errors.Is(err, io.EOF) {
		return nil, 0, own(err, "temporary data cannot be read back")
	}
	for rest := s.raw; ; {
		item, after, ok := cutItem(rest)
		if !ok {
			return texts, size, nil
		}
		text, err := itemText(item)
		if err != nil {
			return nil, 0, err
		}
		texts, size, rest = append(texts, text), size+len(text), after
	}
}

// itemText returns the text of an <si> element: its own, or that of its runs,
// without the phonetic ones.
func itemText(item []byte) (string, error) {
	if body, ok := bytes.CutPrefix(item, []byte("<si><t>")); ok {
		if body, ok = bytes.CutSuffix(body, []byte("</t></si>")); ok && bytes.IndexByte(body, '&') < 0 && bytes.IndexByte(body, '<') < 0 && bytes.IndexByte(body, '\r') < 0 {
			return unescape(string(body)), nil
		}
	}
	dec := xml.NewDecoder(bytes.NewReader(item))
	var b strings.Builder
	depth, phonetic := 0, 0
	for {
		token, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			return unescape(b.String()), nil
		}
		if err != nil {
			return "", own(err, "a text of the workbook is damaged: open the file in Excel and save it again")
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "t":
				depth++
			case "rPh":
				phonetic++
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t":
				depth--
			case "rPh":
				phonetic--
			}
		case xml.CharData:
			if depth > 0 && phonetic == 0 {
				b.Write(e)
			}
		}
	}
}

// unescape reads _x000D_, the way in which workbooks write characters that XML
// cannot hold.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && i+7 <= len(s) && s[i+1] == 'x' && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				if !utf16.IsSurrogate(rune(n)) {
					b.WriteRune(rune(n))
				}
				i += 6
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
