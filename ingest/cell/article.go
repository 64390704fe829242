package cell

import (
	"bytes"
	"slices"
	"strings"
)

// articles reads the numbers of a geo.Code: "141, 142", "150–154".
func articles(text string) (all []int) {
	for part := range strings.SplitSeq(text, ",") {
		first, last, ranged := strings.Cut(strings.TrimSpace(part), "–")
		from, ok := digits(first)
		to := from
		if ranged {
			to, _ = digits(last)
		}
		for a := from; ok && a <= to; a++ {
			all = append(all, a)
		}
	}
	return all
}

// article finds a category by articles of the Penal Code: "Điều 141", "Đ.141",
// "khoản 2 Điều 134 BLHS", "141", "cố ý gây thương tích (Điều 134)". An offence
// that is named beside them must be of the same category. ok is false where the
// text is of another form.
func (l *Lexicon) article(text string) (m Match, f *Fault, ok bool) {
	var buf [maxText]byte
	var r articleReader
	if !r.read(words(fold(buf[:0], text))) {
		return m, nil, false
	}
	switch {
	case r.oldCode:
		return m, FaultOldCode, true
	case r.otherLaw:
		return m, FaultOtherLaw, true
	}
	for i, a := range r.numbers[:r.n] {
		place, known := l.articles[a]
		switch {
		case !known:
			return m, FaultArticle, true
		case i == 0:
			m = Match{Place: place, How: ByArticle}
		case place != m.Place:
			return Match{Place: m.Place, How: ByArticle, Others: []uint8{m.Place, place}}, l.Several, true
		}
	}
	if len(r.name) == 0 {
		return m, nil, true
	}
	offence, named := l.named(r.name)
	switch {
	case !named:
		return m, nil, false
	case offence.Others == nil && offence.Place != m.Place, offence.Others != nil && !slices.Contains(offence.Others, m.Place):
		return m, FaultArticleWords, true
	}
	return m, nil, true
}

// articleReader parts a text into the numbers of articles and the words that
// are none of a law's.
type articleReader struct {
	numbers  [8]int
	n        int
	name     []byte
	oldCode  bool // of 1999
	otherLaw bool
	clause   bool // the next numbers are of clauses
	law      bool // điều, khoản or BLHS stands there
}

// read reads a key of words; false where it has no article.
func (r *articleReader) read(key []byte) bool {
	for len(key) > 0 {
		n := 1
		for n < len(key) && key[n] != ' ' && isDigit(key[n]) == isDigit(key[0]) {
			n++
		}
		word, rest := key[:n], bytes.TrimLeft(key[n:], " ")
		switch {
		case !isDigit(word[0]):
			rest = r.word(word, rest)
		case !r.number(word):
			return false
		}
		key = rest
	}
	return r.n > 0 && (r.law || len(r.name) == 0 && r.numbers[0] >= minArticle)
}

func (r *articleReader) number(word []byte) bool {
	n, ok := digits(string(word))
	switch {
	case !ok || len(word) > 4:
		return false
	case n == 1999:
		r.oldCode = true
	case n == 2015 || n == 2017 || n == 2025: // the code and its amendments
	case r.clause:
	case r.n == len(r.numbers):
		return false
	default:
		r.numbers[r.n] = n
		r.n++
	}
	return true
}

// word reads a word, and those behind it that belong to it.
func (r *articleReader) word(word, rest []byte) []byte {
	var buf [maxText]byte
	bare := plain(append(buf[:0], word...))
	numbered := len(rest) > 0 && isDigit(rest[0])
	switch string(bare) {
	case "dieu", "art", "article", "articles":
		r.law, r.clause = true, false
		return rest
	case "d":
		if numbered {
			r.law, r.clause = true, false
			return rest
		}
	case "khoan", "k":
		if numbered {
			r.law, r.clause = true, true
			return rest
		}
	case "diem":
		if _, after := cutWord(rest); len(rest)-len(after) <= 2 { // one letter
			return after
		}
	case "blhs":
		r.law = true
		return rest
	case "bo":
		for _, phrase := range [...]string{"luat hinh su", "sung"} {
			if n := lawWords(rest, phrase); n > 0 {
				return rest[n:]
			}
		}
	case "sua", "doi", "nam", "theo", "cua", "va", "toi":
		if len(r.name) == 0 || string(bare) != "toi" && r.n > 0 {
			return rest
		}
	case "luat", "nghi", "nd", "thong":
		if string(bare) == "luat" || string(bare) == "nd" || lawWords(rest, "dinh") > 0 || lawWords(rest, "tu") > 0 {
			r.otherLaw = true
			return rest
		}
	}
	if len(r.name) > 0 {
		r.name = append(r.name, ' ')
	}
	r.name = append(r.name, word...)
	return rest
}

// minArticle is the smallest number that is an article by itself: smaller ones
// may be the codes of some other system.
const minArticle = 100

// lawWords returns the length of a plain phrase at the beginning of a key with
// the blank behind it, 0 where it does not stand there.
func lawWords(key []byte, phrase string) int {
	i, p := 0, 0
	for ; i < len(key) && p < len(phrase); i++ {
		b := key[i]
		if b < 6 { // a tone
			continue
		}
		if b >= 'A' && b <= 'Z' {
			b = bases[b-'A']
		}
		if b != phrase[p] {
			return 0
		}
		p++
	}
	for i < len(key) && key[i] < 6 {
		i++
	}
	if p < len(phrase) || i < len(key) && key[i] != ' ' {
		return 0
	}
	return min(i+1, len(key))
}
