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
	count    []int64   // active models in each unit
	nearest  []int     // place in models of the nearest one, -1 for none
	distance []float64 // metres to it from the unit's label point; 0 in a unit that has one
	unplaced int       // active models of which no unit of this edition is known
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
		s.count[at]++
	}
	for i := range n {
		s.nearest[i] = -1
		for k := range s.models {
			if d := s.way(&q.level.units[i], i, k); s.nearest[i] < 0 || d < s.distance[i] {
				s.nearest[i], s.distance[i] = k, d
			}
		}
	}
	return s
}

// way is the distance from a unit to a model.
func (s *standing) way(u *geo.Unit, i, k int) float64 {
	if s.models[k].at == i {
		return 0
	}
	return weights.Distance(u.Label, s.models[k].point)
}

// far is the part of the way: of the longest one, or all of it for all where there is
// no model at all.
func (s *standing) far() []float64 {
	if len(s.models) > 0 {
		return ofMost(s.distance)
	}
	all := make([]float64, len(s.distance))
	for i := range all {
		all[i] = 1
	}
	return all
}

// longest is the longest way, NaN without models.
func (s *standing) longest() float64 {
	most := math.NaN()
	for _, d := range s.distance {
		if !(most >= d) {
			most = d
		}
	}
	return most
}
