package charset

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// maxRun bounds what is looked at as one cell, in bytes.
const maxRun = 4096

// separates marks the characters that end a cell in any table or JSON file. In
// every encoding here they are these bytes and no others.
var separates = func() (at [256]bool) {
	for _, b := range []byte("\n\r\t,;|\"") {
		at[b] = true
	}
	return at
}()

// runReader converts a stream cell by cell, so that one may be judged as a whole.
type runReader struct {
	src     io.Reader
	convert func(dst, run []byte) []byte
	in      []byte // read, not converted
	scanned int    // front of in without a separator
	buf     []byte // memory of in
	out     []byte // converted, waiting
	spare   []byte // memory of out
	begun   bool
	err     error
}

func newRunReader(src io.Reader, convert func(dst, run []byte) []byte) *runReader {
	return &runReader{src: src, convert: convert, buf: make([]byte, bufferBytes)}
}

// rawRun converts the bytes of an old encoding.
func rawRun(in inner) func(dst, run []byte) []byte {
	var text []byte
	return func(dst, run []byte) []byte {
		text, _ = in.decode(text[:0], run, western)
		if in == innerTCVN3 {
			return append(dst, capitals(string(text))...)
		}
		return append(dst, text...)
	}
}

// cellRun mends UTF-8 that holds an old encoding.
func cellRun(e Encoding) func(dst, run []byte) []byte {
	return func(dst, run []byte) []byte { return append(dst, Cell(e, string(run))...) }
}

// Read returns converted text. Its errors are those of the stream below.
func (r *runReader) Read(p []byte) (int, error) {
	for len(r.out) == 0 {
		if r.err != nil && len(r.in) == 0 {
			return 0, r.err
		}
		if r.err == nil {
			r.fill()
		}
		r.step()
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}

func (r *runReader) fill() {
	n := copy(r.buf, r.in)
	m, err := r.src.Read(r.buf[n:])
	r.in, r.err = r.buf[:n+m], err
	if r.begun || n+m < len(mark) && err == nil {
		return
	}
	r.begun = true
	r.in = bytes.TrimPrefix(r.in, mark)
}

// step converts the whole cells that were read.
func (r *runReader) step() {
	out := r.spare[:0]
	if !r.begun {
		return
	}
	for {
		n, whole := r.cell()
		if !whole && r.err == nil {
			break
		}
		if isASCII(r.in[:n]) {
			out = append(out, r.in[:n]...)
		} else {
			out = r.convert(out, r.in[:n])
		}
		r.in, r.scanned = r.in[n:], 0
		for len(r.in) > 0 && separates[r.in[0]] {
			out = append(out, r.in[0])
			r.in = r.in[1:]
		}
		if len(r.in) == 0 {
			break
		}
	}
	r.out, r.spare = out, out
}

// cell finds the end of the first cell. A longer one than maxRun is cut before
// its last ASCII character, where no encoding has a letter's second half, or else
// where a character of UTF-8 begins.
func (r *runReader) cell() (n int, whole bool) {
	for n = r.scanned; n < len(r.in); n++ {
		if separates[r.in[n]] {
			return n, true
		}
		if n == maxRun {
			return cut(r.in[:n+1]), true
		}
	}
	r.scanned = n
	return n, false
}

func cut(run []byte) int {
	for n := len(run) - 1; n > 0; n-- {
		if run[n] < utf8.RuneSelf {
			return n
		}
	}
	for n := len(run) - 1; n > len(run)-utf8.UTFMax; n-- {
		if utf8.RuneStart(run[n]) {
			return n
		}
	}
	return len(run) - 1
}
