package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// coverage knows for which days a unit's report is in. A unit without a report
// of its own is covered by those of all the units it was made from, or of all
// the units that took its place, or of all the units below it.
type coverage struct {
	own    map[int32]days
	before map[int32][]int32 // units it was made from
	after  map[int32][]int32 // units it went to
	below  map[int32][]int32 // units one level finer
}

func newCoverage(a *atlas, reports []geo.Report, successors []geo.Successor) *coverage {
	c := &coverage{own: map[int32]days{}, before: map[int32][]int32{}, after: map[int32][]int32{}, below: map[int32][]int32{}}
	for _, r := range reports {
		if r.In() {
			c.own[r.Unit] = append(c.own[r.Unit], r.Period)
		}
	}
	for u, d := range c.own {
		c.own[u] = d.merged()
	}
	for _, s := range successors {
		c.after[s.From] = append(c.after[s.From], s.To)
		c.before[s.To] = append(c.before[s.To], s.From)
	}
	for _, e := range a.editions {
		for k := 1; k < len(e.levels); k++ {
			for i := range e.levels[k-1].units {
				if at, ok := e.above(k-1, int32(i), k); ok {
					up := e.levels[k].units[at].ID
					c.below[up] = append(c.below[up], e.levels[k-1].units[i].ID)
				}
			}
		}
	}
	return c
}

// of returns the days for which a unit's report is in.
func (c *coverage) of(unit int32) days {
	all := c.follow(unit, c.before, 0)
	all = all.union(c.follow(unit, c.after, 0))
	if below := c.below[unit]; len(below) > 0 {
		all = all.union(c.common(below, c.of))
	}
	return all
}

// maxEditions bounds the walk along successions, should a table run in a circle.
const maxEditions = 64

func (c *coverage) follow(unit int32, related map[int32][]int32, depth int) days {
	next := related[unit]
	if len(next) == 0 || depth == maxEditions {
		return c.own[unit]
	}
	return c.own[unit].union(c.common(next, func(u int32) days { return c.follow(u, related, depth+1) }))
}

// common returns the days on which every one of the units is covered.
func (c *coverage) common(units []int32, of func(int32) days) days {
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
