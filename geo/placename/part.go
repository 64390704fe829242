package placename

// part is a run of words that names one place: a type, perhaps, and a name.
type part struct {
	from, name, to int // words from..name are the type, name..to the name
	kind           kind
	former         bool // followed by "cũ"
}

// cut says where a text is cut into parts, each step more eagerly than the last.
type cut int

const (
	atSigns   cut = iota // commas, brackets, slashes, line ends
	atTypes              // and before types with accents or with a full stop: "Tam Hồng huyện Yên Lạc"
	atHyphens            // and at hyphens: "Tam Hồng - Yên Lạc"
	atWords              // and before types of any writing: "tam hong huyen yen lac"
	cuts
)

const maxParts = 8

// parts is a text cut up.
type parts struct {
	all [maxParts]part
	n   int
}

// split cuts the text; of more than maxParts parts the last ones stay, since
// places come from small to large.
func (p *parts) split(t *text, how cut) {
	p.n = 0
	for from := 0; from < t.n; {
		to := from + 1
		for to < t.n && !t.cuts(from, to, how) {
			to++
		}
		p.add(t, from, to)
		from = to
	}
	// "xã Tam Hồng, huyện Yên Lạc, Việt Nam"
	for p.n > 1 {
		last := p.all[p.n-1]
		switch string(t.name(last.from, last.to).folded) {
		case "viet nam", "vietnam", "vn":
			p.n--
			continue
		}
		break
	}
}

// cuts tells whether a part that begins at from ends before the word at.
func (t *text) cuts(from, at int, how cut) bool {
	w := &t.words[at]
	if w.gap == hard || how >= atHyphens && w.gap == hyphen {
		return true
	}
	if how < atTypes {
		return false
	}
	end := at + 1
	for end < t.n && t.words[end].gap != hard && end < at+4 {
		end++
	}
	k, n := t.cutType(at, end, how)
	if k == untyped {
		return false
	}
	// The part has a name already, and one follows the type.
	own, words := t.typed(from, end)
	if from+words >= at {
		return false
	}
	next, _ := t.cutType(at+n, end, how)
	if next == untyped {
		return true
	}
	// Of two types in a row the first ends a name ("xã Tân Xã huyện …", "xa an tinh
	// huyen …") or the second begins one ("huyen quan ba", "phường Phường Đúc").
	if full, _ := t.typedFully(at+n, end); full != untyped {
		return k == next
	}
	return (own == untyped || own.finest() < k.finest()) && k.finest() <= next.finest()
}

// cutType returns the type that begins at a word and its number of words, if it is
// written so that one may cut there.
func (t *text) cutType(at, end int, how cut) (kind, int) {
	if at >= end {
		return untyped, 0
	}
	k, n := t.typed(at, end)
	if k == untyped || how >= atWords || t.words[at+n-1].dotted {
		return k, n
	}
	return t.typedFully(at, end)
}

func (p *parts) add(t *text, from, to int) {
	former := false
	for to > from+1 && t.isFormer(to-1) {
		to, former = to-1, true
	}
	if to == from+1 && t.isFormer(from) && p.n > 0 { // "huyện Yên Lạc (cũ)"
		p.all[p.n-1].former = true
		return
	}
	if p.n == maxParts {
		copy(p.all[:], p.all[1:])
		p.n--
	}
	k, n := t.typed(from, to)
	p.all[p.n] = part{from: from, name: from + n, to: to, kind: k, former: former}
	p.n++
}

// join returns the parts with the one at i and the next made one, if there is
// nothing but a hyphen between them.
func (p *parts) join(t *text, i int) (whole parts, ok bool) {
	next := p.all[i+1]
	if t.words[next.from].gap != hyphen || p.all[i].to != next.from || next.kind != untyped {
		return whole, false
	}
	whole = *p
	whole.all[i].to, whole.all[i].former = next.to, next.former
	copy(whole.all[i+1:], whole.all[i+2:whole.n])
	whole.n--
	return whole, true
}

// isFormer finds "cũ". Without its accent it could be part of a name, and counts
// only where it stands alone in brackets or between commas.
func (t *text) isFormer(at int) bool {
	w := &t.words[at]
	if string(t.folded[w.f:w.fEnd]) != "cu" || w.accented && (w.tone != 3 || string(t.exact[w.e:w.eEnd-1]) != "cu") {
		return false
	}
	return w.accented || at > 0 && w.gap == hard && (at+1 == t.n || t.words[at+1].gap == hard)
}
