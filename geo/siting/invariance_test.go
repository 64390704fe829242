package siting

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// every is a problem with all rules.
func every(objective Objective, seed uint64) Problem {
	p := plane(objective, 80, 25, 5, 20, seed)
	p.Fixed, p.MinPerGroup = []int{2, 9}, 1
	for j := range p.Sites {
		p.Groups = append(p.Groups, string(rune('a'+j%3)))
		p.Capacity = append(p.Capacity, math.Round(p.demand()/6*(0.7+float64(j%4)/4)))
	}
	return p
}

// The answer is the same in any order of demand points, of links and of fixed sites;
// in any unit of weights and costs; and as good when sites change their numbers, which
// decide between equals.
func TestInvariance(t *testing.T) {
	t.Parallel()
	for _, objective := range []Objective{Cover, Median} {
		for _, limited := range []bool{false, true} {
			p := every(objective, 5)
			if !limited {
				p.Capacity = nil
			}
			want := mustSolve(t, p, Options{})
			if !want.Optimal {
				t.Fatal("not optimal")
			}
			r := rand.New(rand.NewPCG(1, 2))

			q := p
			q.Weights, q.Costs = slices.Clone(p.Weights), slices.Clone(p.Costs)
			r.Shuffle(len(q.Weights), func(i, j int) {
				q.Weights[i], q.Weights[j] = q.Weights[j], q.Weights[i]
				q.Costs[i], q.Costs[j] = q.Costs[j], q.Costs[i]
			})
			for i, row := range q.Costs {
				q.Costs[i] = slices.Clone(row)
				slices.Reverse(q.Costs[i])
			}
			q.Fixed = []int{9, 2}
			if s := mustSolve(t, q, Options{}); !near(s.Value, want.Value) || !limited && s.Value != want.Value || !slices.Equal(s.Chosen, want.Chosen) {
				t.Errorf("%s in another order: %v of %v, want %v of %v", objective, s.Value, s.Chosen, want.Value, want.Chosen)
			}

			q = scaled(p, 1.0/3, 1000)
			factor := 1.0 / 3
			if objective == Median {
				factor *= 1000
			}
			if s := mustSolve(t, q, Options{}); !near(s.Value, want.Value*factor) || !slices.Equal(s.Chosen, want.Chosen) {
				t.Errorf("%s in other units: %v of %v, want %v of %v", objective, s.Value, s.Chosen, want.Value*factor, want.Chosen)
			}

			q = renumbered(p)
			if s := mustSolve(t, q, Options{}); !near(s.Value, want.Value) {
				t.Errorf("%s with other numbers: %v of %v, want %v of %v", objective, s.Value, s.Chosen, want.Value, want.Chosen)
			}
		}
	}
}

// scaled multiplies weights, with capacities, and costs, with the distance.
func scaled(p Problem, weights, costs float64) Problem {
	q := p
	q.Within *= costs
	q.Weights, q.Costs, q.Capacity = nil, nil, nil
	for i, w := range p.Weights {
		row := slices.Clone(p.Costs[i])
		for k := range row {
			row[k].Cost *= costs
		}
		q.Weights, q.Costs = append(q.Weights, w*weights), append(q.Costs, row)
	}
	for _, c := range p.Capacity {
		q.Capacity = append(q.Capacity, c*weights)
	}
	return q
}

// renumbered counts the sites from the other end.
func renumbered(p Problem) Problem {
	q := p
	q.Costs, q.Fixed = nil, nil
	for _, row := range p.Costs {
		row = slices.Clone(row)
		for k := range row {
			row[k].Site = p.Sites - 1 - row[k].Site
		}
		q.Costs = append(q.Costs, row)
	}
	for _, j := range p.Fixed {
		q.Fixed = append(q.Fixed, p.Sites-1-j)
	}
	q.Groups, q.Capacity = slices.Clone(p.Groups), slices.Clone(p.Capacity)
	slices.Reverse(q.Groups)
	slices.Reverse(q.Capacity)
	return q
}

// A point cut in two, and sites that are nowhere, change nothing.
func TestSplitAndUseless(t *testing.T) {
	t.Parallel()
	for _, objective := range []Objective{Cover, Median} {
		p := plane(objective, 50, 20, 4, 15, 8)
		want := mustSolve(t, p, Options{})
		q := p
		q.Weights, q.Costs = append(slices.Clone(p.Weights), p.Weights[7]/2, 0), append(slices.Clone(p.Costs), p.Costs[7], nil)
		q.Weights[7] /= 2
		q.Sites += 3
		if s := mustSolve(t, q, Options{}); !near(s.Value, want.Value) || !slices.Equal(s.Chosen, want.Chosen) {
			t.Errorf("%s: %v of %v, want %v of %v", objective, s.Value, s.Chosen, want.Value, want.Chosen)
		}
	}
}

// Another model never makes it worse, nor does a rule less.
func TestMonotone(t *testing.T) {
	t.Parallel()
	for _, objective := range []Objective{Cover, Median} {
		p, worse := every(objective, 6), math.Inf(1)
		sign := 1.0
		if objective == Cover {
			sign = -1
		}
		for p.P = 3; p.P <= 8; p.P++ {
			s := mustSolve(t, p, Options{})
			free := p
			free.MinPerGroup = 0
			unlimited := p
			unlimited.Capacity = nil
			a, b := mustSolve(t, free, Options{}), mustSolve(t, unlimited, Options{})
			if v := sign * s.Value; v > worse+1e-9 || sign*a.Value > v+1e-9 || sign*b.Value > v+1e-9 {
				t.Errorf("%s, %d sites: %v; without groups %v, without capacities %v", objective, p.P, s.Value, a.Value, b.Value)
			}
			worse = sign * s.Value
			for _, j := range p.Fixed {
				if slices.Contains(s.Chosen, j) || !slices.ContainsFunc(s.Served, func(x Service) bool { return x.Site == j }) {
					t.Errorf("fixed site %d is chosen, or serves nobody", j)
				}
			}
		}
	}
}

func TestInputIsLeftAlone(t *testing.T) {
	t.Parallel()
	p := every(Median, 7)
	before, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	mustSolve(t, p, Options{})
	mustGreedy(t, p)
	if after, err := json.Marshal(p); err != nil || string(after) != string(before) {
		t.Errorf("changed, %v", err)
	}
}
