package charset

import (
	"strings"
	"unicode"
)

// capitalClass is how a word of TCVN3 text is written.
type capitalClass uint8

const (
	noWord   capitalClass = iota // nothing to say
	smalls                       // has a small ASCII letter
	plain                        // two or more capitals, no small letter: an acronym, or a word without tones
	capital                      // two or more capitals and small accented letters: "PHúC"
	openCase                     // one capital at most, the rest accented: "Hà" or "HÀ"
)

// span is a word's place in the text.
type span struct {
	start, end int
	class      capitalClass
}

// capitals restores what the font .VnTimeH showed. VN3 has no capitals with
// tones: text in capitals holds their small codes ("VÜNH PHóC" reads "VĩNH PHúC")
// and the font draws them large. A word of capitals with small accented letters
// is raised as a whole; one that could be either ("Hà") follows the word behind
// it, else the one before.
func capitals(text string) string {
	words := capitalWords(text)
	behind := make([]capitalClass, len(words)) // the next class that decides, behind each word
	next, hasSmall, raise := noWord, false, false
	for i := len(words) - 1; i >= 0; i-- {
		behind[i] = next
		switch c := words[i].class; c {
		case capital, openCase:
			raise = true
			if c == capital {
				next = c
			}
		case smalls, plain:
			hasSmall = hasSmall || c == smalls
			next = c
		}
	}
	if !raise {
		return text
	}
	var b strings.Builder
	last, before := 0, noWord
	for i, w := range words {
		if w.class == capital || w.class == openCase && raised(behind[i], before, hasSmall) {
			b.WriteString(text[last:w.start])
			b.WriteString(strings.ToUpper(text[w.start:w.end]))
			last = w.end
		}
		if w.class != openCase && w.class != noWord {
			before = w.class
		}
	}
	b.WriteString(text[last:])
	return b.String()
}

// raised decides an open word by what stands behind and before it.
func raised(behind, before capitalClass, hasSmall bool) bool {
	if behind != noWord {
		return behind != smalls
	}
	return before == capital || before == plain && !hasSmall
}

// capitalWords finds the words and their classes.
func capitalWords(text string) []span {
	var words []span
	start := -1
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words = append(words, span{start, i, capitalClassOf(text[start:i])})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, span{start, len(text), capitalClassOf(text[start:])})
	}
	return words
}

func capitalClassOf(word string) capitalClass {
	var upper, accents int
	inside := false // a capital behind a small accented letter: "áI"
	for _, r := range word {
		switch {
		case 'a' <= r && r <= 'z':
			return smalls
		case unicode.IsUpper(r):
			upper++
			inside = inside || accents > 0
		default:
			accents++
		}
	}
	switch {
	case accents > 0 && (upper >= 2 || inside):
		return capital
	case accents > 0:
		return openCase
	case upper < 2 || strings.Trim(word, "IVX") == "": // "Tú II" is no more in capitals than "Tú"
		return noWord
	}
	return plain
}
