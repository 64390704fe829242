package main

import (
	"context"
	"errors"
	"math"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
)

type analyzeSitingCmd struct {
	Demand      string        `required:"" help:"CSV of demand points: id, weight, and where wanted group." placeholder:"FILE"`
	Sites       string        `required:"" help:"CSV of sites: id, and where wanted fixed, capacity and group." placeholder:"FILE"`
	Cost        string        `required:"" help:"CSV of costs: a matrix, or the columns demand, site and cost." placeholder:"FILE"`
	P           int           `required:"" help:"New sites to open, beside the fixed ones." placeholder:"N"`
	Within      *float64      `help:"Largest cost that still covers; median only tells the share within it." placeholder:"D"`
	Objective   string        `help:"cover (most weight within the distance) or median (least sum of weight times cost)." enum:"cover,median" default:"cover"`
	Capacity    *float64      `help:"Weight that a site can serve where the file gives none." placeholder:"C"`
	MinPerGroup int           `help:"At least so many sites, new or fixed, in each group." placeholder:"N"`
	TimeLimit   time.Duration `help:"Stop then, with the best set so far and its gap; 0: never." default:"10s"`
	Nodes       int           `help:"Stop after so many branches, likewise; 0: never." default:"0" placeholder:"N"`
	Gap         float64       `help:"Stop where no set can be better by more than this share." default:"0" placeholder:"SHARE"`
	JSON        bool          `name:"json" help:"Print JSON."`
}

func (analyzeSitingCmd) Help() string {
	return `Example:
  antoan analyze siting --demand demand.csv --sites sites.csv --cost cost.csv --p 3 --within 5000 --objective cover --json

Files, whose columns may have these names and stand in any order:
  demand  id (demand, code), weight (need, population, value), group (district)
  sites   id (site, code), fixed (existing; 1: open already), capacity (empty: no limit), group (district)
  cost    demand (from), site (to), cost (distance, time); or a matrix: the first column holds the ids of the demand, the others are named after the sites
A cost that is missing or empty says that the site cannot serve the point. Cells stand between commas, semicolons or tabs.

Answer: chosen are the new sites, of equally good sets the first by id. value is the weight covered, or the sum of weight times cost; share that of all weight within the distance.
proof "optimal": no set is better (gap 0). proof "gap": the search was stopped; no set is better than bound, gap is the share by which bound is better than value.
assignment says who serves whom; with capacities demand may be split. greedy is what choosing one after the other gives, gap_to_optimal the share of value by which it is worse.
Where no set keeps the rules, infeasible names the rule: p, reach (median serves everybody), capacity (median) or min_per_group; the exit code is 3.`
}

func (c *analyzeSitingCmd) Run(ctx context.Context, a *app) error {
	if c.TimeLimit < 0 {
		return geo.Invalid("time-limit", "%v is no time: use 10s or 2m, or 0 for no limit", c.TimeLimit)
	}
	problem, err := c.problem()
	if err != nil {
		return err
	}
	answer := newSitingAnswer(c, problem)
	limited, stop := ctx, context.CancelFunc(func() {})
	if c.TimeLimit > 0 {
		limited, stop = context.WithTimeout(ctx, c.TimeLimit)
	}
	defer stop()
	best, err := siting.Solve(limited, *problem, siting.Options{Nodes: c.Nodes, Gap: c.Gap})
	var cannot *siting.InfeasibleError
	if errors.As(err, &cannot) {
		rule := string(cannot.Rule)
		answer.Infeasible, answer.Reason = &rule, cannot.Reason
		if c.JSON {
			if err := a.printJSON(answer); err != nil {
				return err
			}
		}
		return geo.Invalid(rule, "%s", cannot.Reason)
	}
	if err != nil {
		return err
	}
	greedy, err := siting.Greedy(*problem)
	if err != nil {
		return err
	}
	answer.fill(problem, best, greedy)
	if c.JSON {
		return a.printJSON(answer)
	}
	return answer.print(a.stdout)
}

// problem reads the three files.
func (c *analyzeSitingCmd) problem() (*siting.Problem, error) {
	p := &siting.Problem{Objective: siting.Objective(c.Objective), P: c.P, Within: math.NaN(), MinPerGroup: c.MinPerGroup}
	switch {
	case c.Within != nil:
		if p.Within = *c.Within; !(p.Within >= 0) {
			return nil, geo.Invalid("within", "%v is no distance that covers: give 0 or more", p.Within)
		}
	case p.Objective == siting.Cover:
		return nil, geo.Invalid("within", "is missing: say with --within up to which cost a site covers")
	}
	demand, err := readDemand(c.Demand)
	if err != nil {
		return nil, err
	}
	sites, err := readSites(c.Sites)
	if err != nil {
		return nil, err
	}
	for _, d := range demand {
		p.DemandCodes, p.Weights = append(p.DemandCodes, d.code), append(p.Weights, d.weight)
		if c.MinPerGroup > 0 && d.group != "" {
			p.Required = append(p.Required, d.group)
		}
	}
	p.Sites = len(sites)
	for j, s := range sites {
		if s.capacity < 0 { // not given
			if s.capacity = math.Inf(1); c.Capacity != nil {
				s.capacity = *c.Capacity
			}
		}
		p.SiteCodes, p.Groups, p.Capacity = append(p.SiteCodes, s.code), append(p.Groups, s.group), append(p.Capacity, s.capacity)
		if s.fixed {
			p.Fixed = append(p.Fixed, j)
		}
	}
	if c.Capacity != nil && !(*c.Capacity >= 0) {
		return nil, geo.Invalid("capacity", "%v is nothing that a site can serve: give 0 or more", *c.Capacity)
	}
	if c.MinPerGroup > 0 && !anyGroup(p.Groups) {
		return nil, geo.Invalid("min-per-group", "the sites have no groups: give %s a column group or district", c.Sites)
	}
	p.Costs, err = readCosts(c.Cost, p.DemandCodes, p.SiteCodes)
	return p, err
}

func anyGroup(groups []string) bool {
	for _, g := range groups {
		if g != "" {
			return true
		}
	}
	return false
}
