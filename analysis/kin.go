package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// kin tells, for the units of every level, whose incidents of earlier and of later
// days lie in them. An incident is recorded by the area that its place belonged to
// on its day, so that a commune of a merged province holds incidents of the old
// one: who may not see those must not take what is left for all.
type kin struct {
	before, after map[int32][]int32 // unit → areas of record other than its own
}

func newKin(a *atlas, successors []geo.Successor) kin {
	area := map[int32]int32{}
	for _, e := range a.editions {
		for _, l := range e.levels {
			for i := range l.units {
				area[l.units[i].ID] = l.units[i].Area
			}
		}
	}
	next, prev := map[int32][]int32{}, map[int32][]int32{}
	for _, s := range successors {
		next[s.From] = append(next[s.From], s.To)
		prev[s.To] = append(prev[s.To], s.From)
	}
	k := kin{before: map[int32][]int32{}, after: map[int32][]int32{}}
	for _, e := range a.editions {
		for _, way := range []struct{ along, areas map[int32][]int32 }{{prev, k.before}, {next, k.after}} {
			for i := range e.levels[0].units {
				unit := e.levels[0].units[i].ID
				for _, other := range reached(unit, way.along) {
					way.areas[unit] = with(way.areas[unit], area[other], area[unit])
				}
			}
			e.rise(way.areas)
		}
	}
	return k
}

// reached returns the units that lie along successions from a unit.
func reached(unit int32, along map[int32][]int32) []int32 {
	found := []int32{unit}
	for at := 0; at < len(found); at++ {
		for _, u := range along[found[at]] {
			if !slices.Contains(found, u) {
				found = append(found, u)
			}
		}
	}
	return found[1:]
}

// rise gives coarser units the areas of the finest ones in them.
func (e *edition) rise(areas map[int32][]int32) {
	for _, l := range e.levels[1:] {
		for i, at := range l.upward {
			if at < 0 {
				continue
			}
			unit := &l.units[at]
			for _, a := range append(areas[e.levels[0].units[i].ID], e.levels[0].units[i].Area) {
				areas[unit.ID] = with(areas[unit.ID], a, unit.Area)
			}
		}
	}
}

// with adds an area to a set unless it is the unit's own.
func with(areas []int32, area, own int32) []int32 {
	if area == own || slices.Contains(areas, area) {
		return areas
	}
	return append(areas, area)
}

// hidden tells which units of a level a scope does not see in full over a period;
// nil where it sees all. Their numbers are no zeros and must not be shown.
func (k *kin) hidden(e *edition, l *level, scope geo.Scope, period geo.Period) []bool {
	if scope.All {
		return nil
	}
	out := func(area int32) bool { return !scope.Contains(area) }
	hidden := make([]bool, len(l.units))
	for i := range l.units {
		u := &l.units[i]
		hidden[i] = out(u.Area) ||
			period.From < e.ValidFrom && slices.ContainsFunc(k.before[u.ID], out) ||
			period.To > e.ValidTo && slices.ContainsFunc(k.after[u.ID], out)
	}
	return hidden
}
