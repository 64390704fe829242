package boundary

import (
	"errors"
	"io"
)

// lexer reads JSON from a stream without keeping it: only a token, or a value
// asked for with raw, is ever in memory as a whole. It checks the grammar of
// RFC 8259 and the nesting as it goes.
type lexer struct {
	r     io.Reader // nil: buf is all there is
	buf   []byte    // read and not yet dropped
	pos   int       // of the next byte in buf
	base  int64     // offset of buf[0] in the stream
	keep  int       // buf from here on must stay, -1: nothing must
	most  int       // bytes that may be kept
	depth int       // of the value being read
	limit int       // of depth
	// vertices counts arrays that begin with a number: positions.
	vertices int
	key      []byte // of the member being read
}

func newLexer(r io.Reader, l Limits) *lexer {
	return &lexer{r: r, buf: make([]byte, 0, 64<<10), keep: -1, most: l.FeatureBytes, limit: l.Nesting}
}

// lexBytes reads a value that has been read by raw before.
func lexBytes(b []byte) *lexer { return &lexer{buf: b, keep: 0, limit: 64} }

func (l *lexer) offset() int64 { return l.base + int64(l.pos) }

// fill reads more. It returns io.EOF at the end of the stream.
func (l *lexer) fill() error {
	if l.r == nil {
		return io.EOF
	}
	from := l.pos
	if l.keep >= 0 {
		from, l.keep = l.keep, 0
	}
	l.base += int64(from)
	l.pos -= from
	n := copy(l.buf, l.buf[from:])
	l.buf = l.buf[:n]
	if n == cap(l.buf) {
		if n >= l.most {
			return wrong("larger than %.0f MiB: simplify the outlines, or split the file", mebibytes(l.most))
		}
		grown := make([]byte, n, min(2*n, max(l.most, n+1)))
		copy(grown, l.buf)
		l.buf = grown
	}
	for range 100 {
		m, err := l.r.Read(l.buf[n:cap(l.buf)])
		l.buf = l.buf[:n+m]
		if m > 0 {
			return nil // an error that came with bytes comes again
		}
		if err != nil {
			return err
		}
	}
	return io.ErrNoProgress
}

// next returns the next byte without taking it.
func (l *lexer) next() (byte, error) {
	if l.pos < len(l.buf) {
		return l.buf[l.pos], nil
	}
	return l.nextFilled() // apart, so that the compiler inlines the rest
}

func (l *lexer) nextFilled() (byte, error) {
	if err := l.fill(); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return 0, err
	}
	return l.buf[l.pos], nil
}

// token returns the next byte that is no blank, without taking it.
func (l *lexer) token() (byte, error) {
	for {
		c, err := l.next()
		if err != nil {
			return 0, err
		}
		switch {
		case c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == recordSeparator && l.depth == 0:
			l.pos++
		default:
			return c, nil
		}
	}
}

// ended tells an end of the stream between two values from one within gzip data.
func (l *lexer) ended() bool { return l.pos == len(l.buf) && errors.Is(l.fill(), io.EOF) }

// hold and held frame a token whose bytes are wanted. The bytes are good until
// the lexer is used again, or until the outermost held.
func (l *lexer) hold() (start int, outer bool) {
	if l.keep < 0 {
		l.keep = l.pos
		return 0, true
	}
	return l.pos - l.keep, false
}

func (l *lexer) held(start int, outer bool) []byte {
	b := l.buf[l.keep+start : l.pos]
	if outer {
		l.keep = -1
	}
	return b
}

// raw takes a value and returns its bytes, good until the lexer is used again.
func (l *lexer) raw() ([]byte, error) {
	if _, err := l.token(); err != nil {
		return nil, err
	}
	start, outer := l.hold()
	if err := l.skip(); err != nil {
		return nil, err
	}
	return l.held(start, outer), nil
}
