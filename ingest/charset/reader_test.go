package charset_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/charset"
)

const sampleText = "mã,tên,ghi chú\r\n01,Xã Vĩnh Phúc,\"Phường \"\"Đồng Tâm\"\"; quý\"\n02,Xã Nghĩa Hưng|Tường Ẩn,\t\nthị trấn Yên Lạc\nđ"

// However the stream is cut, the text is the same.
func TestReaderPieces(t *testing.T) {
	t.Parallel()
	want := norm.NFC.String(sampleText)
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			data := f.encode(sampleText)
			whole := convert(t, f.encoding, data)
			if !restored(whole, want, f.lossy) {
				t.Fatalf("got %q", whole)
			}
			for name, cut := range map[string]func(io.Reader) io.Reader{
				"one byte": iotest.OneByteReader, "half": iotest.HalfReader, "error with data": iotest.DataErrReader,
			} {
				out, err := io.ReadAll(charset.NewReader(cut(bytes.NewReader(data)), f.encoding))
				if err != nil || string(out) != whole {
					t.Errorf("%s: %v, got %q", name, err, out)
				}
			}
			if err := iotest.TestReader(charset.NewReader(bytes.NewReader(data), f.encoding), []byte(whole)); err != nil {
				t.Error(err)
			}
		})
	}
}

// A long text passes the ends of every buffer at every offset.
func TestReaderLong(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for b.Len() < 300_000 {
		b.WriteString("Xã Nghĩa Đồng,phường Đường Sắt,")
		b.WriteString(strings.Repeat("x", b.Len()%7) + "\n")
	}
	text := b.String()
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			if got := convert(t, f.encoding, f.encode(text)); got != text {
				t.Errorf("%d bytes, want %d", len(got), len(text))
			}
		})
	}
}

func TestReaderDamage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		encoding charset.Encoding
		in, want string
		replaced int64
	}{
		{"a stray byte", charset.UTF8, "Xã\xff Vĩnh", "Xã\uFFFD Vĩnh", 1},
		{"cut off at the end", charset.UTF8, "Ph\xc3", "Ph\uFFFD", 1},
		{"cut off before a letter", charset.UTF8, "\xe1\xbbx", "\uFFFD\uFFFDx", 2},
		{"damaged before", charset.UTF8, "X\uFFFD", "X\uFFFD", 1},
		{"surrogates and overlong", charset.UTF8, "\xed\xa0\x80\xc0\x80", strings.Repeat("\uFFFD", 5), 5},
		{"nothing", charset.UTF8, "", "", 0},
		{"a mark alone", charset.UTF8, "\uFEFF", "", 0},
		{"half a mark", charset.UTF8, "\xef\xbb", "\uFFFD\uFFFD", 2},
		{"a mark inside", charset.UTF8, "a\uFEFFb", "a\uFEFFb", 0},
		{"half a UTF-16 unit", charset.UTF16LE, "a\x00b", "a\uFFFD", 1},
		{"a lone surrogate", charset.UTF16LE, "\x3d\xd8a\x00", "\uFFFDa", 1},
		{"the mark beats the name", charset.UTF16LE, "\xfe\xff\x00a", "a", 0},
		{"marks first", charset.UTF8, "\u0301a\u0301", "\u0301á", 0},
		{"signs that NFC changes", charset.UTF8, "\u212b\u2126", "ÅΩ", 0},
		{"other scripts", charset.UTF8, "東京 한국 👩‍👧 ไทย", "東京 한국 👩‍👧 ไทย", 0},
		{"Korean apart", charset.UTF8, norm.NFD.String("한국"), "한국", 0},
		{"a code point for nobody", charset.Encoding(77), "ă", "ă", 0},
		{"mojibake half lost", charset.UTF8In1252, "VÄ©nh Ph\uFFFDºc PhÃºc", "Vĩnh Ph\uFFFDºc Phúc", 1},
		{"mojibake of a mark", charset.UTF8In1252, "ï»¿VÄ©nh", "Vĩnh", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for _, cut := range []func(io.Reader) io.Reader{iotest.DataErrReader, iotest.OneByteReader} {
				r := charset.NewReader(cut(strings.NewReader(c.in)), c.encoding)
				out, err := io.ReadAll(r)
				if err != nil || string(out) != c.want || r.Replaced() != c.replaced {
					t.Errorf("got %q, %d replaced, %v; want %q, %d", out, r.Replaced(), err, c.want, c.replaced)
				}
			}
		})
	}
}

// Lines without an end, cells without an end and marks without an end.
func TestReaderWithoutEnd(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Nghĩa ", 6_000)
	tight := strings.Repeat("Nghĩa", 6_000)
	for _, f := range forms {
		for _, text := range []string{long, tight} {
			if got := convert(t, f.encoding, f.encode(text)); got != text {
				t.Errorf("%s: %d bytes, want %d", f.name, len(got), len(text))
			}
		}
	}
	for _, c := range []string{strings.Repeat("\u0323", 20_000), "a" + strings.Repeat("\u0301\u0323", 20_000), strings.Repeat("\xff", 40_000), strings.Repeat("ộ", 20_000)} {
		for e := range charset.Encoding(len(charset.Codes())) {
			if got := convert(t, e, []byte(c)); !norm.NFC.IsNormalString(got) {
				t.Errorf("%v: not in NFC", e)
			}
		}
	}
}

func TestReaderErrors(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	for _, f := range forms {
		data := f.encode("Xã Vĩnh Phúc")
		r := charset.NewReader(io.MultiReader(bytes.NewReader(data), iotest.ErrReader(broken)), f.encoding)
		out, err := io.ReadAll(r)
		if !errors.Is(err, broken) || !strings.HasPrefix(string(out), "Xã Vĩnh Ph") {
			t.Errorf("%s: got %q, %v", f.name, out, err)
		}
		if n, err := r.Read(make([]byte, 8)); n != 0 || !errors.Is(err, broken) {
			t.Errorf("%s: again %d, %v", f.name, n, err)
		}
	}
	if n, err := charset.NewReader(strings.NewReader("x"), charset.UTF8).Read(nil); n != 0 || err != nil {
		t.Errorf("reading nothing: %d, %v", n, err)
	}
}
