package siting

import (
	"context"
	"math"
	"slices"
)

// climb lowers the bound of a branch. What the bound says of single sites makes the
// branch smaller on the way, and the sets that the relaxation chooses are offered.
type climb struct {
	s      *search
	fates  []fate
	prices []float32
	rounds int // left
	size   float64
	first  bool    // of all branches
	silent bool    // no sets are offered
	lowest float64 // bound

	v     *view
	a     *ascent
	fixed []fate // of the sites of the view
	count int    // how many
	tries int
}

// work lowers the bound until little more is to be had. False: nothing of interest
// is left in the branch.
func (c *climb) work(ctx context.Context) bool {
	for again := true; again; {
		v, ok := c.s.in.narrow(c.fates)
		if !ok {
			return false
		}
		if v.settled() {
			if c.silent {
				return true
			}
			c.s.offer(v.set(c.fates, nil))
			return false
		}
		again = c.run(ctx, v)
		if c.lowest = min(c.lowest, c.a.lowest); c.lowest <= c.s.cut() || c.s.done() {
			return false
		}
	}
	return true
}

// run works on a view until the branch is ruled out, or until rounds, steps or time
// come to an end. True: so many fates were fixed that a new view is worth its while.
func (c *climb) run(ctx context.Context, v *view) bool {
	a := newAscent(newDual(v.instance), c.size)
	c.v, c.a, c.fixed, c.count = v, a, make([]fate, v.sites()), 0
	v.load(a.price, c.prices)
	defer c.keep()
	for notable := math.Inf(1); ; c.rounds-- {
		target := c.target()
		a.round(target)
		if a.lowest <= c.s.cut() || c.s.done() {
			return false
		}
		if a.bound < notable {
			notable = a.bound - 0.02*min(a.bound-c.s.cut(), math.Abs(a.bound))
			c.fix()
			c.propose(ctx)
			if c.count*8 > len(a.order) {
				return true
			}
		}
		if c.rounds <= 1 || a.size < smallest || ctx.Err() != nil || !a.move(target) {
			break
		}
	}
	copy(a.price, a.center)
	a.evaluate()
	c.fix()
	c.conclude(ctx)
	return c.count*20 > len(a.order)
}

// target is the gain that steps aim at.
func (c *climb) target() float64 {
	switch {
	case c.s.best != nil:
		return c.s.gained
	case !math.IsInf(c.s.least, 0):
		return c.s.least
	case math.IsInf(c.a.lowest, 0):
		return 0
	}
	return c.a.lowest - 0.05*math.Abs(c.a.lowest)
}

// fix gives sites the fate without which the bound says that nothing is to be had.
func (c *climb) fix() {
	x, cut := c.a.exchange(), c.s.cut()
	for _, j := range c.a.order {
		if c.fixed[j] == undecided && c.a.boundIf(x, j) <= cut {
			if c.fixed[j] = barred; c.a.chosen[j] {
				c.fixed[j] = opened
			}
			c.count++
		}
	}
}

// propose offers what the relaxation chooses; where capacities make it dear to judge
// a set, only now and then.
func (c *climb) propose(ctx context.Context) {
	c.tries++
	if c.silent || c.s.in.room != nil && c.tries%8 != 0 {
		return
	}
	set := c.v.set(c.fates, c.a.chosen)
	if c.s.offer(set) || c.first && c.tries%4 == 0 {
		c.s.try(ctx, set, c.fates)
	}
}

// conclude offers what the relaxation chose at its best, and what it chose most often.
func (c *climb) conclude(ctx context.Context) {
	if c.silent {
		return
	}
	often := make([]float64, c.s.in.sites())
	for j, m := range c.a.mean {
		often[c.v.from[j]] = m
	}
	q := newQuota(c.s.in, c.fates)
	set := q.set()
	for j := q.best(often, set); q.pick > 0 && j >= 0; j = q.best(often, set) {
		set[j] = true
		q.open(j)
	}
	if c.s.in.room == nil {
		c.s.try(ctx, set, c.fates)
		return
	}
	better := c.s.offer(set)
	if better = c.s.offer(c.v.set(c.fates, c.a.chosen)) || better; c.s.best != nil && (better || c.first) {
		c.s.trial(ctx, slices.Clone(c.s.best), c.fates, often)
	}
}

// keep takes over what was learnt of the view.
func (c *climb) keep() {
	for j, f := range c.fixed {
		if f != undecided {
			c.fates[c.v.from[j]] = f
		}
	}
	c.prices, c.size = c.v.store(c.a.center, c.prices), c.a.size
}
