package sheet

import "io"

// Book tells whether the file is a workbook.
func (f *File) Book() bool { return f.book != nil }

// Packing returns "gzip" or "zip" where the file was packed in one, else "".
// A workbook, which is a zip archive itself, is not packed for that.
func (f *File) Packing() string { return f.packing }

// Text begins to read a text file as it is, unpacked and not decoded. It is nil
// for a workbook. The caller closes it. Errors, of reading too, are *Error.
func (f *File) Text() (io.ReadCloser, error) {
	if f.raw == nil {
		return nil, nil //nolint:nilnil // said in the comment
	}
	return f.raw()
}

// Plain tells a table as programs write them: one header row at the top, and
// nothing but data and blank rows among the first rows below it.
func (t *Table) Plain() bool {
	for why := range t.Summary.Reasons {
		if why != BlankRow {
			return false
		}
	}
	return t.header.plain && t.Summary.Dittos == 0
}

// PlainHeader tells whether the header is one row at the top, with nothing above it.
func (t *Table) PlainHeader() bool { return t.header.plain }

// NamesSecrecy tells whether one of the columns is named for secrecy.
func (t *Table) NamesSecrecy() bool {
	for _, c := range t.Columns {
		if secrecy.has(fold(c.Name)) {
			return true
		}
	}
	return false
}

// Marked tells whether a cell is a mark of secrecy wherever it stands, and the
// level: "Tối mật" or "Tuyệt mật" alone, or "Độ mật: …" with any level.
func Marked(cell string) (level string, ok bool) {
	level, sure := markInCell(cell)
	return level, sure
}

// Skipped counts the rows read so far that are neither header nor data.
func (r *Reader) Skipped() int64 { return r.summary.Skipped }

// Beyond counts the rows of data read so far with something outside the columns.
func (r *Reader) Beyond() int64 { return r.summary.Beyond }

// LineFeeds tells whether lines end with LF, as they have for twenty years, or
// with the CR alone of old Macs.
func (d *Dialect) LineFeeds() bool { return d.lineEnd == '\n' }
