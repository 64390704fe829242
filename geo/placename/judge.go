package placename

import "slices"

// verdict is what a name alone led to.
type verdict struct {
	best   int32 // place, −1 where none fits
	score  score
	read   reading // that led to best
	rivals []int32 // places that fit and are not worse in everything
	// alone tells that the best one stands in one edition only, as far as admitted.
	alone bool
	// excluded are the first units of the name in another district or province.
	excluded []int32
}

// readings returns the ways to read the target: without its first words as a type
// of the level sought, and with them as part of the name.
func (a *ask) readings(t *text, p part) (rs [2]reading, n int) {
	if p.kind != untyped && p.kind.levels().has(a.level) {
		rs[n] = reading{name: t.name(p.name, p.to), kind: p.kind}
		n++
	}
	rs[n] = reading{name: t.name(p.from, p.to)}
	return rs, n + 1
}

// judge finds the best unit among those of the readings' letters.
func (x *Index) judge(a *ask, pl *plan, rs []reading) verdict {
	v := verdict{best: -1, alone: true}
	var spans [2]span
	for k := range rs {
		spans[k] = x.find(a.level, rs[k].folded)
		for i := spans[k].from; i < spans[k].to; i++ {
			e := &x.entries[i]
			if !x.admits(a, pl, &rs[k], e) {
				continue
			}
			s := x.score(a, pl, &rs[k], e)
			if !s.excluded() && (v.best < 0 || s.before(&v.score)) {
				v.best, v.score, v.read = i, s, rs[k]
			}
		}
	}
	if v.best < 0 {
		v.excluded = x.excluded(a, pl, rs, spans[:])
		return v
	}
	for k := range rs {
		for i := spans[k].from; i < spans[k].to; i++ {
			x.challenge(a, pl, &v, &rs[k], i)
		}
	}
	if len(v.rivals) > 0 {
		v.rivals = append(v.rivals, v.best)
		slices.Sort(v.rivals)
	}
	return v
}

// add makes the units of another verdict rivals.
func (v *verdict) add(other *verdict) {
	for _, list := range [][]int32{{v.best}, {other.best}, other.rivals} {
		for _, i := range list {
			if !slices.Contains(v.rivals, i) {
				v.rivals = append(v.rivals, i)
			}
		}
	}
	if slices.Sort(v.rivals); len(v.rivals) == 1 {
		v.rivals = nil
	}
}

// excluded returns the first places of spans, of which none fits.
func (x *Index) excluded(a *ask, pl *plan, rs []reading, spans []span) []int32 {
	var all []int32
	for k := range rs {
		for i := spans[k].from; i < spans[k].to && len(all) < maxSuggestions; i++ {
			if e := &x.entries[i]; x.admits(a, pl, &rs[k], e) && !x.contains(all, e.same) {
				all = append(all, i)
			}
		}
	}
	return all
}

// challenge enters a place among the rivals of the best one if it is no worse.
func (x *Index) challenge(a *ask, pl *plan, v *verdict, r *reading, i int32) {
	e := &x.entries[i]
	if i == v.best {
		return
	}
	s := x.score(a, pl, r, e)
	switch admitted := x.admits(a, pl, r, e); {
	case v.score[byDistrict] == unknown && (s[byDistrict] == agrees || s[byDistrict] == alike):
		// The district was stated, and the list of the best one has none: an older
		// unit of the name that lies in that district may be meant, whatever the
		// edition and the province stated.
	case !admitted:
		return
	case e.same == x.entries[v.best].same:
		v.alone = v.alone && s != v.score
		return
	case s.excluded() || v.score.dominates(&s):
		return
	}
	if !x.contains(v.rivals, e.same) {
		v.rivals = append(v.rivals, i)
	}
}

// contains tells whether a place of several editions is in a list already.
func (x *Index) contains(list []int32, same int32) bool {
	return slices.ContainsFunc(list, func(i int32) bool { return x.entries[i].same == same })
}

func (s *score) excluded() bool { return s[byDistrict] == disagrees || s[byProvince] == disagrees }

// find returns the places whose name without type and accents is the one given.
func (x *Index) find(level int, folded []byte) span {
	return x.names[level][string(unabbreviated(folded))]
}
