package placename

import "math/bits"

// kind is the type of a unit.
type kind uint8

const (
	untyped kind = iota
	xa
	phuong
	thiTran
	dacKhu
	huyen
	quan
	thiXa
	thanhPho
	tinh
)

// levelSet has a bit for each level.
type levelSet uint8

// levels returns where units of the kind stand; all levels for untyped.
func (k kind) levels() levelSet {
	switch k {
	case untyped:
		return 1<<levelCount - 1
	case xa, phuong, thiTran, dacKhu:
		return 1 << commune
	case huyen, quan, thiXa:
		return 1 << district
	case thanhPho:
		return 1<<district | 1<<province
	}
	return 1 << province
}

// finest returns the lowest level of a type; a city counts as a district.
func (k kind) finest() int { return bits.TrailingZeros8(uint8(k.levels())) }

func (s levelSet) has(level int) bool { return s>>level&1 != 0 }

// prefix is one way to write a type.
type prefix struct {
	kind          kind
	exact, folded []string // word by word
	full          bool     // written out, not abbreviated
}

// prefixes by first letter, longest first.
var prefixes = func() (all ['z' + 1][]prefix) {
	for _, p := range []struct {
		kind kind
		text string
		full bool
	}{
		{xa, "xã", true}, {phuong, "phường", true}, {thiTran, "thị trấn", true}, {dacKhu, "đặc khu", true},
		{huyen, "huyện đảo", true}, {huyen, "huyện", true}, {quan, "quận", true}, {thiXa, "thị xã", true},
		{thanhPho, "thành phố", true}, {thanhPho, "thủ đô", true}, {tinh, "tỉnh", true},
		{thiTran, "t trấn", false}, {thiXa, "t xã", false}, {thanhPho, "t phố", false},
		{thiTran, "t t", false}, {thiXa, "t x", false}, {thanhPho, "t p", false}, {dacKhu, "đ k", false}, {dacKhu, "đ khu", false},
		{thiTran, "tt", false}, {thiTran, "ttr", false}, {thiXa, "tx", false}, {thanhPho, "tp", false}, {dacKhu, "đk", false},
		{xa, "x", false}, {phuong, "p", false}, {huyen, "h", false}, {quan, "q", false}, {tinh, "t", false},
	} {
		var t text
		t.scan(p.text)
		entry := prefix{kind: p.kind, full: p.full}
		for i := range t.n {
			n := t.name(i, i+1)
			entry.exact, entry.folded = append(entry.exact, string(n.exact)), append(entry.folded, string(n.folded))
		}
		all[entry.folded[0][0]] = append(all[entry.folded[0][0]], entry)
	}
	return all
}()

// typed returns the type that words begin with and how many words say so;
// untyped and 0 where none does or nothing would be left. A type is written with
// all its accents or none: "Phương" is no "Phường".
func (t *text) typed(from, to int) (kind, int) {
	k, n, _ := t.prefix(from, to, false)
	return k, n
}

// typedFully is typed for types written out with all their accents.
func (t *text) typedFully(from, to int) (kind, int) {
	k, n, full := t.prefix(from, to, true)
	if !full {
		return untyped, 0
	}
	return k, n
}

func (t *text) prefix(from, to int, strict bool) (kind, int, bool) {
	first := t.folded[t.words[from].f]
	if first > 'z' {
		return untyped, 0, false
	}
	for i := range prefixes[first] {
		p := &prefixes[first][i]
		if from+len(p.folded) < to && t.begins(from, p, strict) {
			return p.kind, len(p.folded), p.full
		}
	}
	return untyped, 0, false
}

// begins tells whether the words at from are those of the prefix, with no comma or hyphen after it.
func (t *text) begins(from int, p *prefix, strict bool) bool {
	for i, folded := range p.folded {
		w := &t.words[from+i]
		if i > 0 && w.gap > dot || string(t.folded[w.f:w.fEnd]) != folded || w.form&formApostrophe != 0 {
			return false
		}
		if (w.accented || strict) && string(t.exact[w.e:w.eEnd]) != p.exact[i] {
			return false
		}
	}
	return t.words[from+len(p.folded)].gap < hyphen
}

// kindOf reads a list's type column; untyped where it is empty or unknown.
func kindOf(s string) kind {
	var t text
	t.scan(s + " x") // a type stands before something
	if t.long || t.n < 2 {
		return untyped
	}
	if k, n := t.typed(0, t.n); n == t.n-1 {
		return k
	}
	return untyped
}
