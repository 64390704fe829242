package ingest

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// text takes a string and appends it unescaped. Of one longer than limit it
// appends just enough to show that.
func (s *jsonScanner) text(dst []byte, limit int) ([]byte, error) {
	if err := s.expect('"'); err != nil {
		return dst, err
	}
	from := len(dst)
	for {
		run := s.w.rest()
		run = run[:plainRun(run)]
		s.w.pos += len(run)
		dst = append(dst, run[:min(len(run), max(0, limit+1-(len(dst)-from)))]...)
		b, err := s.next()
		switch {
		case err != nil:
			return dst, err
		case b == '"':
			if len(dst)-from <= limit && !utf8.Valid(dst[from:]) {
				return dst, s.fail("the text is not UTF-8: save the file as UTF-8")
			}
			return dst, nil
		case b == '\\':
			if dst, err = s.escape(dst); err != nil {
				return dst, err
			}
		case b < ' ':
			return dst, s.fail("a line break or control character inside a text: it must be escaped")
		default:
			dst = append(dst, b)
		}
	}
}

// plainRun counts the leading bytes of a string that stand for themselves.
func plainRun(b []byte) int {
	n := 0
	for n < len(b) && b[n] != '"' && b[n] != '\\' && b[n] >= ' ' {
		n++
	}
	return n
}

// escape takes what follows a backslash.
func (s *jsonScanner) escape(dst []byte) ([]byte, error) {
	b, err := s.next()
	if err != nil {
		return dst, err
	}
	if b == 'u' {
		r, err := s.hex4()
		if err == nil && utf16.IsSurrogate(r) {
			r, err = s.lowSurrogate(r)
		}
		return utf8.AppendRune(dst, r), err
	}
	i := bytes.IndexByte([]byte(`"\/bfnrt`), b)
	if i < 0 {
		return dst, s.fail("an unknown escape in a text")
	}
	return append(dst, "\"\\/\b\f\n\r\t"[i]), nil
}

// lowSurrogate takes the second half of a pair; a lone half becomes U+FFFD.
func (s *jsonScanner) lowSurrogate(high rune) (rune, error) {
	for s.w.end-s.w.pos < 6 && !s.w.eof {
		if err := s.fill(); err != nil {
			return 0, err
		}
	}
	if rest := s.w.rest(); len(rest) < 6 || rest[0] != '\\' || rest[1] != 'u' {
		return utf8.RuneError, nil
	}
	before := s.w.pos
	s.w.pos += 2
	low, err := s.hex4()
	r := utf16.DecodeRune(high, low)
	if err == nil && r == utf8.RuneError {
		s.w.pos = before
	}
	return r, err
}

func (s *jsonScanner) hex4() (rune, error) {
	var r rune
	for range 4 {
		b, err := s.next()
		if err != nil {
			return 0, err
		}
		d := bytes.IndexByte([]byte("0123456789abcdef"), b|0x20)
		if d < 0 || b < '0' {
			return 0, s.fail(`an escape \u without four hexadecimal digits`)
		}
		r = r<<4 | rune(d)
	}
	return r, nil
}
