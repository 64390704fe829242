package charset

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// vowels are the twelve of Vietnamese; tones the marks in the usual order: level
// (none), huyền, sắc, hỏi, ngã, nặng.
const vowels = "aăâeêioôơuưy"

var tones = [...]string{"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}

const (
	toneSac  = 2
	toneNang = 5
)

// letter is a small Vietnamese letter taken apart: its shape without the tone,
// and the tone's place in tones.
type letter struct {
	shape rune
	tone  uint8
}

// accented holds the 67 small letters that ASCII lacks: đ, and the vowels with
// marks.
var accented = func() map[rune]letter {
	all := map[rune]letter{'đ': {'đ', 0}}
	for _, v := range vowels {
		for t, mark := range tones {
			if r := []rune(norm.NFC.String(string(v) + mark))[0]; r >= 0x80 {
				all[r] = letter{v, uint8(t)}
			}
		}
	}
	return all
}()

// letterOf takes a small letter apart; ok is false for one that Vietnamese does
// not write. f, j, w and z are none of its letters.
func letterOf(r rune) (l letter, ok bool) {
	if r >= 0x80 {
		l, ok = accented[r]
		return l, ok
	}
	return letter{r, 0}, 'a' <= r && r <= 'z' && r != 'f' && r != 'j' && r != 'w' && r != 'z'
}

// isVietnamese tells the 134 letters, of either case, that ASCII lacks.
func isVietnamese(r rune) bool {
	_, ok := accented[unicode.ToLower(r)]
	return ok
}
