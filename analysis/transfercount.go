package analysis

import (
	"cmp"
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// unseen is the place of an incident in a unit that the reader may not see in full.
const unseen int32 = -3

// way is from a place in the older edition to one in the newer.
type way struct{ from, to int32 }

// found counts incidents by what their place was found by.
type found struct{ byPoint, stated, bySuccession int64 }

func (f *found) add(by geo.Basis) {
	switch by {
	case geo.ByStatement:
		f.stated++
	case geo.BySuccession:
		f.bySuccession++
	default:
		f.byPoint++
	}
}

func (f found) all() int64 { return f.byPoint + f.stated + f.bySuccession }

// transfer is the incidents of a period by their places in two editions.
type transfer struct {
	old, young *question
	ways       map[way]*found
	parts      map[way]geo.Successor // of units that are not hidden
}

func newTransfer(old, young *question) *transfer {
	t := &transfer{old: old, young: young, ways: map[way]*found{}, parts: map[way]geo.Successor{}}
	facts := old.state.facts
	from, to, basis := facts.unit[old.edition.ID], facts.unit[young.edition.ID], facts.basis[young.edition.ID]
	facts.each(old.conditions, func(a, _ int, marks []uint8) {
		for i, m := range marks {
			if m == 0 {
				continue
			}
			w := way{old.place(from[a+i]), young.place(to[a+i])}
			if t.ways[w] == nil {
				t.ways[w] = &found{}
			}
			t.ways[w].add(geo.Basis(basis[a+i]))
		}
	})
	place := func(q *question, unit int32) (int32, bool) {
		at, ok := q.state.atlas.place[unit]
		ok = ok && int(at) < len(q.level.units) && q.level.units[at].ID == unit && !q.hides(int(at))
		return at, ok
	}
	for _, x := range old.state.successors {
		i, ok := place(old, x.From)
		j, too := place(young, x.To)
		if ok && too {
			t.parts[way{i, j}] = x
		}
	}
	return t
}

// place is where an incident is for the reader.
func (q *question) place(at int32) int32 {
	if at >= 0 && q.hides(int(at)) {
		return unseen
	}
	return at
}

// fill writes the counts into an answer.
func (t *transfer) fill(c *Comparison) {
	older, newer := make([]OldUnit, len(t.old.level.units)), make([]NewUnit, len(t.young.level.units))
	for w, f := range t.ways {
		c.Totals.add(w, f.all())
		if w.from == unseen || w.to == unseen {
			continue
		}
		if w.from >= 0 {
			older[w.from].add(w.to, f.all())
		}
		if w.to >= 0 {
			newer[w.to].add(w.from, *f)
		}
	}
	for w := range t.parts {
		older[w.from].Parts++
		newer[w.to].MadeOf++
	}
	for w, x := range t.parts {
		if !x.Whole {
			newer[w.to].MayAlso += older[w.from].Uncertain
		}
	}
	for i := range older {
		u := &t.old.level.units[i]
		if older[i].Code, older[i].Name = u.Code, u.Name; t.old.hides(i) {
			c.HiddenOld++
			continue
		}
		c.Old = append(c.Old, older[i])
	}
	for j := range newer {
		u := &t.young.level.units[j]
		if newer[j].Code, newer[j].Name = u.Code, u.Name; t.young.hides(j) {
			c.HiddenNew++
			continue
		}
		c.New = append(c.New, newer[j])
	}
	t.moves(c)
}

// moves lists the pairs of units that a succession or an incident connects.
func (t *transfer) moves(c *Comparison) {
	all := map[way]Move{}
	for w := range t.ways {
		if w.from >= 0 && w.to >= 0 {
			all[w] = t.move(w)
		}
	}
	for w := range t.parts {
		all[w] = t.move(w)
	}
	for _, m := range all {
		c.Moves = append(c.Moves, m)
	}
	slices.SortFunc(c.Moves, func(a, b Move) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
}

func (t *transfer) move(w way) Move {
	from, to := &t.old.level.units[w.from], &t.young.level.units[w.to]
	m := Move{From: from.Code, FromName: from.Name, To: to.Code, ToName: to.Name}
	if x, ok := t.parts[w]; ok {
		if m.Whole = x.Whole; !math.IsNaN(x.Share) {
			m.Share = &x.Share
		}
	}
	if f := t.ways[w]; f != nil {
		m.ByPoint, m.Stated, m.BySuccession = f.byPoint, f.stated, f.bySuccession
	}
	return m
}

func (t *ComparisonTotals) add(w way, n int64) {
	t.Incidents += n
	switch {
	case w.from == unseen || w.to == unseen:
		t.Hidden += n
	case w.from >= 0 && w.to >= 0:
		t.Moved += n
	case w.from >= 0 && w.to == uncertain:
		t.Uncertain += n
	case w.from >= 0:
		t.OldOnly += n
	case w.to >= 0:
		t.NewOnly += n
	default:
		t.Neither += n
	}
}

func (u *OldUnit) add(to int32, n int64) {
	u.Incidents += n
	switch {
	case to >= 0:
		u.Moved += n
	case to == uncertain:
		u.Uncertain += n
	default:
		u.Outside += n
	}
}

func (u *NewUnit) add(from int32, f found) {
	u.Incidents += f.all()
	u.ByPoint, u.Stated, u.BySuccession = u.ByPoint+f.byPoint, u.Stated+f.stated, u.BySuccession+f.bySuccession
	if from < 0 {
		u.NewOnly += f.all()
	}
}
