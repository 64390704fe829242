package hotspot

import "slices"

// urn holds the values to draw from. Each worker has its own.
type urn struct {
	values  []float64
	total   float64
	largest float64
	chosen  []uint32 // for several replicates at a time
	batch   batch
	order   []float64 // for large draws: the values as shuffled so far
}

// newUrn returns an urn for draws of up to k of the values.
func newUrn(values []float64, k int) *urn {
	u := &urn{values: append([]float64(nil), values...), largest: largest(values), chosen: make([]uint32, k*atOnce), batch: newBatch(max(1, len(values)-1))}
	for _, v := range values {
		u.total += v
	}
	return u
}

// draw draws replicates sums of k values other than that of unit i.
func (u *urn) draw(s stream, i, k, replicates int, seen, slack float64) tally {
	last := len(u.values) - 1
	own := u.values[i]
	// The unit's own value goes where no draw reaches.
	u.values[i], u.values[last] = u.values[last], own
	defer func() { u.values[i], u.values[last] = own, u.values[i] }()
	others := u.values[:last]
	switch {
	case k == last:
		return tally{replicates, replicates, replicates}
	case k > last/2:
		// The values left out are fewer; the sum is what they leave. That of all
		// values was rounded more often.
		return u.drawMany(s, others, last-k, replicates, u.total-own-seen, tolerance(u.largest, len(u.values)+1)).mirrored()
	case k*k <= last:
		return u.drawFew(s, others, k, replicates, seen, slack)
	}
	return u.drawMany(s, others, k, replicates, seen, slack)
}

// mirrored turns the tally of what is left out into that of what is taken.
func (t tally) mirrored() tally { return tally{t.high, t.low, t.replicates} }

// atOnce replicates are chosen together, so that a processor works on several at a
// time.
const atOnce = 32

// drawFew draws anew when a value was chosen twice: with k² below n that is rare.
func (u *urn) drawFew(s stream, others []float64, k, replicates int, seen, slack float64) tally {
	var below, above int
	low, high := seen+slack, seen-slack
	for left := replicates; left > 0; left -= atOnce {
		all := u.chosen[:k*min(atOnce, left)]
		u.batch.fill(&s, all)
		for rest := all; len(rest) >= k; rest = rest[k:] {
			for twice(rest[:k]) {
				u.batch.fill(&s, rest[:k])
			}
		}
		for rest := all; len(rest) >= k; rest = rest[k:] {
			b, a := sides(sumAt(others, rest[:k]), low, high)
			below, above = below+b, above+a
		}
	}
	return tally{below, above, replicates}
}

// sumAt adds up some of the values, in two sums that do not wait for each other.
func sumAt(values []float64, chosen []uint32) float64 {
	even, odd := 0.0, 0.0
	for len(chosen) >= 2 {
		even += values[chosen[0]]
		odd += values[chosen[1]]
		chosen = chosen[2:]
	}
	if len(chosen) > 0 {
		even += values[chosen[0]]
	}
	return even + odd
}

// twice tells whether a number stands twice in a few. Six are written out: most units
// have no more neighbours, and loops as short as these cost more than what is in them.
func twice(c []uint32) bool {
	if len(c) < 2 {
		return false
	}
	c0, c1 := c[0], c[1]
	if c0 == c1 || len(c) == 2 {
		return c0 == c1
	}
	c2 := c[2]
	if c2 == c0 || c2 == c1 || len(c) == 3 {
		return c2 == c0 || c2 == c1
	}
	c3 := c[3]
	if c3 == c0 || c3 == c1 || c3 == c2 || len(c) == 4 {
		return c3 == c0 || c3 == c1 || c3 == c2
	}
	c4 := c[4]
	if c4 == c0 || c4 == c1 || c4 == c2 || c4 == c3 || len(c) == 5 {
		return c4 == c0 || c4 == c1 || c4 == c2 || c4 == c3
	}
	c5 := c[5]
	if c5 == c0 || c5 == c1 || c5 == c2 || c5 == c3 || c5 == c4 {
		return true
	}
	for at := 6; at < len(c); at++ {
		if slices.Contains(c[:at], c[at]) {
			return true
		}
	}
	return false
}

// drawMany begins to shuffle the values and takes the first k; what one replicate
// has shuffled serves the next as it is.
func (u *urn) drawMany(s stream, others []float64, k, replicates int, seen, slack float64) tally {
	t := tally{replicates: replicates}
	low, high := seen+slack, seen-slack
	u.order = append(u.order[:0], others...) // what was drawn before must not matter
	for range replicates {
		sum := 0.0
		for c := range k {
			j := c + int(s.below(uint64(len(u.order)-c)))
			u.order[c], u.order[j] = u.order[j], u.order[c]
			sum += u.order[c]
		}
		t.count(sum, low, high)
	}
	return t
}
