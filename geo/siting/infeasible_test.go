package siting

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// Each rule that cannot be kept is named.
func TestInfeasible(t *testing.T) {
	t.Parallel()
	// Four points in two pairs; each site reaches one pair.
	pairs := func(p int, change func(*Problem)) Problem {
		problem := Problem{
			Objective: Median, Weights: []float64{1, 1, 1, 1}, Sites: 4, P: p,
			Costs: [][]Link{{{0, 1}, {1, 2}}, {{0, 2}, {1, 1}}, {{2, 1}, {3, 2}}, {{2, 2}, {3, 1}}}, SiteCodes: []string{"w", "x", "y", "z"}, DemandCodes: []string{"1", "2", "3", "4"},
		}
		if change != nil {
			change(&problem)
		}
		return problem
	}
	groups := func(least int, names ...string) func(*Problem) {
		return func(p *Problem) { p.Groups, p.MinPerGroup = names, least }
	}
	for name, c := range map[string]struct {
		problem Problem
		rule    Rule
		reason  string
	}{
		"more than there are":          {pairs(5, nil), RuleCount, "only 4 are not open yet"},
		"more than are left":           {pairs(4, func(p *Problem) { p.Fixed = []int{1} }), RuleCount, "only 3"},
		"nothing reaches a point":      {pairs(2, func(p *Problem) { p.Costs[2] = nil }), RuleReach, `demand point "3"`},
		"too few reach all":            {pairs(1, nil), RuleReach, "no 1 new sites"},
		"nothing is open":              {pairs(0, nil), RuleReach, "no 0 new sites"},
		"a group without a site":       {pairs(2, func(p *Problem) { groups(1, "a", "a", "a", "a")(p); p.Required = []string{"b"} }), RuleGroups, `group "b"`},
		"a group with too few":         {pairs(3, groups(2, "a", "a", "a", "b")), RuleGroups, `group "b" needs 2 more, and only 1`},
		"more groups than sites":       {pairs(2, groups(1, "a", "b", "c", "c")), RuleGroups, "need 3 more sites together"},
		"groups against reach":         {pairs(2, groups(1, "a", "b", "", "")), RuleGroups, "not with so many in each group"},
		"too little room":              {pairs(2, func(p *Problem) { p.Capacity = []float64{1, 1, 2, 2} }), RuleCapacity, "that they reach"},
		"too little room in all":       {pairs(2, func(p *Problem) { p.Capacity = []float64{1, 1, 1, 1} }), RuleCapacity, "serve 2 at most"},
		"room in the wrong place":      {pairs(2, func(p *Problem) { p.Capacity = []float64{1, 1.5, 9, 9} }), RuleCapacity, "that they reach"},
		"groups against room":          {pairs(3, func(p *Problem) { p.Capacity = []float64{1, 1, 1, 3}; groups(1, "", "", "a", "b")(p) }), RuleGroups, "not with so many"},
		"cover breaks no other rule":   {pairs(1, func(p *Problem) { p.Objective, p.Capacity, p.Costs[0] = Cover, []float64{0, 0, 0, 0}, nil }), "", ""},
		"cover has groups":             {pairs(1, func(p *Problem) { p.Objective = Cover; groups(1, "a", "b", "b", "b")(p) }), RuleGroups, "need 2 more"},
		"no weight needs no site":      {pairs(1, func(p *Problem) { p.Weights[2], p.Weights[3], p.Costs[2] = 0, 0, nil }), "", ""},
		"fixed sites fulfil the rules": {pairs(1, func(p *Problem) { p.Fixed = []int{3}; groups(1, "a", "a", "b", "b")(p) }), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, err := Solve(t.Context(), c.problem, Options{})
			if c.rule == "" {
				if err != nil || !s.Optimal {
					t.Fatalf("%+v, %v", s, err)
				}
				return
			}
			var not *InfeasibleError
			if !errors.As(err, &not) || not.Rule != c.rule || !strings.Contains(not.Reason, c.reason) || !strings.HasPrefix(err.Error(), string(c.rule)+": ") {
				t.Errorf("%v, want %s: … %s", err, c.rule, c.reason)
			}
		})
	}
}

