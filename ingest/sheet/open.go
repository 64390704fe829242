package sheet

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
)

var utf8BOM = []byte("\xef\xbb\xbf")

const (
	gzipMagic = "\x1f\x8b"
	zipMagic  = "PK\x03\x04"
	zipEmpty  = "PK\x05\x06"
)

// peekBytes is how much of a file is looked at to tell its format.
const peekBytes = 4096

// Options say how to read a file. The zero value finds everything out.
type Options struct {
	Name      string   // of the file; looked at for a mark of secrecy, otherwise not
	Sheets    []string // wanted sheets by name; empty stands for all that are visible
	Delimiter byte     // between cells of text; 0 is found out
	// Decode turns the bytes of a text file, unpacked, into UTF-8; it may look
	// ahead to find out how. It is called whenever the file is read anew. Nil
	// takes the bytes for UTF-8.
	Decode func(io.Reader) (io.Reader, error)
	// Mend turns a text of a workbook that was typed with an old Vietnamese font
	// into Unicode, before anything is looked for in it. font is the name of the
	// cell's font, empty where it is not known. Nil leaves texts as they are.
	Mend func(text, font string) string
	// Foreign tells by its beginning, once unpacked, a text of another kind than a
	// table, which is not looked at: the caller reads it through Text. Nil tells none.
	Foreign func(head []byte) bool
	TempDir string // for what does not fit into memory; empty is the system's
	Limits  Limits
}

// File is a spreadsheet that was opened. One goroutine uses it at a time.
type File struct {
	o       Options
	raw     func() (io.ReadCloser, error) // of a text file: its bytes, unpacked
	text    *textFile
	book    *workbook
	packing string
	closes  []io.Closer
}

// Open looks at the beginning of a file, and at the directory and the parts
// before the sheets of a workbook. The format is told by the content, never by
// the name. Errors are *Error for files that cannot be read, with advice where
// it is a known kind of file, *SecretError, and *geo.InvalidError for options.
func Open(file io.ReaderAt, size int64, o Options) (*File, error) {
	o.Limits = o.Limits.withDefaults()
	if o.TempDir == "" {
		o.TempDir = tempDir()
	}
	f := &File{o: o}
	if level, ok := markInName(o.Name); ok {
		return nil, &SecretError{Level: level, Place: "file name"}
	}
	if err := f.open(file, size); err != nil {
		f.Close() //nolint:errcheck // the error that counts is known
		return nil, own(err, "the file cannot be read: copy it again")
	}
	return f, nil
}

// Close gives back what the file holds; the reader given to Open stays open.
func (f *File) Close() error {
	var all error
	for _, c := range f.closes {
		all = errors.Join(all, c.Close())
	}
	f.closes = nil
	return all
}

func (f *File) open(file io.ReaderAt, size int64) error {
	head, err := peekAt(file, size)
	if err != nil {
		return err
	}
	switch {
	case startsWith(head, gzipMagic):
		return f.openGzip(file, size)
	case startsWith(head, zipMagic), startsWith(head, zipEmpty):
		return f.openZip(file, size, true)
	}
	if startsWith(head, ole) {
		return refuseOLE(file)
	}
	return f.openText(head, size, func() (io.ReadCloser, error) {
		return &meter{r: io.NewSectionReader(file, 0, size), what: "the file", max: f.o.Limits.MaxBytes, ratio: 1}, nil
	})
}

// openText opens what is neither archive nor workbook. size is the content's,
// or any number larger than the head where it is not known.
func (f *File) openText(head []byte, size int64, open func() (io.ReadCloser, error)) error {
	if f.raw = open; f.o.Foreign != nil && f.o.Foreign(head) {
		return nil
	}
	if err := refuseText(head, size <= int64(len(head))); err != nil {
		return err
	}
	var err error
	f.text, err = newTextFile(open, f.o)
	return err
}

// openGzip opens what is inside gzip.
func (f *File) openGzip(file io.ReaderAt, size int64) error {
	open := func() (io.ReadCloser, error) {
		in := &counted{r: io.NewSectionReader(file, 0, size)}
		gz, err := gzip.NewReader(in)
		if err != nil {
			return nil, own(err, "the gzip file is damaged: copy it again")
		}
		return &meter{r: gz, closer: gz, what: "the gzip file", max: f.o.Limits.MaxBytes, ratio: f.o.Limits.MaxRatio, packed: in.n.Load}, nil
	}
	return f.openPacked(open, "gzip")
}

// openPacked opens the one file inside an archive: text is unpacked whenever it
// is read, a workbook once, to the side.
func (f *File) openPacked(open func() (io.ReadCloser, error), kind string) error {
	f.packing = kind
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close() //nolint:errcheck // read only
	head := make([]byte, peekBytes)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF { //nolint:errorlint // those of ReadFull alone: an archive that is cut off wraps them
		return err
	}
	head = head[:n]
	switch {
	case startsWith(head, gzipMagic):
		return fail("inside the %s file is a gzip file: unpack it once", kind)
	case startsWith(head, ole):
		rest, err := io.ReadAll(io.LimitReader(r, 8<<20)) // enough for the container's directory
		if err != nil {
			return err
		}
		return refuseOLE(bytes.NewReader(append(head, rest...)))
	case !startsWith(head, zipMagic):
		size := int64(n)
		if n == peekBytes {
			size++
		}
		return f.openText(head, size, open)
	}
	side := &spool{dir: f.o.TempDir, keep: 1 << 20}
	f.closes = append(f.closes, side)
	if _, err := side.Write(head); err != nil {
		return err
	}
	if _, err := io.Copy(side, io.LimitReader(r, f.o.Limits.MaxUnzip)); err != nil {
		return err
	}
	return f.openZip(side, side.size, false)
}

func peekAt(file io.ReaderAt, size int64) ([]byte, error) {
	head := make([]byte, min(size, peekBytes))
	if n, err := file.ReadAt(head, 0); err != nil && n < len(head) {
		return nil, own(err, "the file cannot be read")
	}
	return head, nil
}

func startsWith(head []byte, magic string) bool {
	return len(head) >= len(magic) && strings.HasPrefix(string(head[:len(magic)]), magic)
}
