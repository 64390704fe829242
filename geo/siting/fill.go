package siting

import (
	"cmp"
	"slices"
)

// fill is the greedy of sites with capacities: it opens the site that serves most of
// what is not yet served, or gains most where they serve the same, and never takes
// back what a site was given. What the sites that are open anyway serve comes first.
func (in *instance) fill(fates []fate) []bool {
	f := filler{in: in, rest: slices.Clone(in.volume)}
	q := newQuota(in, fates)
	set := q.set()
	for j := range set {
		if set[j] || in.open(j) {
			f.pack(j, true)
		}
	}
	for q.pick > 0 {
		best, served, gained := -1, 0.0, 0.0
		for j := range set {
			if set[j] || !q.allows(j) {
				continue
			}
			s, g := f.pack(j, false)
			if best < 0 || more(s, served) || !more(served, s) && more(g, gained) {
				best, served, gained = j, s, g
			}
		}
		if best < 0 {
			break
		}
		f.pack(best, true)
		set[best] = true
		q.open(best)
	}
	return set
}

type filler struct {
	in   *instance
	rest []float64 // what is not served yet of each row
	bag  []bagItem
}

// pack says how much site j would serve of the rest, and gain; keep serves it.
func (f *filler) pack(j int, keep bool) (served, gained float64) {
	c := f.in.byColumn()
	f.bag = f.bag[:0]
	for e := c.start[j]; e < c.start[j+1]; e++ {
		if i := c.row[e]; f.rest[i] > 0 {
			f.bag = append(f.bag, bagItem{i, c.gain[e] / f.in.volume[i], f.rest[i]})
		}
	}
	slices.SortFunc(f.bag, func(a, b bagItem) int {
		return cmp.Or(cmp.Compare(b.gain, a.gain), cmp.Compare(a.row, b.row))
	})
	left := f.in.room[j]
	for _, b := range f.bag {
		if left <= 0 {
			break
		}
		x := min(left, b.volume)
		left -= x
		served += x
		gained += x * b.gain
		if keep {
			f.rest[b.row] -= x
		}
	}
	return served, gained
}
