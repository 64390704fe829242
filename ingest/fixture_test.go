package ingest

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/charset"
)

// drawn is a sheet drawn with | between its cells. "2022-06-22" becomes a cell with
// a date format, digits become a number, "12%" a number shown so.
type drawn struct {
	name   string // of the sheet
	cells  string
	merges string // "A1:C1 D1:H1"
	font   string // of all cells
}

func (d drawn) rows() (rows [][]string) {
	for line := range strings.SplitSeq(strings.Trim(d.cells, "\n"), "\n") {
		rows = append(rows, strings.Split(strings.ReplaceAll(line, `\n`, "\n"), "|"))
	}
	return rows
}

// csv writes the sheet as a spreadsheet program exports it: rows of one width.
func (d drawn) csv(delimiter string) string {
	rows, width := d.rows(), 0
	for _, r := range rows {
		width = max(width, len(r))
	}
	var b strings.Builder
	for _, r := range rows {
		for c := range width {
			if c > 0 {
				b.WriteString(delimiter)
			}
			cell := ""
			if c < len(r) {
				cell = r[c]
			}
			if strings.ContainsAny(cell, delimiter+"\"\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// book writes a workbook with the sheets given.
func book(t testing.TB, sheets ...drawn) string {
	t.Helper()
	b := excelize.NewFile()
	defer b.Close()
	for i, d := range sheets {
		name := d.name
		if name == "" {
			name = fmt.Sprintf("Sheet%d", i+1)
		}
		if i == 0 {
			must(t, b.SetSheetName("Sheet1", name))
		} else if _, err := b.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		d.into(t, b, name)
	}
	return bookBytes(t, b)
}

func bookBytes(t testing.TB, b *excelize.File) string {
	t.Helper()
	var out bytes.Buffer
	must(t, b.Write(&out))
	return out.String()
}

func (d drawn) into(t testing.TB, b *excelize.File, name string) {
	t.Helper()
	font := &excelize.Font{Family: d.font}
	date, err := b.NewStyle(&excelize.Style{NumFmt: 14, Font: font})
	must(t, err)
	percent, err := b.NewStyle(&excelize.Style{NumFmt: 9, Font: font})
	must(t, err)
	plain, err := b.NewStyle(&excelize.Style{Font: font})
	must(t, err)
	for r, row := range d.rows() {
		for c, cell := range row {
			at, err := excelize.CoordinatesToCellName(c+1, r+1)
			must(t, err)
			if cell == "" {
				continue
			}
			style := plain
			share, isShare := strings.CutSuffix(cell, "%")
			x, wrong := strconv.ParseFloat(share, 64)
			switch day, err := time.Parse("2006-01-02", cell); {
			case err == nil:
				must(t, b.SetCellValue(name, at, day))
				style = date
			case wrong == nil && isShare:
				must(t, b.SetCellValue(name, at, x/100))
				style = percent
			case wrong == nil && (cell[0] != '0' || len(cell) == 1):
				must(t, b.SetCellValue(name, at, x))
			default:
				must(t, b.SetCellStr(name, at, cell))
			}
			must(t, b.SetCellStyle(name, at, at, style))
		}
	}
	for block := range strings.FieldsSeq(d.merges) {
		from, to, _ := strings.Cut(block, ":")
		must(t, b.MergeCell(name, from, to))
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// in writes a text in an old encoding, found by decoding every byte and every pair
// of a letter and a mark.
func in(t testing.TB, e charset.Encoding, text string) string {
	t.Helper()
	bytesOf := make(map[rune]string)
	add := func(raw string) {
		decoded, err := io.ReadAll(charset.NewReader(strings.NewReader(raw), e))
		must(t, err)
		if r := []rune(string(decoded)); len(r) == 1 && bytesOf[r[0]] == "" {
			bytesOf[r[0]] = raw
		}
	}
	for c := range 256 {
		add(string([]byte{byte(c)}))
	}
	for letter := 'A'; letter < 256; letter++ {
		for mark := 128; mark < 256; mark++ {
			add(string([]byte{byte(letter), byte(mark)}))
		}
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		raw, ok := bytesOf[r]
		if !ok {
			if raw, ok = bytesOf[[]rune(strings.ToLower(string(r)))[0]]; !ok {
				t.Fatalf("%q cannot be written in %s", r, e)
			}
		}
		b.WriteString(raw)
	}
	return b.String()
}

// in1258 writes a text as Windows-1258 has it: composed letters, tones behind them.
func in1258(t testing.TB, text string) string {
	t.Helper()
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		c, ok := charmap.Windows1258.EncodeRune(r)
		if ok {
			b.WriteByte(c)
			continue
		}
		parts := []rune(norm.NFD.String(string(r)))
		tone := -1
		for i, p := range parts[1:] {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", p) {
				tone = i + 1
			}
		}
		if tone < 0 {
			t.Fatalf("%q cannot be written in Windows-1258", r)
		}
		mark := parts[tone]
		letter := []rune(norm.NFC.String(string(append(parts[:tone:tone], parts[tone+1:]...))))
		for _, p := range append(letter, mark) {
			c, ok := charmap.Windows1258.EncodeRune(p)
			if !ok {
				t.Fatalf("%q cannot be written in Windows-1258", p)
			}
			b.WriteByte(c)
		}
	}
	return b.String()
}
