package main

import (
	"fmt"
	"io"
	"math"
	"text/tabwriter"

	"github.com/antoan-vn/antoan/geo/siting"
)

// sitingAnswer is the best set of sites, and how it was come by.
type sitingAnswer struct {
	Analysis    string  `json:"analysis"`
	Software    string  `json:"software_version"`
	Objective   string  `json:"objective"`
	P           int     `json:"p"`
	Within      number  `json:"within"` // null: not given
	Demand      int     `json:"demand"`
	Weight      number  `json:"weight"` // of all demand
	Sites       int     `json:"sites"`
	MinPerGroup int     `json:"min_per_group"`
	Capacities  bool    `json:"capacities"` // whether a site has one
	Infeasible  *string `json:"infeasible"` // the rule that no set can keep
	Reason      string  `json:"reason,omitempty"`

	Chosen     []string       `json:"chosen"`
	Fixed      []string       `json:"fixed"`
	Value      number         `json:"value"`
	Share      number         `json:"share"`
	Bound      number         `json:"bound"`
	Gap        number         `json:"gap"`
	Proof      *string        `json:"proof"` // optimal or gap
	First      bool           `json:"first"` // proved to be the first of equally good sets
	Nodes      int            `json:"nodes"`
	Greedy     *greedySites   `json:"greedy"`
	Open       []openSite     `json:"open"`
	Covered    []string       `json:"covered"` // served within the distance in full
	Assignment []servedDemand `json:"assignment"`
}

type greedySites struct {
	Chosen []string `json:"chosen"`
	Value  number   `json:"value"`
	Share  number   `json:"share"`
	Gap    number   `json:"gap_to_optimal"`
}

// openSite is a site that is open then, new or fixed.
type openSite struct {
	ID     string `json:"id"`
	Fixed  bool   `json:"fixed"`
	Served number `json:"served"` // weight
	Loss   number `json:"loss"`   // of value without it; null for fixed sites, and where demand could not be served then
}

type servedDemand struct {
	Demand string `json:"demand"`
	Site   string `json:"site"`
	Weight number `json:"weight"`
	Cost   number `json:"cost"`
}

// none is a figure that there is none of.
var none = number(math.NaN())

func newSitingAnswer(c *analyzeSitingCmd, p *siting.Problem) *sitingAnswer {
	a := &sitingAnswer{Analysis: "siting", Software: version, Objective: c.Objective, P: c.P, Within: number(p.Within), Demand: len(p.Weights), Sites: p.Sites,
		MinPerGroup: c.MinPerGroup, Chosen: []string{}, Fixed: pick(p.SiteCodes, p.Fixed), Value: none, Share: none, Bound: none, Gap: none,
		Open: []openSite{}, Covered: []string{}, Assignment: []servedDemand{}}
	for _, w := range p.Weights {
		a.Weight += number(w)
	}
	for _, most := range p.Capacity {
		a.Capacities = a.Capacities || !math.IsInf(most, 1)
	}
	return a
}

func (a *sitingAnswer) fill(p *siting.Problem, s *siting.Solution, greedy *siting.Plan) {
	proof := "gap"
	if s.Optimal {
		proof = "optimal"
	}
	a.Chosen, a.Value, a.Share, a.Bound, a.Gap = pick(p.SiteCodes, s.Chosen), number(s.Value), share(p, s.Share), number(s.Bound), number(s.Gap)
	a.Proof, a.First, a.Nodes = &proof, s.First, s.Nodes
	behind := math.Abs(s.Value - greedy.Value)
	if behind > 0 {
		behind /= math.Abs(s.Value)
	}
	a.Greedy = &greedySites{pick(p.SiteCodes, greedy.Chosen), number(greedy.Value), share(p, greedy.Share), number(behind)}
	served, of := make([]float64, p.Sites), make([]float64, len(p.Weights))
	for _, v := range s.Served {
		a.Assignment = append(a.Assignment, servedDemand{p.DemandCodes[v.Demand], p.SiteCodes[v.Site], number(v.Weight), number(v.Cost)})
		if served[v.Site] += v.Weight; v.Cost <= p.Within {
			of[v.Demand] += v.Weight
		}
	}
	for i, w := range p.Weights {
		if w > 0 && of[i] >= w*(1-1e-9) {
			a.Covered = append(a.Covered, p.DemandCodes[i])
		}
	}
	for k, j := range s.Chosen {
		a.Open = append(a.Open, openSite{ID: p.SiteCodes[j], Served: number(served[j]), Loss: number(s.Loss[k])})
	}
	for _, j := range p.Fixed {
		a.Open = append(a.Open, openSite{ID: p.SiteCodes[j], Fixed: true, Served: number(served[j]), Loss: none})
	}
}

// share is that of the weight within the distance; nothing where none was given.
func share(p *siting.Problem, share float64) number {
	if math.IsNaN(p.Within) {
		return none
	}
	return number(share)
}

// print writes the best set and the greedy one as a table, then the sites.
func (a *sitingAnswer) print(to io.Writer) error {
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	proof := fmt.Sprintf("stopped: no set is better than %s, gap %.3f %%", text(a.Bound), 100*float64(a.Gap))
	if *a.Proof == "optimal" {
		proof = "optimal, proved"
	}
	fmt.Fprintf(w, "set\tvalue\tshare\t\n")
	fmt.Fprintf(w, "best\t%s\t%s\t%s\n", text(a.Value), text(a.Share), proof)
	worse := fmt.Sprintf("%.3f %% worse", 100*float64(a.Greedy.Gap))
	if math.IsNaN(float64(a.Greedy.Value)) {
		worse = "leaves demand that has to be served"
	}
	fmt.Fprintf(w, "greedy\t%s\t%s\t%s\n\n", text(a.Greedy.Value), text(a.Greedy.Share), worse)
	fmt.Fprintf(w, "site\tserves\tloss without\t\n")
	for _, s := range a.Open {
		state := "new"
		if s.Fixed {
			state = "fixed"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.ID, text(s.Served), text(s.Loss), state)
	}
	return w.Flush()
}

// text is a figure for people, empty for none.
func text(n number) string {
	if math.IsNaN(float64(n)) {
		return ""
	}
	return fmt.Sprintf("%.6g", float64(n))
}
