package sheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// readError opens and reads everything, and returns the first error.
func readError(t testing.TB, content []byte, o sheet.Options) error {
	t.Helper()
	f, err := sheet.Open(bytes.NewReader(content), int64(len(content)), o)
	if err != nil {
		return err
	}
	defer func() { must(t, f.Close()) }()
	found, err := f.Find()
	if err != nil {
		return err
	}
	for i := range f.Sheets() {
		if rows, err := f.Rows(i); err == nil {
			for err == nil {
				_, err = rows.Next()
			}
			rows.Close()
			if !errors.Is(err, io.EOF) {
				return err
			}
		}
	}
	for _, table := range found.Tables {
		r, err := f.Read(table)
		if err != nil {
			return err
		}
		for err == nil {
			_, err = r.Next()
		}
		must(t, r.Close())
		if !errors.Is(err, io.EOF) {
			return err
		}
	}
	return nil
}

// bomb is an archive of one entry that unpacks to much more than its size, and
// says of itself what it is told to say.
func bomb(t testing.TB, name string, mebibytes int, says uint64) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	must(t, err)
	crc, block := crc32.NewIEEE(), bytes.Repeat([]byte("1;2;3;4\n"), 1<<17)
	for range mebibytes {
		_, err := io.MultiWriter(w, crc).Write(block)
		must(t, err)
	}
	must(t, w.Close())
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	raw, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc.Sum32(), CompressedSize64: uint64(packed.Len()), UncompressedSize64: says})
	must(t, err)
	_, err = raw.Write(packed.Bytes())
	must(t, err)
	if strings.HasPrefix(name, "xl/") {
		_, err := z.Create("[Content_Types].xml")
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

func TestHostileFilesAreRefused(t *testing.T) {
	t.Parallel()
	small := sheet.Limits{MaxUnzip: 2 << 20, MaxBytes: 20 << 20, MaxColumns: 50, MaxEntries: 20, MaxSheets: 3, MaxCell: 1000, MaxRecord: 5000}
	wide := "a" + strings.Repeat(";b", 1_000_000)
	table := func(rows string) []byte { return byHand(t, part(rows), "<sst><si><t>x</t></si></sst>") }
	header := `<row r="1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c><c r="B1" t="inlineStr"><is><t>Xã</t></is></c></row>`
	fill := strings.Repeat("3;4\n", 30_000)
	var endless bytes.Buffer
	directory := zip.NewWriter(&endless)
	for i := range 100_000 {
		_, err := directory.CreateRaw(&zip.FileHeader{Name: fmt.Sprint(i)})
		must(t, err)
	}
	must(t, directory.Close())
	var many []entry
	for i := range 30 {
		many = append(many, entry{fmt.Sprintf("%d.csv", i), "a;b"})
	}
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"text bomb in zip":               {bomb(t, "a.csv", 30, 30<<20), "unpacks to more than"},
		"text bomb that lies":            {bomb(t, "a.csv", 30, 10), "damaged"},
		"text bomb of great ratio":       {gz(t, bytes.Repeat([]byte("1;2\n"), 17<<18)), "times its size"},
		"workbook bomb":                  {bomb(t, "xl/workbook.xml", 30, 30<<20), "unpacks to more than 2 MiB"},
		"workbook bomb that lies":        {bomb(t, "xl/workbook.xml", 30, 10), ""},
		"sheet longer than it says":      {byHand(t, part(header+strings.Repeat(" ", 3<<20)), ""), "2 MiB"},
		"directory without end":          {endless.Bytes(), "damaged or cut off"},
		"many entries":                   {zipped(t, many...), "30 parts"},
		"10^6 columns":                   {[]byte(wide + "\n" + wide + "\n"), "longer than allowed"},
		"51 columns":                     {[]byte("a" + strings.Repeat(";b", 50) + "\n"), "more columns"},
		"columns of a sheet":             {table(`<row r="1"><c r="XFD1"><v>1</v></c></row>`), "more columns"},
		"one column a thousand times":    {table(`<row r="1">` + strings.Repeat(`<c r="A1"><v>1</v></c>`, 1000) + `</row>`), "more columns"},
		"no column":                      {table(`<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`), "impossible name"},
		"rows of a text":                 {[]byte(strings.Repeat("1;2\n", 2000)), "more rows"},
		"rows of a sheet":                {table(strings.Repeat(`<row/>`, 2000)), "more rows"},
		"rows out of order":              {table(`<row r="5"/><row r="4"/>`), "impossible number"},
		"row beyond the last":            {table(`<row r="1048577"/>`), "impossible number"},
		"text that is not there":         {table(`<row r="1"><c t="s"><v>77</v></c></row>`), "lacks"},
		"text of no number":              {table(`<row r="1"><c t="s"><v>-</v></c></row>`), "names no text"},
		"long cell":                      {[]byte("a;b\n1;" + strings.Repeat("x", 2000) + "\n"), "cell is longer"},
		"long cell of a sheet":           {table(`<row r="1"><c t="str"><v>` + strings.Repeat("x", 2000) + `</v></c></row>`), "cell is longer"},
		"endless piece of XML":           {table(`<row r="1" x="` + strings.Repeat("y", 1_900_000) + `"/>`), "longer than 1024 KiB"},
		"quote never closed":             {[]byte("a;b\n\"1\";2\n" + fill + "1;\"2\n" + strings.Repeat("3;4\n", 900)), "inside a quoted cell"},
		"quote never closed, long":       {[]byte("a;b\n\"1\";2\n" + fill + "1;\"2\n" + fill), "quote is probably never closed"},
		"line without end":               {bytes.Repeat([]byte("x"), 1<<20), "longer than allowed"},
		"not UTF-8":                      {[]byte("a;b\n1;\xff\n"), "not UTF-8"},
		"zero byte further down":         {[]byte("a;b\n" + strings.Repeat("1;2\n", 20_000)[:70_000] + "\x00;1\n"), ""},
		"sheet cut off in the rows":      {byHand(t, part(header)[:180], ""), "cut off"},
		"sheet cut off behind the rows":  {byHand(t, strings.TrimSuffix(part(header), "</worksheet>"), ""), "cut off"},
		"sheet that is no XML":           {byHand(t, "not XML", ""), "cut off"},
		"XML of another encoding":        {byHand(t, `<?xml version="1.0" encoding="x-mac"?>`+part(header), ""), "not UTF-8"},
		"entity bomb":                    {byHand(t, `<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`, ""), "damaged"},
		"text table of a text too large": {byHand(t, part(header), "<sst><si><t>"+strings.Repeat("x", 1_900_000)+"</t></si></sst>"), ""},
	} {
		limits := small
		if strings.HasPrefix(name, "rows of") {
			limits.MaxRows = 1000
		}
		err := readError(t, c.content, sheet.Options{Limits: limits})
		var fault *sheet.Error
		if c.want == "" {
			continue // whatever it is, it ended
		}
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// A thousand overlapping merges, each over the whole sheet, cost nothing.
func TestMergesOverEverything(t *testing.T) {
	t.Parallel()
	xml := strings.Replace(part(`<row r="1"><c t="str"><v>Mã</v></c><c t="str"><v>Xã</v></c></row><row r="2"><c><v>1</v></c><c t="str"><v>A</v></c></row>`), "</worksheet>",
		"<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 100_000)+"</mergeCells></worksheet>", 1)
	must(t, readError(t, byHand(t, xml, ""), sheet.Options{}))
}

// A workbook with macros is read like any other; the macros are not looked at.
func TestMacros(t *testing.T) {
	t.Parallel()
	content := fixture{cells: plainTable}.xlsx(t)
	content = replacePart(t, content, "[Content_Types].xml", func(s string) string {
		return strings.ReplaceAll(s, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
	})
	if all, ok := readAll(t, open(t, content, sheet.Options{})); !ok || len(all.rows) != 2 {
		t.Errorf("%+v", all)
	}
}

// Nothing is left behind in the directory for temporary data, not even while
// the file is open.
func TestNoTemporaryFiles(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("an open file keeps its name there")
	}
	dir := t.TempDir()
	xlsx := byHand(t, part(""), "<sst>"+strings.Repeat("<si><t>"+strings.Repeat("x", 1000)+"</t></si>", 20_000)+"</sst>")
	f := open(t, zipped(t, entry{"a.xlsx", string(xlsx)}), sheet.Options{TempDir: dir})
	_, err := f.Find()
	must(t, err)
	checkEmpty(t, dir)
}

func checkEmpty(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	must(t, err)
	if len(left) > 0 {
		t.Errorf("%d files are left, the first %s", len(left), left[0].Name())
	}
}
