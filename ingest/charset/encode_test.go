package charset_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// The tables of the tests are written in the order of the alphabet and not of
// the codes, so that they do not share a slip with those of the package.

// alphabet is the 67 accented small letters: per vowel the tones huyền, sắc, hỏi,
// ngã, nặng, behind the level one where that is accented itself.
const alphabet = "àáảãạ ăằắẳẵặ âầấẩẫậ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ đ"

// tcvn3Codes are the codes of the alphabet in VN3.
const tcvn3Codes = "B5 B8 B6 B7 B9  A8 BB BE BC BD C6  A9 C7 CA C8 C9 CB  CC D0 CE CF D1  AA D2 D5 D3 D4 D6  D7 DD D8 DC DE " +
	"DF E3 E1 E2 E4  AB E5 E8 E6 E7 E9  AC EA ED EB EC EE  EF F3 F1 F2 F4  AD F5 F8 F6 F7 F9  FA FD FB FC FE  AE"

// tcvn3Capitals are the capitals that VN3 has.
var tcvn3Capitals = map[rune]byte{'Ă': 0xa1, 'Â': 0xa2, 'Ê': 0xa3, 'Ô': 0xa4, 'Ơ': 0xa5, 'Ư': 0xa6, 'Đ': 0xa7}

// vniCodes are the codes of the alphabet in VNI-Windows.
const vniCodes = "61F8 61F9 61FB 61F5 61EF  61EA 61E8 61E9 61FA 61FC 61EB  61E2 61E0 61E1 61E5 61E3 61E4 " +
	"65F8 65F9 65FB 65F5 65EF  65E2 65E0 65E1 65E5 65E3 65E4  EC ED E6 F3 F2 " +
	"6FF8 6FF9 6FFB 6FF5 6FEF  6FE2 6FE0 6FE1 6FE5 6FE3 6FE4  F4 F4F8 F4F9 F4FB F4F5 F4EF " +
	"75F8 75F9 75FB 75F5 75EF  F6 F6F8 F6F9 F6FB F6F5 F6EF  79F8 79F9 79FB 79F5 EE  F1"

// codesOf pairs the alphabet with a list of codes in hexadecimal.
func codesOf(codes string) map[rune]string {
	table := make(map[rune]string)
	list := strings.Fields(codes)
	for _, r := range strings.ReplaceAll(alphabet, " ", "") {
		var b []byte
		if _, err := fmt.Sscanf(list[0], "%x", &b); err != nil {
			panic(err)
		}
		table[r], list = string(b), list[1:]
	}
	if len(list) > 0 {
		panic("more codes than letters")
	}
	return table
}

var tcvn3Table, vniTable = codesOf(tcvn3Codes), codesOf(vniCodes)

// toTCVN3 writes a capital with a tone by its small letter's code, as the fonts do.
func toTCVN3(text string) []byte {
	return encodeRunes(text, func(r rune) (string, bool) {
		if b, ok := tcvn3Capitals[r]; ok {
			return string([]byte{b}), true
		}
		s, ok := tcvn3Table[unicode.ToLower(r)]
		return s, ok
	})
}

func toVNI(text string) []byte {
	return encodeRunes(text, func(r rune) (string, bool) {
		if s, ok := vniTable[r]; ok {
			return s, true
		}
		s, ok := vniTable[unicode.ToLower(r)]
		b := []byte(s)
		for i := range b { // capitals are 32 lower in both halves
			b[i] -= 0x20
		}
		return string(b), ok
	})
}

// encodeRunes leaves to Windows-1252 what the encoding has no letter for.
func encodeRunes(text string, code func(rune) (string, bool)) []byte {
	var out []byte
	for _, r := range norm.NFC.String(text) {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		} else if s, ok := code(r); ok {
			out = append(out, s...)
		} else if b, ok := charmap.Windows1252.EncodeRune(r); ok {
			out = append(out, b)
		} else {
			out = append(out, '?')
		}
	}
	return out
}

// to1258 writes letters the page has as they are, or takes every tone apart as
// the Vietnamese keyboard of Windows does.
func to1258(apart bool) func(text string) []byte {
	return func(text string) []byte {
		var out []byte
		for _, r := range norm.NFC.String(text) {
			full := []rune(norm.NFD.String(string(r)))
			b, ok := charmap.Windows1258.EncodeRune(r)
			if ok && (!apart || len(full) == 1) {
				out = append(out, b)
				continue
			}
			out = append(out, split1258(r, full)...)
		}
		return out
	}
}

// split1258 finds the tone that the page has as a mark, and the rest as a letter.
func split1258(r rune, full []rune) []byte {
	for i := 1; i < len(full); i++ {
		base := []rune(norm.NFC.String(string(full[:i]) + string(full[i+1:])))
		mark, ok1 := charmap.Windows1258.EncodeRune(full[i])
		b, ok2 := charmap.Windows1258.EncodeRune(base[0])
		if ok1 && ok2 && len(base) == 1 {
			return []byte{b, mark}
		}
	}
	if b, ok := charmap.Windows1258.EncodeRune(r); ok {
		return []byte{b}
	}
	return []byte("?")
}

func toUTF16(order utf.Endianness, bom utf.BOMPolicy) func(text string) []byte {
	return func(text string) []byte {
		b, err := utf.UTF16(order, bom).NewEncoder().Bytes([]byte(text))
		if err != nil {
			panic(err)
		}
		return b
	}
}

// misread makes the damage: bytes taken for a Windows page and saved as UTF-8.
func misread(encode func(string) []byte, page *charmap.Charmap, form func(string) string) func(text string) []byte {
	return func(text string) []byte {
		var b strings.Builder
		for _, c := range encode(text) {
			r := page.DecodeByte(c)
			if r == utf8.RuneError {
				r = rune(c)
			}
			b.WriteRune(r)
		}
		return []byte(form(b.String()))
	}
}

func asIs(text string) string    { return text }
func toUTF8(text string) []byte  { return []byte(text) }
func toNFD(text string) []byte   { return norm.NFD.Bytes([]byte(text)) }
func withBOM(text string) []byte { return []byte("\uFEFF" + text) }
func inUTF16(f func(string) []byte) func(string) []byte {
	return func(text string) []byte { return toUTF16(utf.LittleEndian, utf.UseBOM)(string(f(text))) }
}

// Each table has every letter once, and no two letters share a code.
func TestTablesOfTheTests(t *testing.T) {
	t.Parallel()
	for _, table := range []map[rune]string{tcvn3Table, vniTable} {
		codes := make(map[string]rune)
		for r, code := range table {
			if other, twice := codes[code]; twice {
				t.Errorf("%c and %c are both %x", r, other, code)
			}
			codes[code] = r
		}
		if len(codes) != 67 {
			t.Errorf("%d letters, want 67", len(codes))
		}
	}
}
