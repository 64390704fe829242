package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/antoan-vn/antoan/ingest/charset"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

// content is an opened file: what is in it once it is unpacked and decoded. One
// goroutine uses it at a time.
type content struct {
	name   string
	limits Limits
	o      readOptions
	file   *sheet.File
	kind   *format

	encoding charset.Encoding
	guess    charset.Guess
	settled  bool // the encoding is known
}

// readOptions is what a person may say about a file's form.
type readOptions struct {
	delimiter byte     // between cells of text; 0 is found out
	encoding  string   // of text; empty is found out
	sheets    []string // of a workbook; empty for all that are visible
	// names returns words of the province's names, asked for where they are needed to
	// tell encodings apart; nil where none are known.
	names func() map[string]bool
}

// sampleBytes of a text file are looked at to tell its encoding.
const sampleBytes = 256 << 10

// openContent finds out what a file is, by its content and never by its name. The
// caller closes it. Errors are *FileError and *geo.InvalidError.
func openContent(file io.ReaderAt, size int64, name string, limits Limits, o readOptions) (*content, error) {
	c := &content{name: name, limits: limits.withDefaults(), o: o}
	if o.encoding != "" {
		e, err := charset.Parse(o.encoding)
		if err != nil {
			return nil, err
		}
		c.encoding, c.settled = e, true
	}
	var head []byte
	var err error
	c.file, err = sheet.Open(file, size, sheet.Options{
		Name: name, Sheets: o.sheets, Delimiter: o.delimiter, Decode: c.decode, Mend: mend, Limits: c.sheetLimits(),
		Foreign: func(h []byte) bool { head = bytes.TrimPrefix(h, utf8BOM); return looksLikeJSON(head) },
	})
	if err != nil {
		return nil, asFileError(name, err)
	}
	if c.kind = formatOf(c.file.Book(), head); c.kind == nil {
		return nil, errors.Join(&FileError{File: name, Reason: "this JSON holds neither features nor rows: give a GeoJSON FeatureCollection of points, or an array of objects"}, c.close())
	}
	return c, nil
}

// mend turns a text of a workbook that was typed with an old font into Unicode.
func mend(text, font string) string {
	e, capital, old := charset.Font(font)
	if !old {
		return text
	}
	if text = charset.Cell(e, text); capital {
		text = strings.ToUpper(text)
	}
	return text
}

// close gives back what the content holds.
func (c *content) close() error { return c.file.Close() }

func (c *content) sheetLimits() sheet.Limits {
	l := c.limits
	return sheet.Limits{MaxBytes: l.MaxBytes, MaxRatio: l.MaxRatio, MaxRows: l.MaxRows + 1000, MaxColumns: l.MaxColumns, MaxCell: max(l.MaxField, l.MaxRecord), MaxRecord: l.MaxRecord}
}

// decode gives out text as UTF-8 in NFC, whatever its encoding.
func (c *content) decode(r io.Reader) (io.Reader, error) {
	if !c.settled {
		b := bufio.NewReaderSize(r, sampleBytes)
		sample, err := b.Peek(sampleBytes)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if err := c.detect(sample); err != nil {
			return nil, err
		}
		r = b
	}
	return charset.NewReader(r, c.encoding), nil
}

// detect settles the encoding, or asks.
func (c *content) detect(sample []byte) error {
	c.guess = charset.Detect(sample, isHeaderWord)
	if c.guess.Ambiguous && c.o.names != nil {
		names := c.o.names()
		c.guess = charset.Detect(sample, func(w string) bool { return names[w] || isHeaderWord(w) })
	}
	if c.guess.Ambiguous {
		likely := []string{fmt.Sprintf("%s (%.0f %%)", c.guess.Encoding, 100*c.guess.Confidence)}
		for _, o := range c.guess.Others {
			likely = append(likely, fmt.Sprintf("%s (%.0f %%)", o.Encoding, 100*o.Confidence))
		}
		return &FileError{File: c.name, Reason: "the text is not UTF-8 and its encoding is not certain, likely are " + strings.Join(likely, ", ") +
			": say which with --encoding, or save the file as UTF-8 (in Excel \"CSV UTF-8\")"}
	}
	c.encoding, c.settled = c.guess.Encoding, true
	return nil
}

// text begins to read a text file, decoded. The caller closes it.
func (c *content) text() (*input, error) {
	raw, err := c.file.Text()
	if err != nil {
		return nil, asFileError(c.name, err)
	}
	decoded, err := c.decode(raw)
	if err != nil {
		return nil, errors.Join(asFileError(c.name, err), raw.Close())
	}
	in, err := openInput(struct {
		io.Reader
		io.Closer
	}{decoded, raw}, c.name, c.limits)
	if err != nil {
		return nil, errors.Join(err, raw.Close())
	}
	return in, nil
}
