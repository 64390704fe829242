package siting

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// check returns *geo.InvalidError for what is no problem at all.
func (p *Problem) check() error {
	switch {
	case p.Objective != Cover && p.Objective != Median:
		return geo.Invalid("objective", "%q is unknown: use cover or median", p.Objective)
	case len(p.Weights) == 0:
		return geo.Invalid("demand", "there is none: give at least one demand point")
	case p.Sites <= 0:
		return geo.Invalid("sites", "there are none: give at least one site")
	case p.P < 0:
		return geo.Invalid("p", "%d sites cannot be opened: give 0 or more", p.P)
	case p.Objective == Cover && !(p.Within >= 0):
		return geo.Invalid("within", "%v is no distance that covers: give 0 or more", p.Within)
	case p.MinPerGroup < 0:
		return geo.Invalid("min_per_group", "%d is no number of sites: give 0 or more", p.MinPerGroup)
	case p.MinPerGroup > 0 && p.Groups == nil:
		return geo.Invalid("min_per_group", "the sites have no groups: say which site lies in which")
	case p.DemandCodes != nil && len(p.DemandCodes) != len(p.Weights):
		return geo.Invalid("demand_codes", "%d codes for %d demand points", len(p.DemandCodes), len(p.Weights))
	}
	if err := p.checkSites(); err != nil {
		return err
	}
	return p.checkDemand()
}

func (p *Problem) checkSites() error {
	for _, list := range []struct {
		name string
		n    int
		nil  bool
	}{{"capacity", len(p.Capacity), p.Capacity == nil}, {"groups", len(p.Groups), p.Groups == nil}, {"site_codes", len(p.SiteCodes), p.SiteCodes == nil}} {
		if !list.nil && list.n != p.Sites {
			return geo.Invalid(list.name, "%d given for %d sites: give one for each", list.n, p.Sites)
		}
	}
	seen := make([]bool, p.Sites)
	for _, j := range p.Fixed {
		if j < 0 || j >= p.Sites {
			return geo.Invalid("fixed", "there is no site %d: sites are numbered from 0 to %d", j, p.Sites-1)
		}
		if seen[j] {
			return geo.Invalid("fixed", "site %s is named twice", p.siteCode(j))
		}
		seen[j] = true
	}
	for j, c := range p.Capacity {
		if !(c >= 0) {
			return geo.Invalid("capacity", "that of site %s is %v: give 0 or more, +Inf without limit", p.siteCode(j), c)
		}
	}
	return nil
}

func (p *Problem) checkDemand() error {
	if len(p.Costs) != len(p.Weights) {
		return geo.Invalid("cost", "%d rows for %d demand points: give one for each", len(p.Costs), len(p.Weights))
	}
	last := make([]int, p.Sites) // demand point that named a site last, from 1
	total, most := 0.0, 0.0
	for i, w := range p.Weights {
		if !(w >= 0) || math.IsInf(w, 1) {
			return geo.Invalid("weight", "that of demand point %s is %v: give 0 or more", p.demandCode(i), w)
		}
		for _, l := range p.Costs[i] {
			switch {
			case l.Site < 0 || l.Site >= p.Sites:
				return geo.Invalid("cost", "demand point %s names site %d: sites are numbered from 0 to %d", p.demandCode(i), l.Site, p.Sites-1)
			case last[l.Site] == i+1:
				return geo.Invalid("cost", "demand point %s names site %s twice", p.demandCode(i), p.siteCode(l.Site))
			case !(l.Cost >= 0) || math.IsInf(l.Cost, 1):
				return geo.Invalid("cost", "from demand point %s to site %s it is %v: give 0 or more, and leave out what cannot be reached", p.demandCode(i), p.siteCode(l.Site), l.Cost)
			}
			last[l.Site], most = i+1, max(most, l.Cost)
		}
		total += w * max(most, 1)
	}
	if math.IsInf(total*1e3, 1) {
		return geo.Invalid("weight", "weights and costs are too large to add up: give them in larger units")
	}
	return nil
}
