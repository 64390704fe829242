package charset_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/charset"
)

// Whatever comes in, valid UTF-8 in NFC comes out, the same for every way of
// cutting the stream.
func FuzzReader(f *testing.F) {
	for i, form := range forms {
		f.Add(form.encode(sampleText), uint8(i))
	}
	f.Add([]byte("\u0301e\u0323\u0302\xff\u1100\u1161\u11a8\u0344"), uint8(0))
	f.Fuzz(func(t *testing.T, data []byte, e uint8) {
		encoding := charset.Encoding(int(e) % len(charset.Codes()))
		whole := convert(t, encoding, data)
		if !utf8.ValidString(whole) || !norm.NFC.IsNormalString(whole) {
			t.Errorf("%v of %q gave %q", encoding, data, whole)
		}
		r := charset.NewReader(iotest.OneByteReader(strings.NewReader(string(data))), encoding)
		bytewise, err := io.ReadAll(r)
		if err != nil || string(bytewise) != whole {
			t.Errorf("%v of %q byte by byte: %v, %q, want %q", encoding, data, err, bytewise, whole)
		}
		if n := int64(strings.Count(whole, "\uFFFD")); r.Replaced() != n {
			t.Errorf("%d replaced, counted %d", n, r.Replaced())
		}
	})
}

func FuzzDetect(f *testing.F) {
	for _, form := range forms {
		f.Add(form.encode(sampleText))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g := charset.Detect(data, func(word string) bool { return len(word) == 5 })
		if int(g.Encoding) >= len(charset.Codes()) || !(g.Confidence > 0 && g.Confidence <= 1+1e-9) || g.Vietnamese > g.Words || g.Known > g.Vietnamese {
			t.Errorf("%+v", g)
		}
	})
}

func FuzzCell(f *testing.F) {
	for i, form := range forms {
		f.Add(string(form.encode("Xã Vĩnh Phúc")), uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, e uint8) {
		got := charset.Cell(charset.Encoding(e), s)
		if int(e) < len(charset.Codes()) && (!utf8.ValidString(got) || !norm.NFC.IsNormalString(got)) {
			t.Errorf("%v of %q gave %q", charset.Encoding(e), s, got)
		}
	})
}
