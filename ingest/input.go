package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// peekBytes is how much of a file is looked at to tell its format.
const peekBytes = 4096

// input is a file's content as text, within the limits.
type input struct {
	name   string
	limits Limits
	head   *bufio.Reader
	out    int64 // bytes given out
	src    io.Reader
	closer io.Closer
}

// openInput begins to read text from its start, behind a byte order mark.
func openInput(r io.Reader, name string, limits Limits) (*input, error) {
	in := &input{name: name, limits: limits.withDefaults(), src: r}
	in.closer, _ = r.(io.Closer)
	in.head = bufio.NewReaderSize(in, peekBytes)
	head, err := in.peek()
	if err == nil && bytes.HasPrefix(head, utf8BOM) {
		_, err = in.head.Discard(len(utf8BOM))
	}
	return in, err
}

// close gives back what unpacking holds.
func (in *input) close() error {
	if in.closer == nil {
		return nil
	}
	return in.closer.Close()
}

// peek returns the first bytes without taking them.
func (in *input) peek() ([]byte, error) {
	head, err := in.head.Peek(peekBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return head, nil
}

// Read gives out text. Its errors are *FileError or io.EOF.
func (in *input) Read(p []byte) (int, error) {
	n, err := in.src.Read(p)
	in.out += int64(n)
	if in.out > in.limits.MaxBytes {
		return 0, in.fail(0, fmt.Sprintf("more than %d MiB of text: split the file", in.limits.MaxBytes>>20))
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, asFileError(in.name, err)
	}
	return n, err
}

func (in *input) fail(line int64, reason string) error {
	return &FileError{File: in.name, Line: line, Reason: reason}
}
