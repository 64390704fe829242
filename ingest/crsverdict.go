package ingest

import (
	"slices"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/vn2000"
)

// crsLead is by how many rows a reading must be ahead: rows that lie in the commune
// they name with it and not with the other, less those the other way round. If a
// row's name or point is wrong one time in ten, each makes a reading nine times as
// likely against the other, and three more than 700 times. Where more than one in
// crsAgainst of the rows that tell speaks for the other, neither is right.
const (
	crsLead    = 3
	crsAgainst = 5
)

// crsReading is one way to read the metres of a file.
type crsReading struct {
	system    vn2000.System
	exchanged bool
	hits      []bool // by named row: it lies in the unit it names
	n         int    // of the hits
	plausible int    // rows with metres that can be in Viet Nam
	within    int    // rows with metres that lie in any unit
}

// crsVerdict is how a file is read, and what is to be told of it.
type crsVerdict struct {
	ref      reference
	notes    []string
	question string // there are metres, and nothing proves of which system
}

// decide weighs the evidence.
func (s *crsSurvey) decide() (v crsVerdict, err error) {
	if s.stated == vn2000.Geographic.Code() {
		v.ref.system = vn2000.Geographic
	}
	s.decideDegrees(&v)
	if s.stated == wgs84 || s.stated == vn2000.Geographic.Code() {
		return v, nil
	}
	if s.stated != "" {
		err = s.decideStated(&v)
		return v, err
	}
	if len(s.metres.kept) == 0 {
		return v, nil
	}
	all, err := s.readings(vn2000.Projected())
	if err != nil {
		return v, err
	}
	best := s.best(all)
	if !s.proved(all, best) {
		v.question = s.question(all)
		return v, nil
	}
	v.ref.system, v.ref.metresExchanged = all[best].system, all[best].exchanged
	v.notes = append(v.notes, s.foundNote(all, best))
	return v, nil
}

// decideDegrees finds out whether longitude and latitude stand in each other's
// column: all latitudes are impossible, and nine tenths of the points, exchanged,
// lie in units that are stored.
func (s *crsSurvey) decideDegrees(v *crsVerdict) {
	if s.swapped == 0 || s.swapped < s.unordered {
		return
	}
	within := 0
	for _, e := range s.exchanged.kept {
		if s.v.place.covers(e.at) {
			within++
		}
	}
	if within*10 >= len(s.exchanged.kept)*9 {
		v.ref.degreesExchanged = true
		v.notes = append(v.notes, exchangedDegreesNote(within, len(s.exchanged.kept)))
	}
}

// decideStated finds out whether X and Y stand in each other's column, and warns
// where another system than the one stated fits the names.
func (s *crsSurvey) decideStated(v *crsVerdict) error {
	system, _ := vn2000.Find(s.stated)
	v.ref.system = system
	switch {
	case len(s.metres.kept) == 0 && s.degrees > 0:
		v.notes = append(v.notes, degreesNote(system))
		return nil
	case len(s.metres.kept) == 0:
		return nil
	}
	all, err := s.readings([]vn2000.System{system})
	if err != nil {
		return err
	}
	plain, exchanged := &all[0], &all[len(all)-1]
	byNumbers := plain.plausible == 0 && exchanged.plausible*10 >= len(s.metres.kept)*9
	if byNumbers || exchanged.n*2 >= len(s.named.kept) && exchanged.leads(plain) {
		v.ref.metresExchanged = true
		v.notes = append(v.notes, exchangedMetresNote(exchanged.plausible, len(s.metres.kept)))
		plain = exchanged
	}
	if len(s.named.kept) < crsLead || plain.n*2 >= len(s.named.kept) {
		return nil
	}
	others, err := s.readings(vn2000.Projected())
	if err != nil {
		return err
	}
	if best := &others[s.best(others)]; best.n*2 >= len(s.named.kept) && best.leads(plain) {
		v.notes = append(v.notes, s.doubtNote(plain, best))
	}
	return nil
}

// readings weighs each system, as its columns say and, if cells do not tell which
// number is which, exchanged.
func (s *crsSurvey) readings(systems []vn2000.System) ([]crsReading, error) {
	ways := []bool{false}
	if slices.ContainsFunc(s.metres.kept, func(e evidence) bool { return !e.sure }) {
		ways = append(ways, true)
	}
	var all []crsReading
	for _, system := range systems {
		for _, exchanged := range ways {
			r := crsReading{system: system, exchanged: exchanged, hits: make([]bool, len(s.named.kept))}
			for _, e := range s.metres.kept {
				if p := r.place(e); vn2000.Plausible(p[0], p[1]) {
					r.plausible++
				}
			}
			if err := s.weigh(&r); err != nil {
				return nil, err
			}
			all = append(all, r)
		}
	}
	return all, nil
}

func (r *crsReading) place(e evidence) orb.Point {
	if r.exchanged && !e.sure {
		return orb.Point{e.at[1], e.at[0]}
	}
	return e.at
}

// weigh transforms the evidence and counts what lies where it should: the named
// rows, or all where none is named.
func (s *crsSurvey) weigh(r *crsReading) error {
	rows := s.named.kept
	if len(rows) == 0 {
		rows = s.metres.kept
	}
	var points []orb.Point
	var of []int
	for i, e := range rows {
		if p := r.place(e); vn2000.Plausible(p[0], p[1]) {
			points, of = append(points, p), append(of, i)
		}
	}
	if len(points) == 0 {
		return nil
	}
	if err := s.v.site.transform(r.system.Code(), points); err != nil {
		return err
	}
	for k, i := range of {
		switch {
		case len(s.named.kept) == 0 && s.v.place.covers(points[k]):
			r.within++
		case len(s.named.kept) > 0 && s.v.place.liesIn(points[k], rows[i].unit):
			r.hits[i] = true
			r.n++
		}
	}
	return nil
}

// best returns the reading with the most hits.
func (s *crsSurvey) best(all []crsReading) int {
	best := 0
	for i := range all {
		if all[i].n > all[best].n {
			best = i
		}
	}
	return best
}

// proved tells whether a reading puts half of the named rows right, and is ahead of
// every other one.
func (s *crsSurvey) proved(all []crsReading, best int) bool {
	if len(s.named.kept) == 0 || all[best].n*2 < len(s.named.kept) {
		return false
	}
	for i := range all {
		if i != best && !all[best].leads(&all[i]) {
			return false
		}
	}
	return true
}

// leads tells whether the rows that only one of two readings puts right prove a.
func (a *crsReading) leads(b *crsReading) bool {
	forA, forB := 0, 0
	for i := range a.hits {
		switch {
		case a.hits[i] && !b.hits[i]:
			forA++
		case b.hits[i] && !a.hits[i]:
			forB++
		}
	}
	return forA-forB >= crsLead && forB*crsAgainst <= forA+forB
}

// covers tells whether a point lies in any unit of any edition.
func (pl *placer) covers(p orb.Point) bool {
	for i := range pl.editions {
		if pl.editions[i].Index.Find(p) >= 0 {
			return true
		}
	}
	return false
}

// liesIn tells whether a unit covers a point, alone or with others.
func (pl *placer) liesIn(p orb.Point, at unitAt) bool {
	index := pl.editions[at.edition].Index
	return index.Find(p) == at.unit || slices.Contains(index.FindAll(p), at.unit)
}
