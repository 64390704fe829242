package siting

import (
	"context"
	"math"
	"slices"
)

// What looking for the first of equally good sets may cost, in branches: of one
// question, and of all, which may cost as much as the search itself did.
const (
	tieBranches      = 50
	leastTieBranches = 200
)

// first puts the first of all equally good sets, in the order of sites, in the place
// of the best: the one with the smallest first site, and of those with the smallest
// second. It asks of one site after the other whether such a set has it. False: to be
// sure would have cost too much, and the set is as far ahead as could be seen.
func (s *search) first(ctx context.Context) bool {
	in, known, certain := s.in, slices.Clone(s.best), true
	fates, pick, budget := s.alike(ctx), s.in.pick, max(leastTieBranches, s.nodes)
	for j := 0; j < in.sites() && pick > 0; j++ {
		if in.open(j) || fates[j] == barred {
			continue
		}
		if fates[j] = opened; !known[j] {
			t := s.among(ctx, fates)
			t.limit = min(tieBranches, budget)
			t.run(ctx, nil)
			budget -= t.nodes
			if t.best == nil {
				fates[j], certain = barred, certain && len(t.queue) == 0
				continue
			}
			known = t.best
		}
		pick--
	}
	s.best = known
	return certain
}

// alike gives the sites that no set as good as the best has, and those that all have.
func (s *search) alike(ctx context.Context) []fate {
	c := climb{s: s.among(ctx, nil), fates: make([]fate, s.in.sites()), prices: s.root, rounds: firstRounds, size: laterSize, lowest: math.Inf(1), silent: true}
	c.work(ctx)
	for j, f := range c.fates {
		if f == opened {
			c.fates[j] = undecided // they are in the best set, and found there
		}
	}
	return c.fates
}

// among is a search for any set as good as the best that keeps to fates; nil: none is
// queued yet.
func (s *search) among(ctx context.Context, fates []fate) *search {
	t := &search{in: s.in, swaps: s.swaps, swap: s.swap, tol: s.tol, any: true, least: s.gained - s.tol, root: s.root}
	if q := newQuota(s.in, fates); fates == nil || q.pick < 0 || q.owed > q.pick {
		return t
	}
	if t.try(ctx, s.in.greedy(fates), fates); t.best == nil {
		t.start(slices.Clone(fates), s.root)
	}
	return t
}
