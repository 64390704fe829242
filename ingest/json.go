package ingest

import (
	"errors"
	"fmt"
)

// jsonScanner takes JSON apart byte by byte as it comes, so that neither the
// length nor the nesting of a document decides how much memory it costs. Each
// method takes one piece and returns a *FileError where something else stands.
type jsonScanner struct {
	in    *input
	w     window
	line  int64
	depth int
}

func newJSONScanner(in *input) *jsonScanner {
	return &jsonScanner{in: in, w: newWindow(in.head, 128<<10), line: 1}
}

// peek returns the next byte that is no blank, without taking it; 0 at the end.
func (s *jsonScanner) peek() (byte, error) {
	for {
		for s.w.pos < s.w.end {
			switch b := s.w.buf[s.w.pos]; b {
			case '\n':
				s.line++
			case ' ', '\t', '\r':
			case 0:
				return 0, s.fail("a zero byte, so this is a binary or damaged file: export it again")
			default:
				return b, nil
			}
			s.w.pos++
		}
		if s.w.eof {
			return 0, nil
		}
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
}

// next takes one byte, blank or not.
func (s *jsonScanner) next() (byte, error) {
	for s.w.pos == s.w.end {
		if s.w.eof {
			return 0, s.cutOff()
		}
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
	b := s.w.buf[s.w.pos]
	s.w.pos++
	return b, nil
}

func (s *jsonScanner) fill() error {
	err := s.w.more()
	var file *FileError
	if err == nil || errors.As(err, &file) {
		return err
	}
	return &FileError{File: s.in.name, Line: s.line, Reason: "reading stopped: " + err.Error(), Err: err}
}

// expect takes the next byte that is no blank, which must be b.
func (s *jsonScanner) expect(b byte) error {
	got, err := s.peek()
	if err != nil {
		return err
	}
	if got != b {
		return s.unexpected(got, string(b))
	}
	s.w.pos++
	return nil
}

// enter takes the bracket that opens an object or an array.
func (s *jsonScanner) enter(b byte) error {
	if s.depth++; s.depth > s.in.limits.MaxDepth {
		return s.fail(fmt.Sprintf("JSON nested deeper than %d: give a plain collection of points", s.in.limits.MaxDepth))
	}
	return s.expect(b)
}

// more tells whether an element follows, and takes the comma before it or the
// bracket that ends the object or array. first is true before the first one.
func (s *jsonScanner) more(first *bool, end byte) (bool, error) {
	b, err := s.peek()
	if err != nil {
		return false, err
	}
	switch {
	case b == end:
		s.w.pos++
		s.depth--
		return false, nil
	case *first:
		*first = false
		return true, nil
	case b != ',':
		return false, s.unexpected(b, ", or "+string(end))
	}
	s.w.pos++
	if b, err = s.peek(); err == nil && b == end {
		err = s.unexpected(b, "a value")
	}
	return true, err
}

// object calls member for every member of an object; member takes the value.
// The key is valid until member takes anything.
func (s *jsonScanner) object(key []byte, member func(key []byte) error) error {
	if err := s.enter('{'); err != nil {
		return err
	}
	for first := true; ; {
		again, err := s.more(&first, '}')
		if err != nil || !again {
			return err
		}
		if key, err = s.key(key[:0]); err != nil {
			return err
		}
		if err := member(key); err != nil {
			return err
		}
	}
}

// key takes a member's name and the colon.
func (s *jsonScanner) key(dst []byte) ([]byte, error) {
	dst, err := s.text(dst, 1<<10)
	if err != nil {
		return dst, err
	}
	if len(dst) > 1<<10 {
		return dst, s.fail("a property name longer than 1024 bytes: the JSON is damaged or no table of incidents")
	}
	return dst, s.expect(':')
}

// array calls element for every element of an array; element takes it.
func (s *jsonScanner) array(element func() error) error {
	if err := s.enter('['); err != nil {
		return err
	}
	for first := true; ; {
		again, err := s.more(&first, ']')
		if err != nil || !again {
			return err
		}
		if err := element(); err != nil {
			return err
		}
	}
}

// scalar takes a string, number, true, false or null and appends its text,
// nothing for null; numbers stay as they are written.
func (s *jsonScanner) scalar(dst []byte, limit int) ([]byte, error) {
	b, err := s.peek()
	if err != nil {
		return dst, err
	}
	if b == '"' {
		return s.text(dst, limit)
	}
	from := len(dst)
	for {
		if s.w.pos == s.w.end && !s.w.eof {
			if err := s.fill(); err != nil {
				return dst, err
			}
		}
		if s.w.pos == s.w.end || !isWordByte(s.w.buf[s.w.pos]) || len(dst)-from > 400 {
			break
		}
		dst = append(dst, s.w.buf[s.w.pos])
		s.w.pos++
	}
	switch word := dst[from:]; {
	case len(word) == 0:
		return dst, s.unexpected(b, "a value")
	case string(word) == "null":
		return dst[:from], nil
	case string(word) == "true", string(word) == "false", isNumber(word):
		return dst, nil
	}
	return dst[:from], s.fail("a value that is neither text, number, true, false nor null")
}

// skip takes any value and keeps nothing of it.
func (s *jsonScanner) skip() error {
	b, err := s.peek()
	if err != nil {
		return err
	}
	switch b {
	case '{':
		return s.object(nil, func([]byte) error { return s.skip() })
	case '[':
		return s.array(s.skip)
	}
	_, err = s.scalar(nil, 0)
	return err
}
