package placename

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letter is a letter of the Vietnamese alphabet taken apart. Its spelling is a
// byte of its own: the small letter, or a capital where it bears a breve, a
// circumflex, a horn or a stroke.
type letter struct{ spelling, base, tone byte }

// Tones in the order of their numbers, from 1: huyền, sắc, ngã, hỏi, nặng.
var tones = []rune{'\u0300', '\u0301', '\u0303', '\u0309', '\u0323'}

// Letters with their spelling and base; all others are their own.
var marked = []struct {
	letter         rune
	spelling, base byte
}{
	{'a', 'a', 'a'}, {'ă', 'A', 'a'}, {'â', 'B', 'a'}, {'e', 'e', 'e'}, {'ê', 'E', 'e'}, {'i', 'i', 'i'},
	{'o', 'o', 'o'}, {'ô', 'O', 'o'}, {'ơ', 'P', 'o'}, {'u', 'u', 'u'}, {'ư', 'U', 'u'}, {'y', 'y', 'y'}, {'đ', 'D', 'd'},
}

const vietnameseStart = 0x1EA0 // the precomposed letters up to 0x1EFF

// latin holds the runes below 0x250, vietnamese those from vietnameseStart.
var latin, vietnamese = alphabet()

func alphabet() (low [0x250]letter, high [0x60]letter) {
	put := func(r rune, l letter) {
		for _, r := range []rune{r, unicode.ToUpper(r)} {
			if int(r) < len(low) {
				low[r] = l
			} else {
				high[r-vietnameseStart] = l
			}
		}
	}
	for c := byte('a'); c <= 'z'; c++ {
		put(rune(c), letter{c, c, 0})
	}
	for _, m := range marked {
		put(m.letter, letter{m.spelling, m.base, 0})
		for i, tone := range tones {
			if whole := []rune(norm.NFC.String(string(m.letter) + string(tone))); len(whole) == 1 {
				put(whole[0], letter{m.spelling, m.base, byte(i + 1)})
			}
		}
	}
	// Eth and the African D look like Đ, and old files have them for it.
	for _, r := range "ÐðƉ" {
		low[r] = letter{'D', 'd', 0}
	}
	return low, high
}

// letterOf returns the letter of a rune; its spelling is 0 for other runes.
func letterOf(r rune) letter {
	switch {
	case r < rune(len(latin)):
		return latin[r]
	case r >= vietnameseStart && r < vietnameseStart+rune(len(vietnamese)):
		return vietnamese[r-vietnameseStart]
	}
	return letter{}
}

// toneOf returns the number of a combining tone mark, 0 for other runes.
func toneOf(r rune) byte {
	switch r {
	case '\u0300', '\u0340':
		return 1
	case '\u0301', '\u0341':
		return 2
	case '\u0303':
		return 3
	case '\u0309':
		return 4
	case '\u0323':
		return 5
	}
	return 0
}

// remark returns a spelling with a combining breve, circumflex or horn put on.
// A horn replaces a circumflex, whichever came first, because Unicode reorders them.
func remark(spelling byte, mark rune) byte {
	switch {
	case mark == '\u0306' && spelling == 'a':
		return 'A'
	case mark == '\u0302' && spelling == 'a':
		return 'B'
	case mark == '\u0302' && spelling == 'e':
		return 'E'
	case mark == '\u0302' && spelling == 'o':
		return 'O'
	case mark == '\u031b' && (spelling == 'o' || spelling == 'O'):
		return 'P'
	case mark == '\u031b' && spelling == 'u':
		return 'U'
	}
	return spelling
}
