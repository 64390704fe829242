package cell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxText bounds the cells that parsers read, in bytes: beyond it a cell is a
// narrative, no value. The longest offence of the Penal Code has 180 with
// combining marks.
const maxText = 320

// A key is a text in one byte per letter: lower case, blanks single, dashes and
// quotes in ASCII. The letters that ASCII lacks are the capitals below; the tone
// of a syllable stands behind it as one of the bytes 1 to 5, so that hoà and hòa
// have one key. Runes that have no place in a key are one stray.
const (
	aCircumflex = 'A'
	aBreve      = 'W'
	eCircumflex = 'E'
	oCircumflex = 'O'
	oHorn       = 'Q'
	uHorn       = 'U'
	dStroke     = 'D'
	stray       = 0x7f
	strays      = "\x7f"
)

// letter is what a rune adds to a key.
type letter struct{ base, tone byte }

// latin holds the letters of U+00C0 to U+024F and vietnamese those of U+1E00 to
// U+1EFF; base 0 is a rune that is no letter of a key.
var latin, vietnamese = letters(0xC0, 0x250), letters(0x1E00, 0x1F00)

func letters(from, to rune) []letter {
	all := make([]letter, to-from)
	for r := from; r < to; r++ {
		var l letter
		for _, m := range norm.NFD.String(string(r)) {
			switch {
			case m < utf8.RuneSelf:
				l.base = lower(byte(m))
			case m == 'đ' || m == 'Đ' || m == 'ð' || m == 'Ð' || m == 'Ɖ': // fonts and keyboards mix up all of them
				l.base = dStroke
			default:
				l.mark(m)
			}
		}
		all[r-from] = l
	}
	return all
}

// mark adds a combining mark; it tells whether the rune is one.
func (l *letter) mark(r rune) bool {
	switch r {
	case 0x300, 0x340:
		l.tone = 1
	case 0x301, 0x341:
		l.tone = 2
	case 0x309:
		l.tone = 3
	case 0x303:
		l.tone = 4
	case 0x323:
		l.tone = 5
	case 0x302: // circumflex
		switch l.base {
		case 'a':
			l.base = aCircumflex
		case 'e':
			l.base = eCircumflex
		case 'o':
			l.base = oCircumflex
		}
	case 0x306: // breve
		if l.base == 'a' {
			l.base = aBreve
		}
	case 0x31B: // horn
		switch l.base {
		case 'o':
			l.base = oHorn
		case 'u':
			l.base = uHorn
		}
	default:
		return r >= 0x300 && r < 0x370
	}
	return true
}

// trim drops blanks around a cell, no-break spaces included.
func trim(s string) string {
	if s == "" || s[0] > ' ' && s[0] < utf8.RuneSelf && s[len(s)-1] > ' ' && s[len(s)-1] < utf8.RuneSelf {
		return s
	}
	return strings.TrimSpace(s)
}

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b | 0x20
	}
	return b
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }
func isDigit(b byte) bool  { return b >= '0' && b <= '9' }

// lowered are the ASCII bytes as they stand in a key: no capitals, and a blank
// for every control character.
var lowered = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		if t[c] = lower(byte(c)); c <= ' ' {
			t[c] = ' '
		}
	}
	return t
}()

// fold appends the key of a text to dst; it is no longer than the text.
func fold(dst []byte, s string) []byte {
	start, word, tone := len(dst), len(dst), byte(0) // where the text and its last syllable begin, and its tone
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c = lowered[c]; isLetter(c) {
				dst = append(dst, c)
				continue
			}
			dst = endSyllable(dst, word, tone)
			if !repeats(dst[start:], c) {
				dst = append(dst, c)
			}
			word, tone = len(dst), 0
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		l, sign := foldRune(r)
		switch {
		case l.base != 0:
			if dst = append(dst, l.base); l.tone != 0 {
				tone = l.tone
			}
		case r >= 0x300 && r < 0x370 && r != negation:
			if len(dst) > word {
				l = letter{dst[len(dst)-1], tone}
				l.mark(r)
				dst[len(dst)-1], tone = l.base, l.tone
			}
		case sign != "":
			dst = endSyllable(dst, word, tone)
			if !repeats(dst[start:], sign[0]) {
				dst = append(dst, sign...)
			}
			word, tone = len(dst), 0
		}
	}
	dst = endSyllable(dst, word, tone)
	if n := len(dst); n > start && dst[n-1] == ' ' {
		dst = dst[:n-1]
	}
	return dst
}

