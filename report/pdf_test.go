package report

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// letters are all that Vietnamese writes, small and capital.
const letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ" +
	"AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ0123456789–—…<>%²·\"“”‘’₫"

func TestFontsHaveEveryLetter(t *testing.T) {
	t.Parallel()
	for name, file := range map[string][]byte{"regular": regularFont, "bold": boldFont} {
		f, err := sfnt.Parse(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range letters {
			if at, err := f.GlyphIndex(nil, r); err != nil || at == 0 {
				t.Errorf("the %s font has no %q: %v", name, r, err)
			}
		}
	}
}

// sample is a document with everything that a page can hold.
func sample() *Document {
	long := &Table{Caption: "Bảng", Columns: []Column{{"Tên", 40}, {"Số", 20}}, Notes: []string{"ghi chú"}}
	for range 120 {
		long.Rows = append(long.Rows, []Cell{text("Xã Ẫ Ễ Ỗ Ữ"), count(1)})
	}
	long.Total = []Cell{text("Tổng số"), count(120)}
	base := newMap(squares(4))
	over := newMap(squares(4))
	for i, f := range []Fill{{255, Crossed}, {0, Plain}, {255, Dotted}, {200, Level}} {
		over.Shapes[i].Fill, over.Shapes[i].Bold, over.Shapes[i].Label = f, i == 1, "7"
	}
	over.Under, over.Legend = base, []Key{{Fill: Fill{255, Diagonal}, Text: "gạch chéo", Count: 2}}
	return &Document{Title: "Báo cáo ẤẦẨẪẬ", Subtitle: "Kỳ 2025", AsOf: "2026-01-31", Footer: []string{"Số 0 không có nghĩa là an toàn"},
		Facts: []Pair{{"Địa giới", "2025-07"}}, Sections: slices.Values([]Section{
			{Sheet: "1", Title: "Một", Blocks: []Block{Paragraph{letters, true}, long, over}},
			{Title: "Hai", OwnPage: true, Place: page, Blocks: []Block{over, &Bars{Caption: "Số vụ", Values: []Bar{{"01/2025", 3}, {"02/2025", -1}}}}},
		})}
}

func TestPDF(t *testing.T) {
	t.Parallel()
	var one, two bytes.Buffer
	for _, w := range []*bytes.Buffer{&one, &two} {
		if err := sample().WritePDF(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) || !bytes.HasPrefix(one.Bytes(), []byte("%PDF-")) {
		t.Error("two files of one document differ")
	}
	if n := bytes.Count(one.Bytes(), []byte("/Subtype /Form")); n != 1 {
		t.Errorf("the map that lies under two others is in the file %d times", n)
	}
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext (poppler-utils): the text of the pages is not read back")
	}
	path := filepath.Join(t.TempDir(), "r.pdf")
	if err := os.WriteFile(path, one.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), reader, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	read := strings.ReplaceAll(string(out), " / ", "/") // as wide as the blank is
	for _, want := range []string{"ẤẦẨẪẬ", "Xã Ẫ Ễ Ỗ Ữ", "ằẳẵắặâầẩẫấậ", "Tổng số", "gạch chéo (2)", "1/4", "4/4"} {
		if !strings.Contains(read, want) {
			t.Errorf("%q is not in the text", want)
		}
	}
	pages := strings.Split(strings.TrimSuffix(read, "\f"), "\f")
	for k, p := range pages {
		if !strings.Contains(p, "Số 0 không có nghĩa là an toàn") {
			t.Errorf("page %d has no footer", k+1)
		}
		if k < 3 && !strings.Contains(p, "Tên") {
			t.Errorf("page %d repeats no head of the table", k+1)
		}
	}
}
