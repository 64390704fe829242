package ingest

import (
	"errors"
	"io"
)

// window is the part of a file that is in memory: buf[pos:end] has not been
// taken yet.
type window struct {
	r        io.Reader
	buf      []byte
	pos, end int
	eof      bool
	ahead    error // what the reader said after the bytes held
}

func newWindow(r io.Reader, size int) window {
	return window{r: r, buf: make([]byte, size)}
}

// rest returns what is held and not taken.
func (w *window) rest() []byte { return w.buf[w.pos:w.end] }

// more reads further bytes behind those not taken, moving or growing the
// buffer as needed. At the end of the file it sets eof and returns nil.
func (w *window) more() error {
	if w.ahead != nil {
		return w.ahead
	}
	if w.pos > 0 {
		w.end = copy(w.buf, w.buf[w.pos:w.end])
		w.pos = 0
	}
	if w.end == len(w.buf) {
		w.buf = append(w.buf, make([]byte, len(w.buf))...)
	}
	for range 100 {
		n, err := w.r.Read(w.buf[w.end:])
		w.end += n
		switch {
		case errors.Is(err, io.EOF):
			w.eof = true
			return nil
		case err != nil && n == 0:
			return err
		case n > 0:
			w.ahead = err
			return nil
		}
	}
	return io.ErrNoProgress
}
