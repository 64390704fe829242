package placename

import (
	"strings"
	"sync"

	"github.com/antoan-vn/antoan/geo"
)

// Match finds the unit that a query names; the package comment has the rule. The
// same query always gets the same answer. An unknown edition or level is reported
// as a Contradiction.
func (x *Index) Match(q Query) Result {
	room := rooms.Get().(*[3]text)
	defer rooms.Put(room)
	a, fault := x.ask(&q, (*[2]text)(room[1:]))
	if fault != "" {
		return Result{Outcome: Contradiction, Reason: fault}
	}
	t := &room[0]
	t.scan(q.Text)
	switch {
	case t.long:
		return Result{Outcome: NotFound, Reason: "the text is too long for a place: give the name, or an address"}
	case t.n == 0:
		return x.matchCode(&a)
	}
	a.accented = t.accented
	return x.matchName(&a, t)
}

// rooms are the texts of one query each: the name, the district, the province.
var rooms = sync.Pool{New: func() any { return new([3]text) }}

// ask makes a query ready; of keeps the text of its district and province.
func (x *Index) ask(q *Query, of *[2]text) (a ask, fault string) {
	a.Query, a.edition, a.dated = q, -1, q.During != geo.Period{} && q.During != geo.AllDates
	level, ok := levelOf(q.Level)
	if !ok {
		return a, "the level is unknown: use commune, district or province"
	}
	a.level = level
	if q.Edition != "" {
		if a.edition = x.edition(q.Edition); a.edition < 0 {
			return a, "there is no edition " + q.Edition + "; known are " + x.editionCodes()
		}
	}
	for i, field := range [2]string{q.District, q.Province} {
		if field == "" || level > commune+i {
			continue
		}
		t := &of[i]
		t.scan(field)
		if t.long {
			return a, "the district or province is too long: give its name alone"
		}
		if t.n == 0 {
			continue
		}
		a.fields[a.nFields] = x.fieldClaim(t, district+i)
		a.nFields++
	}
	return a, ""
}

// fieldClaim reads a district or province from a field of its own. Of "Yên Lạc,
// Vĩnh Phúc" the first part is the district and the last one the province.
func (x *Index) fieldClaim(t *text, level int) claim {
	var p parts
	p.split(t, atSigns)
	at := 0
	if level == province {
		at = p.n - 1
	}
	return x.claim(t, p.all[at], 1<<level)
}

// attempt is a plan for a text and what it led to.
type attempt struct {
	plan    plan
	verdict verdict
}

// matchName tries the ways to cut the text, from one name to an address.
func (x *Index) matchName(a *ask, t *text) Result {
	var p parts
	var aside []int32 // units of the name in other places
	before := 0
	for how := atSigns; how < cuts; how++ {
		if p.split(t, how); p.n == before {
			continue // nothing more to cut here
		}
		before = p.n
		got, ok := x.attempt(a, t, &p, how)
		if !ok {
			continue
		}
		if got.verdict.best >= 0 {
			return x.settle(a, t, &got)
		}
		if len(aside) == 0 {
			aside = got.verdict.excluded
		}
	}
	r, near, planned := x.matchVariants(a, t)
	switch {
	case r.Outcome != "":
		return r
	case len(aside) > 0:
		return x.elsewhere(aside)
	}
	return x.notFound(a, t, near, planned)
}

// attempt finds the unit that parts name. Where the text was cut at hyphens, any
// two parts may be one name after all ("Chân Mây - Lăng Cô - Phú Lộc"): what both
// readings lead to is not known.
func (x *Index) attempt(a *ask, t *text, p *parts, how cut) (got attempt, ok bool) {
	got.plan, ok = x.plan(a, t, p, how)
	got.verdict.best = -1
	if ok {
		rs, n := a.readings(t, got.plan.target)
		got.verdict = x.judge(a, &got.plan, rs[:n])
	}
	if how < atHyphens {
		return got, ok
	}
	for i := range p.n - 1 {
		whole, joins := p.join(t, i)
		if !joins {
			continue
		}
		pl, makesSense := x.plan(a, t, &whole, how)
		if !makesSense {
			continue
		}
		rs, n := a.readings(t, pl.target)
		if v := x.judge(a, &pl, rs[:n]); v.best >= 0 && got.verdict.best < 0 {
			got, ok = attempt{pl, v}, true
		} else if v.best >= 0 {
			got.verdict.add(&v)
		}
	}
	return got, ok
}

// settle concludes from a unit found. Where the list that it is from cannot
// confirm it, a look-alike that its own list does confirm goes first.
func (x *Index) settle(a *ask, t *text, got *attempt) Result {
	r := x.conclude(a, &got.plan, &got.verdict)
	s := &got.verdict.score
	if r.Outcome == Unsure && (s[byDistrict] == unknown || s[byProvince] == unknown) {
		if other, _, _ := x.matchVariants(a, t); other.Outcome == Resolved {
			return other
		}
	}
	return r
}

// matchVariants is what is left when no unit of the letters fits: other ways to
// write numerals and look-alikes. The outcome is empty where these lead nowhere;
// near are then the units whose names are near. planned tells whether the text
// makes sense as an address.
func (x *Index) matchVariants(a *ask, t *text) (r Result, near []Suggestion, planned bool) {
	var p parts
	before := 0
	for how := atSigns; how < cuts; how++ {
		if p.split(t, how); p.n == before {
			continue
		}
		before = p.n
		pl, ok := x.plan(a, t, &p, how)
		if !ok {
			continue
		}
		planned = true
		rs, n := a.readings(t, pl.target)
		if v := x.judgeVariants(a, &pl, rs[:n]); v.best >= 0 {
			return x.conclude(a, &pl, &v), nil, true
		}
		if len(near) == 0 {
			near = x.suggest(a, &pl, rs[:n])
		}
	}
	return r, near, planned
}

func (x *Index) editionCodes() string {
	codes := make([]string, len(x.editions))
	for i, e := range x.editions {
		codes[i] = e.Code
	}
	return strings.Join(codes, ", ")
}
