package sheet

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf8"
)

// ole is the beginning of the container of old Office files, and of encrypted
// new ones.
const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// foreign lists beginnings of files that people give by mistake.
var foreign = []struct{ magic, reason string }{
	{"%PDF", "this is a PDF: give the table it was made from as .xlsx or CSV"},
	{"{\\rtf", "this is a text document (RTF): copy the table into a spreadsheet and save it as .xlsx"},
	{"SQLite format 3\x00", "this is a GeoPackage or SQLite file: export the points as CSV or .xlsx"},
	{"Rar!", "this is a RAR archive: unpack it and give the .xlsx or CSV inside"},
	{"7z\xbc\xaf\x27\x1c", "this is a 7-Zip archive: unpack it and give the .xlsx or CSV inside"},
	{"\x89PNG", "this is a picture: give the table it shows as .xlsx or CSV"},
	{"\xff\xd8\xff", "this is a picture: give the table it shows as .xlsx or CSV"},
	{"<", "this is XML or HTML, not a table, even where its name ends in .xls: open it in Excel and save as .xlsx"},
	{"{", "this is JSON, not a table: give .xlsx or CSV"},
}

// refuseText returns why content that begins like this is no text table.
func refuseText(head []byte, whole bool) error {
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM))
	for _, f := range foreign {
		if bytes.HasPrefix(trimmed, []byte(f.magic)) {
			return fail("%s", f.reason)
		}
	}
	switch {
	case len(trimmed) == 0 && whole:
		return fail("the file is empty: check that the export finished")
	case len(trimmed) == 0:
		return fail("the file begins with nothing but blanks: give .xlsx or CSV")
	}
	return nil
}

// refuseDecoded returns why text, once it should be UTF-8, is none.
func refuseDecoded(head []byte) error {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return fail("the text is UTF-16: save it as UTF-8 (in Excel \"CSV UTF-8\")")
	case bytes.IndexByte(head, 0) >= 0:
		return fail("this is a binary file, not text: give .xlsx or CSV")
	}
	return nil
}

// refuseOLE tells apart what may be in the old container, by the names in the
// first sector of its directory.
func refuseOLE(file io.ReaderAt) error {
	var header [512]byte
	if _, err := file.ReadAt(header[:], 0); err != nil {
		return fail("this is the beginning of an old Office file, cut off: copy it again and save as .xlsx")
	}
	shift := min(binary.LittleEndian.Uint16(header[30:]), 12)
	sector := int64(binary.LittleEndian.Uint32(header[48:]))
	directory := make([]byte, 4096)
	n, _ := file.ReadAt(directory, (sector+1)<<shift) //nolint:errcheck // a short directory names less
	has := func(name string) bool { return bytes.Contains(directory[:n], utf16Name(name)) }
	switch {
	case has("EncryptedPackage"):
		return fail("the workbook is protected by a password: open it in Excel, remove the password (File, Info, Protect Workbook) and save it as .xlsx")
	case has("WordDocument"):
		return fail("this is an old Word document: copy the table into a spreadsheet and save it as .xlsx")
	}
	return fail("this is an old Excel file (.xls): open it in Excel and save as .xlsx")
}

// utf16Name is ASCII in UTF-16, as the directory of the container writes it.
func utf16Name(name string) []byte {
	wide := make([]byte, 0, 2*len(name))
	for _, c := range []byte(name) {
		wide = append(wide, c, 0)
	}
	return wide
}

// safeName makes a name from inside an archive fit to show: its last part,
// without control characters, not longer than 100 characters.
func safeName(name string) string {
	if i := lastSeparator(name); i >= 0 {
		name = name[i+1:]
	}
	out := make([]rune, 0, 100)
	for _, r := range name {
		if r == utf8.RuneError || r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x200e && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			r = '_'
		}
		if len(out) == 100 {
			return string(out[:99]) + "…"
		}
		out = append(out, r)
	}
	return string(out)
}

func lastSeparator(name string) int {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' || name[i] == '\\' {
			return i
		}
	}
	return -1
}
