package hotspot

import (
	"context"
	"math"
	"slices"
)

// Monte Carlo in rounds: of R draws
//
//	p_low = (1 + #{sum ≤ seen})/(R + 1)        p_high = (1 + #{sum ≥ seen})/(R + 1),
//
// ties counting on both sides.
//
// A unit far out in a tail is drawn on, ten times as often each round, while one
// of its tails has had fewer than enough draws: its p is then small, and 999
// draws cannot tell how small. This is valid: whichever level α is asked about,
// a unit that stopped in a round with p > α there was above it then, and one
// that went on is judged by a round of fixed length (the argument is in
// docs/method.md).

const (
	enough        = 10          // draws in a tail after which a unit stops
	maxReplicates = 1_000_000   // of one unit
	maxDraws      = 100_000_000 // of all further rounds together, in single values
	blockDraws    = 9_000       // of one unit by one worker at a time
)

// sampling says how to draw.
type sampling struct {
	seed       uint64
	replicates int
	workers    int
}

// tally counts the draws of a unit.
type tally struct{ low, high, replicates int }

// count compares a drawn sum with the one seen, which rounding puts between high and
// low.
func (t *tally) count(sum, low, high float64) {
	below, above := sides(sum, low, high)
	t.low, t.high = t.low+below, t.high+above
}

// sides tells, as 1 or 0, whether a sum is low or lower, and whether it is high or
// higher. It has no branch on the sum: a processor would guess wrong every other time.
func sides(sum, low, high float64) (below, above int) {
	return 1 - int(math.Float64bits(low-sum)>>63), 1 - int(math.Float64bits(sum-high)>>63) // sign bits; equal numbers leave +0
}

func (t *tally) add(o tally) {
	t.low, t.high, t.replicates = t.low+o.low, t.high+o.high, t.replicates+o.replicates
}

func (t *tally) thin() bool { return min(t.low, t.high) < enough }

// drawer draws replicates for a unit from a stream. Each worker has its own.
type drawer func(unit, replicates int, s stream) tally

// draw draws for the units in rounds. cost is what a replicate of a unit costs, in
// single values. Units that are not named are certain.
func (o *sampling) draw(ctx context.Context, units []int, codes []string, cost func(int) int, prepare func() drawer) (permuted, error) {
	tallies := make([]tally, len(codes))
	done, spent := 0, 0
	furthest := o.furthest(units, cost)
	for replicates := o.replicates; len(units) > 0; {
		blocks := o.blocks(units, done, replicates)
		results := make([]tally, len(blocks))
		err := inParallel(ctx, o.workers, len(blocks), func() func(int) {
			draw := prepare()
			return func(at int) {
				b := blocks[at]
				results[at] = draw(b.unit, b.replicates, newStream(o.seed, codes[b.unit], b.first))
			}
		})
		if err != nil {
			return permuted{}, err
		}
		for at, b := range blocks {
			tallies[b.unit].add(results[at])
		}
		done, replicates = replicates, (replicates+1)*10-1
		units, spent = goingOn(units, tallies, (replicates - done), spent, cost)
		if spent > maxDraws {
			furthest = done // for those that are thin, and they are what matters
		}
		if replicates >= maxReplicates || spent > maxDraws {
			break
		}
	}
	p := newPermuted(tallies)
	p.furthest = furthest
	return p, nil
}

// furthest returns to how many draws the rounds take a unit that is far out in a
// tail alone, the cheapest there is.
func (o *sampling) furthest(units []int, cost func(int) int) int {
	if len(units) == 0 {
		return 0
	}
	least := cost(slices.MinFunc(units, func(a, b int) int { return cost(a) - cost(b) }))
	done := o.replicates
	for next := (done+1)*10 - 1; next < maxReplicates && (next-o.replicates)*least <= maxDraws; next = (next+1)*10 - 1 {
		done = next
	}
	return done
}

// goingOn returns the units whose tail is thin, and what was spent when they have
// been drawn on as well.
func goingOn(units []int, tallies []tally, replicates, spent int, cost func(int) int) ([]int, int) {
	var on []int
	for _, i := range units {
		if tallies[i].thin() {
			on = append(on, i)
			spent += cost(i) * replicates
		}
	}
	return on, spent
}

// block is a part of a unit's draws.
type block struct{ unit, first, replicates int }

// blocks cuts the draws from done to replicates into parts of one size, so that
// the streams do not depend on the number of workers.
func (o *sampling) blocks(units []int, done, replicates int) []block {
	var all []block
	for _, i := range units {
		for first := done; first < replicates; first += blockDraws {
			all = append(all, block{i, first, min(blockDraws, replicates-first)})
		}
	}
	return all
}

// permuted is what Monte Carlo found.
type permuted struct {
	tails      []Tails
	replicates []int // of each unit; 0 where nothing can vary
	furthest   int   // the most that a unit could have had
}

func newPermuted(tallies []tally) permuted {
	p := permuted{tails: make([]Tails, len(tallies)), replicates: make([]int, len(tallies))}
	for i, t := range tallies {
		p.tails[i], p.replicates[i] = certain, t.replicates
		if t.replicates > 0 {
			r := float64(t.replicates + 1)
			p.tails[i] = Tails{Low: float64(1+t.low) / r, High: float64(1+t.high) / r}
		}
	}
	return p
}
