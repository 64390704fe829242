package geo

import "slices"

// Successions walks from a unit of one edition to the units that took its
// place in later editions, or that it came from in earlier ones.
type Successions struct {
	next, prev map[int32][]Successor
	edition    map[int32]int32 // edition by unit
}

// NewSuccessions indexes a succession table. edition gives the edition of
// every unit that may be asked for or arrived at; rows that name other units
// are left out.
func NewSuccessions(rows []Successor, edition map[int32]int32) *Successions {
	s := &Successions{
		next: make(map[int32][]Successor), prev: make(map[int32][]Successor), edition: edition,
	}
	for _, r := range rows {
		_, from := edition[r.From]
		_, to := edition[r.To]
		if from && to {
			s.next[r.From] = append(s.next[r.From], r)
			s.prev[r.To] = append(s.prev[r.To], r)
		}
	}
	return s
}

// Move returns where something known only to lie in unit lies in an edition.
//
//   - Forward, a unit that went wholly to one other is exact; parts are exact
//     only if all of them ended in the same unit again.
//   - Backward, a unit that came from a single one is exact, since all of it
//     lay there; a merged one is not.
//
// The answer is 0 and true when the unit was split so that the place is not
// known, and 0 and false when no chain leads to the edition. A unit of the
// edition itself is returned as it is.
func (s *Successions) Move(unit, edition int32) (moved int32, ok bool) {
	if s.edition[unit] == edition {
		return unit, true
	}
	if moved, ok = s.walk(unit, edition, s.forward); ok {
		return moved, true
	}
	return s.walk(unit, edition, s.backward)
}

// walk follows step from unit until every branch has come to the edition or ended.
func (s *Successions) walk(unit, edition int32, step func(int32) ([]int32, bool)) (int32, bool) {
	seen := map[int32]bool{unit: true}
	open := []int32{unit}
	var arrived []int32
	exact := true
	for len(open) > 0 {
		u := open[0]
		open = open[1:]
		if u != unit && s.edition[u] == edition {
			arrived = append(arrived, u)
			continue
		}
		reached, complete := step(u)
		exact = exact && complete
		for _, r := range reached {
			if !seen[r] {
				seen[r] = true
				open = append(open, r)
			}
		}
	}
	switch {
	case len(arrived) == 0:
		return 0, false
	case len(arrived) > 1 || !exact:
		return 0, true
	}
	return arrived[0], true
}

// forward returns the units that u went to, and whether they are all of it: a
// lone part leaves the rest unaccounted for, and a unit without successor is
// an end that the edition asked for does not explain.
func (s *Successions) forward(u int32) ([]int32, bool) {
	rows := s.next[u]
	to := make([]int32, 0, len(rows))
	for _, r := range rows {
		if r.Whole {
			return []int32{r.To}, true
		}
		to = append(to, r.To)
	}
	slices.Sort(to)
	to = slices.Compact(to)
	return to, len(to) > 1
}

// backward returns the units that u came from.
func (s *Successions) backward(u int32) ([]int32, bool) {
	rows := s.prev[u]
	from := make([]int32, len(rows))
	for i, r := range rows {
		from[i] = r.From
	}
	return from, len(rows) > 0
}
