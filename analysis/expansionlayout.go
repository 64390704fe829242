package analysis

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
	"github.com/antoan-vn/antoan/geo/weights"
)

// layout is the units as places of models and as demand.
type layout struct {
	q       *question
	needs   *needs
	request *ExpansionRequest
	units   []int // in the order of the problem, which is that of their codes
}

// problem is for the solver: every unit whose need is known, or that has a model, is
// a place and a demand point at once.
func (l *layout) problem() (*siting.Problem, error) {
	r, n := l.request, l.needs
	p := &siting.Problem{Objective: r.Objective, P: r.Models, Within: r.Within}
	for i := range n.score {
		if l.q.hides(i) || math.IsNaN(n.demand[i]) && n.models.count[i] == 0 {
			continue
		}
		at := len(l.units)
		l.units = append(l.units, i)
		code := l.q.level.units[i].Code
		p.SiteCodes, p.DemandCodes = append(p.SiteCodes, code), append(p.DemandCodes, code)
		p.Weights = append(p.Weights, l.weight(i))
		if n.models.count[i] > 0 {
			p.Fixed = append(p.Fixed, at)
		}
		if r.Capacity > 0 {
			p.Capacity = append(p.Capacity, l.room(i))
		}
	}
	if p.Sites = len(l.units); p.Sites == len(p.Fixed) {
		return nil, geo.Invalid("models", "no %s of edition %s without a model has a need that is known: import populations", l.q.level.name, l.q.Edition.Code)
	}
	if err := l.districts(p); err != nil {
		return nil, err
	}
	return p, l.costs(p)
}

// weight is the demand of a unit, 0 where it is not known.
func (l *layout) weight(i int) float64 {
	w := l.needs.demand[i]
	if l.request.Demand == ByIncidents {
		w = l.needs.eb[i].Value * l.needs.risk.people[i] / l.q.Years
	}
	if !(w > 0) {
		return 0
	}
	return w
}

// room is what a unit's models can serve: those that run as they state, or like a new one.
func (l *layout) room(i int) float64 {
	if l.needs.models.count[i] == 0 {
		return l.request.Capacity
	}
	room := 0.0
	for _, m := range l.needs.models.models {
		switch {
		case m.at != i:
		case m.Capacity >= 0:
			room += float64(m.Capacity)
		default:
			room += l.request.Capacity
		}
	}
	return room
}

// districts sets the groups where each is to have a model.
func (l *layout) districts(p *siting.Problem) error {
	if l.request.PerDistrict == 0 {
		return nil
	}
	k := 0
	for k < len(l.q.edition.levels) && l.q.edition.levels[k] != l.q.level {
		k++
	}
	district := l.q.edition.level(geo.District)
	if district == nil || district == l.q.level || l.q.level.name == geo.Province {
		return geo.Invalid("per_district", "edition %s has no districts above its %s units: leave it out", l.q.Edition.Code, l.q.level.name)
	}
	up := 0
	for l.q.edition.levels[up] != district {
		up++
	}
	p.MinPerGroup = l.request.PerDistrict
	for _, i := range l.units {
		group := ""
		if at, ok := l.q.edition.above(k, int32(i), up); ok {
			group = district.units[at].Code
		}
		p.Groups = append(p.Groups, group)
	}
	return nil
}

// costs are metres from label point to label point, or to the place of a model that
// runs; under cover only those that the distance allows.
func (l *layout) costs(p *siting.Problem) error {
	units, s := l.q.level.units, l.needs.models
	byUnit := map[int][]int{}
	for k, m := range s.models {
		byUnit[m.at] = append(byUnit[m.at], k)
	}
	near := p.Objective == siting.Cover
	for _, i := range l.units {
		var links []siting.Link
		for at, j := range l.units {
			d := math.Inf(1)
			for _, k := range byUnit[j] {
				d = min(d, s.way(&units[i], i, k))
			}
			if len(byUnit[j]) == 0 && !(near && apart(units[i].Label[1], units[j].Label[1], p.Within)) {
				d = weights.Distance(units[i].Label, units[j].Label)
			}
			if !near && !math.IsInf(d, 1) || d <= p.Within {
				links = append(links, siting.Link{Site: at, Cost: d})
			}
		}
		p.Costs = append(p.Costs, links)
		if err := l.q.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// apart tells from two latitudes alone that places lie farther apart than a distance:
// a degree has 110,574 m at least.
func apart(a, b, within float64) bool { return math.Abs(a-b)*110_500 > within }