// repeats tells whether a blank or stray stands there already; blanks are not
// wanted in front either.
func repeats(key []byte, c byte) bool {
	if len(key) == 0 {
		return c == ' '
	}
	return (c == ' ' || c == stray) && key[len(key)-1] == c
}

// endSyllable writes the tone behind a syllable, and makes one of lý and lí, kỹ
// and kĩ.
func endSyllable(dst []byte, word int, tone byte) []byte {
	if len(dst)-word == 2 && dst[word+1] == 'y' {
		dst[word+1] = 'i'
	}
	if tone != 0 {
		dst = append(dst, tone)
	}
	return dst
}

// negation is the stroke that makes ≉ of ≈: it is not passed over as other marks
// are.
const negation = 0x338

// foldRune returns the letter of a rune, or the sign that stands for it.
func foldRune(r rune) (l letter, sign string) {
	switch {
	case r >= 0xC0 && r < 0x250:
		l = latin[r-0xC0]
	case r >= 0x1E00 && r < 0x1F00:
		l = vietnamese[r-0x1E00]
	case r == 'ɖ': // the small Ɖ
		return letter{base: dStroke}, ""
	default:
		return l, symbol(r)
	}
	if l.base == 0 {
		return l, strays
	}
	return l, ""
}

// symbol returns what stands for a rune that is no Latin letter; empty for one
// that is not seen.
func symbol(r rune) string {
	switch {
	case r == 0xA0 || r == 0x85 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000:
		return " "
	case r >= 0x200B && r <= 0x200F || r == 0x2060 || r == 0xFEFF || r == 0xAD:
		return ""
	case r >= 0x2010 && r <= 0x2015 || r == 0x2212:
		return "-"
	case r == 0x2018 || r == 0x2019 || r == 0x2032 || r == 0xB4 || r == 0x2BC:
		return "'"
	case r == 0x201C || r == 0x201D || r == 0x2033:
		return "\""
	case r == 0x2192:
		return "->"
	case r == 0x2248 || r == 0x223C || r == 0xB1:
		return "~"
	case r == 0x2264:
		return "<="
	case r == 0x2265:
		return ">="
	case r == 0x2026:
		return "..."
	case r >= 0xFF01 && r <= 0xFF5E: // full-width forms
		return ascii[lower(byte(r-0xFF01+'!'))-' ':][:1]
	case unicode.Is(unicode.Mn, r) && r != negation:
		return ""
	}
	return strays
}

const ascii = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// plain turns a key into one without accents, in place.
func plain(key []byte) []byte {
	n := 0
	for _, b := range key {
		switch {
		case b < 6 && b > 0:
			continue
		case b >= 'A' && b <= 'Z':
			b = bases[b-'A']
		}
		key[n] = b
		n++
	}
	return key[:n]
}

// bases are the letters below the capitals of a key.
var bases = [26]byte{aCircumflex - 'A': 'a', aBreve - 'A': 'a', eCircumflex - 'A': 'e', oCircumflex - 'A': 'o', oHorn - 'A': 'o', uHorn - 'A': 'u', dStroke - 'A': 'd'}

// words turns a key into its words: what is no letter, tone, digit or sign of
// comparison becomes a blank. In place.
func words(key []byte) []byte {
	n := 0
	for _, b := range key {
		switch {
		case b < 6 || isLetter(b) || isDigit(b) || b == stray || b == '<' || b == '>' || b == '+' || b == '=':
		case n == 0 || key[n-1] == ' ':
			continue
		default:
			b = ' '
		}
		key[n] = b
		n++
	}
	if n > 0 && key[n-1] == ' ' {
		n--
	}
	return key[:n]
}
