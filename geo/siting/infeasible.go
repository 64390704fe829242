package siting

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// Rule is one that no set of sites may break.
type Rule string

// The rules.
const (
	RuleCount    Rule = "p"             // so many new sites
	RuleReach    Rule = "reach"         // Median: a site serves every demand point
	RuleCapacity Rule = "capacity"      // Median: and none more than it can
	RuleGroups   Rule = "min_per_group" // so many sites in each group
)

// InfeasibleError says that no set of sites keeps all rules, and which rule makes it
// so: one that cannot be kept by itself, or cannot be kept beside those that stand
// before it in the list, which together can.
type InfeasibleError struct {
	Rule   Rule
	Reason string // English sentence without a final stop: what is wrong, what to do
}

// Error returns "rule: reason".
func (e *InfeasibleError) Error() string { return string(e.Rule) + ": " + e.Reason }

func infeasible(rule Rule, format string, args ...any) error {
	return &InfeasibleError{rule, fmt.Sprintf(format, args...)}
}

// lacks gives, for each group that the rule is about, how many sites it needs beside
// the fixed ones.
func (p *Problem) lacks() map[string]int {
	lack := map[string]int{}
	if p.MinPerGroup == 0 {
		return lack
	}
	for _, g := range slices.Concat(p.Groups, p.Required) {
		if g != "" {
			lack[g] = p.MinPerGroup
		}
	}
	for _, j := range p.Fixed {
		if g := p.Groups[j]; lack[g] > 0 {
			lack[g]--
		}
	}
	return lack
}

// count finds rules that cannot be kept by counting alone.
func (p *Problem) count() error {
	if free := p.Sites - len(p.Fixed); p.P > free {
		return infeasible(RuleCount, "%d new sites are asked for and only %d are not open yet: ask for fewer, or give more sites", p.P, free)
	}
	if err := p.countGroups(); err != nil {
		return err
	}
	if p.Objective == Cover {
		return nil
	}
	for i, w := range p.Weights {
		if w > 0 && len(p.Costs[i]) == 0 {
			return infeasible(RuleReach, "no site reaches demand point %s: give the cost of one that does, or leave the point out", p.demandCode(i))
		}
	}
	return p.countRoom()
}

func (p *Problem) countGroups() error {
	free, fixed := map[string]int{}, p.fixed()
	for j, g := range p.Groups {
		if !fixed[j] {
			free[g]++
		}
	}
	lack, total := p.lacks(), 0
	for _, g := range slices.Sorted(maps.Keys(lack)) {
		if total += lack[g]; free[g] < lack[g] {
			return infeasible(RuleGroups, "group %q needs %d more, and only %d sites there could be opened: give more sites there, or a lower minimum", g, lack[g], free[g])
		}
	}
	if total > p.P {
		return infeasible(RuleGroups, "the groups need %d more sites together, and only %d are to be opened: open more, or give a lower minimum", total, p.P)
	}
	return nil
}

func (p *Problem) countRoom() error {
	if !p.limited() {
		return nil
	}
	room, fixed, free := 0.0, p.fixed(), make([]float64, 0, p.Sites)
	for j, c := range p.Capacity {
		if fixed[j] {
			room += c
		} else {
			free = append(free, c)
		}
	}
	slices.Sort(free)
	for _, c := range free[len(free)-p.P:] {
		room += c
	}
	if need := p.demand(); room < need*(1-100*dustShare) && !math.IsInf(room, 1) {
		return infeasible(RuleCapacity, "demand of %.6g has to be served, and %d new sites with the existing ones serve %.6g at most: open more, or larger ones", need, p.P, room)
	}
	return nil
}
