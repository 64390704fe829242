package charset

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// inWord tells the characters that words are made of. Signs such as µ, © and ª
// belong to them: that is what old letters look like in the wrong encoding.
func inWord(r rune) bool {
	switch {
	case r < 0x80:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	case r <= 0xa0, r == utf8.RuneError, r == 0xfeff:
		return false
	case r == '°', r == '±', r == '²', r == '³': // of units; old fonts have no letters there
		return false
	case r < 0x2000:
		return true
	case r <= 0x206f, r == 0x3000: // blanks, dashes, quotes
		return false
	}
	return !unicode.IsSpace(r) && !unicode.IsPunct(r)
}

// accentedWords yields the words that hold more than ASCII, at least two
// characters long: one letter alone says nothing.
func accentedWords(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, count, plain := -1, 0, true
		for i, r := range text {
			if inWord(r) {
				if start < 0 {
					start, count, plain = i, 0, true
				}
				count++
				plain = plain && r < 0x80
				continue
			}
			if start >= 0 && !plain && count > 1 && !yield(text[start:i]) {
				return
			}
			start = -1
		}
		if start >= 0 && !plain && count > 1 {
			yield(text[start:])
		}
	}
}

// wordClass is what a word is evidence of.
type wordClass uint8

const (
	wordOdd     wordClass = iota // signs among the letters, capitals where none belong
	wordForeign                  // letters, but no Vietnamese syllable
	wordValid                    // could be Vietnamese
	wordKnown                    // is a frequent or a named word
)

// classify judges a word. smallInCapitals is for TCVN3, whose font .VnTimeH has
// small codes for capitals: "PHúC" is no fault there.
func classify(word string, smallInCapitals bool, known func(string) bool) wordClass {
	if !naturalCase(word, smallInCapitals) {
		return wordOdd
	}
	lower := lowered(word)
	switch {
	case frequent[lower], known != nil && known(lower):
		return wordKnown
	case isSyllable(lower):
		return wordValid
	}
	for _, r := range word {
		if !unicode.IsLetter(r) || r == 'ª' || r == 'º' || r == 'µ' {
			return wordOdd
		}
	}
	return wordForeign
}

// lowered returns the word in lower case and NFC.
func lowered(word string) string {
	var b [64]byte
	out := b[:0]
	for _, r := range word {
		out = utf8.AppendRune(out, unicode.ToLower(r))
	}
	return nfc(string(out))
}

// naturalCase tells words written all small, all capital, or with a capital in
// front. Only letters beyond ASCII can make it false: "McDonald" is nobody's code.
func naturalCase(word string, smallInCapitals bool) bool {
	var small, capitals, smallAccents, capitalAccents int
	for i, r := range word {
		switch {
		case 'a' <= r && r <= 'z':
			small++
		case r < 0x80:
			capitals++
		case unicode.IsUpper(r):
			if i > 0 {
				capitalAccents++
			}
		case unicode.IsLower(r):
			smallAccents++
		}
	}
	if small > 0 {
		return capitalAccents == 0
	}
	return smallInCapitals || smallAccents == 0 || capitals+capitalAccents < 2
}
