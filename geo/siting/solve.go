package siting

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// Options bound a search. The zero value asks for the optimum whatever it costs.
type Options struct {
	Nodes int     // branches to look into at most; 0: no limit
	Gap   float64 // relative gap that is good enough
}

// Solution is the best set that was found, and how sure that is.
type Solution struct {
	Plan
	Bound   float64 // no set has a better value; Value where Optimal
	Gap     float64 // |Bound − Value| / |Value|: 0 where Optimal, +Inf where Value is 0 and Bound is not
	Optimal bool    // proved: the search left nothing out
	First   bool    // proved as well: of equally good sets it is the first
	Nodes   int     // branches that the proof took
}

// Solve finds the set of new sites that is best, with a proof.
//
// It searches by branch and bound over Lagrangian bounds; package siting says how. A
// value counts as better when it is so by more than 1e-10 of the sum of all gains (of
// weights under Cover; of weight × the spread of costs under Median). Of equally good
// sets it returns the first, the one with the smallest first site, then second, and so
// on, unless First is false. The answer depends on nothing but the problem and the
// options, unless a deadline ended the search.
//
// When Options.Nodes or the deadline of ctx ends the search, it returns the best set
// so far with Optimal false. Errors are *geo.InvalidError for what is no problem,
// *InfeasibleError where no set keeps the rules, and ctx.Err() once ctx is cancelled, or
// when its deadline came before any set was found that keeps them.
func Solve(ctx context.Context, p Problem, o Options) (*Solution, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	if o.Nodes < 0 || !(o.Gap >= 0) {
		return nil, geo.Invalid("options", "%d branches and a gap of %v are no limits: give 0 or more", o.Nodes, o.Gap)
	}
	if err := p.count(); err != nil {
		return nil, err
	}
	in, from := newInstance(&p)
	s := newSearch(in)
	if o.Nodes > 0 {
		s.limit = o.Nodes
	}
	fates := make([]fate, in.sites())
	if s.try(ctx, in.greedy(fates), fates); s.best == nil {
		set, err := p.feasible(ctx, s.limit)
		if err != nil {
			return nil, err
		}
		s.try(ctx, set, fates)
	}
	in.barDominated(fates)
	s.start(fates, nil)
	s.run(ctx, func(bound float64) bool {
		return o.Gap > 0 && gap(from.value(p.Objective, s.gained), from.value(p.Objective, bound)) <= o.Gap
	})
	return p.solution(ctx, s, from)
}

func (p *Problem) solution(ctx context.Context, s *search, from *origin) (*Solution, error) {
	sol := &Solution{Optimal: len(s.queue) == 0, Nodes: s.nodes}
	bound := s.bound()
	if sol.Optimal {
		sol.First = s.first(ctx) && ctx.Err() == nil
	}
	if err := ctx.Err(); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	sol.Plan = *p.plan(s.in, from, s.best)
	if sol.Bound = sol.Value; !sol.Optimal {
		sol.Bound = from.value(p.Objective, bound)
		sol.Gap = gap(sol.Value, sol.Bound)
	}
	return sol, nil
}

func gap(value, bound float64) float64 {
	if d := math.Abs(bound - value); d > 0 {
		return d / math.Abs(value)
	}
	return 0
}

// Greedy opens one site after the other, each time the one that adds most. It proves
// nothing, and is there to be compared with. With capacities a site keeps the demand
// that it was given when it was chosen; the plan shares it out anew. Value is NaN where
// the set does not serve what has to be served. Errors are those of Solve.
func Greedy(p Problem) (*Plan, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	if err := p.count(); err != nil {
		return nil, err
	}
	in, from := newInstance(&p)
	return p.plan(in, from, in.greedy(make([]fate, in.sites()))), nil
}

// Evaluate says what a given set of new sites is worth, whether it keeps the rules of
// number and groups or not. It returns *geo.InvalidError for what is no problem, and
// for a site that does not exist, is fixed, or named twice.
func Evaluate(p Problem, chosen []int) (*Plan, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	in, from := newInstance(&p)
	set := make([]bool, in.sites())
	for _, j := range chosen {
		at, ok := slices.BinarySearch(from.site, int32(j))
		if !ok || set[at] || in.open(at) {
			return nil, geo.Invalid("chosen", "site %d is none that could be opened: name sites that are not fixed, each once", j)
		}
		set[at] = true
	}
	return p.plan(in, from, set), nil
}

// feasible finds a set that serves all demand, where greedy found none, or says which
// rule stands against it.
func (p *Problem) feasible(ctx context.Context, limit int) ([]bool, error) {
	all := *p
	reach, room := *p, *p
	reach.Capacity, reach.MinPerGroup, room.MinPerGroup = nil, 0, 0
	for _, c := range []struct {
		rule  Rule
		with  *Problem
		asked bool
		text  string
	}{
		{RuleReach, &reach, true, "no %d new sites, with the existing ones, reach all demand: open more, or give the costs that are missing"},
		{RuleCapacity, &room, p.limited(), "no %d new sites, with the existing ones, can serve all demand that they reach: open more, or larger ones"},
		{RuleGroups, &all, true, "%d new sites can serve all demand, but not with so many in each group: open more, or give a lower minimum"},
	} {
		if !c.asked {
			continue
		}
		set, err := c.with.serving(ctx, limit)
		if err != nil {
			return nil, err
		}
		if set == nil {
			return nil, infeasible(c.rule, c.text, p.P)
		}
		if c.with == &all {
			return set, nil
		}
	}
	return nil, fmt.Errorf("siting: a set that serves all demand was lost") // cannot happen: the last case returns
}

// serving finds a set that serves all demand; nil: there is none.
func (p *Problem) serving(ctx context.Context, limit int) ([]bool, error) {
	q := *p
	q.Objective, q.Within = Cover, math.Inf(1)
	if !p.limited() {
		q.Capacity = nil
		q.Weights = make([]float64, len(p.Weights))
		for i, w := range p.Weights {
			if w > 0 {
				q.Weights[i] = 1
			}
		}
	}
	in, _ := newInstance(&q)
	s := newSearch(in)
	s.limit = limit
	s.any, s.least = true, q.demand()*(1-10*dustShare)
	fates := make([]fate, in.sites())
	if s.try(ctx, in.greedy(fates), fates); s.best == nil {
		s.start(fates, nil)
		s.run(ctx, nil)
	}
	switch {
	case s.best != nil, len(s.queue) == 0:
		return s.best, nil
	case ctx.Err() != nil:
		return nil, fmt.Errorf("no set that serves all demand was found in time: %w", ctx.Err())
	}
	return nil, geo.Invalid("nodes", "no set that serves all demand was found in %d branches: allow more", limit)
}
