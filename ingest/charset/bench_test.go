package charset_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/charset"
)

// vietnameseRows is a table as it comes, a few MiB of it.
func vietnameseRows() string {
	const row = "2025-03-14,Xã Tam Dương Bắc,Huyện Tam Dương,Bạo lực gia đình,21.37,105.52,phụ nữ từ 18 đến 59 tuổi\n"
	return strings.Repeat(row, (8<<20)/len(row))
}

func BenchmarkReader(b *testing.B) {
	text := vietnameseRows()
	ascii := strings.Repeat("62622757,2018-01,anti-social-behaviour,51.541762,0.071603,E05000026,969606,\n", len(text)/75)
	for _, c := range []struct {
		name     string
		encoding charset.Encoding
		data     []byte
	}{
		{"UTF-8 ASCII", charset.UTF8, []byte(ascii)},
		{"UTF-8 Vietnamese", charset.UTF8, []byte(text)},
		{"UTF-8 decomposed", charset.UTF8, norm.NFD.Bytes([]byte(text))},
		{"TCVN3", charset.TCVN3, toTCVN3(text)},
		{"VNI", charset.VNI, toVNI(text)},
		{"TCVN3 in UTF-8", charset.TCVN3InUTF8, []byte(latin1(toTCVN3(text)))},
		{"Windows-1258", charset.Windows1258, to1258(false)(text)},
		{"UTF-16", charset.UTF16LE, forms[4].encode(text)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.data)))
			p := make([]byte, 128<<10)
			for b.Loop() {
				r := charset.NewReader(bytes.NewReader(c.data), c.encoding)
				for {
					if _, err := r.Read(p); err == io.EOF {
						break
					}
				}
			}
		})
	}
}

func latin1(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(rune(c))
	}
	return s.String()
}

func BenchmarkDetect(b *testing.B) {
	text := vietnameseRows()[:256<<10]
	for _, f := range forms {
		data := f.encode(text)
		b.Run(f.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				charset.Detect(data, nil)
			}
		})
	}
}
