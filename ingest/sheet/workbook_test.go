package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// part is the XML of one sheet around its rows.
func part(rows string) string {
	return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
}

// byHand makes a workbook of one sheet of the given XML, with shared strings and
// number formats: style 1 is a date, 2 a time of own format, 3 a percentage.
func byHand(t testing.TB, sheetXML, shared string) []byte {
	t.Helper()
	const rels = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return zipped(t,
		entry{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`},
		entry{"_rels/.rels", rels + `<Relationship Id="a" Type="` + office + `officeDocument" Target="/xl/workbook.xml"/></Relationships>`},
		entry{"xl/workbook.xml", `<workbook xmlns:r="` + office + `"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>`},
		entry{"xl/_rels/workbook.xml.rels", rels + `<Relationship Id="b" Type="` + office + `worksheet" Target="worksheets/s.xml"/><Relationship Id="c" Type="` + office + `sharedStrings" Target="sharedStrings.xml"/><Relationship Id="d" Type="` + office + `styles" Target="styles.xml"/></Relationships>`},
		entry{"xl/worksheets/s.xml", sheetXML},
		entry{"xl/sharedStrings.xml", shared},
		entry{"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[h]:mm &quot;giờ&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>`},
	)
}

func TestKindsOfCells(t *testing.T) {
	t.Parallel()
	content := byHand(t, part(`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" s="1"><v>44734</v></c><c r="D2"><v>21.309999999999999</v></c>
		<c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c><c r="G2"><f>A1+1</f><v>3</v></c><c r="H2"><f>A1</f></c><c r="I2" t="str"><f>"x"</f><v>x &amp; y</v></c>
		<c r="J2" t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></is></c><c r="K2" t="d"><v>2022-06-22</v></c><c r="L2" s="2"><v>0.5</v></c><c r="M2" s="3"><v>0.25</v></c>
		<c r="N2" s="3"/><c t="b"><v>0</v></c><c r="Q2"><v>1E-3</v></c><c r="R2"><v>9007199254740993</v></c></row>
		<row><c><v>7</v></c></row><row r="9" hidden="1"><c r="B9" t="s"><v>2</v></c></row>`),
		`<sst><si><t>Xã A</t></si><si><r><t xml:space="preserve">x_x000D_ </t></r><r><t>&lt;y&gt;</t></r><rPh><t>z</t></rPh></si><si/></sst>`)
	f := open(t, content, sheet.Options{})
	rows := rawRows(t, f, 0)
	if len(rows) != 3 || rows[0].Number != 2 || rows[1].Number != 3 || rows[2].Number != 9 || !rows[2].Hidden {
		t.Fatalf("%+v", rows)
	}
	want := []struct {
		text string
		kind sheet.Kind
	}{{"Xã A", sheet.Text}, {"x\r <y>", sheet.Text}, {"44734", sheet.Date}, {"21.31", sheet.Number}, {"TRUE", sheet.Bool}, {"#REF!", sheet.Failed}, {"3", sheet.Number},
		{"", sheet.Formula}, {"x & y", sheet.Text}, {"rich text", sheet.Text}, {"2022-06-22", sheet.Text}, {"0.5", sheet.Date}, {"25%", sheet.Number},
		{"", sheet.Empty}, {"FALSE", sheet.Bool}, {"", sheet.Empty}, {"0.001", sheet.Number}, {"9007199254740993", sheet.Number}}
	for i, w := range want {
		if rows[0].Cells[i] != w.text || rows[0].Kinds[i] != w.kind {
			t.Errorf("cell %d: %q of kind %d, want %q of kind %d", i, rows[0].Cells[i], rows[0].Kinds[i], w.text, w.kind)
		}
	}
	if !slices.Equal(rows[1].Cells, []string{"7"}) || len(rows[2].Cells) != 0 {
		t.Errorf("%q %q", rows[1].Cells, rows[2].Cells)
	}
}

// The epoch of dates and hidden columns are told with the table; prefixes of
// XML names do not matter.
func TestTableOfAnotherProgram(t *testing.T) {
	t.Parallel()
	xml := `<x:worksheet xmlns:x="y"><x:cols><x:col min="2" max="2" hidden="1"/></x:cols><x:sheetData>
		<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c><x:c r="B2" s="1"><x:v>43272</x:v></x:c></x:row></x:sheetData></x:worksheet>`
	f := open(t, byHand(t, xml, `<x:sst xmlns:x="y"><x:si><x:t>Mã</x:t></x:si><x:si><x:t>Ngày</x:t></x:si></x:sst>`), sheet.Options{})
	all, ok := readAll(t, f)
	if !ok || !all.table.Date1904 || !all.table.Columns[1].Hidden || all.table.Columns[1].Name != "Ngày" || all.rows[0].Kinds[1] != sheet.Date {
		t.Errorf("%+v", all)
	}
}

// Against excelize on every fixture: the same cells in the same places.
func TestAgainstExcelize(t *testing.T) {
	t.Parallel()
	for _, fx := range messy {
		content := fx.xlsx(t)
		b, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true})
		must(t, err)
		want, err := b.GetRows("Sheet1")
		must(t, err)
		must(t, b.Close())
		got := make([][]string, len(want))
		for _, r := range rawRows(t, open(t, content, sheet.Options{}), 0) {
			if len(r.Cells) > 0 {
				got[r.Number-1] = r.Cells
			}
		}
		for i := range want {
			if !slices.EqualFunc(got[i], want[i], sameCell) {
				t.Errorf("%s, row %d: %q, excelize %q", fx.name, i+1, got[i], want[i])
			}
		}
	}
}

