package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean drops what cannot be seen around a cell: blanks, no-break spaces, marks
// of no width.
func clean(s string) string {
	if s == "" {
		return s
	}
	first, last := s[0], s[len(s)-1]
	if first > ' ' && first < 0x7f && last > ' ' && last < 0x7f {
		return s
	}
	return strings.TrimFunc(s, invisible)
}

func invisible(r rune) bool {
	return unicode.IsSpace(r) || r >= 0x200b && r <= 0x200f || r == 0xfeff || r < ' '
}

// oneLine makes a header's cell one line of NFC text.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(norm.NFC.String(s), invisible), " ")
}

// tones sets the mark of oa, oe, uy where older spelling has it, so that hoà
// and hòa are one word.
var tones = strings.NewReplacer("oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe", "uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy")

// fold makes texts that people take for the same word equal: NFC, lower case,
// single blanks, one place for tones, nothing but letters, digits and closing
// brackets at the ends.
func fold(s string) string {
	s = strings.ToLower(oneLine(s))
	s = strings.TrimFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
	if isASCII(s) {
		return s
	}
	return tones.Replace(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// bare drops accents from folded text; đ becomes d.
func bare(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// vocabulary is a list of folded phrases. Text written without any accents is
// compared without them.
type vocabulary struct{ words, plain []string }

func words(list ...string) vocabulary {
	var v vocabulary
	for _, w := range list {
		w = fold(w)
		v.words, v.plain = append(v.words, w), append(v.plain, bare(w))
	}
	return v
}

// of returns the list to compare a folded text with.
func (v vocabulary) of(folded string) []string {
	if isASCII(folded) {
		return v.plain
	}
	return v.words
}

// is tells whether a folded text is one of the phrases.
func (v vocabulary) is(folded string) bool {
	for _, w := range v.of(folded) {
		if folded == w {
			return true
		}
	}
	return false
}

// begins returns what follows the longest of the phrases that a folded text
// begins with, as whole words.
func (v vocabulary) begins(folded string) (rest string, ok bool) {
	longest := 0
	for _, w := range v.of(folded) {
		if len(w) > longest && strings.HasPrefix(folded, w) && wordEnd(folded[len(w):]) {
			longest, rest, ok = len(w), strings.TrimSpace(folded[len(w):]), true
		}
	}
	return rest, ok
}

// has tells whether one of the phrases stands anywhere in a folded text, as
// whole words.
func (v vocabulary) has(folded string) bool {
	for _, w := range v.of(folded) {
		for at := 0; ; {
			i := strings.Index(folded[at:], w)
			if i < 0 {
				break
			}
			i += at
			if wordStart(folded[:i]) && wordEnd(folded[i+len(w):]) {
				return true
			}
			at = i + len(w)
		}
	}
	return false
}

func wordEnd(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func wordStart(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
