package siting

import (
	"math"
	"math/rand/v2"
	"testing"
)

type spot struct{ x, y float64 }

// plane draws demand on a square of 100 × 100, three fifths of it around 25 towns,
// with weights of one decimal that differ a hundredfold, and sites at
// points of demand, or elsewhere where these are too few.
func plane(objective Objective, n, sites, p int, within float64, seed uint64) Problem {
	r := rand.New(rand.NewPCG(seed, 1))
	var towns, demand, open []spot
	for range 25 {
		towns = append(towns, spot{r.Float64() * 100, r.Float64() * 100})
	}
	problem := Problem{Objective: objective, Sites: sites, P: p, Within: within}
	draw := func() spot {
		at := spot{r.Float64() * 100, r.Float64() * 100}
		if town := towns[r.IntN(len(towns))]; r.Float64() < 0.6 {
			at = spot{town.x + r.NormFloat64()*4, town.y + r.NormFloat64()*4}
		}
		return at
	}
	for range n {
		demand = append(demand, draw())
		problem.Weights = append(problem.Weights, math.Round(math.Exp(r.NormFloat64())*100)/10)
	}
	for _, i := range r.Perm(max(n, sites))[:sites] {
		if i < n {
			open = append(open, demand[i])
		} else {
			open = append(open, draw())
		}
	}
	costs := make([][]float64, n)
	for i, d := range demand {
		for _, s := range open {
			costs[i] = append(costs[i], math.Hypot(d.x-s.x, d.y-s.y))
		}
	}
	problem.Costs = Dense(costs)
	return problem
}

func mustSolve(tb testing.TB, p Problem, o Options) *Solution {
	tb.Helper()
	s, err := Solve(tb.Context(), p, o)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func mustGreedy(tb testing.TB, p Problem) *Plan {
	tb.Helper()
	g, err := Greedy(p)
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b)) }
