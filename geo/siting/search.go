package siting

import (
	"container/heap"
	"context"
	"math"
	"slices"
	"sync"
)

// search is a branch and bound over which sites are open, the most promising branch
// first. It keeps the best set found; what it has not ruled out is in the queue.
type search struct {
	in      *instance
	swaps   bool     // sets are improved by exchanges: not with capacities, nor of very many sites
	swap    *swapper // made when needed
	tol     float64  // sums that differ by less are the same
	quantum float64  // the gains of all sets are multiples of it; 0: of nothing known
	least   float64  // sets that gain less are of no interest
	any     bool     // the first set that gains as much ends the search
	limit   int      // of branches

	best    []bool // nil: no set found yet
	gained  float64
	nodes   int
	queue   queue
	serial  int
	root    []float32 // prices after the first branch
	crowded bool      // so many branches are queued that new ones keep no prices of their own
}

// roundingShare of the largest sum is what sums may be wrong by, and more: they have
// some thousands of terms, each wrong by 1e-16 of its size.
const roundingShare = 1e-10

func newSearch(in *instance) *search {
	in.byColumn() // once, before branches are looked into side by side
	s := &search{in: in, tol: roundingShare * in.scale(), least: math.Inf(-1), limit: math.MaxInt, gained: math.Inf(-1)}
	if q := in.quantum(); q > 1000*s.tol {
		s.quantum = q
	}
	s.swaps = in.room == nil && in.pick*in.sites() <= mostExchanges
	return s
}

// node is a branch: the sets that keep to its fates.
type node struct {
	fates  []fate
	bound  float64
	prices []float32 // of the rows of the whole, shared between siblings; nil: none yet
	serial int
}

// cut is the bound up to which a branch holds nothing of interest.
func (s *search) cut() float64 {
	if s.best == nil || s.any {
		return s.least
	}
	return s.gained + max(s.tol, s.quantum-s.tol)
}

// done tells whether any set will do, and one was found.
func (s *search) done() bool { return s.any && s.best != nil }

// offer takes a set for the best, if it is.
func (s *search) offer(set []bool) bool {
	g := s.in.gainOf(set)
	if math.IsInf(g, -1) || g < s.least || s.best != nil && g <= s.gained {
		return false
	}
	s.best, s.gained = slices.Clone(set), g
	return true
}

// try offers a set that keeps to fates, and what it can be improved to.
func (s *search) try(ctx context.Context, set []bool, fates []fate) {
	s.offer(set)
	if s.swaps {
		if s.swap == nil {
			s.swap = newSwapper(s.in)
		}
		s.swap.improve(ctx, set, fates, s.tol)
		s.offer(set)
	}
}

// gainOf is what a set gains, −Inf if it does not serve what has to be served.
func (in *instance) gainOf(set []bool) float64 {
	if in.room != nil {
		t := in.transport(set)
		if t.unmet > 0 && t.unmet > 100*t.dust && in.demanding() {
			return math.Inf(-1)
		}
		return in.base + t.gained
	}
	total := in.base
	for i, g := range in.floor {
		for e := in.start[i]; e < in.start[i+1]; e++ {
			if set[in.site[e]] {
				g = max(g, in.gain[e])
				break
			}
		}
		total += g
	}
	return total
}

// demanding tells whether there is a row that has to be served.
func (in *instance) demanding() bool {
	return slices.ContainsFunc(in.floor, func(f float64) bool { return math.IsInf(f, -1) })
}

func (s *search) push(n *node) {
	n.serial = s.serial
	s.serial++
	heap.Push(&s.queue, n)
}

// start queues the branch of fates.
func (s *search) start(fates []fate, prices []float32) {
	bound := s.in.base
	for _, t := range s.in.top {
		bound += t
	}
	s.push(&node{fates: fates, bound: bound, prices: prices})
}

// run searches until nothing is left that could be better, or a limit ends it. good
// tells of a bound whether it is good enough to stop at.
func (s *search) run(ctx context.Context, good func(bound float64) bool) {
	for len(s.queue) > 0 {
		switch first := s.queue[0]; {
		case first.bound <= s.cut():
			s.queue = s.queue[:0]
			return
		case s.done(), s.best != nil && good != nil && good(first.bound), s.nodes >= s.limit, ctx.Err() != nil:
			return
		}
		s.step(ctx)
	}
}

// abreast is how many branches are looked into at a time. It does not depend on the
// number of cores, so that the answer does not either.
const abreast = 4

// step looks into the most promising branches, each knowing only of the best set
// before, and takes over what they found in their order.
func (s *search) step(ctx context.Context) {
	var parts []*search
	var wg sync.WaitGroup
	for len(parts) < abreast && len(s.queue) > 0 && s.nodes < s.limit && s.queue[0].bound > s.cut() {
		n := heap.Pop(&s.queue).(*node)
		s.nodes++
		part := *s
		part.queue, part.crowded, part.swap = nil, len(s.queue) > mostPrices, nil
		parts = append(parts, &part)
		wg.Go(func() { part.branch(ctx, n) })
	}
	wg.Wait()
	for _, part := range parts {
		if part.best != nil && (s.best == nil || part.gained > s.gained) {
			s.best, s.gained = part.best, part.gained
		}
		if s.root == nil {
			s.root = part.root
		}
		for _, n := range part.queue {
			s.push(n)
		}
	}
}

// bound is what no set exceeds.
func (s *search) bound() float64 {
	if len(s.queue) == 0 {
		return s.gained
	}
	b := s.queue[0].bound
	if s.quantum > 0 {
		b = min(b, s.in.base+math.Floor((b-s.in.base+s.tol)/s.quantum)*s.quantum)
	}
	return max(b, s.gained)
}

// queue is a heap of branches, that with the highest bound first.
type queue []*node

func (q queue) Len() int { return len(q) }
func (q queue) Less(a, b int) bool {
	return q[a].bound > q[b].bound || q[a].bound == q[b].bound && q[a].serial < q[b].serial
}
func (q queue) Swap(a, b int) { q[a], q[b] = q[b], q[a] }

// Push implements heap.Interface.
func (q *queue) Push(n any) { *q = append(*q, n.(*node)) }

// Pop implements heap.Interface.
func (q *queue) Pop() any {
	last := len(*q) - 1
	n := (*q)[last]
	(*q)[last] = nil
	*q = (*q)[:last]
	return n
}
