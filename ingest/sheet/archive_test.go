package sheet_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

func gz(t testing.TB, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(content)
	must(t, err)
	must(t, w.Close())
	return b.Bytes()
}

type entry struct{ name, text string }

func zipped(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e.name)
		must(t, err)
		_, err = w.Write([]byte(e.text))
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// The same table in every wrapping.
func TestWrappings(t *testing.T) {
	t.Parallel()
	f := fixture{cells: plainTable}
	csv, xlsx := f.csv(";"), f.xlsx(t)
	macOS := entry{"__MACOSX/._bao cao.csv", "x"}
	for name, content := range map[string][]byte{
		"csv": csv, "csv.gz": gz(t, csv), "csv in zip": zipped(t, entry{"thu muc/bao cao.csv", string(csv)}, macOS, entry{".DS_Store", ""}),
		"xlsx": xlsx, "xlsx.gz": gz(t, xlsx), "xlsx in zip": zipped(t, entry{"báo cáo.xlsx", string(xlsx)}, entry{"thu muc/", ""}),
	} {
		all, ok := readAll(t, open(t, content, sheet.Options{}))
		if !ok || len(all.rows) != 2 || all.rows[1].Cells[2] != "Tây" || all.summary.Skipped != 0 {
			t.Errorf("%s: %+v", name, all)
		}
	}
}

// oleFile is the beginning of the old container with one name in its directory.
func oleFile(name string) []byte {
	b := make([]byte, 4096)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	binary.LittleEndian.PutUint16(b[30:], 9)
	binary.LittleEndian.PutUint32(b[48:], 2)
	for i, c := range []byte(name) {
		b[(2+1)*512+2*i] = c
	}
	return b
}

func TestForeignFilesAreToldWithAdvice(t *testing.T) {
	t.Parallel()
	csv := string(fixture{cells: plainTable}.csv(";"))
	encrypted := makeEncrypted(t)
	deep := zipped(t, entry{"a.zip", string(zipped(t, entry{"a.csv", csv}))})
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"nothing":            {nil, "the file is empty"},
		"blanks":             {[]byte(" \r\n\r\n"), "the file is empty"},
		"old Excel":          {oleFile("Workbook"), "save as .xlsx"},
		"old Word":           {oleFile("WordDocument"), "old Word document"},
		"encrypted":          {encrypted, "password"},
		"encrypted in gzip":  {gz(t, encrypted), "password"},
		"cut off old Excel":  {oleFile("Workbook")[:100], "cut off"},
		"OpenDocument":       {zipped(t, entry{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, entry{"content.xml", "<x/>"}), "save as .xlsx"},
		"binary workbook":    {zipped(t, entry{"[Content_Types].xml", ""}, entry{"xl/workbook.bin", ""}), ".xlsb"},
		"Word":               {zipped(t, entry{"[Content_Types].xml", ""}, entry{"word/document.xml", ""}), ".docx"},
		"PDF":                {[]byte("%PDF-1.7 …"), "PDF"},
		"HTML called xls":    {[]byte("<html><table>"), "save as .xlsx"},
		"JSON":               {[]byte(`{"type":"FeatureCollection"}`), "JSON"},
		"UTF-16":             {[]byte("\xff\xfea\x00;\x00b\x00"), "UTF-16"},
		"zero bytes":         {[]byte("a;b\n1;\x002\n"), "binary"},
		"gzip in gzip":       {gz(t, gz(t, []byte(csv))), "unpack it once"},
		"zip in zip":         {deep, "another archive"},
		"two files":          {zipped(t, entry{"../../etc/a\x1b[31m.csv", csv}, entry{"b.csv", csv}), `2 files ("a_[31m.csv"`},
		"empty zip":          {zipped(t), "no file"},
		"cut off gzip":       {gz(t, []byte(strings.Repeat(csv, 100)))[:60], "cut off"},
		"cut off workbook":   {fixture{cells: plainTable}.xlsx(t)[:3000], "damaged or cut off"},
		"workbook of nobody": {zipped(t, entry{"[Content_Types].xml", ""}), "lacks its list of sheets"},
		"damaged gzip":       {[]byte("\x1f\x8b\x00\x00\x00\x00\x00\x00\x00\x00"), "damaged"},
	} {
		f, err := sheet.Open(bytes.NewReader(c.content), int64(len(c.content)), sheet.Options{})
		if err == nil {
			_, err = f.Find()
			f.Close()
		}
		var fault *sheet.Error
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func makeEncrypted(t testing.TB) []byte {
	t.Helper()
	b := excelize.NewFile()
	defer b.Close()
	path := t.TempDir() + "/secret.xlsx"
	must(t, b.SaveAs(path, excelize.Options{Password: "x"}))
	content, err := os.ReadFile(path)
	must(t, err)
	return content
}

func TestWrongOptions(t *testing.T) {
	t.Parallel()
	var invalid *geo.InvalidError
	if _, err := sheet.Open(strings.NewReader("a;b"), 3, sheet.Options{Delimiter: '"'}); !errors.As(err, &invalid) {
		t.Errorf("%v", err)
	}
	f := open(t, fixture{cells: plainTable}.xlsx(t), sheet.Options{Sheets: []string{"Tháng 6"}})
	if _, err := f.Find(); !errors.As(err, &invalid) || !strings.Contains(err.Error(), `"Sheet1"`) {
		t.Errorf("%v", err)
	}
}

// Several sheets: each its table, the others with the reason.
func TestSeveralSheets(t *testing.T) {
	t.Parallel()
	content := makeBook(t, func(b *excelize.File) {
		fixture{cells: plainTable}.into(t, b, "Sheet1")
		for _, name := range []string{"Tháng 7", "Trống", "Danh mục"} {
			_, err := b.NewSheet(name)
			must(t, err)
		}
		fixture{cells: plainTable}.into(t, b, "Tháng 7")
		fixture{cells: plainTable}.into(t, b, "Danh mục")
		must(t, b.SetSheetVisible("Danh mục", false))
	})
	for _, c := range []struct {
		sheets []string
		want   string
	}{
		{nil, "Sheet1 Tháng 7 / Trống:no_rows Danh mục:hidden_sheet"},
		{[]string{"tháng 7 "}, "Tháng 7 / Sheet1:not_wanted Trống:no_rows Danh mục:not_wanted"},
		{[]string{"Danh mục", "Trống"}, "Danh mục / Sheet1:not_wanted Tháng 7:not_wanted Trống:no_rows"},
	} {
		found, err := open(t, content, sheet.Options{Sheets: c.sheets}).Find()
		must(t, err)
		var tables, others []string
		for _, table := range found.Tables {
			tables = append(tables, table.Sheet)
		}
		for _, o := range found.Others {
			others = append(others, fmt.Sprintf("%s:%s", o.Sheet, o.Why))
		}
		if got := strings.Join(tables, " ") + " / " + strings.Join(others, " "); got != c.want {
			t.Errorf("%v: %s, want %s", c.sheets, got, c.want)
		}
	}
}
