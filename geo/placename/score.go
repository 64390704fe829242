package placename

// score says how a unit fits a query, aspect by aspect; more is better.
type score [aspects]int8

const (
	bySpelling = iota
	byKind
	byDistrict
	byProvince
	byDay
	byCode
	aspects
)

// Values of the aspects that are not ranks of claims.
const (
	otherSpelling  = 0 // by a variant
	otherAccents   = 1
	noAccents      = 2
	sameSpelling   = 3
	otherKind      = 0
	sameKind       = 1
	outOfForce     = 0
	inForce        = 1
	otherCode      = 0
	codeLacksZeros = 1
	sameCode       = 2
)

// dominates tells whether s is nowhere worse than o and somewhere better.
func (s *score) dominates(o *score) bool {
	better := false
	for i := range s {
		if s[i] < o[i] {
			return false
		}
		better = better || s[i] > o[i]
	}
	return better
}

// before orders scores so that one that dominates another comes first.
func (s *score) before(o *score) bool {
	for i := range s {
		if s[i] != o[i] {
			return s[i] > o[i]
		}
	}
	return false
}

// reading is one way to read the words that name the unit.
type reading struct {
	name
	kind    kind
	variant bool
}

// admits tells whether a unit may be meant at all: whether its edition may, and
// of a variant whether the accents written are its own.
func (x *Index) admits(a *ask, pl *plan, r *reading, e *entry) bool {
	if r.variant && a.accented && e.exact != string(r.exact) {
		return false
	}
	if a.edition >= 0 {
		return int(e.edition) == a.edition
	}
	return !pl.target.former || e.edition != x.newest[a.level]
}

// score compares a unit of the letters read with the query. Claims that disagree
// show in byDistrict and byProvince.
func (x *Index) score(a *ask, pl *plan, r *reading, e *entry) score {
	s := score{sameSpelling, sameKind, unsaid, unsaid, inForce, sameCode}
	switch {
	case r.variant:
		s[bySpelling] = otherSpelling
	case !a.accented: // who writes none at all may mean any unit of these letters
		s[bySpelling] = noAccents
	case e.exact != string(r.exact):
		s[bySpelling] = otherAccents
	}
	if r.kind != untyped && e.kind != untyped && r.kind != e.kind {
		s[byKind] = otherKind
	}
	for i := range a.nFields {
		x.weigh(&s, &a.fields[i], e)
	}
	for i := range pl.n {
		x.weigh(&s, &pl.claims[i], e)
	}
	if a.dated && !pl.target.former && !x.inForce(a, e) {
		s[byDay] = outOfForce
	}
	if a.Code != "" && !e.unlisted {
		s[byCode] = x.compareCode(a.Code, e, s[bySpelling] >= noAccents && s[byKind] == sameKind)
	}
	return s
}

// weigh lowers the aspects that a claim is about to its rank: both of them where
// the claim may be of a district or of a province.
func (x *Index) weigh(s *score, c *claim, e *entry) {
	asDistrict, asProvince := int8(disagrees), int8(disagrees)
	if c.levels.has(district) && e.level == commune {
		asDistrict = x.rank(c, e, district)
	}
	if c.levels.has(province) {
		asProvince = x.rank(c, e, province)
	}
	rank := max(asDistrict, asProvince)
	if c.levels.has(district) {
		s[byDistrict] = min(s[byDistrict], rank)
	}
	if c.levels.has(province) {
		s[byProvince] = min(s[byProvince], rank)
	}
}

func (x *Index) inForce(a *ask, e *entry) bool {
	v := x.editions[e.edition].Valid()
	return v.From <= a.During.To && a.During.From <= v.To
}

// compareCode compares a code as written with a unit's. Lost zeros are put back
// only where the name confirms the unit.
func (x *Index) compareCode(code string, e *entry, confirmed bool) int8 {
	own := x.places[e.place].Code
	switch {
	case own == code:
		return sameCode
	case confirmed && lostZeros(code, own):
		return codeLacksZeros
	}
	return otherCode
}

// lostZeros tells whether a code of digits is another one without its leading zeros.
func lostZeros(code, whole string) bool {
	lost := len(whole) - len(code)
	if lost <= 0 || code == "" || whole[lost:] != code {
		return false
	}
	for i := range whole {
		if whole[i] < '0' || whole[i] > '9' || i < lost && whole[i] != '0' {
			return false
		}
	}
	return true
}
