package placename

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Longest text that is looked at. The longest address of one place known has
// some 25 words; what is longer is a story, not a place.
const maxWords, maxBytes = 40, 240

// gap is what stands before a word; the strongest counts.
type gap uint8

const (
	blank gap = iota
	dot
	hyphen
	hard // comma, bracket, slash, line end …: never inside a name
)

// word is a run of letters or of digits. Its letters are text.folded[f:fEnd] and
// text.exact[e:eEnd]; the latter has the tone's number as its last byte.
type word struct {
	f, fEnd, e, eEnd uint16
	gap              gap
	form             uint8 // place of the tone, apostrophe, zeros dropped: what "exact" looks at
	tone             byte
	digits, dotted   bool
	accented         bool
}

const (
	formApostrophe = 1 << 5
	formZero       = 1 << 6
	formHyphen     = 1 << 7
)

// text is a text cut into words, each of them in two writings: spelled and
// without accents. Words are one blank apart in both, so that any run of them
// is a key.
type text struct {
	exact, folded [maxBytes]byte
	words         [maxWords]word
	e, f, n       int
	accented      bool // some letter bears a mark
	long          bool // did not fit
	open, joined  bool // inside a word; an apostrophe stands between it and what comes
	next          gap
}

// scan fills a text; what it held is gone.
func (t *text) scan(s string) {
	t.e, t.f, t.n, t.next = 0, 0, 0, hard
	t.accented, t.long, t.open, t.joined = false, false, false, false
	for i := 0; i < len(s) && !t.long; {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size
			t.rune(r)
			continue
		}
		i++
		if l := latin[c]; l.spelling != 0 {
			t.letter(l)
		} else if c >= '0' && c <= '9' {
			t.digit(c)
		} else {
			t.sign(rune(c))
		}
	}
	t.close()
}

// rune takes a rune beyond ASCII.
func (t *text) rune(r rune) {
	if l := letterOf(r); l.spelling != 0 {
		t.letter(l)
		return
	}
	if tone := toneOf(r); tone > 0 {
		t.setTone(tone)
		return
	}
	switch {
	case unicode.Is(unicode.Mn, r):
		t.mark(r)
	case unicode.Is(unicode.Cf, r): // byte order mark, zero width space, soft hyphen
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		t.foreign(r)
	default:
		t.sign(r)
	}
}

// foreign takes letters and digits of other writings, apart from their marks.
func (t *text) foreign(r rune) {
	for _, part := range norm.NFKD.String(string(unicode.ToLower(r))) {
		part = unicode.ToLower(part)
		switch l := letterOf(part); {
		case l.spelling != 0:
			t.letter(l)
		case part >= '0' && part <= '9':
			t.digit(byte(part))
		case toneOf(part) > 0:
			t.setTone(toneOf(part))
		case unicode.Is(unicode.Mn, part):
			t.mark(part)
		case unicode.IsLetter(part) && t.start(false):
			t.e += copy(t.exact[t.e:], string(part))
			t.f += copy(t.folded[t.f:], string(part))
		}
	}
}

// start makes room in a word of letters or of digits, beginning one if need be.
func (t *text) start(digits bool) bool {
	if t.open && t.words[t.n].digits != digits {
		t.close()
	}
	if t.n == maxWords || t.e+utf8.UTFMax+2 > maxBytes { // the letter, a blank and a tone
		t.long = true
		return false
	}
	if !t.open {
		if t.n > 0 {
			t.exact[t.e], t.folded[t.f] = ' ', ' '
			t.e, t.f = t.e+1, t.f+1
		}
		t.words[t.n] = word{f: uint16(t.f), e: uint16(t.e), gap: t.next, digits: digits}
		t.open, t.next = true, blank
	}
	t.joined = false
	return true
}

func (t *text) letter(l letter) {
	if !t.start(false) {
		return
	}
	t.exact[t.e], t.folded[t.f] = l.spelling, l.base
	t.e, t.f = t.e+1, t.f+1
	if l.tone > 0 {
		t.setTone(l.tone)
	}
	if l.spelling != l.base {
		t.words[t.n].accented, t.accented = true, true
	}
}

// digit drops the zeros that a numeral begins with.
func (t *text) digit(c byte) {
	if !t.start(true) {
		return
	}
	w := &t.words[t.n]
	if t.f == int(w.f)+1 && t.folded[w.f] == '0' {
		w.form |= formZero
		t.e, t.f = t.e-1, t.f-1
	}
	t.exact[t.e], t.folded[t.f] = c, c
	t.e, t.f = t.e+1, t.f+1
}

// setTone gives the word a tone. Of two, a slip, the higher number stays, so that
// the order of the marks does not matter.
func (t *text) setTone(tone byte) {
	if !t.open {
		return
	}
	w := &t.words[t.n]
	if tone > w.tone {
		w.tone = tone
		w.form = w.form&^31 | uint8(t.f-int(w.f))&31
	}
	w.accented, t.accented = true, true
}

// mark puts a combining breve, circumflex or horn on the last letter.
func (t *text) mark(r rune) {
	if !t.open {
		return
	}
	if was := t.exact[t.e-1]; remark(was, r) != was {
		t.exact[t.e-1] = remark(was, r)
		t.words[t.n].accented, t.accented = true, true
	}
}

// sign takes everything that is neither letter nor digit.
func (t *text) sign(r rune) {
	g := blank
	switch r {
	case '\'', '’', '‘', '`', '´', 'ʼ', 'ʹ', '′', '＇':
		if t.open && !t.words[t.n].digits {
			t.words[t.n].form |= formApostrophe
			t.joined = true
		}
		return
	case '.':
		if g = dot; t.open {
			t.words[t.n].dotted = true
		}
	case '-', '–', '—', '‐', '‑', '−':
		g = hyphen
	case ',', ';', ':', '/', '\\', '|', '(', ')', '[', ']', '{', '}', '\n', '\r':
		g = hard
	}
	// "K' Nàng" is written "K'Nàng" too: the blank does not end the word.
	if g == blank && t.joined && t.f-int(t.words[t.n].f) <= 2 {
		return
	}
	t.close()
	t.next = max(t.next, g)
}

// close ends the word that is open.
func (t *text) close() {
	if !t.open {
		return
	}
	w := &t.words[t.n]
	if w.tone > 0 {
		t.exact[t.e] = w.tone
		t.e++
	}
	if w.gap == hyphen {
		w.form |= formHyphen
	}
	w.fEnd, w.eEnd = uint16(t.f), uint16(t.e)
	t.n, t.open, t.joined = t.n+1, false, false
}

// name returns the words from one up to another in both writings.
func (t *text) name(from, to int) name {
	w := t.words[from:to]
	n := name{exact: t.exact[w[0].e:w[len(w)-1].eEnd], folded: t.folded[w[0].f:w[len(w)-1].fEnd]}
	for i := range w {
		form := uint32(w[i].form)
		if i == 0 {
			form &^= formHyphen // what stands before the name is no part of it
		}
		n.form = n.form*251 + form + 1
		n.accented = n.accented || w[i].accented
	}
	return n
}

// name is a run of words of a text.
type name struct {
	exact, folded []byte
	form          uint32 // a hash of what makes equal spellings look different
	accented      bool
}
