package charset_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/antoan-vn/antoan/ingest/charset"
)

// Every letter in both cases comes back from every form; a capital with a tone
// comes back small where the encoding has none.
func TestEveryLetter(t *testing.T) {
	t.Parallel()
	small := []rune(strings.ReplaceAll(alphabet, " ", ""))
	if len(small) != 67 {
		t.Fatalf("%d letters, want 67", len(small))
	}
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			for _, r := range small {
				capital := unicode.ToUpper(r)
				want := string(capital)
				if _, has := tcvn3Capitals[capital]; f.lossy && !has {
					want = string(r)
				}
				for _, c := range []struct{ in, want string }{{string(r), string(r)}, {string(capital), want}} {
					text := f.encode(c.in + "\n")
					if got := convert(t, f.encoding, text); got != c.want+"\n" {
						t.Errorf("%s as % x: got %q", c.in, text, got)
					}
				}
			}
		})
	}
}

// A word of VNI in capitals may have small marks.
func TestVNISmallMarks(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"VÓNH PHUÙC": "VĨNH PHÚC", "VÓNH PHUùC": "VĨNH PHÚC", "AÂu Cô": "Âu Cơ", "Aâu": "Âu", "Ñoâng": "Đông",
		"oå": "ổ", "30°": "30°", "m²": "m²", "ù": "ù", "bù": "bù",
	} {
		if got := charset.Cell(charset.VNI, in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// Bytes that TCVN3 leaves free read as Windows text has them there.
func TestTCVN3FreeBytes(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"105\xb030'": "105°30'", "120 m\xb2": "120 m²", "a \x96 b": "a – b", "\x93x\x94": "“x”", "a\xa0b": "a\u00a0b", "\xbf\xaf\xba": "ẴẰẲ", "\xc0\xc1\xc2\xc3\xc4\xc5\xcd": "ẮẦẨẪẤỀỂ", "\xd9\xda\xdb\xe0\xf0\xff": "ỄẾỒỔỖỐ",
	} {
		if got := convert(t, charset.TCVN3, []byte(in)); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
