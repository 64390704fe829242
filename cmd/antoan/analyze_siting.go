package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
)

type analyzeSitingCmd struct {
	Demand      string        `required:"" help:"CSV with id and weight of each demand point." placeholder:"FILE"`
	Sites       string        `required:"" help:"CSV with id and, where wanted, fixed (1: open already), capacity and group of each site." placeholder:"FILE"`
	Cost        string        `required:"" help:"CSV: a row per demand point, its id first, and a column per site; or the columns demand, site, cost. What is missing or empty cannot be reached." placeholder:"FILE"`
	P           int           `required:"" help:"New sites to open." placeholder:"N"`
	Within      float64       `help:"Largest cost that still covers; required for cover." placeholder:"D"`
	Objective   string        `help:"cover (most weight within the distance) or median (least weight × cost)." enum:"cover,median" default:"cover"`
	MinPerGroup int           `help:"At least so many sites, new or fixed, in each group." placeholder:"N"`
	TimeLimit   time.Duration `help:"Give the best set found by then, with its gap." default:"10s"`
	JSON        bool          `name:"json" help:"Print JSON."`
}

func (analyzeSitingCmd) Help() string {
	return `Example:
  antoan analyze siting --demand demand.csv --sites sites.csv --cost cost.csv --p 3 --within 5000 --objective cover --json

The set printed is the best there is where proof says optimal; else gap says by how much a better one could surpass it. The greedy set stands beside it.`
}

// sitingPlan is a set of sites in the answer.
type sitingPlan struct {
	Chosen []string `json:"chosen"`
	Value  number   `json:"value"` // cover: weight covered; median: sum of weight times cost
	Share  number   `json:"share"` // of all weight, what is served within the distance
}

type servedDemand struct {
	Demand string `json:"demand"`
	Site   string `json:"site"`
	Weight number `json:"weight"`
	Cost   number `json:"cost"`
}

type sitingAnswer struct {
	Objective string `json:"objective"`
	P         int    `json:"p"`
	Within    number `json:"within"`
	sitingPlan
	Fixed      []string       `json:"fixed"`
	Bound      number         `json:"bound"` // no set has a better value
	Gap        number         `json:"gap"`
	Proof      string         `json:"proof"` // optimal or gap
	Nodes      int            `json:"nodes"`
	Served     []servedDemand `json:"served"`
	Greedy     *sitingPlan    `json:"greedy"`
	GreedyGap  number         `json:"greedy_gap"` // how far greedy stays behind, as a share of the value
	Infeasible *string        `json:"infeasible"` // the rule that no set can keep
	Reason     string         `json:"reason,omitempty"`
}

func (c *analyzeSitingCmd) Run(ctx context.Context, a *app) error {
	problem, err := c.problem()
	if err != nil {
		return err
	}
	answer := sitingAnswer{Objective: c.Objective, P: c.P, Within: number(c.Within), sitingPlan: sitingPlan{Chosen: []string{}, Value: number(math.NaN()), Share: number(math.NaN())},
		Fixed: codesAt(problem.SiteCodes, problem.Fixed), Served: []servedDemand{}, Bound: number(math.NaN()), Gap: number(math.NaN()), GreedyGap: number(math.NaN())}
	limited, stop := context.WithTimeout(ctx, c.TimeLimit)
	defer stop()
	best, err := siting.Solve(limited, *problem, siting.Options{})
	var cannot *siting.InfeasibleError
	if errors.As(err, &cannot) {
		rule := string(cannot.Rule)
		answer.Infeasible, answer.Reason, answer.Proof = &rule, cannot.Reason, "infeasible"
		if err := c.print(a, answer); err != nil {
			return err
		}
		return geo.Invalid(rule, "%s", cannot.Reason)
	}
	if err != nil {
		return err
	}
	c.fill(&answer, problem, best)
	if greedy, err := siting.Greedy(*problem); err == nil {
		g := planAnswer(problem, greedy)
		answer.Greedy = &g
		answer.GreedyGap = number(math.Abs(best.Value-greedy.Value) / math.Abs(best.Value))
	}
	return c.print(a, answer)
}

func (c *analyzeSitingCmd) fill(answer *sitingAnswer, p *siting.Problem, s *siting.Solution) {
	answer.sitingPlan = planAnswer(p, &s.Plan)
	answer.Bound, answer.Gap, answer.Nodes, answer.Proof = number(s.Bound), number(s.Gap), s.Nodes, "gap"
	if s.Optimal {
		answer.Proof = "optimal"
	}
	for _, v := range s.Served {
		answer.Served = append(answer.Served, servedDemand{p.DemandCodes[v.Demand], p.SiteCodes[v.Site], number(v.Weight), number(v.Cost)})
	}
}

func planAnswer(p *siting.Problem, plan *siting.Plan) sitingPlan {
	return sitingPlan{Chosen: codesAt(p.SiteCodes, plan.Chosen), Value: number(plan.Value), Share: number(plan.Share)}
}

func codesAt(codes []string, places []int) []string {
	all := make([]string, len(places))
	for k, i := range places {
		all[k] = codes[i]
	}
	return all
}

// problem reads the three files.
func (c *analyzeSitingCmd) problem() (*siting.Problem, error) {
	if c.Objective == "cover" && !(c.Within > 0) {
		return nil, geo.Invalid("within", "is missing: say up to which cost a site covers")
	}
	codes, weights, err := readDemand(c.Demand)
	if err != nil {
		return nil, err
	}
	sites, err := readSites(c.Sites)
	if err != nil {
		return nil, err
	}
	p := &siting.Problem{Objective: siting.Objective(c.Objective), Weights: weights, Sites: len(sites), P: c.P, Within: c.Within, DemandCodes: codes, MinPerGroup: c.MinPerGroup}
	limited := false
	for j, s := range sites {
		p.SiteCodes, p.Groups, p.Capacity = append(p.SiteCodes, s.code), append(p.Groups, s.group), append(p.Capacity, s.capacity)
		limited = limited || !math.IsInf(s.capacity, 1)
		if s.fixed {
			p.Fixed = append(p.Fixed, j)
		}
	}
	if !limited {
		p.Capacity = nil
	}
	if c.MinPerGroup > 0 && !slices.ContainsFunc(p.Groups, func(g string) bool { return g != "" }) {
		return nil, geo.Invalid("min-per-group", "%s has no column group", filepath.Base(c.Sites))
	}
	p.Costs, err = readCosts(c.Cost, codes, sites)
	return p, err
}

func (c *analyzeSitingCmd) print(a *app, answer sitingAnswer) error {
	if c.JSON {
		return a.printJSON(answer)
	}
	if answer.Infeasible != nil {
		return nil // the error says it
	}
	fmt.Fprintf(a.stdout, "%s %v (%s, gap %v)\n", c.Objective, float64(answer.Value), answer.Proof, float64(answer.Gap))
	for _, code := range answer.Chosen {
		fmt.Fprintln(a.stdout, code)
	}
	if answer.Greedy != nil {
		fmt.Fprintf(a.stdout, "greedy %v: %v\n", float64(answer.Greedy.Value), answer.Greedy.Chosen)
	}
	return nil
}
