package siting

import (
	"math"
	"strconv"
)

// Objective says what a set of sites is judged by.
type Objective string

// The two objectives.
const (
	// Cover is the weight of the demand that has an open site within the distance: the more the better.
	Cover Objective = "cover"
	// Median is the sum of weight times cost to the site that serves it: the less the better.
	Median Objective = "median"
)

// Link is a site that a demand point can be served from, and what that costs: a
// distance, a time, or any other number of 0 or more.
type Link struct {
	Site int
	Cost float64
}

// Problem asks where to open P new sites among those that are not fixed.
//
// Sites are numbered 0 to Sites − 1. Equally good sets are told apart by these
// numbers: put the sites in the order of their codes.
type Problem struct {
	Objective Objective
	Weights   []float64 // need of each demand point, 0 or more; a point of weight 0 asks for nothing
	Costs     [][]Link  // of each demand point, each site once at most; a site that is missing cannot serve it
	Sites     int
	P         int     // new sites to open: exactly so many, useful or not
	Within    float64 // Cover: the largest cost that still covers. Median: beyond it demand counts as far
	Fixed     []int   // sites that are open already and stay so; they do not count towards P

	// Capacity is the weight that each site can serve, +Inf without limit; nil: no site has one.
	// The demand of a point may be split between sites.
	Capacity []float64

	// Groups names the group (district) of each site, "" for none. With MinPerGroup, so many
	// sites, new or fixed, are open in each group that is named here or in Required.
	Groups      []string
	MinPerGroup int
	Required    []string

	SiteCodes, DemandCodes []string // what messages call them; nil: by number
}

// Dense makes Costs of a matrix with a row per demand point and a column per site.
// NaN and +Inf say that the site cannot serve the point.
func Dense(costs [][]float64) [][]Link {
	links := make([][]Link, len(costs))
	for i, row := range costs {
		links[i] = make([]Link, 0, len(row))
		for j, c := range row {
			if !math.IsNaN(c) && !math.IsInf(c, 1) {
				links[i] = append(links[i], Link{j, c})
			}
		}
	}
	return links
}

// fixed tells of each site whether it is open already.
func (p *Problem) fixed() []bool {
	f := make([]bool, p.Sites)
	for _, j := range p.Fixed {
		f[j] = true
	}
	return f
}

// limited tells whether any capacity can matter.
func (p *Problem) limited() bool {
	total := p.demand()
	for _, c := range p.Capacity {
		if c < total {
			return true
		}
	}
	return false
}

// demand is the weight of all demand points.
func (p *Problem) demand() float64 {
	total := 0.0
	for _, w := range p.Weights {
		total += w
	}
	return total
}

// reaches tells whether a link may serve: under Cover only within the distance.
func (p *Problem) reaches(l Link) bool { return p.Objective == Median || l.Cost <= p.Within }

func (p *Problem) siteCode(j int) string {
	if p.SiteCodes != nil {
		return strconv.Quote(p.SiteCodes[j])
	}
	return strconv.Itoa(j)
}

func (p *Problem) demandCode(i int) string {
	if p.DemandCodes != nil {
		return strconv.Quote(p.DemandCodes[i])
	}
	return strconv.Itoa(i)
}
