package sheet_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

var fuzzLimits = sheet.Limits{MaxBytes: 1 << 20, MaxUnzip: 1 << 20, MaxRows: 5000, MaxColumns: 200, MaxCell: 10_000, MaxRecord: 50_000}

// survive opens and reads content: errors are of the kinds promised, and each
// row is accounted for.
func survive(t *testing.T, content []byte, o sheet.Options) {
	t.Helper()
	o.Limits = fuzzLimits
	f, err := sheet.Open(bytes.NewReader(content), int64(len(content)), o)
	if promised(t, err) {
		return
	}
	defer f.Close()
	found, err := f.Find()
	if promised(t, err) {
		return
	}
	if len(found.Tables)+len(found.Others) != len(f.Sheets()) {
		t.Fatalf("%d sheets, %+v", len(f.Sheets()), found)
	}
	for _, table := range found.Tables {
		r, err := f.Read(table)
		if promised(t, err) {
			continue
		}
		rows := int64(0)
		for err == nil {
			var row sheet.Row
			if row, err = r.Next(); err == nil {
				if rows++; len(row.Cells) != len(table.Columns) {
					t.Fatalf("%d cells for %d columns", len(row.Cells), len(table.Columns))
				}
			}
		}
		if s := r.Summary(); errors.Is(err, io.EOF) && (s.Data != rows || s.Rows != s.Header+s.Data+s.Skipped) {
			t.Fatalf("%d rows, %+v", rows, s)
		} else if !errors.Is(err, io.EOF) {
			promised(t, err)
		}
		r.Close()
	}
}

// promised tells whether there is an error, which must be of a kind promised.
func promised(t *testing.T, err error) bool {
	t.Helper()
	var fault *sheet.Error
	var invalid *geo.InvalidError
	if err != nil && !errors.As(err, &fault) && !errors.As(err, &invalid) && !errors.Is(err, sheet.ErrSecret) {
		t.Fatalf("%T: %v", err, err)
	}
	return err != nil
}

// FuzzText throws text at the detection of delimiters and of tables.
func FuzzText(f *testing.F) {
	for _, fx := range messy {
		f.Add(fx.csv(";"), byte(0))
		f.Add([]byte(fx.cells), byte('|'))
	}
	f.Add([]byte("a;\"b\n\"\"\";c\r\n\"x\"y;z"), byte(0))
	f.Fuzz(func(t *testing.T, content []byte, delimiter byte) {
		survive(t, content, sheet.Options{Delimiter: delimiter})
	})
}

// FuzzWorkbook throws XML at the reader of sheets and of shared strings.
func FuzzWorkbook(f *testing.F) {
	f.Add(part(`<row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>44734.5</v></c><c r="C2" t="e"><f>x</f><v>#N/A</v></c></row><row><c t="inlineStr"><is><t>a_x000D_</t></is></c></row>`), `<sst><si><t>x</t></si><si><r><t>y</t></r></si></sst>`)
	f.Add(`<worksheet><cols><col min="1" max="3" hidden="1"/></cols><sheetData/><mergeCells><mergeCell ref="A1:C2"/></mergeCells><headerFooter><oddHeader>&amp;CM&#7852;T</oddHeader></headerFooter></worksheet>`, "")
	f.Add(part(`<row r="1"><c r="A1" t="s"><v>1</v></c><c t="str"><v>b</v></c></row><row><c><v>1e400</v></c></row>`), `<x:sst><x:si/><x:si><x:t>&lt;</x:t></x:si>`)
	f.Fuzz(func(t *testing.T, xml, shared string) {
		survive(t, byHand(t, xml, shared), sheet.Options{})
	})
}

// FuzzOpen throws whole files at what tells formats apart.
func FuzzOpen(f *testing.F) {
	for _, fx := range messy[:3] {
		f.Add(fx.xlsx(f))
		f.Add(gz(f, fx.csv(",")))
		f.Add(zipped(f, entry{"a.csv", string(fx.csv("\t"))}))
	}
	f.Add(oleFile("EncryptedPackage"))
	f.Fuzz(func(t *testing.T, content []byte) { survive(t, content, sheet.Options{}) })
}
