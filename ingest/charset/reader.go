package charset

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

const (
	bufferBytes = 64 << 10
	directBytes = 4 << 10         // a shorter Read goes through the buffer
	mostBytes   = 4 * bufferBytes // looked over at once, so that the processor's cache still holds it
)

var (
	mark        = []byte("\uFEFF")
	replacement = []byte("\uFFFD")
)

// Reader gives out a stream as valid UTF-8 in NFC, without byte order mark.
//
// Bytes that mean nothing in the encoding become U+FFFD, each, so that a single damaged cell does not cost the file; Replaced counts
// them, and whoever reads must look at it. Old fonts and code pages have a
// character at every byte.
//
// UTF-8 that is in NFC already is read straight into the caller's slice and only
// looked over. Not safe for concurrent use.
type Reader struct {
	src      io.Reader
	raw      []byte // UTF-8 still to give out: a short tail, or where mending has to begin
	dirty    bool   // raw has to be mended before more is read past it
	out      []byte // mended, waiting
	buf      []byte // memory of out
	spare    []byte // memory of the next raw
	begun    bool   // past the byte order mark
	err      error  // of src; set once
	replaced int64
}

// NewReader returns a Reader of a file that is in the given encoding.
func NewReader(r io.Reader, e Encoding) *Reader {
	if e >= encodingCount {
		e = UTF8
	}
	t := traits[e]
	switch t.outer {
	case outerUTF16LE:
		r = transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case outerUTF16BE:
		r = transform.NewReader(r, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder())
	}
	switch {
	case t.inner == inner1258:
		r = transform.NewReader(r, charmap.Windows1258.NewDecoder())
	case t.inner != innerText && t.outer == outerBytes:
		r = newRunReader(r, rawRun(t.inner))
	case t.inner != innerText:
		r = newRunReader(r, cellRun(e))
	}
	return &Reader{src: r}
}

// Replaced returns how many U+FFFD the text given out so far holds: places that
// were damaged, in this file or on its way into it.
func (r *Reader) Replaced() int64 { return r.replaced }

// Read fills p. Its errors are those of the stream below.
func (r *Reader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for {
		if len(r.out) > 0 {
			n := copy(p, r.out)
			r.out = r.out[n:]
			return n, nil
		}
		if r.err != nil && len(r.raw) == 0 {
			return 0, r.err
		}
		if r.dirty {
			r.mend()
			continue
		}
		if len(p) >= directBytes {
			if n := r.fill(p); n > 0 {
				return n, nil
			}
			continue
		}
		if r.buf == nil {
			r.buf = make([]byte, bufferBytes)
		}
		r.out = r.buf[:r.fill(r.buf)]
	}
}

// fill reads into p and returns how much of it can be given out. The last
// character is kept back, because a mark may follow that belongs to it.
func (r *Reader) fill(p []byte) int {
	p = p[:min(len(p), mostBytes)]
	if len(r.raw) > len(p)/2 {
		r.dirty = true
		return 0
	}
	n := copy(p, r.raw)
	r.raw = r.raw[:0]
	if r.err == nil {
		var m int
		m, r.err = r.src.Read(p[n:])
		n += m
	}
	if !r.begun {
		if n < len(mark) && r.err == nil {
			r.raw = append(r.raw, p[:n]...)
			return 0
		}
		r.begun = true
		if bytes.HasPrefix(p[:n], mark) {
			n = copy(p, p[len(mark):n])
		}
	}
	good := clean(p[:n])
	if good == n && r.err != nil {
		return n
	}
	keep := lastRune(p[:good])
	r.raw = append(r.raw, p[keep:n]...)
	r.dirty = good < n && (r.err != nil || utf8.FullRune(p[good:n]))
	return keep
}

// mend converts what has to be: ill-formed bytes to U+FFFD, the rest to NFC. What
// it cannot decide without more of the stream stays in raw.
func (r *Reader) mend() {
	end := r.err != nil
	valid, used := wellFormed(r.spare[:0], r.raw, end)
	if r.buf == nil {
		r.buf = make([]byte, bufferBytes)
	}
	var written, read int
	var full bool
	if good := clean(valid); good == len(valid) && good <= len(r.buf) {
		if !end {
			good = lastRune(valid)
		}
		written, read = copy(r.buf, valid[:good]), good
	} else {
		var err error
		written, read, err = norm.NFC.Transform(r.buf, valid, end)
		full = errors.Is(err, transform.ErrShortDst)
	}
	r.out = r.buf[:written]
	r.replaced += int64(bytes.Count(r.out, replacement))
	rest := append(valid[:copy(valid, valid[read:])], r.raw[used:]...)
	r.raw, r.spare = rest, r.raw
	// With room left, what remains waits for more.
	r.dirty = full || end && len(r.raw) > 0
	if written == 0 && !end && !r.dirty {
		r.more()
	}
}

// more appends the next piece of the stream to raw, which a long row of marks
// has filled without an end in sight.
func (r *Reader) more() {
	at := len(r.raw)
	r.raw = append(r.raw, make([]byte, directBytes)...)
	n, err := r.src.Read(r.raw[at:])
	r.raw, r.err = r.raw[:at+n], err
	r.dirty = true
}
