package placename

import (
	"cmp"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

type builder struct {
	*Index
	given    []Place
	folded   []string // by place given
	parentOf map[string]int32
}

// listKey is a list of one edition and level: such lists write all names alike.
type listKey struct {
	edition uint16
	level   uint8
}

// read takes the names apart.
func (b *builder) read() error {
	b.entries, b.folded = make([]entry, len(b.given)), make([]string, len(b.given))
	editions := make(map[string]int, len(b.editions))
	for i := len(b.editions) - 1; i >= 0; i-- {
		editions[b.editions[i].Code] = i
	}
	carried, total := make(map[listKey]int), make(map[listKey]int)
	t := new(text)
	for i := range b.given {
		p, e := &b.given[i], &b.entries[i]
		level, ok := levelOf(p.Level)
		if !ok {
			return geo.Invalid("level", "place %d has level %q: use commune, district or province", i, p.Level)
		}
		edition, ok := editions[p.Edition]
		if !ok {
			return geo.Invalid("edition", "place %d is of edition %q, which is not among those given", i, p.Edition)
		}
		*e = entry{place: int32(i), edition: uint16(edition), level: uint8(level), unlisted: p.Code == ""}
		if !t.fits(p.Name) {
			return geo.Invalid("name", "place %d of edition %q has no name, or one of more than %d words or %d letters", i, p.Edition, maxWords, maxBytes)
		}
		list := listKey{e.edition, e.level}
		total[list]++
		if k, _ := t.typedFully(0, t.n); k != untyped && k.levels().has(level) {
			carried[list]++
		}
	}
	for i := range b.given {
		p, e := &b.given[i], &b.entries[i]
		list := listKey{e.edition, e.level}
		t.scan(p.Name)
		b.name(t, e, p.Type, 2*carried[list] > total[list])
		b.addParents(e, p)
	}
	return nil
}

// fits scans a name and tells whether there was one of bearable length.
func (t *text) fits(s string) bool {
	t.scan(s)
	return t.n > 0 && !t.long
}

// name separates a unit's name from its type. In a list whose names carry their
// types, these are believed before the column beside them; in a list whose names
// do not, "Phường Đúc" is a ward named so.
func (b *builder) name(t *text, e *entry, column string, carries bool) {
	e.kind = kindOf(column)
	from := 0
	if k, n := t.typedFully(0, t.n); n > 0 && k.levels().has(int(e.level)) && (carries || e.kind == untyped) {
		e.kind, from = k, n
	}
	n := t.name(from, t.n)
	e.exact, e.form = string(n.exact), n.form
	b.folded[e.place] = string(n.folded)
}

func (b *builder) addParents(e *entry, p *Place) {
	e.parents = [2]int32{-1, -1}
	if e.level == commune {
		e.parents[district-1] = b.addParent(p.District, district)
	}
	if e.level != province {
		e.parents[province-1] = b.addParent(p.Province, province)
	}
	if d := e.parents[district-1]; d >= 0 {
		b.districts[districtKey{e.edition, e.parents[province-1], d}] = struct{}{}
	}
}

// addParent returns the number of a district or province, −1 without a name.
func (b *builder) addParent(name string, level int) int32 {
	if id, ok := b.parentOf[name]; ok {
		if id >= 0 {
			b.parentLevels[b.parents[id].folded] |= 1 << level
		}
		return id
	}
	var t text
	if !t.fits(name) {
		b.parentOf[name] = -1
		return -1
	}
	k, from := t.typedFully(0, t.n)
	n := t.name(from, t.n)
	number, ok := b.parentNumbers[string(n.folded)]
	if !ok {
		number = int32(len(b.parentLevels))
		b.parentNumbers[string(n.folded)] = number
		b.parentLevels = append(b.parentLevels, 0)
	}
	b.parentLevels[number] |= 1 << level
	key := parentKey{string(n.exact), k}
	id, ok := b.parentIDs[key]
	if !ok {
		id = int32(len(b.parents))
		b.parentIDs[key] = id
		b.parents = append(b.parents, parent{folded: number, exact: key.exact, kind: k})
		b.parentSpellings[key.exact] = struct{}{}
	}
	b.parentOf[name] = id
	return id
}

// sort puts places of one level and name together, newest edition first.
func (b *builder) sort() {
	slices.SortFunc(b.entries, func(p, q entry) int {
		return cmp.Or(
			cmp.Compare(p.level, q.level), strings.Compare(b.folded[p.place], b.folded[q.place]),
			cmp.Compare(p.edition, q.edition), strings.Compare(b.given[p.place].Code, b.given[q.place].Code),
			cmp.Compare(p.place, q.place))
	})
	b.places = make([]Place, len(b.given))
	for i := range b.entries {
		b.places[i] = b.given[b.entries[i].place]
	}
}

// link files the sorted places by name and code.
func (b *builder) link() {
	for level := range b.newest {
		b.newest[level] = uint16(len(b.editions))
	}
	for i := range b.entries {
		e := &b.entries[i]
		folded, level := b.folded[e.place], int(e.level)
		e.place = int32(i)
		b.newest[level] = min(b.newest[level], e.edition)
		if last := len(b.spelled[level]) - 1; last >= 0 && b.spelled[level][last].folded == folded {
			b.spelled[level][last].places.to++
		} else {
			b.spelled[level] = append(b.spelled[level], newSpelling(folded, int32(i)))
		}
		if !e.unlisted {
			b.codes[b.places[i].Code] = append(b.codes[b.places[i].Code], int32(i))
		}
	}
	for level := range b.spelled {
		b.names[level] = make(map[string]span, len(b.spelled[level]))
		for _, s := range b.spelled[level] {
			b.names[level][s.folded] = s.places
		}
	}
	for _, list := range b.codes {
		if len(list) > 1 {
			slices.SortFunc(list, func(p, q int32) int {
				return cmp.Or(cmp.Compare(b.entries[p].edition, b.entries[q].edition), cmp.Compare(p, q))
			})
		}
	}
}

// identify tells which places are the same in several editions: those that agree
// in code, name, type, district and province. A place without a code is only itself.
func (b *builder) identify() {
	type key struct {
		code, exact string
		parents     [2]int32
		kind        kind
		level       uint8
	}
	same := make(map[key]int32, len(b.entries))
	for i := range b.entries {
		e := &b.entries[i]
		k := key{b.places[i].Code, e.exact, e.parents, e.kind, e.level}
		if first, ok := same[k]; ok && !e.unlisted && b.entries[first].edition != e.edition {
			e.same = first
			continue
		}
		same[k], e.same = int32(i), int32(i)
	}
}
