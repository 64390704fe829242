package placename

import (
	"cmp"
	"slices"
)

const maxSuggestions = 5

// distanceLimit is how many letters may be wrong: 1 in a name of up to 4, 2 up to
// 15, 3 beyond. With more, chance neighbours outnumber slips.
func distanceLimit(letters int) int {
	switch {
	case letters <= 4:
		return 1
	case letters <= 15:
		return 2
	}
	return 3
}

// candidate is a place near a reading.
type candidate struct {
	at             int32
	context        int8 // how well district and province agree
	letters, marks int  // distances without and with accents
}

// suggest lists the units whose names are near the readings: those in the district
// and province stated first, then by the letters that differ, then by the accents,
// then the newest.
func (x *Index) suggest(a *ask, pl *plan, rs []reading) []Suggestion {
	var found []candidate
	for k := range rs {
		r := &rs[k]
		limit := distanceLimit(len(r.folded))
		letters := lettersOf(r.folded)
		for i := range x.spelled[a.level] {
			s := &x.spelled[a.level][i]
			if !s.near(letters, len(r.folded), limit) {
				continue
			}
			if d := distance(r.folded, s.folded, limit); d <= limit {
				found = x.addNear(found, a, pl, r, s.places, d)
			}
		}
	}
	slices.SortFunc(found, func(p, q candidate) int {
		return cmp.Or(cmp.Compare(q.context, p.context), cmp.Compare(p.letters, q.letters), cmp.Compare(p.marks, q.marks),
			cmp.Compare(x.entries[p.at].edition, x.entries[q.at].edition), cmp.Compare(p.at, q.at))
	})
	var all []Suggestion
	var taken []int32
	for _, c := range found {
		if same := x.entries[c.at].same; !x.contains(taken, same) {
			taken = append(taken, c.at)
			all = append(all, Suggestion{Place: x.places[c.at], Distance: c.letters})
		}
		if len(all) == maxSuggestions {
			break
		}
	}
	return all
}

// addNear adds the places of one name.
func (x *Index) addNear(found []candidate, a *ask, pl *plan, r *reading, places span, letters int) []candidate {
	for i := places.from; i < places.to; i++ {
		e := &x.entries[i]
		if !x.admits(a, pl, r, e) {
			continue
		}
		s := x.score(a, pl, r, e)
		context := s[byDistrict] + s[byProvince]
		if s.excluded() {
			context = 0
		}
		found = append(found, candidate{at: i, context: context, letters: letters,
			marks: distance(r.exact, e.exact, 2*maxSuggestions)})
	}
	return found
}
