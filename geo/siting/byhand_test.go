package siting

import (
	"math"
	"slices"
	"testing"
)

var inf = math.Inf(1)

// Six hamlets on a road. Greedy takes the middle, which covers four of six, and then
// only one more; the two between the hamlets cover all six.
func trap() Problem {
	return Problem{
		Objective: Cover, Within: 1, Sites: 3, P: 2, Weights: []float64{1, 2, 2, 2, 2, 1},
		Costs: Dense([][]float64{{inf, 1, inf}, {1, 1, inf}, {1, 1, inf}, {1, inf, 1}, {1, inf, 1}, {inf, inf, 1}}),
	}
}

func TestByHand(t *testing.T) {
	t.Parallel()
	line := func(objective Objective, p int) Problem { // points and sites at 0, 1, 2, 4, 8
		at, costs := []float64{0, 1, 2, 4, 8}, make([][]float64, 5)
		for i := range at {
			for j := range at {
				costs[i] = append(costs[i], math.Abs(at[i]-at[j]))
			}
		}
		return Problem{Objective: objective, Weights: []float64{1, 1, 1, 1, 1}, Costs: Dense(costs), Sites: 5, P: p, Within: 1}
	}
	for name, c := range map[string]struct {
		problem Problem
		change  func(*Problem)
		chosen  []int
		value   float64
	}{
		"trap of greedy":                 {trap(), nil, []int{1, 2}, 10},
		"one median is the middle":       {line(Median, 1), nil, []int{2}, 11},
		"two medians":                    {line(Median, 2), nil, []int{1, 4}, 5},
		"as many medians as points":      {line(Median, 5), nil, []int{0, 1, 2, 3, 4}, 0},
		"one within 1":                   {line(Cover, 1), nil, []int{1}, 3},
		"two within 1, the first tie":    {line(Cover, 2), nil, []int{1, 3}, 4},
		"more than is useful":            {line(Cover, 4), nil, []int{0, 1, 3, 4}, 5},
		"none to open":                   {line(Cover, 0), func(p *Problem) { p.Fixed = []int{1} }, nil, 3},
		"nothing open, none to open":     {line(Cover, 0), nil, nil, 0},
		"beside a fixed one":             {line(Median, 1), func(p *Problem) { p.Fixed = []int{4} }, []int{1}, 5},
		"a fixed one that is no use":     {line(Cover, 1), func(p *Problem) { p.Fixed, p.Weights[4] = []int{4}, 0 }, []int{1}, 3},
		"weights":                        {line(Median, 1), func(p *Problem) { p.Weights[4] = 10 }, []int{4}, 25},
		"all weights 0":                  {line(Median, 2), func(p *Problem) { p.Weights = make([]float64, 5) }, []int{0, 1}, 0},
		"all alike":                      {line(Cover, 2), func(p *Problem) { p.Within = 8 }, []int{0, 1}, 5},
		"each group has one":             {line(Cover, 2), func(p *Problem) { p.Groups, p.MinPerGroup = []string{"a", "a", "a", "a", "b"}, 1 }, []int{1, 4}, 4},
		"a fixed one is of a group":      {line(Cover, 1), func(p *Problem) { p.Groups, p.MinPerGroup, p.Fixed = []string{"a", "b", "b", "b", "b"}, 1, []int{0} }, []int{1}, 3},
		"capacity 1 each":                {line(Cover, 2), func(p *Problem) { p.Capacity = []float64{1, 1, 1, 1, 1} }, []int{0, 1}, 2},
		"capacity splits demand":         {line(Median, 2), func(p *Problem) { p.Capacity = []float64{2.5, 2.5, 2.5, 2.5, 2.5} }, []int{1, 3}, 6.5},
		"capacity decides":               {line(Cover, 1), func(p *Problem) { p.Capacity = []float64{5, 1, 5, 5, 5} }, []int{0}, 2},
		"the large one for the distance": {line(Median, 1), func(p *Problem) { p.Capacity = []float64{4, 4, 4, 5, 4} }, []int{3}, 13},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := c.problem
			if c.change != nil {
				c.change(&p)
			}
			s := mustSolve(t, p, Options{})
			if !slices.Equal(s.Chosen, c.chosen) || !near(s.Value, c.value) || !s.Optimal || !s.First {
				t.Errorf("%v of %v (optimal %v, first %v), want %v of %v", s.Value, s.Chosen, s.Optimal, s.First, c.value, c.chosen)
			}
			e, err := Evaluate(p, s.Chosen)
			if err != nil || e.Value != s.Value {
				t.Errorf("evaluated %v, %v", e, err)
			}
		})
	}
}

func TestGreedyIsTrapped(t *testing.T) {
	t.Parallel()
	g := mustGreedy(t, trap())
	if !slices.Equal(g.Chosen, []int{0, 1}) || g.Value != 9 || g.Share != 0.9 {
		t.Errorf("%+v", g)
	}
}

// What is served, and what would be lost without a site.
func TestPlan(t *testing.T) {
	t.Parallel()
	p := Problem{
		Objective: Median, Weights: []float64{1, 2, 4}, Within: 2, Sites: 3, P: 1, Fixed: []int{2},
		Costs: [][]Link{{{0, 1}, {2, 1}}, {{0, 2}, {2, 5}}, {{2, 3}, {1, 3}}},
	}
	s := mustSolve(t, p, Options{})
	want := []Service{{0, 2, 1, 1}, {1, 0, 2, 2}, {2, 2, 4, 3}} // of equals the fixed one, then the first
	if !slices.Equal(s.Served, want) || s.Value != 17 || !near(s.Share, 3.0/7) || !slices.Equal(s.Loss, []float64{6}) {
		t.Errorf("%+v", s)
	}
	if e, err := Evaluate(p, []int{1}); err != nil || e.Value != 23 || !slices.Equal(e.Loss, []float64{0}) {
		t.Errorf("%+v, %v", e, err)
	}
	p.Fixed, p.P = nil, 2 // without either of them somebody is out of reach
	if s := mustSolve(t, p, Options{}); !slices.Equal(s.Chosen, []int{0, 1}) || !slices.Equal(s.Loss, []float64{inf, inf}) {
		t.Errorf("%+v", s)
	}
	if e, err := Evaluate(p, []int{0, 2}); err != nil || e.Value != 17 || !slices.Equal(e.Loss, []float64{6, inf}) {
		t.Errorf("%+v, %v", e, err)
	}
	if e, err := Evaluate(p, []int{1}); err != nil || !math.IsNaN(e.Value) || len(e.Served) != 1 {
		t.Errorf("%+v, %v", e, err)
	}
	for _, chosen := range [][]int{{3}, {-1}, {0, 0}} {
		if _, err := Evaluate(p, chosen); err == nil {
			t.Errorf("%v was judged", chosen)
		}
	}
}
