package charset

import (
	"strings"
	"unicode/utf8"
)

// maxSyllable is "nghiêng", in letters.
const maxSyllable = 7

// isSyllable tells whether a word, lower case and in NFC, can be a Vietnamese
// syllable: a known onset and rhyme that go together, at most one tone, on the
// right vowel, and sắc or nặng before a stop. Both placements of the tone pass
// where both are taught (hoà, hòa). It is a test of spelling: many syllables that
// pass are not in use.
func isSyllable(word string) bool {
	var (
		shapes [4 * maxSyllable]byte // the word without its tone
		starts [maxSyllable + 1]int  // where each letter begins in shapes
		tone   uint8
		toneAt int
		n, end int
	)
	for _, r := range word {
		l, ok := letterOf(r)
		if !ok || n == maxSyllable || l.tone != 0 && tone != 0 {
			return false
		}
		if l.tone != 0 {
			tone, toneAt = l.tone, n
		}
		starts[n] = end
		end += utf8.EncodeRune(shapes[end:], l.shape)
		n++
	}
	starts[n] = end
	for cut := 0; cut <= min(3, n-1); cut++ {
		first, ok := onsets[string(shapes[:starts[cut]])]
		if !ok {
			continue
		}
		r, ok := rhymes[string(shapes[starts[cut]:end])]
		if !ok || !first.takes(string(shapes[starts[cut]:end]), cut) {
			continue
		}
		if tone == 0 && !r.stopped || tone != 0 && toneAt >= cut && r.at>>(toneAt-cut)&1 == 1 && (!r.stopped || tone == toneSac || tone == toneNang) {
			return true
		}
	}
	return false
}

// takes tells whether a rhyme may follow the onset of the given length.
func (o onset) takes(rhyme string, length int) bool {
	v, size := utf8.DecodeRuneInString(rhyme)
	if !strings.ContainsRune(string(o), v) {
		return false
	}
	switch {
	case o == glided && v == 'ô':
		return rhyme == "ôc"
	case v == 'y' && size < len(rhyme):
		return length == 0 || o == glided
	}
	return true
}