func sameCell(x, y string) bool {
	a, err := strconv.ParseFloat(x, 64)
	b, err2 := strconv.ParseFloat(y, 64)
	return x == y || err == nil && err2 == nil && a == b
}

// Dates of every format that excelize writes are told as dates.
func TestDateFormats(t *testing.T) {
	t.Parallel()
	custom := []string{"dd/mm/yyyy", `"ngày" dd "tháng" mm "năm" yyyy`, "[$-42A]d mmmm yyyy;@", "hh:mm", "[h]:mm:ss", "mmm-yy", "yyyy\\-mm\\-dd"}
	numbers := []string{"0.00", "#,##0", `0 "năm"`, "0%", "0.00E+00", "@", "General", `#,##0 "đ";[Red]-#,##0 "đ"`, `0\d`, "_-* #,##0_d"}
	content := makeBook(t, func(b *excelize.File) {
		for i, code := range slices.Concat(custom, numbers) {
			style, err := b.NewStyle(&excelize.Style{CustomNumFmt: &code})
			must(t, err)
			cell := fmt.Sprintf("A%d", i+1)
			must(t, b.SetCellValue("Sheet1", cell, 44734.5))
			must(t, b.SetCellStyle("Sheet1", cell, cell, style))
		}
		must(t, b.SetCellValue("Sheet1", "B1", time.Date(2022, 6, 22, 0, 0, 0, 0, time.UTC)))
	})
	rows := rawRows(t, open(t, content, sheet.Options{}), 0)
	for i, code := range slices.Concat(custom, numbers) {
		if date := rows[i].Kinds[0] == sheet.Date; date != (i < len(custom)) {
			t.Errorf("%q: date %v", code, date)
		}
	}
	if rows[0].Kinds[1] != sheet.Date || rows[0].Cells[1] != "44734" {
		t.Errorf("%+v", rows[0])
	}
}

// With many shared strings, far more than fit into memory at once, every cell
// still gets its own, in whatever order they are asked for.
func TestManySharedStrings(t *testing.T) {
	t.Parallel()
	const n = 300_000
	var shared, rows strings.Builder
	for i := range n {
		fmt.Fprintf(&shared, "<si><t>chuỗi dài để không vừa bộ nhớ, số thứ tự là %d</t></si>", i)
	}
	order := []int{n - 1, 0, 7, 8, 150_000, 1, n - 2, 15, 16, 299_000}
	for i, k := range order {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>`, i+1, i+1, k)
	}
	f := open(t, byHand(t, part(rows.String()), "<sst>"+shared.String()+"</sst>"), sheet.Options{TempDir: t.TempDir()})
	for i, r := range rawRows(t, f, 0) {
		if !strings.HasSuffix(r.Cells[0], fmt.Sprintf(" %d", order[i])) {
			t.Errorf("%q, want number %d", r.Cells[0], order[i])
		}
	}
}

// Text of an old font is mended before anything is looked for in it, marks of
// secrecy too; the font's name says which cells need it.
func TestMendedText(t *testing.T) {
	t.Parallel()
	content := makeBook(t, func(b *excelize.File) {
		style, err := b.NewStyle(&excelize.Style{Font: &excelize.Font{Family: ".VnTime"}})
		must(t, err)
		for cell, text := range map[string]string{"A1": "M· sè", "B1": "X·", "C1": "Sè vô", "A2": "a", "B2": "Minh Quang", "C2": "1", "A3": "Tæng sè", "C3": "1"} {
			must(t, b.SetCellStr("Sheet1", cell, text))
			must(t, b.SetCellStyle("Sheet1", cell, cell, style))
		}
		must(t, b.SetCellStr("Sheet1", "D1", "M· lạ"))
		must(t, b.SetCellStr("Sheet1", "D2", "x"))
	})
	mend := func(text, font string) string {
		if font != ".VnTime" {
			return text
		}
		return strings.NewReplacer("·", "ã", "è", "ố", "ô", "ụ", "æ", "ổ", "Ë", "ậ").Replace(text)
	}
	all, ok := readAll(t, open(t, content, sheet.Options{Mend: mend}))
	if !ok || all.table.Columns[0].Name != "Mã số" || all.table.Columns[3].Name != "M· lạ" || all.summary.Reasons[sheet.Subtotal] != 1 {
		t.Errorf("%+v", all)
	}
	stamped := fixture{cells: "MËt|||" + plainTable}.xlsx(t)
	everywhere := func(text, _ string) string { return mend(text, ".VnTime") }
	if secret := secretIn(t, stamped, sheet.Options{Mend: everywhere}); secret == nil || secret.Level != "Mật" {
		t.Errorf("%v", secret)
	}
}

// replacePart changes one part of a workbook.
func replacePart(t testing.TB, content []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	must(t, err)
	var entries []entry
	for _, e := range z.File {
		r, err := e.Open()
		must(t, err)
		text, err := io.ReadAll(r)
		must(t, err)
		if e.Name == name {
			text = []byte(change(string(text)))
		}
		entries = append(entries, entry{e.Name, string(text)})
	}
	return zipped(t, entries...)
}
