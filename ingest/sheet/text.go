package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// sampleBytes is how much of a text file is looked at to find its delimiter.
const sampleBytes = 64 << 10

// textFile is a table of text whose form was found out.
type textFile struct {
	open    func() (io.ReadCloser, error)
	o       Options
	dialect Dialect
}

// newTextFile looks at the first 64 KiB.
func newTextFile(open func() (io.ReadCloser, error), o Options) (*textFile, error) {
	if d := o.Delimiter; d != 0 && (d == '"' || d == '\n' || d == '\r' || d >= 0x80) {
		return nil, invalidDelimiter()
	}
	t := &textFile{open: open, o: o}
	r, closer, err := t.begin()
	if err != nil {
		return nil, err
	}
	defer closer.Close() //nolint:errcheck // read only
	sample, err := r.Peek(sampleBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, own(err, "the file cannot be read: copy it again")
	}
	if err := refuseDecoded(sample); err != nil {
		return nil, err
	}
	t.dialect = detect(sample, o.Delimiter, err != nil)
	return t, nil
}

// begin opens the text as UTF-8, behind a byte order mark.
func (t *textFile) begin() (*bufio.Reader, io.Closer, error) {
	raw, err := t.open()
	if err != nil {
		return nil, nil, err
	}
	var src io.Reader = raw
	if t.o.Decode != nil {
		if src, err = t.o.Decode(raw); err != nil {
			raw.Close() //nolint:errcheck // the error that counts is known
			return nil, nil, own(err, "the text's encoding is not understood: save it as UTF-8 (in Excel \"CSV UTF-8\")")
		}
	}
	r := bufio.NewReaderSize(src, sampleBytes)
	if head, err := r.Peek(len(utf8BOM)); err == nil && bytes.Equal(head, utf8BOM) {
		r.Discard(len(utf8BOM)) //nolint:errcheck // these bytes are there
	}
	return r, raw, nil
}

// rows begins to read.
func (t *textFile) rows() (Rows, error) {
	r, closer, err := t.begin()
	if err != nil {
		return nil, err
	}
	return &textRows{r: r, closer: closer, d: t.dialect, limits: t.o.Limits, line: 1}, nil
}
