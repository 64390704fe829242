package ingest

import "bytes"

// Reader reads the rows of one file, whatever its format. Its errors are
// *FileError, or io.EOF after the last row.
type Reader interface {
	// Columns returns the names of the file's columns: all of them where the
	// format has a header, those met so far where it has none.
	Columns() []string
	// Open tells that rows to come may have columns that Columns lacks.
	Open() bool
	// Select names the wanted columns, in the order in which the cells of a
	// row will stand. It is called once, before Read.
	Select(columns []string) error
	// Read fills the empty chunk with the rows that come next. With io.EOF the
	// chunk may hold the last rows.
	Read(c *Chunk) error
}

// format is one kind of file. To add one, write its file and name it here.
type format struct {
	name   string
	detect func(head []byte) bool // by the first bytes, never by the name
	open   func(in *input, o readOptions) (Reader, error)
}

// formats in the order in which they are tried; CSV takes whatever is text.
var formats = []format{
	{"GeoJSON", looksLikeJSON, openGeoJSON},
	{"CSV", func([]byte) bool { return true }, openCSV},
}

// readOptions is what a person may say about a file's form.
type readOptions struct {
	delimiter byte // between CSV cells; 0 is a comma
}

// openReader finds out the format from the content.
func openReader(in *input, o readOptions) (Reader, error) {
	head, err := in.peek()
	if err != nil {
		return nil, err
	}
	if reason := refuse(head); reason != "" {
		return nil, in.fail(0, reason)
	}
	for _, f := range formats {
		if f.detect(head) {
			return f.open(in, o)
		}
	}
	return nil, in.fail(0, "the format is unknown: give CSV or GeoJSON")
}

// foreign lists beginnings of files that people give by mistake.
var foreign = []struct{ magic, reason string }{
	{"PK\x03\x04", "this is an Excel workbook or a ZIP archive: save the sheet as CSV (UTF-8), or unpack it"},
	{"\xd0\xcf\x11\xe0", "this is an old Excel or Word file: save the sheet as CSV (UTF-8)"},
	{"%PDF", "this is a PDF: give the table it was made from as CSV (UTF-8)"},
	{"\x1f\x8b", "this is gzip inside gzip: unpack it once"},
	{"SQLite format 3\x00", "this is a GeoPackage or SQLite file: export the points as GeoJSON or CSV"},
	{"\xff\xfe", "the text is UTF-16: save it as UTF-8 (in Excel \"CSV UTF-8\")"},
	{"\xfe\xff", "the text is UTF-16: save it as UTF-8 (in Excel \"CSV UTF-8\")"},
	{"<", "this is XML or HTML, not a table: give CSV or GeoJSON"},
}

// refuse returns why a file that begins like this is no text of ours, or "".
func refuse(head []byte) string {
	trimmed := bytes.TrimSpace(head)
	for _, f := range foreign {
		if bytes.HasPrefix(trimmed, []byte(f.magic)) {
			return f.reason
		}
	}
	switch {
	case bytes.IndexByte(head, 0) >= 0:
		return "this is a binary file, not text: give CSV or GeoJSON"
	case len(trimmed) == 0 && len(head) < peekBytes:
		return "the file is empty: check that the export finished"
	case len(trimmed) == 0:
		return "the file begins with nothing but blanks: give CSV or GeoJSON"
	}
	return ""
}

func looksLikeJSON(head []byte) bool {
	trimmed := bytes.TrimSpace(head)
	return len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[')
}
