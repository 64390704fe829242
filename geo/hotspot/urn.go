package hotspot

// urn holds the values to draw from. Each worker has its own.
type urn struct {
	values  []float64
	total   float64
	largest float64
	chosen  []uint32
	batch   batch
	order   []float64 // for large draws: the values as shuffled so far
}

// newUrn returns an urn for draws of up to k of the values.
func newUrn(values []float64, k int) *urn {
	u := &urn{values: append([]float64(nil), values...), largest: largest(values), chosen: make([]uint32, k), batch: newBatch(max(1, len(values)-1))}
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

// drawFew draws anew when a value was chosen twice: with k² below n that is rare.
func (u *urn) drawFew(s stream, others []float64, k, replicates int, seen, slack float64) tally {
	t := tally{replicates: replicates}
	chosen := u.chosen[:k]
	for range replicates {
		u.batch.fill(&s, chosen)
		for twice(chosen) {
			u.batch.fill(&s, chosen)
		}
		sum := 0.0
		for _, c := range chosen {
			sum += others[c]
		}
		t.count(sum, seen, slack)
	}
	return t
}

func twice(chosen []uint32) bool {
	for c := 1; c < len(chosen); c++ {
		for _, before := range chosen[:c] {
			if before == chosen[c] {
				return true
			}
		}
	}
	return false
}

// drawMany begins to shuffle the values and takes the first k; what one replicate
// has shuffled serves the next as it is.
func (u *urn) drawMany(s stream, others []float64, k, replicates int, seen, slack float64) tally {
	t := tally{replicates: replicates}
	u.order = append(u.order[:0], others...) // what was drawn before must not matter
	for range replicates {
		sum := 0.0
		for c := range k {
			j := c + int(s.below(uint64(len(u.order)-c)))
			u.order[c], u.order[j] = u.order[j], u.order[c]
			sum += u.order[c]
		}
		t.count(sum, seen, slack)
	}
	return t
}
