package placename

// ask is a query made ready.
type ask struct {
	*Query
	level    int
	edition  int // −1 for all
	dated    bool
	accented bool // the text writes accents
	fields   [2]claim
	nFields  int
}

// plan says which part of a text names the unit, and what the others claim.
type plan struct {
	target part
	claims [2]claim // of the text
	n      int
	// A name that may be the district's as well, and no other that could be the unit's.
	perhapsParent bool
	// Something not understood stands before a name without a type.
	leftover bool
}

// plan tells the parts' roles; false where they make no sense as one address.
func (x *Index) plan(a *ask, t *text, p *parts, how cut) (pl plan, ok bool) {
	all := p.all[:p.n]
	at, ok := typedTarget(all, a.level)
	if !ok {
		return pl, false
	}
	if at < 0 {
		return x.planUntyped(a, t, all, how)
	}
	pl.target = all[at]
	for i, part := range all {
		switch {
		case i == at || !coarser(part.kind, a.level) || part.kind == untyped && i < at:
			continue // the unit itself, a smaller one, or a hamlet, a street, a number
		case pl.n == len(pl.claims):
			return pl, false
		}
		pl.claims[pl.n] = x.claim(t, part, above(a.level))
		pl.n++
	}
	pl.order()
	return pl, true
}

// typedTarget finds the part that bears a type of the level: −1 where none does,
// false where several do.
func typedTarget(all []part, level int) (int, bool) {
	at, sure := -1, false
	for i, p := range all {
		if p.kind == untyped || !p.kind.levels().has(level) {
			continue
		}
		only := p.kind != thanhPho // cities are districts or provinces
		switch {
		case at < 0 || only && !sure, only == sure && !only && level == province:
			at, sure = i, only
		case only && sure:
			return -1, false
		}
	}
	return at, true
}

// coarser tells whether a part of a type can be the district or province of a unit.
func coarser(k kind, level int) bool { return k.levels()&above(level) != 0 }

// above returns the levels above one.
func above(level int) levelSet { return (1<<levelCount - 1) &^ (1<<(level+1) - 1) }

// planUntyped reads from the right what is known as a province or district; what
// comes next is the unit.
func (x *Index) planUntyped(a *ask, t *text, all []part, how cut) (pl plan, ok bool) {
	i := len(all) - 1
	for ; i > 0; i-- {
		c := x.claim(t, all[i], above(a.level))
		known := c.names(x)&above(a.level) != 0
		if all[i].kind != untyped && !coarser(all[i].kind, a.level) {
			return pl, false // only something smaller is named
		}
		if !known && all[i].kind == untyped || pl.n == len(pl.claims) || a.level == province {
			break
		}
		if pl.n == 1 && pl.claims[0].levels&^(1<<district) == 0 {
			break // nothing above but a district: this is no part of it
		}
		pl.claims[pl.n] = c
		pl.n++
	}
	pl.target = all[i]
	if pl.target.kind != untyped { // "Quan Hoa" is a ward, "quan" no type
		pl.target.kind, pl.target.name = untyped, pl.target.from
	}
	pl.leftover = i > 0 && a.level != province
	if pl.leftover && how >= atHyphens {
		return pl, false // "Chân Mây - Lăng Cô - Phú Lộc": the hyphen may belong to a name
	}
	// Read from the right, said from small to large.
	if pl.n == 2 {
		pl.claims[0], pl.claims[1] = pl.claims[1], pl.claims[0]
	}
	pl.order()
	if i == 0 && len(all) > 1 && a.level == commune && pl.n < 2 && !pl.hasDistrict() {
		c := x.claim(t, pl.target, 1<<district)
		pl.perhapsParent = c.names(x).has(district) && x.isDistrict(a, &pl, &c)
	}
	return pl, true
}

// isDistrict tells whether some edition that may be meant has a district of the
// name claimed in the province that the plan's other claims say.
func (x *Index) isDistrict(a *ask, pl *plan, c *claim) bool {
	for k := range x.districts {
		e := entry{parents: [2]int32{k.district, k.province}, edition: k.edition}
		if a.edition >= 0 && int(k.edition) != a.edition || a.dated && !x.inForce(a, &e) || x.rank(c, &e, district) == disagrees {
			continue
		}
		s := score{byDistrict: unsaid, byProvince: unsaid}
		for i := range pl.n {
			x.weigh(&s, &pl.claims[i], &e)
		}
		if !s.excluded() {
			return true
		}
	}
	return false
}

// hasDistrict tells whether some claim can be of nothing but a district.
func (pl *plan) hasDistrict() bool {
	for i := range pl.n {
		if pl.claims[i].levels == 1<<district {
			return true
		}
	}
	return false
}

// order gives each of two claims a level of its own: the smaller one comes first
// where their types do not tell.
func (pl *plan) order() {
	if pl.n < 2 {
		return
	}
	first, second := &pl.claims[0].levels, &pl.claims[1].levels
	const either = 1<<district | 1<<province
	switch {
	case *first&either == either && *second&either == either:
		*first, *second = 1<<district, 1<<province
	case *first&either == either:
		*first &^= *second
	case *second&either == either:
		*second &^= *first
	}
}
