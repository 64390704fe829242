package charset

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// VNI-Windows (VNI Software, 1987; the fonts VNI-Times) writes a vowel as its
// letter and a second byte that carries the hat or breve and the tone, drawn to
// the left of where it stands. ơ, ư, đ, and i and y with a dot below are single
// bytes. Given here by the characters that Windows-1252 has at those bytes; the
// capital of each is 32 below. Published VNI tables agree.
var (
	// vniMarks are the second bytes: what they add to the letter before.
	vniMarks = map[rune]string{
		'ù': "\u0301", 'ø': "\u0300", 'û': "\u0309", 'õ': "\u0303", 'ï': "\u0323",
		'â': "\u0302", 'á': "\u0302\u0301", 'à': "\u0302\u0300", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'ä': "\u0302\u0323",
		'ê': "\u0306", 'é': "\u0306\u0301", 'è': "\u0306\u0300", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'ë': "\u0306\u0323",
	}
	// vniLetters are the letters that are one byte.
	vniLetters = map[rune]rune{
		'ñ': 'đ', 'ô': 'ơ', 'ö': 'ư', 'í': 'í', 'ì': 'ì', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ',
	}
)

// vniPair is a letter's byte and the second byte.
type vniPair [2]byte

// vniOne and vniTwo hold the letters of one and of two bytes. A capital may be
// followed by a small mark, as careless typists leave it.
var vniOne, vniTwo = func() (one [256]rune, two map[vniPair]rune) {
	two = make(map[vniPair]rune)
	for from, to := range vniLetters {
		one[byte(from)] = to
		one[byte(from)-0x20] = unicode.ToUpper(to)
	}
	for _, base := range "aeouyôö" {
		letter := base
		if base >= utf8.RuneSelf {
			letter = one[byte(base)]
		}
		for mark, adds := range vniMarks {
			small := []rune(norm.NFC.String(string(letter) + adds))
			if len(small) != 1 || !isVietnamese(small[0]) {
				continue // a breve on o, a hat on u
			}
			capital := unicode.ToUpper(small[0])
			two[vniPair{byte(base), byte(mark)}] = small[0]
			two[vniPair{byte(base) - 0x20, byte(mark)}] = capital
			two[vniPair{byte(base) - 0x20, byte(mark) - 0x20}] = capital
		}
	}
	return one, two
}()

// decodeVNI appends what the bytes say. A mark without its vowel, and a byte the
// encoding does not have, stay what Windows-1252 has there, and are counted.
func decodeVNI(dst, src []byte) (text []byte, strange int) {
	for i := 0; i < len(src); i++ {
		b := src[i]
		if i+1 < len(src) && src[i+1] >= 0xc0 {
			if r, ok := vniTwo[vniPair{b, src[i+1]}]; ok {
				dst = utf8.AppendRune(dst, r)
				i++
				continue
			}
		}
		switch {
		case b < utf8.RuneSelf:
			dst = append(dst, b)
		case vniOne[b] != 0:
			dst = utf8.AppendRune(dst, vniOne[b])
		default:
			r := western.rune(b)
			dst = utf8.AppendRune(dst, r)
			if b > 0xa0 || isControl(r) {
				strange++
			}
		}
	}
	return dst, strange
}
