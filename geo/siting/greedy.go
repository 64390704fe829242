package siting

// greedy opens one site after another, each time the one that adds most to what is
// open, as far as the groups let it; of equals the first. Rows that have to be served
// come before any gain. It begins with the sites that fates opened and leaves those
// alone that fates barred.
func (in *instance) greedy(fates []fate) []bool {
	if in.room != nil {
		return in.fill(fates)
	}
	q := newQuota(in, fates)
	set := q.set()
	have, adds := in.soft(), make([]float64, in.sites())
	for j := range set {
		if set[j] {
			in.raise(have, j)
		}
	}
	for q.pick > 0 {
		clear(adds)
		for i, h := range have {
			for e := in.start[i]; e < in.start[i+1] && in.gain[e] > h; e++ {
				adds[in.site[e]] += in.gain[e] - h
			}
		}
		j := q.best(adds, set)
		if j < 0 {
			break
		}
		set[j] = true
		q.open(j)
		in.raise(have, j)
	}
	return set
}

// raise lifts what the rows have to what site j gives them.
func (in *instance) raise(have []float64, j int) {
	c := in.byColumn()
	for e := c.start[j]; e < c.start[j+1]; e++ {
		have[c.row[e]] = max(have[c.row[e]], c.gain[e])
	}
}

// soft are the floors, with a loss that outweighs all gains for what has to be served
// and is not.
func (in *instance) soft() []float64 {
	loss := -in.scale()
	floors := make([]float64, in.rows())
	for i, f := range in.floor {
		floors[i] = max(f, loss)
	}
	return floors
}

// scale is the size of the sums that are reckoned with.
func (in *instance) scale() float64 {
	total := max(in.base, -in.base)
	for _, t := range in.top {
		total += max(t, 0)
	}
	return total
}
