package siting

import (
	"cmp"
	"math"
	"slices"
)

// Service says what a site serves of a demand point.
type Service struct {
	Demand, Site int
	Weight       float64 // the point's, or with capacities a part of it
	Cost         float64 // per unit of weight
}

// Plan is a set of new sites and what it is worth.
type Plan struct {
	Chosen []int   // the new sites, ascending
	Value  float64 // Cover: weight covered. Median: Σ weight × cost; NaN where the set does not serve all demand
	Share  float64 // of all weight, what is served within the distance; NaN without any weight
	// Served has every demand point with weight that a site serves, by point and then site. Without
	// capacities that is the nearest, of equals a fixed one and then the first.
	Served []Service
	// Loss is by how much Value would get worse without each of Chosen, +Inf where demand could not be
	// served then; with capacities, after the rest has shared out the demand anew.
	Loss []float64
}

// plan judges a set of the first instance.
func (p *Problem) plan(in *instance, from *origin, set []bool) *Plan {
	plan := &Plan{Value: math.NaN()}
	for j, o := range set {
		if o {
			plan.Chosen = append(plan.Chosen, int(from.site[j]))
		}
	}
	gained := in.gainOf(set)
	if in.room != nil {
		plan.Served = p.shared(in, from, set)
	} else {
		plan.Served = p.nearest(plan.Chosen)
	}
	plan.Value, plan.Share = p.judge(plan.Served)
	if math.IsInf(gained, -1) {
		plan.Value = math.NaN()
	}
	for j, o := range set {
		if o {
			set[j] = false
			plan.Loss = append(plan.Loss, max(0, gained-in.gainOf(set)))
			set[j] = true
		}
	}
	return plan
}

// nearest serves each demand point from its nearest open site.
func (p *Problem) nearest(chosen []int) []Service {
	const shut, new, old = 0, 1, 2
	state := make([]int8, p.Sites)
	for _, j := range chosen {
		state[j] = new
	}
	for _, j := range p.Fixed {
		state[j] = old
	}
	var all []Service
	for i, w := range p.Weights {
		best := Service{Site: -1}
		for _, l := range p.Costs[i] {
			if state[l.Site] == shut || !p.reaches(l) {
				continue
			}
			if best.Site < 0 || cmp.Or(cmp.Compare(l.Cost, best.Cost), -cmp.Compare(state[l.Site], state[best.Site]), cmp.Compare(l.Site, best.Site)) < 0 {
				best = Service{i, l.Site, w, l.Cost}
			}
		}
		if best.Site >= 0 && w > 0 {
			all = append(all, best)
		}
	}
	return all
}

// shared serves the demand as far as capacities let it.
func (p *Problem) shared(in *instance, from *origin, set []bool) []Service {
	t := in.transport(set)
	var all []Service
	for i, d := range from.demand {
		for k, j := range t.sites {
			if x := *t.at(int32(i), int32(k)); x > 0 {
				site := int(from.site[j])
				at := slices.IndexFunc(p.Costs[d], func(l Link) bool { return l.Site == site })
				all = append(all, Service{int(d), site, x, p.Costs[d][at].Cost})
			}
		}
	}
	return all
}

// judge adds up what is served.
func (p *Problem) judge(served []Service) (value, share float64) {
	var total, near, all sum
	for _, s := range served {
		if p.Objective == Median {
			total.add(s.Weight * s.Cost)
		} else {
			total.add(s.Weight)
		}
		if s.Cost <= p.Within {
			near.add(s.Weight)
		}
	}
	for _, w := range p.Weights {
		all.add(w)
	}
	return total.value(), near.value() / all.value()
}

// sum adds up with what rounding left over (A. Neumaier 1974, 10.1002/zamm.19740540106),
// so that the order of the terms does not show.
type sum struct{ total, rest float64 }

func (s *sum) add(v float64) {
	t := s.total + v
	if math.Abs(s.total) >= math.Abs(v) {
		s.rest += s.total - t + v
	} else {
		s.rest += v - t + s.total
	}
	s.total = t
}

func (s *sum) value() float64 { return s.total + s.rest }
