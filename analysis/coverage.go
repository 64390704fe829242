package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// coverage holds the days for which each unit's report is in. A unit without a
// report of its own is covered by those of all the units it was made from, or of
// all the units that took its place, or of all the units below it.
type coverage map[int32]days

func newCoverage(a *atlas, reports []geo.Report, successors []geo.Successor) coverage {
	own := map[int32]days{}
	for _, r := range reports {
		if r.In() {
			own[r.Unit] = append(own[r.Unit], r.Period)
		}
	}
	for u, d := range own {
		own[u] = d.merged()
	}
	before := walk{own: own, next: map[int32][]int32{}, known: map[int32]days{}}
	after := walk{own: own, next: map[int32][]int32{}, known: map[int32]days{}}
	for _, s := range successors {
		after.next[s.From] = append(after.next[s.From], s.To)
		before.next[s.To] = append(before.next[s.To], s.From)
	}
	c := coverage{}
	for _, e := range a.editions {
		below := e.below()
		for _, l := range e.levels { // finest first: those below are done
			for i := range l.units {
				id := l.units[i].ID
				c[id] = before.of(id).union(after.of(id)).union(common(below[id], func(u int32) days { return c[u] }))
			}
		}
	}
	return c
}

// below returns the units that each unit is the parent of.
func (e *edition) below() map[int32][]int32 {
	below := map[int32][]int32{}
	for k, l := range e.levels {
		for i := range l.units {
			if up, at, ok := e.parent(k, int32(i)); ok {
				id := e.levels[up].units[at].ID
				below[id] = append(below[id], l.units[i].ID)
			}
		}
	}
	return below
}

// walk finds the days covered along successions in one direction.
type walk struct {
	own   map[int32]days
	next  map[int32][]int32
	known map[int32]days
}

func (w *walk) of(unit int32) days {
	if d, ok := w.known[unit]; ok {
		return d
	}
	w.known[unit] = w.own[unit] // ends the walk, should a table run in a circle
	d := w.own[unit].union(common(w.next[unit], w.of))
	w.known[unit] = d
	return d
}

// common returns the days on which every one of the units is covered, none
// where there are no units.
func common(units []int32, of func(int32) days) days {
	var shared days
	for i, u := range units {
		if i == 0 {
			shared = of(u)
		} else {
			shared = shared.intersect(of(u))
		}
	}
	return shared
}

// days is a set of days as periods, ascending, without overlap or adjacency.
type days []geo.Period

func (d days) merged() days {
	sorted := slices.Clone(d)
	slices.SortFunc(sorted, func(a, b geo.Period) int { return int(a.From) - int(b.From) })
	var m days
	for _, p := range sorted {
		if n := len(m); n > 0 && p.From <= m[n-1].To+1 {
			m[n-1].To = max(m[n-1].To, p.To)
		} else {
			m = append(m, p)
		}
	}
	return m
}

func (d days) union(o days) days {
	if len(d) == 0 {
		return o
	}
	if len(o) == 0 {
		return d
	}
	return append(slices.Clone(d), o...).merged()
}

func (d days) intersect(o days) days {
	var both days
	for i, j := 0, 0; i < len(d) && j < len(o); {
		p := geo.Period{From: max(d[i].From, o[j].From), To: min(d[i].To, o[j].To)}
		if p.Days() > 0 {
			both = append(both, p)
		}
		if d[i].To < o[j].To {
			i++
		} else {
			j++
		}
	}
	return both
}

// cover tells whether every day of the period is in the set.
func (d days) cover(p geo.Period) bool {
	for _, q := range d {
		if q.From <= p.From && p.To <= q.To {
			return true
		}
	}
	return false
}
