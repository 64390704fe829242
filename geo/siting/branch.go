package siting

import (
	"context"
	"math"
	"slices"
)

// Rounds that a branch gets to lower its bound, and the size of its first step: many
// for the first, whose prices all others begin with.
const (
	firstRounds, laterRounds = 1500, 200
	firstSize, laterSize     = 0.1, 0.05
	smallest                 = 1e-7 // steps that get nowhere
)

// mostPrices is how many branches keep prices of their own; others begin with those of
// the first.
const mostPrices = 4096

// branch bounds a node. What cannot be ruled out is queued as two: a site opened, and
// the same site barred.
func (s *search) branch(ctx context.Context, n *node) {
	c := climb{s: s, fates: slices.Clone(n.fates), prices: n.prices, rounds: laterRounds, size: laterSize, lowest: n.bound}
	if n.prices == nil {
		c.first, c.rounds, c.size = true, firstRounds, firstSize
	}
	open := c.work(ctx)
	if c.first {
		s.root = c.prices
	}
	switch n.bound = c.lowest; {
	case !open:
	case ctx.Err() != nil:
		n.fates, n.prices = c.fates, c.prices
		s.push(n)
	default:
		s.split(n, &c)
	}
}

// split queues the two branches.
func (s *search) split(n *node, c *climb) {
	j, prices := c.a.doubtful(), c.prices
	if s.crowded {
		prices = s.root
	}
	turned := min(n.bound, c.a.boundIf(c.a.exchange(), j))
	for _, f := range []fate{opened, barred} {
		child := &node{fates: slices.Clone(c.fates), bound: turned, prices: prices}
		if c.a.chosen[j] == (f == opened) {
			child.bound = n.bound
		}
		if child.fates[c.v.from[j]] = f; child.bound > s.cut() {
			s.push(child)
		}
	}
}

// doubtful is the site of which the relaxation is least sure.
func (a *ascent) doubtful() int32 {
	closest, at := math.Inf(1), int32(-1)
	for _, j := range a.order {
		if d := math.Abs(a.mean[j] - 0.5); d < closest {
			closest, at = d, j
		}
	}
	return at
}
