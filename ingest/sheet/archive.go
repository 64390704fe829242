package sheet

import (
	"archive/zip"
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/flate"
)

func tempDir() string { return os.TempDir() }

// directoryBytes bounds the directory of a zip archive: 2,000 entries of long
// names fit many times.
const directoryBytes = 4 << 20

// foreignParts tell by one part what else may come as a zip archive.
var foreignParts = []struct{ part, reason string }{
	{"xl/workbook.bin", "this is a binary workbook (.xlsb): open it in Excel and save as .xlsx"},
	{"word/document.xml", "this is a Word document (.docx): copy the table into a spreadsheet and save it as .xlsx"},
	{"ppt/presentation.xml", "this is a presentation (.pptx): give the table as .xlsx or CSV"},
	{"content.xml", "this is an OpenDocument file (.ods): open it in LibreOffice or Excel and save as .xlsx"},
	{"index/document.iwa", "this is a Numbers file: export it as .xlsx"},
	{"doc.kml", "this is a KMZ map: give the points as CSV, .xlsx or GeoJSON"},
}

// openZip opens a workbook, or the one file inside a zip archive where packing
// is allowed.
func (f *File) openZip(file io.ReaderAt, size int64, packing bool) error {
	entries, err := readDirectory(file, size, f.o.Limits.MaxEntries)
	if err != nil {
		return err
	}
	parts := make(map[string]*zip.File, len(entries))
	for _, e := range entries {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(e.Name, "\\", "/"), "/"))
		if parts[name] == nil {
			parts[name] = e
		}
	}
	for _, p := range foreignParts {
		if parts[p.part] != nil {
			return fail("%s", p.reason)
		}
	}
	if parts["[content_types].xml"] != nil || parts["xl/workbook.xml"] != nil {
		f.book, err = openWorkbook(&container{parts: parts, limits: f.o.Limits}, f.o)
		if err == nil {
			f.closes = append(f.closes, f.book)
		}
		return err
	}
	if !packing {
		return fail("inside the archive is another archive: unpack it and give the one file with the table")
	}
	one, err := onlyTable(entries)
	if err != nil {
		return err
	}
	if one.Flags&1 != 0 {
		return fail("the zip archive is protected by a password: unpack it and give the file inside")
	}
	return f.openPacked(func() (io.ReadCloser, error) {
		return openEntry(one, "the zip archive", f.o.Limits.MaxBytes, f.o.Limits)
	}, "zip")
}

// readDirectory lists a zip archive.
func readDirectory(file io.ReaderAt, size int64, most int) ([]*zip.File, error) {
	at := &budgetAt{ReaderAt: file}
	at.left.Store(directoryBytes)
	z, err := zip.NewReader(at, size)
	if err != nil && z == nil {
		return nil, &Error{Reason: "the workbook or zip archive is damaged or cut off: copy it again", Err: err}
	}
	at.off.Store(true)
	if len(z.File) > most {
		return nil, fail("the workbook or archive has %d parts, more than the %d allowed: copy the table into a new workbook", len(z.File), most)
	}
	z.RegisterDecompressor(zip.Deflate, func(r io.Reader) io.ReadCloser { return flate.NewReader(r) })
	return z.File, nil
}

// openEntry unpacks one entry within the limits.
func openEntry(e *zip.File, what string, most int64, l Limits) (io.ReadCloser, error) {
	if e.Method != zip.Store && e.Method != zip.Deflate {
		return nil, fail("%s is packed in a way that is not supported: pack it as a plain zip", what)
	}
	r, err := e.Open()
	if err != nil {
		return nil, own(err, what+" is damaged: copy it again")
	}
	packed := int64(min(e.CompressedSize64, 1<<62))
	return &meter{r: r, closer: r, what: what, max: most, ratio: l.MaxRatio, packed: func() int64 { return packed }}, nil
}

// onlyTable returns the one file of an archive, apart from what operating
// systems add.
func onlyTable(entries []*zip.File) (*zip.File, error) {
	var found []*zip.File
	for _, e := range entries {
		base := safeName(e.Name)
		switch {
		case base == "", e.FileInfo().IsDir(), strings.HasPrefix(base, "."), strings.HasPrefix(e.Name, "__MACOSX"),
			strings.EqualFold(base, "thumbs.db"), strings.EqualFold(base, "desktop.ini"), strings.HasPrefix(base, "~$"):
		default:
			found = append(found, e)
		}
	}
	switch len(found) {
	case 0:
		return nil, fail("the zip archive holds no file: check that packing finished")
	case 1:
		return found[0], nil
	}
	names := make([]string, 0, 3)
	for _, e := range found[:min(3, len(found))] {
		names = append(names, `"`+safeName(e.Name)+`"`)
	}
	return nil, fail("the zip archive holds %s (%s …): give one table at a time", plural(len(found), "file"), strings.Join(names, ", "))
}
