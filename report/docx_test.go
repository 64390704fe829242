package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// parts reads a Word file; every part of XML in it must be well formed.
func parts(t *testing.T, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(content)
		if strings.HasSuffix(f.Name, ".png") {
			continue
		}
		d := xml.NewDecoder(bytes.NewReader(content))
		for err == nil {
			_, err = d.Token()
		}
		if !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	return all
}

func TestDOCX(t *testing.T) {
	t.Parallel()
	var one, two bytes.Buffer
	for _, w := range []*bytes.Buffer{&one, &two} {
		d := sample()
		d.Subtitle = "<w:p> & \x01"
		if err := d.WriteDOCX(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two files of one document differ")
	}
	all := parts(t, one.Bytes())
	text := all["word/document.xml"]
	for _, want := range []string{letters[:50], "Xã Ẫ Ễ Ỗ Ữ", "&lt;w:p&gt; &amp; \ufffd", `w:val="PageHeading"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text", want)
		}
	}
	if n := strings.Count(text, "<w:tr>"); n != 1+122+2 { // facts; head, rows and total; the bars
		t.Errorf("%d rows of tables", n)
	}
	for _, embed := range regexp.MustCompile(`r:embed="([^"]+)"`).FindAllStringSubmatch(text, -1) {
		target := regexp.MustCompile(`Id="` + embed[1] + `"[^>]*Target="([^"]+)"`).FindStringSubmatch(all["word/_rels/document.xml.rels"])
		if target == nil || all["word/"+target[1]] == "" {
			t.Errorf("%s is linked to %v, which is not there", embed[1], target)
		}
	}
	if footer := all["word/footer1.xml"]; !strings.Contains(footer, "Số 0 không có nghĩa là an toàn") || !strings.Contains(footer, "NUMPAGES") {
		t.Errorf("footer %s", footer)
	}
	for name, content := range all {
		if strings.HasSuffix(name, ".png") {
			if _, err := png.Decode(strings.NewReader(content)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// What is drawn without vectors: greys are exact inside, holes and hatches let the white
// through, and what lies under shows beside what lies over it.
func TestRaster(t *testing.T) {
	t.Parallel()
	m := newMap(squares(4))
	for i, f := range []Fill{{255, Crossed}, {64, Plain}, {255, Dotted}, {200, Plain}} {
		m.Shapes[i].Fill = f
	}
	c := blank(m, 1000)
	m.draw(c)
	at := func(shape int, right, down float64) uint8 {
		box := m.Shapes[shape].Box
		return c.GrayAt(int(box.Min[0]+right*(box.Max[0]-box.Min[0])), int(box.Min[1]+down*(box.Max[1]-box.Min[1]))).Y
	}
	if got := [...]uint8{at(1, 0.5, 0.5), at(3, 0.9, 0.9), at(3, 0.3, 0.6)}; got != [...]uint8{64, 200, 255} {
		t.Errorf("a dark, a light one and the hole in it: %v", got)
	}
	for _, shape := range []int{0, 2} {
		box := m.Shapes[shape].Box
		part, ok := c.SubImage(image.Rect(int(box.Min[0])+9, int(box.Min[1])+9, int(box.Max[0])-9, int(box.Max[1])-9)).(*image.Gray)
		if !ok {
			t.Fatal("no part of the picture")
		}
		var dark, light, total int
		for y := part.Rect.Min.Y; y < part.Rect.Max.Y; y++ {
			row := part.Pix[part.PixOffset(part.Rect.Min.X, y):][:part.Rect.Dx()]
			for _, v := range row {
				total++
				if v < 60 {
					dark++
				}
				if v > 240 {
					light++
				}
			}
		}
		if dark < total/50 || light < total/2 {
			t.Errorf("the hatch of shape %d has %d dark and %d light pixels of %d", shape, dark, light, total)
		}
	}
	over := &Map{Shapes: slices.Clone(m.Shapes[:1]), High: m.High, Under: m}
	over.Shapes[0].Fill = Fill{10, Plain}
	copied := c.copied()
	over.draw(copied)
	if before, after, beside := at(0, 0.52, 0.47), copied.GrayAt(130, 125).Y, copied.GrayAt(380, 125).Y; before == 10 || after != 10 || beside != 64 {
		t.Errorf("before %d, drawn over %d, beside %d", before, after, beside)
	}
}
