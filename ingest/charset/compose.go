package charset

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nfc is norm.NFC.String, quicker for the text met most.
func nfc(s string) string {
	if composed(s) {
		return s
	}
	return norm.NFC.String(s)
}

// composed tells by its bytes that s is of ASCII, Latin letters and general
// punctuation, all of which are in NFC; false says nothing.
func composed(s string) bool {
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b < 0xc0, 0xc2 <= b && b <= 0xcb: // to U+02FF
		case i+2 >= len(s):
			return false
		case b == 0xe1 && 0xb8 <= s[i+1] && s[i+1] <= 0xbb: // U+1E00 to U+1EFF
		case b == 0xe2 && s[i+1] == 0x80 && s[i+2] >= 0x82: // U+2002 to U+203F
		default:
			return false
		}
	}
	return true
}

// letterMark is a letter and a mark that follows it.
type letterMark struct{ letter, mark rune }

// pairs holds what Vietnamese letters and marks compose to. Each is a canonical
// equivalence, so that composing by pairs changes no text, only its form. Made at
// first use.
var pairs = sync.OnceValue(func() map[letterMark]rune {
	all := make(map[letterMark]rune)
	letters := []rune(vowels)
	for r := range accented {
		letters = append(letters, r)
	}
	for _, small := range letters {
		for _, letter := range []rune{small, unicode.ToUpper(small)} {
			for _, mark := range "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323" {
				whole := []rune(norm.NFC.String(string([]rune{letter, mark})))
				if len(whole) == 1 {
					all[letterMark{letter, mark}] = whole[0]
				}
			}
		}
	}
	return all
})

// wellFormed appends p with U+FFFD for every byte that is no UTF-8, up to an
// incomplete character at the end unless it is the end. Marks of Vietnamese are
// composed with their letters on the way, which leaves norm little to do.
func wellFormed(valid, p []byte, end bool) (_ []byte, used int) {
	var last rune // the character before, and its length in valid
	size := 0
	for used < len(p) {
		r, n := utf8.DecodeRune(p[used:])
		if r == utf8.RuneError && n == 1 && !end && !utf8.FullRune(p[used:]) {
			break
		}
		used += n
		if 0x300 <= r && r <= 0x323 {
			if whole, ok := pairs()[letterMark{last, r}]; ok {
				valid, r = valid[:len(valid)-size], whole
			}
		}
		before := len(valid)
		valid = utf8.AppendRune(valid, r)
		last, size = r, len(valid)-before
	}
	return valid, used
}
