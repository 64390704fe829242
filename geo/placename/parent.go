package placename

// parent is the name of a district or province that places lie in.
type parent struct {
	folded int32 // number of its name without type and accents
	exact  string
	kind   kind
}

// claim is what a text or a row says about the district or province.
type claim struct {
	readings [2]parentReading // with its first words as a type, and without
	n        int
	levels   levelSet // what it may be
	former   bool
}

type parentReading struct {
	name
	kind   kind
	number int32 // of the folded name, −1 where no place lies in such a thing
	known  bool  // a parent is spelled like this
}

// claim reads a part as the name of a district or province.
func (x *Index) claim(t *text, p part, levels levelSet) claim {
	c := claim{levels: levels, former: p.former}
	if both := levels & p.kind.levels(); both != 0 {
		c.levels = both
	} else {
		c.levels = p.kind.levels()
	}
	if p.kind != untyped {
		c.read(x, t, p.kind, p.name, p.to)
	}
	c.read(x, t, untyped, p.from, p.to)
	if at := c.names(x) & c.levels; at != 0 {
		c.levels = at // "thành phố Hải Phòng" is no district
	}
	return c
}

func (c *claim) read(x *Index, t *text, k kind, from, to int) {
	r := parentReading{name: t.name(from, to), kind: k, number: -1}
	if n, ok := x.parentNumbers[string(unabbreviated(r.folded))]; ok {
		r.number = n
		_, r.known = x.parentSpellings[string(r.exact)]
	}
	c.readings[c.n] = r
	c.n++
}

// names returns the levels at which a parent of this name is known.
func (c *claim) names(x *Index) levelSet {
	var at levelSet
	for i := range c.n {
		if r := &c.readings[i]; r.number >= 0 {
			at |= x.parentLevels[r.number] & r.kind.levels()
		}
	}
	return at
}

// Ranks of a claim about a unit's district or province.
const (
	disagrees = iota
	unknown   // the unit's list does not say
	alike     // but for the type or accents
	agrees
	unsaid // there is no claim
)

// rank tells how a claim fits a parent of a unit.
func (x *Index) rank(c *claim, e *entry, level int) int8 {
	number := e.parents[level-1]
	if number < 0 {
		return unknown
	}
	p := &x.parents[number]
	best := int8(disagrees)
	for i := range c.n {
		r := &c.readings[i]
		if r.number != p.folded || !r.kind.levels().has(level) {
			continue
		}
		best = max(best, x.compare(r, p, e, level))
	}
	return best
}

// compare tells how a reading fits a parent of the same letters.
func (x *Index) compare(r *parentReading, p *parent, e *entry, level int) int8 {
	fits := int8(agrees)
	if r.accented && string(r.exact) != p.exact {
		if r.known { // "Tam Đường" is not "Tam Dương", since both exist
			return disagrees
		}
		fits = alike
	}
	if r.kind != untyped && p.kind != untyped && r.kind != p.kind {
		// "Thành phố Cao Lãnh" is not "Huyện Cao Lãnh", since both exist there and then.
		if other, ok := x.parentIDs[parentKey{p.exact, r.kind}]; ok && level == district {
			if _, both := x.districts[districtKey{e.edition, e.parents[province-1], other}]; both {
				return disagrees
			}
		}
		fits = alike
	}
	return fits
}

type parentKey struct {
	exact string
	kind  kind
}

// districtKey says that an edition has a district in a province.
type districtKey struct {
	edition            uint16
	province, district int32
}

// unabbreviated spells out the one abbreviation that is written more often than
// the name itself.
func unabbreviated(folded []byte) []byte {
	switch string(folded) {
	case "hcm", "tphcm":
		return hoChiMinh
	}
	return folded
}

var hoChiMinh = []byte("ho chi minh")
