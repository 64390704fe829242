package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// peekBytes is how much of a file is looked at to tell its format.
const peekBytes = 4096

// input is a file's content, unpacked, within the limits.
type input struct {
	name   string
	limits Limits
	head   *bufio.Reader
	packed bool
	in     atomic.Int64 // bytes taken from the file
	out    int64        // bytes given out
	src    io.Reader
	gz     *gzip.Reader
}

// openInput begins to read a file from its start, behind a byte order mark.
// Gzip is told by its content.
func openInput(r io.Reader, name string, limits Limits) (*input, error) {
	in := &input{name: name, limits: limits.withDefaults()}
	raw := bufio.NewReaderSize(&counter{r, &in.in}, 128<<10)
	in.src = raw
	magic, err := raw.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, &FileError{File: name, Reason: "cannot be read", Err: err}
	}
	if len(magic) == 2 && magic[0] == 0x1f && magic[1] == 0x8b {
		if in.gz, err = gzip.NewReader(raw); err != nil {
			return nil, in.broken(err)
		}
		in.packed, in.src = true, in.gz
	}
	in.head = bufio.NewReaderSize(in, peekBytes)
	head, err := in.peek()
	if err == nil && bytes.HasPrefix(head, utf8BOM) {
		_, err = in.head.Discard(len(utf8BOM))
	}
	return in, err
}

// close gives back what unpacking holds.
func (in *input) close() {
	if in.gz != nil {
		in.gz.Close()
	}
}

// peek returns the first bytes without taking them.
func (in *input) peek() ([]byte, error) {
	head, err := in.head.Peek(peekBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return head, nil
}

// Read unpacks. Its errors are *FileError or io.EOF.
func (in *input) Read(p []byte) (int, error) {
	n, err := in.src.Read(p)
	in.out += int64(n)
	if in.out > in.limits.MaxBytes {
		return 0, in.fail(0, fmt.Sprintf("more than %d MiB of text: split the file", in.limits.MaxBytes>>20))
	}
	if in.packed && in.out > ratioGrace && in.out/in.limits.MaxRatio > in.in.Load() {
		return 0, in.fail(0, fmt.Sprintf(
			"unpacks to more than %d times its size, which no table does: unpack it and look at it", in.limits.MaxRatio))
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, in.broken(err)
	}
	return n, err
}

// broken tells apart a damaged archive and a file that cannot be read.
func (in *input) broken(err error) error {
	if in.gz == nil && !errors.Is(err, gzip.ErrHeader) {
		return &FileError{File: in.name, Reason: "reading stopped: " + err.Error(), Err: err}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return &FileError{File: in.name, Reason: "the gzip file is cut off: copy it again", Err: err}
	}
	return &FileError{File: in.name, Reason: "the gzip file is damaged: copy it again", Err: err}
}

func (in *input) fail(line int64, reason string) error {
	return &FileError{File: in.name, Line: line, Reason: reason}
}

// counter counts the bytes that went through.
type counter struct {
	r io.Reader
	n *atomic.Int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}
