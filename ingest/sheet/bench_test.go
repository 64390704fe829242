package sheet_test

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/klauspost/compress/gzip"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// bigBook writes a workbook as Excel does, with a title and a header of two
// rows, and 15 of 25 cells of each row texts that occur once.
func bigBook(t testing.TB, rows int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "big.xlsx")
	file, err := os.Create(path)
	must(t, err)
	defer file.Close()
	small, err := zip.NewReader(bytes.NewReader(byHand(t, "", "")), int64(len(byHand(t, "", ""))))
	must(t, err)
	z := zip.NewWriter(file)
	for _, e := range small.File {
		if e.Name == "xl/worksheets/s.xml" || e.Name == "xl/sharedStrings.xml" {
			continue
		}
		must(t, z.Copy(e))
	}
	const columns = 25
	n := 0
	write := func(name string, fill func(w *bufio.Writer)) {
		part, err := z.Create(name)
		must(t, err)
		w := bufio.NewWriterSize(part, 1<<20)
		fill(w)
		must(t, w.Flush())
	}
	write("xl/worksheets/s.xml", func(w *bufio.Writer) {
		fmt.Fprint(w, `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>BÁO CÁO NĂM 2022</t></is></c></row><row r="2">`)
		for c := range columns {
			fmt.Fprintf(w, `<c r="%c2" t="inlineStr"><is><t>Cột %d</t></is></c>`, 'A'+c, c+1)
		}
		fmt.Fprint(w, `</row>`)
		for r := 3; r < rows+3; r++ {
			fmt.Fprintf(w, `<row r="%d" spans="1:25">`, r)
			for c := range columns {
				switch c % 5 {
				case 0, 2, 4:
					fmt.Fprintf(w, `<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+c, r, n)
					n++
				case 1:
					fmt.Fprintf(w, `<c r="%c%d" s="1"><v>%d</v></c>`, 'A'+c, r, 44000+r%1000)
				default:
					fmt.Fprintf(w, `<c r="%c%d"><v>%d.309999999999999</v></c>`, 'A'+c, r, r)
				}
			}
			fmt.Fprint(w, `</row>`)
		}
		fmt.Fprint(w, `</sheetData><mergeCells count="1"><mergeCell ref="A1:Y1"/></mergeCells></worksheet>`)
	})
	write("xl/sharedStrings.xml", func(w *bufio.Writer) {
		fmt.Fprint(w, `<sst>`)
		for i := range n {
			fmt.Fprintf(w, `<si><t>Thôn số %d, xã Minh Quang</t></si>`, i)
		}
		fmt.Fprint(w, `</sst>`)
	})
	must(t, z.Close())
	return path
}

// readFile reads a table to its end, and returns its rows and the most memory in
// use on the way.
func readFile(t testing.TB, path string, limit int) (rows int, peak uint64) {
	t.Helper()
	file, err := os.Open(path)
	must(t, err)
	defer file.Close()
	info, err := file.Stat()
	must(t, err)
	f, err := sheet.Open(file, info.Size(), sheet.Options{TempDir: t.TempDir()})
	must(t, err)
	defer f.Close()
	found, err := f.Find()
	must(t, err)
	r, err := f.Read(found.Tables[0])
	must(t, err)
	defer r.Close()
	var m runtime.MemStats
	for rows < limit {
		_, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		must(t, err)
		if rows++; rows%2000 == 0 {
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
		}
	}
	return rows, peak
}

// Not parallel: what other tests hold would be counted too.
func TestMemoryDoesNotGrowWithTheFile(t *testing.T) {
	const rows = 40_000
	path := bigBook(t, rows)
	runtime.GC()
	got, peak := readFile(t, path, rows+1)
	if got != rows || peak > 128<<20 {
		t.Errorf("%d rows, %d MiB", got, peak>>20)
	}
}

func BenchmarkWorkbook100kRows25Columns(b *testing.B) {
	path := bigBook(b, 100_000)
	info, err := os.Stat(path)
	must(b, err)
	b.SetBytes(info.Size())
	for b.Loop() {
		rows, peak := readFile(b, path, 1<<30)
		if rows != 100_000 {
			b.Fatal(rows)
		}
		b.ReportMetric(float64(peak)/(1<<20), "peak-MiB")
	}
}

// A preview opens the file anew, finds the table and shows twenty rows.
func BenchmarkPreviewOfWorkbook(b *testing.B) {
	path := bigBook(b, 100_000)
	for b.Loop() {
		readFile(b, path, 20)
	}
}

func BenchmarkText(b *testing.B) {
	path := filepath.Join(b.TempDir(), "big.csv.gz")
	file, err := os.Create(path)
	must(b, err)
	z := gzip.NewWriter(file)
	w := bufio.NewWriter(z)
	fmt.Fprintln(w, "id;ngày;xã;hành vi;tuổi;vĩ độ;kinh độ;ghi chú")
	for i := range 200_000 {
		fmt.Fprintf(w, "V%06d;%d/6/2022;Xã số %d;đánh đập;%d;21,%05d;105,%05d;không\n", i, i%30+1, i%136, i%90, i%99999, i%77777)
	}
	must(b, w.Flush())
	must(b, z.Close())
	must(b, file.Close())
	for b.Loop() {
		if rows, _ := readFile(b, path, 1<<30); rows != 200_000 {
			b.Fatal(rows)
		}
	}
}
