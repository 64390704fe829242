package analysis

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

// standing are the models that run and the trusted addresses that are open on a day, as
// the units of a level see them.
type standing struct {
	models    []standingModel
	count     []int64     // active models in each unit
	help      []helpPlace // the models, in their order, and then the addresses
	addresses int         // how many of help they are
	nearest   []int       // place in help of the nearest, -1 for none
	distance  []float64   // metres to it from the unit's label point; 0 in a unit that has one
	unplaced  int         // active models of which no unit of this edition is known
}

// helpPlace is a model or a trusted address: where somebody finds help.
type helpPlace struct {
	at      int // unit
	point   orb.Point
	address bool
}

type standingModel struct {
	*geo.SafetyModel
	at    int // unit
	point orb.Point
}

// standing finds the active models of a day. A model of another edition stands in the
// unit that holds its point; without one, where successions lead that leave no doubt.
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
		placed := standingModel{m, at, q.level.units[at].Label}
		if m.Located {
			placed.point = m.Point
		}
		s.models = append(s.models, placed)
		s.help = append(s.help, helpPlace{at: at, point: placed.point})
		s.count[at]++
	}
	units, points := q.openAddresses(day)
	for k, at := range units {
		s.help = append(s.help, helpPlace{at, points[k], true})
	}
	s.addresses = len(units)
	for i := range n {
		s.nearest[i] = -1
		for k := range s.help {
			if d := s.way(&q.level.units[i], i, k); s.nearest[i] < 0 || d < s.distance[i] {
				s.nearest[i], s.distance[i] = k, d
			}
		}
	}
	return s
}

// way is the distance from a unit to a place of help.
func (s *standing) way(u *geo.Unit, i, k int) float64 {
	if s.help[k].at == i {
		return 0
	}
	return weights.Distance(u.Label, s.help[k].point)
}

// far is the part of the way: of the longest one, or all of it for all where there is
// no help at all.
func (s *standing) far() []float64 {
	if len(s.help) > 0 {
		return ofMost(s.distance)
	}
	all := make([]float64, len(s.distance))
	for i := range all {
		all[i] = 1
	}
	return all
}

// longest is the longest way, NaN where there is no help at all.
func (s *standing) longest() float64 {
	most := math.NaN()
	for _, d := range s.distance {
		if !(most >= d) {
			most = d
		}
	}
	return most
}
