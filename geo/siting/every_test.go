package siting

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// bestOfAll judges every set of a problem without capacities whose costs are all
// given, and returns the best value and the first set that has it.
func bestOfAll(p Problem) (best float64, chosen []int) {
	fixed, rows := p.fixed(), make([][]float64, p.Sites)
	for i, links := range p.Costs {
		for _, l := range links {
			c := l.Cost
			if p.Objective == Cover {
				if c = 1; l.Cost <= p.Within {
					c = 0
				}
			}
			if rows[l.Site] == nil {
				rows[l.Site] = make([]float64, len(p.Weights))
			}
			rows[l.Site][i] = p.Weights[i] * c
		}
	}
	start := slices.Repeat([]float64{math.Inf(1)}, len(p.Weights))
	if p.Objective == Cover {
		start = slices.Clone(p.Weights)
	}
	for j, f := range fixed {
		if f {
			start = least(start, rows[j])
		}
	}
	best = math.Inf(1)
	var walk func(from int, set []int, have []float64)
	walk = func(from int, set []int, have []float64) {
		if len(set) == p.P {
			total := 0.0
			for _, v := range have {
				total += v
			}
			if total < best-1e-9*math.Abs(best) && keeps(p, set) || chosen == nil && keeps(p, set) {
				best, chosen = total, append([]int{}, set...)
			}
			return
		}
		for j := from; j < p.Sites; j++ {
			if !fixed[j] {
				walk(j+1, append(set, j), least(have, rows[j]))
			}
		}
	}
	walk(0, nil, start)
	if p.Objective == Cover {
		best = p.demand() - best
	}
	return best, chosen
}

func least(a, b []float64) []float64 {
	c := make([]float64, len(a))
	for i := range a {
		c[i] = min(a[i], b[i])
	}
	return c
}

func keeps(p Problem, set []int) bool {
	have := map[string]int{}
	if p.Groups != nil {
		for _, j := range slices.Concat(p.Fixed, set) {
			have[p.Groups[j]]++
		}
	}
	for _, g := range p.Groups {
		if have[g] < p.MinPerGroup {
			return false
		}
	}
	return true
}

func checkBest(ctx context.Context, tb rapid.TB, p Problem) {
	value, chosen := bestOfAll(p)
	s, err := Solve(ctx, p, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	if !near(s.Value, value) || !slices.Equal(s.Chosen, chosen) || !s.Optimal || !s.First {
		tb.Fatalf("%v of %v (optimal %v, first %v), want %v of %v", s.Value, s.Chosen, s.Optimal, s.First, value, chosen)
	}
}

// Expansions of a network of models: one to three of 205 sites, for 16 communes.
func TestExpansionAgainstEverySet(t *testing.T) {
	t.Parallel()
	for _, objective := range []Objective{Cover, Median} {
		for p := 1; p <= 3; p++ {
			t.Run(fmt.Sprint(objective, " ", p), func(t *testing.T) {
				t.Parallel()
				problem := plane(objective, 16, 205, p, 12, uint64(p))
				problem.Fixed = []int{3, 77}
				checkBest(t.Context(), t, problem)
			})
		}
	}
}

// Mid-sized ones, which take some branching.
func TestPlaneAgainstEverySet(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		objective := rapid.SampledFrom([]Objective{Cover, Median}).Draw(t, "objective")
		p := plane(objective, rapid.IntRange(5, 40).Draw(t, "n"), 12, rapid.IntRange(1, 6).Draw(t, "p"), float64(rapid.IntRange(5, 50).Draw(t, "within")), rapid.Uint64().Draw(t, "seed"))
		if rapid.Bool().Draw(t, "fixed") {
			p.Fixed = []int{11, 4}
		}
		if p.P >= 3 && rapid.Bool().Draw(t, "groups") {
			p.MinPerGroup = 1
			for j := range p.Sites {
				p.Groups = append(p.Groups, string(rune('a'+j*3/p.Sites)))
			}
		}
		if rapid.Bool().Draw(t, "coarse") { // many ties
			for i, row := range p.Costs {
				p.Weights[i] = math.Ceil(p.Weights[i] / 10)
				for k := range row {
					row[k].Cost = math.Round(row[k].Cost / 20)
				}
			}
			p.Within = math.Round(p.Within / 20)
		}
		checkBest(t.Context(), t, p)
	})
}

// Networks such as those of OR-Library: the bound meets the value.
func TestNetworks(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(20, 60).Draw(t, "n")
		var edges []edge
		for i := range n {
			edges = append(edges, edge{i, (i + 1) % n, float64(rapid.IntRange(1, 100).Draw(t, "length"))})
			edges = append(edges, edge{i, rapid.IntRange(0, n-1).Filter(func(j int) bool { return j != i }).Draw(t, "to"), float64(rapid.IntRange(1, 100).Draw(t, "length"))})
		}
		p := network(n, rapid.IntRange(1, n/4).Draw(t, "p"), edges)
		s, err := Solve(t.Context(), p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !s.Optimal || s.Bound != s.Value || s.Value != math.Round(s.Value) {
			t.Fatalf("%+v", s)
		}
		// No exchange of one site is better, and none as good comes before it.
		in, from := newInstance(&p)
		for _, out := range s.Chosen {
			for j := range n {
				set := make([]bool, n)
				for _, k := range s.Chosen {
					set[k] = k != out
				}
				if set[j] || j == out {
					continue
				}
				set[j] = true
				v := from.value(Median, in.gainOf(set))
				if v < s.Value-0.5 || s.First && v < s.Value+0.5 && j < out {
					t.Fatalf("%v is worth %v, with %d for %d %v", s.Chosen, s.Value, j, out, v)
				}
			}
		}
	})
}

// The other way round: 205 demand points and 16 sites, every set of so many, 12,870 where
// it is eight; and with two sites open already and one at least in each of four districts.
func TestSixteenSitesAgainstEverySet(t *testing.T) {
	t.Parallel()
	for _, objective := range []Objective{Cover, Median} {
		for _, p := range []int{1, 3, 5, 8, 13} {
			t.Run(fmt.Sprint(objective, " ", p), func(t *testing.T) {
				t.Parallel()
				problem := plane(objective, 205, 16, p, 14, uint64(100+p))
				checkBest(t.Context(), t, problem)
				if problem.P = p - 1; p < 3 {
					return
				}
				problem.Fixed, problem.MinPerGroup = []int{2, 9}, 1
				for j := range problem.Sites {
					problem.Groups = append(problem.Groups, string(rune('a'+j%4)))
				}
				checkBest(t.Context(), t, problem)
			})
		}
	}
}
