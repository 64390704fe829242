package analysis

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

// standing are the models that run on a day, as the units of a level see them.
type standing struct {
	models   []standingModel
	count    []int64 // active models in each unit
	unplaced int     // active models of which no unit of this edition is known

	helps    []help    // places where a person finds help: the models, then the trusted addresses
	nearest  []int     // place in helps of the nearest one, -1 for none
	distance []float64 // metres to it from the unit's label point; 0 in a unit that has one
}

type standingModel struct {
	*geo.SafetyModel
	help
}

// help is a place where a person finds help.
type help struct {
	at      int // unit
	point   orb.Point
	address bool // a trusted address, and no model
}

// way is the distance from a unit to it.
func (h *help) way(u *geo.Unit, i int) float64 {
	if h.at == i {
		return 0
	}
	return weights.Distance(u.Label, h.point)
}

// standing finds the active models of a day, and the trusted addresses that are open.
// One of another edition stands in the unit that holds its point; without one, where
// successions lead that leave no doubt.
func (q *question) standing(day geo.Day) *standing {
	n := len(q.level.units)
	s := &standing{count: make([]int64, n), nearest: make([]int, n), distance: unknowns(n)}
	places := q.state.placeModels(q.edition)
	for i := range q.state.models {
		m := &q.state.models[i]
		if !m.Period.Contains(day) {
			continue
		}
		at := int(places[i])
		if at >= 0 {
			at = int(q.level.upward[at])
		}
		if at < 0 {
			s.unplaced++
			continue
		}
		placed := standingModel{m, help{at: at, point: q.level.units[at].Label}}
		if m.Located {
			placed.point = m.Point
		}
		s.models, s.helps = append(s.models, placed), append(s.helps, placed.help)
		s.count[at]++
	}
	s.helps = append(s.helps, q.addresses(day)...)
	for i := range n {
		s.nearest[i] = -1
		for k := range s.helps {
			if d := s.helps[k].way(&q.level.units[i], i); s.nearest[i] < 0 || d < s.distance[i] {
				s.nearest[i], s.distance[i] = k, d
			}
		}
	}
	return s
}

// addresses are the trusted addresses that are open on a day, as far as it is known
// where they stand.
func (q *question) addresses(day geo.Day) (open []help) {
	p := placer{state: q.state, finest: q.edition.levels[0]}
	entries := q.state.entries[geo.Addresses.Name]
	for i := range entries {
		e := &entries[i]
		if !geo.Addresses.Period(e).Contains(day) {
			continue
		}
		point := e.Values[geo.AddressPoint]
		at := p.place(e.Unit, point.Set, point.Point)
		if at >= 0 {
			at = q.level.upward[at]
		}
		if at < 0 {
			continue
		}
		h := help{at: int(at), point: q.level.units[at].Label, address: true}
		if point.Set {
			h.point = point.Point
		}
		open = append(open, h)
	}
	return open
}

// far is the part of the way: of the longest one, or all of it for all where there is
// no model or trusted address at all.
func (s *standing) far() []float64 {
	if len(s.helps) > 0 {
		return ofMost(s.distance)
	}
	all := make([]float64, len(s.distance))
	for i := range all {
		all[i] = 1
	}
	return all
}

// longest is the longest way, NaN without models and trusted addresses.
func (s *standing) longest() float64 {
	most := math.NaN()
	for _, d := range s.distance {
		if !(most >= d) {
			most = d
		}
	}
	return most
}
