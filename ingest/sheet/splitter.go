package sheet

import "bytes"

// splitter takes a record apart, line by line.
type splitter struct {
	buf    []byte // the cells, one behind the other
	ends   []int  // where each cell ends in buf
	comma  byte
	quotes bool
	stray  bool // a quote stood where none belongs
	inside bool // a quoted cell is open at the end of the line
}

func (s *splitter) reset(d Dialect) {
	s.buf, s.ends = s.buf[:0], s.ends[:0]
	s.comma, s.quotes, s.stray, s.inside = d.comma, d.Quotes, false, false
}

// take adds a line with its end and tells whether the record ends with it. It
// stops early behind more cells than wanted.
func (s *splitter) take(line []byte, most int) (whole bool) {
	pos, end := 0, len(bytes.TrimRight(line, "\r\n"))
	for {
		quoted := s.inside
		if !quoted && s.quotes && pos < end && line[pos] == '"' {
			quoted = true
			pos++
		}
		if quoted {
			var closed bool
			if pos, closed = s.quoted(line, pos); !closed {
				return false
			}
			pos = min(pos, end)
		}
		n := bytes.IndexByte(line[pos:end], s.comma)
		if n < 0 {
			n = end - pos
		}
		s.stray = s.stray || s.quotes && n > 0 && (quoted || bytes.IndexByte(line[pos:pos+n], '"') >= 0)
		s.buf = append(s.buf, line[pos:pos+n]...)
		s.end()
		if pos += n; pos >= end || len(s.ends) > most {
			return true
		}
		pos++
	}
}

func (s *splitter) end() { s.ends = append(s.ends, len(s.buf)) }

// quoted takes the inside of a quoted cell from n on and returns the place behind
// its closing quote: the first that is not doubled. Whatever follows up to the
// delimiter is taken as it stands, so that a wrong quote harms its own row only.
func (s *splitter) quoted(line []byte, n int) (next int, closed bool) {
	for {
		q := bytes.IndexByte(line[n:], '"')
		if q < 0 {
			s.appendLines(line[n:])
			s.inside = true
			return len(line), false
		}
		s.appendLines(line[n : n+q])
		if n += q + 1; n == len(line) || line[n] != '"' {
			s.inside = false
			return n, true
		}
		s.buf = append(s.buf, '"')
		n++
	}
}

// appendLines appends text with every CR LF as LF.
func (s *splitter) appendLines(text []byte) {
	if bytes.IndexByte(text, '\r') < 0 {
		s.buf = append(s.buf, text...)
		return
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	s.buf = append(s.buf, bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))...)
}