func TestInvalid(t *testing.T) {
	t.Parallel()
	good := func() Problem {
		return Problem{Objective: Cover, Weights: []float64{1, 2}, Costs: Dense([][]float64{{1, 2}, {2, 1}}), Sites: 2, P: 1, Within: 1}
	}
	for name, c := range map[string]struct {
		field  string
		change func(*Problem)
	}{
		"objective":            {"objective", func(p *Problem) { p.Objective = "least" }},
		"no demand":            {"demand", func(p *Problem) { p.Weights = nil }},
		"no sites":             {"sites", func(p *Problem) { p.Sites = 0 }},
		"p":                    {"p", func(p *Problem) { p.P = -1 }},
		"distance":             {"within", func(p *Problem) { p.Within = -1 }},
		"distance NaN":         {"within", func(p *Problem) { p.Within = inf - inf }},
		"weight negative":      {"weight", func(p *Problem) { p.Weights[1] = -1 }},
		"weight NaN":           {"weight", func(p *Problem) { p.Weights[1] = inf - inf }},
		"weight infinite":      {"weight", func(p *Problem) { p.Weights[1] = inf }},
		"weights too large":    {"weight", func(p *Problem) { p.Weights = []float64{1e308, 1e308} }},
		"cost negative":        {"cost", func(p *Problem) { p.Costs[0][1].Cost = -1 }},
		"cost NaN":             {"cost", func(p *Problem) { p.Costs[0][1].Cost = inf - inf }},
		"cost infinite":        {"cost", func(p *Problem) { p.Costs[0][1].Cost = inf }},
		"cost twice":           {"cost", func(p *Problem) { p.Costs[0][1].Site = 0 }},
		"cost of no site":      {"cost", func(p *Problem) { p.Costs[0][1].Site = 2 }},
		"cost of site -1":      {"cost", func(p *Problem) { p.Costs[0][1].Site = -1 }},
		"costs missing":        {"cost", func(p *Problem) { p.Costs = p.Costs[:1] }},
		"fixed":                {"fixed", func(p *Problem) { p.Fixed = []int{2} }},
		"fixed twice":          {"fixed", func(p *Problem) { p.Fixed = []int{1, 1} }},
		"capacities missing":   {"capacity", func(p *Problem) { p.Capacity = []float64{1} }},
		"capacity negative":    {"capacity", func(p *Problem) { p.Capacity = []float64{1, -1} }},
		"capacity NaN":         {"capacity", func(p *Problem) { p.Capacity = []float64{1, inf - inf} }},
		"groups missing":       {"groups", func(p *Problem) { p.Groups = []string{"a"} }},
		"least negative":       {"min_per_group", func(p *Problem) { p.MinPerGroup = -1 }},
		"least without groups": {"min_per_group", func(p *Problem) { p.MinPerGroup = 1 }},
		"site codes":           {"site_codes", func(p *Problem) { p.SiteCodes = []string{"a"} }},
		"demand codes":         {"demand_codes", func(p *Problem) { p.DemandCodes = []string{"a"} }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := good()
			c.change(&p)
			_, err := Solve(t.Context(), p, Options{})
			_, greedy := Greedy(p)
			_, evaluated := Evaluate(p, nil)
			for _, err := range []error{err, greedy, evaluated} {
				var invalid *geo.InvalidError
				if !errors.As(err, &invalid) || invalid.Field != c.field {
					t.Errorf("%v, want %s", err, c.field)
				}
			}
		})
	}
	for _, o := range []Options{{Nodes: -1}, {Gap: -1}, {Gap: inf - inf}} {
		var invalid *geo.InvalidError
		if _, err := Solve(t.Context(), good(), o); !errors.As(err, &invalid) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// A context that is cancelled ends in its error, a deadline in what is known until then.
func TestStopped(t *testing.T) {
	t.Parallel()
	p := plane(Median, 300, 60, 8, 10, 3)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if s, err := Solve(ctx, p, Options{}); !errors.Is(err, context.Canceled) || s != nil {
		t.Errorf("%+v, %v", s, err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 0)
	defer cancel()
	best := mustSolve(t, p, Options{})
	s, err := Solve(ctx, p, Options{})
	if err != nil || s.Optimal || s.First || s.Value < best.Value || s.Bound > best.Value || !near(s.Gap, (s.Value-s.Bound)/s.Value) || len(s.Chosen) != 8 {
		t.Errorf("%+v, %v", s, err)
	}
	p.Costs[0], p.Costs[1], p.P = p.Costs[0][:1], p.Costs[1][1:2], 1 // no one site reaches both, which takes a look
	if _, err := Solve(ctx, p, Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

// Limits leave a gap that holds what is promised, and the same one each time.
func TestLimits(t *testing.T) {
	t.Parallel()
	for _, objective := range []Objective{Cover, Median} {
		p := plane(objective, 120, 40, 6, 14, 4)
		for j := range p.Sites {
			p.Capacity = append(p.Capacity, p.demand()/6*(0.6+float64(j%5)/5))
		}
		best := mustSolve(t, p, Options{})
		if !best.Optimal || best.Nodes < 3 {
			t.Fatalf("%d branches are too few to tell: %v", best.Nodes, best.Optimal)
		}
		for _, o := range []Options{{Nodes: 1}, {Nodes: 2}, {Gap: 0.05}} {
			s, again := mustSolve(t, p, o), mustSolve(t, p, o)
			if s.Value != again.Value || s.Bound != again.Bound {
				t.Errorf("%+v: %v..%v, then %v..%v", o, s.Value, s.Bound, again.Value, again.Bound)
			}
			sign := 1.0 // of better
			if objective == Median {
				sign = -1
			}
			if s.Optimal || sign*s.Value > sign*best.Value || sign*s.Bound < sign*best.Value || s.Gap <= 0 || s.Gap > max(o.Gap, 0.1) || o.Nodes > 0 && s.Nodes > o.Nodes {
				t.Errorf("%+v: %v of %v, bound %v, gap %v, %d branches", o, s.Value, best.Value, s.Bound, s.Gap, s.Nodes)
			}
		}
	}
}
