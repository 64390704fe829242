package charset

import (
	"strings"
	"unicode/utf8"
)

// Cell mends one string of a workbook, a JSON file or any other source that is
// Unicode already, and returns it in NFC. TCVN3 and TCVN3InUTF8 (and UTF-16) mean
// the same here, VNI likewise; of the other encodings only NFC is left to do.
//
// A sheet often mixes old fonts and Unicode. A cell stays as it is where it holds
// letters that the damage cannot have made, and where it is Vietnamese as it
// stands but would not be when mended. Bytes that are no UTF-8 become U+FFFD.
func Cell(e Encoding, s string) string {
	if isASCII(s) || e >= encodingCount {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	switch in := traits[e].inner; in {
	case innerTCVN3, innerVNI:
		s = mendFont(in, s, e.carriers())
	case innerUTF8:
		s = mendMojibake(s, e.carriers())
	}
	return nfc(s)
}

func isASCII[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// decisive is how much better a cell must read as it stands to be left alone in a
// file of old text: one frequent word by chance ("Hoàng" for what was "Hồng") is
// not enough.
const decisive = 2

// mendFont undoes the likelier carrier, and the other where that reads better.
func mendFont(in inner, s string, by [2]*carrier) string {
	best, mended := s, false
	var chosen spelling
	text, _, letters := in.undo(s, by[0])
	if letters == 0 {
		best, mended, chosen = string(text), true, spell(string(text), in)
	}
	if plain := spell(nfc(s), innerText); !mended || plain.bad == 0 && plain.value() >= chosen.value()+decisive {
		best, mended, chosen = s, false, plain
	}
	if chosen.bad > 0 {
		if text, _, letters := in.undo(s, by[1]); letters == 0 {
			if other := spell(string(text), in); other.value() > chosen.value() {
				best, mended = string(text), true
			}
		}
	}
	if mended && in == innerTCVN3 {
		return capitals(best)
	}
	return best
}

// mendMojibake undoes the carrier that leaves fewer bytes over.
func mendMojibake(s string, by [2]*carrier) string {
	best, left := s, len(s)
	for _, c := range by {
		if text, strange, letters := innerUTF8.undo(s, c); strange+letters < left {
			best, left = string(text), strange+letters
		}
	}
	return best
}

// spelling counts the accented words: frequent ones, other syllables, and what is
// no Vietnamese.
type spelling struct{ known, good, bad int }

// value compares two readings of one cell.
func (s spelling) value() int { return 2*s.known + s.good - 3*s.bad }

func spell(text string, in inner) (s spelling) {
	for word := range accentedWords(text) {
		switch classify(word, in == innerTCVN3, nil) {
		case wordKnown:
			s.known++
		case wordValid:
			s.good++
		default:
			s.bad++
		}
	}
	return s
}
