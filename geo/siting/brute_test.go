package siting

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawProblem draws a small problem with whole numbers, so that ties abound; split
// says that capacities bind.
func drawProblem(t *rapid.T, objective Objective, capacities bool) Problem {
	n, m := rapid.IntRange(1, 6).Draw(t, "n"), rapid.IntRange(1, 7).Draw(t, "m")
	p := Problem{Objective: objective, Sites: m, Within: float64(rapid.IntRange(0, 6).Draw(t, "within")), P: rapid.IntRange(0, min(4, m+1)).Draw(t, "p")}
	missing := rapid.IntRange(0, 4).Draw(t, "missing")
	for range n {
		p.Weights = append(p.Weights, float64(rapid.IntRange(0, 3).Draw(t, "weight")))
		var row []Link
		for j := range m {
			if rapid.IntRange(0, 9).Draw(t, "link") >= missing {
				row = append(row, Link{j, float64(rapid.IntRange(0, 8).Draw(t, "cost"))})
			}
		}
		p.Costs = append(p.Costs, row)
	}
	for j := range m {
		if rapid.IntRange(0, 4).Draw(t, "fixed") == 0 {
			p.Fixed = append(p.Fixed, j)
		}
	}
	if capacities {
		for range m {
			c := float64(rapid.IntRange(0, 6).Draw(t, "capacity"))
			if c == 6 {
				c = math.Inf(1)
			}
			p.Capacity = append(p.Capacity, c)
		}
	}
	if rapid.Bool().Draw(t, "groups") {
		p.MinPerGroup = rapid.IntRange(1, 2).Draw(t, "least")
		for range m {
			p.Groups = append(p.Groups, rapid.SampledFrom([]string{"", "a", "a", "b", "c"}).Draw(t, "group"))
		}
	}
	return p
}

// brute judges every set. Its chosen is the first of the best; nil: none keeps the rules.
func brute(p Problem) (value float64, chosen []int) {
	free := []int{}
	for j := range p.Sites {
		if !slices.Contains(p.Fixed, j) {
			free = append(free, j)
		}
	}
	var set []int
	var walk func(from int)
	walk = func(from int) {
		if len(set) == p.P {
			if v, ok := judgeByHand(p, set); ok && (chosen == nil || p.Objective == Cover && v > value || p.Objective == Median && v < value) {
				value, chosen = v, slices.Clone(set)
				if chosen == nil {
					chosen = []int{}
				}
			}
			return
		}
		for k := from; k < len(free); k++ {
			set = append(set, free[k])
			walk(k + 1)
			set = set[:len(set)-1]
		}
	}
	walk(0)
	return value, chosen
}

func judgeByHand(p Problem, set []int) (float64, bool) {
	open := append(slices.Clone(p.Fixed), set...)
	for _, g := range slices.Concat(p.Groups, p.Required) {
		have := 0
		for _, j := range open {
			if p.Groups[j] == g {
				have++
			}
		}
		if g != "" && have < p.MinPerGroup {
			return 0, false
		}
	}
	room := map[int]int{}
	for _, j := range open {
		if room[j] = 1 << 20; p.Capacity != nil && !math.IsInf(p.Capacity[j], 1) {
			room[j] = int(p.Capacity[j])
		}
	}
	s := sharer{p: p, open: open, memo: map[string]float64{}}
	v := s.best(0, 0, room)
	return math.Abs(v), !math.IsInf(v, -1)
}

// sharer tries every way to share out whole units of demand: with whole capacities
// no way in parts is better.
type sharer struct {
	p    Problem
	open []int
	memo map[string]float64
}

// best is the most that demand from point i on, of which the first has used up some
// units, can be worth.
func (s *sharer) best(i, used int, room map[int]int) float64 {
	if i == len(s.p.Weights) {
		return 0
	}
	if used == int(s.p.Weights[i]) {
		return s.best(i+1, 0, room)
	}
	key := fmt.Sprint(i, used)
	for _, j := range s.open {
		key += fmt.Sprint(" ", room[j])
	}
	if v, ok := s.memo[key]; ok {
		return v
	}
	best := math.Inf(-1)
	if s.p.Objective == Cover {
		best = s.best(i, used+1, room) // not served
	}
	for _, l := range s.p.Costs[i] {
		if !slices.Contains(s.open, l.Site) || room[l.Site] == 0 || s.p.Objective == Cover && l.Cost > s.p.Within {
			continue
		}
		worth := 1.0
		if s.p.Objective == Median {
			worth = -l.Cost
		}
		room[l.Site]--
		best = max(best, worth+s.best(i, used+1, room))
		room[l.Site]++
	}
	s.memo[key] = best
	return best
}

func TestAgainstEverySet(t *testing.T) {
	t.Parallel()
	for _, objective := range []Objective{Cover, Median} {
		for _, capacities := range []bool{false, true} {
			t.Run(fmt.Sprint(objective, " capacities=", capacities), func(t *testing.T) {
				t.Parallel()
				rapid.Check(t, func(t *rapid.T) { againstEverySet(t, drawProblem(t, objective, capacities)) })
			})
		}
	}
}

func againstEverySet(t *rapid.T, p Problem) {
	value, chosen := brute(p)
	s, err := Solve(t.Context(), p, Options{})
	var not *InfeasibleError
	if errors.As(err, &not) {
		if chosen != nil {
			t.Fatalf("%v, but %v is worth %v", err, chosen, value)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if chosen == nil {
		t.Fatalf("chosen %v, but no set keeps the rules", s.Chosen)
	}
	if math.Abs(s.Value-value) > 1e-9 || !s.Optimal || s.Bound != s.Value || s.Gap != 0 {
		t.Fatalf("%+v, want %v of %v", s, value, chosen)
	}
	if !slices.Equal(s.Chosen, chosen) || !s.First {
		t.Fatalf("chosen %v (first %v), want %v", s.Chosen, s.First, chosen)
	}
	checkPlan(t, p, &s.Plan)
}

// checkPlan adds up what is served.
func checkPlan(t *rapid.T, p Problem, plan *Plan) {
	total, by, of := 0.0, map[int]float64{}, map[int]float64{}
	for _, x := range plan.Served {
		if !slices.Contains(p.Costs[x.Demand], Link{x.Site, x.Cost}) || p.Objective == Cover && x.Cost > p.Within || !(x.Weight > 0) {
			t.Fatalf("%+v is no service", x)
		}
		if !slices.Contains(plan.Chosen, x.Site) && !slices.Contains(p.Fixed, x.Site) {
			t.Fatalf("site %d is not open", x.Site)
		}
		by[x.Site] += x.Weight
		of[x.Demand] += x.Weight
		if total += x.Weight; p.Objective == Median {
			total += x.Weight * (x.Cost - 1)
		}
	}
	if math.Abs(total-plan.Value) > 1e-9 {
		t.Fatalf("services add up to %v, value is %v", total, plan.Value)
	}
	for j, w := range by {
		if p.Capacity != nil && w > p.Capacity[j]+1e-9 {
			t.Fatalf("site %d serves %v of %v", j, w, p.Capacity[j])
		}
	}
	for i, w := range p.Weights {
		if of[i] > w+1e-9 || p.Objective == Median && of[i] < w-1e-9 {
			t.Fatalf("demand point %d of weight %v is served %v", i, w, of[i])
		}
	}
}
