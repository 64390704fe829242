package siting

import (
	"math"
	"slices"
)

// fate is what a search has decided of a site.
type fate int8

const (
	undecided fate = iota
	opened
	barred
)

// view is what is left of an instance once some sites are decided: no entry of a
// barred site, none of an opened one (it is in the floors) unless capacities bind it,
// and rows with the same gain from the same sites made one.
type view struct {
	*instance
	of        []int32   // row of each row of the whole, −1: settled
	from      []int32   // site of the whole
	low, high []float64 // floor and top of each row of the whole
}

// narrow makes the view of fates. False: no choice can serve what has to be served, or
// keep the rule of the groups.
func (in *instance) narrow(fates []fate) (*view, bool) {
	n := &instance{start: []int32{0}, base: in.base, pick: in.pick, need: slices.Clone(in.need)}
	v := &view{instance: n, of: make([]int32, in.rows()), low: make([]float64, in.rows()), high: make([]float64, in.rows())}
	at := make([]int32, in.sites())
	for j, f := range fates {
		at[j] = -1
		if f == opened && !in.open(j) {
			n.pick--
			if g := in.group[j]; g >= 0 && n.need[g] > 0 {
				n.need[g]--
			}
		}
		if f == barred || f == opened && in.room == nil {
			continue
		}
		at[j] = int32(len(v.from))
		v.from = append(v.from, int32(j))
		n.group = append(n.group, in.group[j])
		if in.room != nil {
			n.room, n.inside = append(n.room, in.room[j]), append(n.inside, f == opened || in.open(j))
		}
	}
	if !n.fits(in) {
		return nil, false
	}
	m := merger{in: n, seen: map[uint64][]int32{}}
	for i := range in.rows() {
		if !in.narrowRow(i, v, at, fates, &m) {
			return nil, false
		}
	}
	return v, true
}

// open tells whether a site was open from the start.
func (in *instance) open(j int) bool { return in.inside != nil && in.inside[j] }

// fits tells whether there are sites enough: to pick from, for each group, and where
// all of whole has to be served, room enough in the largest.
func (in *instance) fits(whole *instance) bool {
	have, free, lack, room := make([]int, len(in.need)), 0, 0, 0.0
	var rooms []float64
	for j, g := range in.group {
		if in.open(j) {
			room += in.room[j]
			continue
		}
		if free++; g >= 0 {
			have[g]++
		}
		if in.room != nil {
			rooms = append(rooms, in.room[j])
		}
	}
	for g, n := range in.need {
		if lack += n; have[g] < n {
			return false
		}
	}
	if in.pick < 0 || lack > in.pick || free < in.pick {
		return false
	}
	if in.room == nil || !whole.demanding() {
		return true
	}
	slices.Sort(rooms)
	for _, r := range rooms[len(rooms)-in.pick:] {
		room += r
	}
	volume := 0.0
	for _, v := range whole.volume {
		volume += v
	}
	return room >= volume*(1-100*dustShare)
}

// narrowRow puts what is left of row i into the view. False: nothing, though it has to
// be served.
func (in *instance) narrowRow(i int, v *view, at []int32, fates []fate, m *merger) bool {
	n := v.instance
	first, floor := len(n.site), in.floor[i]
	if in.room == nil {
		for e := in.start[i]; e < in.start[i+1]; e++ {
			if fates[in.site[e]] == opened {
				floor = max(floor, in.gain[e])
				break
			}
		}
	}
	for e := in.start[i]; e < in.start[i+1]; e++ {
		if j := at[in.site[e]]; j >= 0 && (in.gain[e] > floor || in.room != nil) {
			n.site, n.gain = append(n.site, j), append(n.gain, in.gain[e])
		}
	}
	if len(n.site) == first {
		v.of[i] = -1
		n.base += floor
		return !math.IsInf(floor, -1)
	}
	volume := 0.0
	if in.volume != nil {
		volume = in.volume[i]
	}
	v.low[i], v.high[i] = floor, n.gain[first]
	v.of[i] = m.add(first, floor, volume)
	return true
}

// settled tells whether nothing is left to choose.
func (v *view) settled() bool {
	free := 0
	for j := range v.sites() {
		if !v.open(j) {
			free++
		}
	}
	return v.pick == 0 || free == 0
}

// set is the opened sites of fates, with those of the view that are chosen.
func (v *view) set(fates []fate, chosen []bool) []bool {
	set := make([]bool, len(fates))
	for j, f := range fates {
		set[j] = f == opened
	}
	for j, c := range chosen {
		if c {
			set[v.from[j]] = true
		}
	}
	return set
}

// load adds up the prices of the whole, into zeros; nil: halfway between what a row
// has and what it may gain.
func (v *view) load(to []float64, prices []float32) {
	for i, r := range v.of {
		switch {
		case r < 0:
		case prices == nil:
			to[r] += (max(v.low[i], 0) + v.high[i]) / 2
		default:
			to[r] += min(max(float64(prices[i]), v.low[i]), v.high[i])
		}
	}
}

// store gives prices to the rows of the whole, and leaves those of settled rows. The
// price of a joined row is shared out by what its rows may gain.
func (v *view) store(from []float64, prices []float32) []float32 {
	to := make([]float32, len(v.of))
	copy(to, prices)
	for i, r := range v.of {
		if r < 0 {
			continue
		}
		l := from[r]
		if f, t := v.floor[r], v.top[r]; f != v.low[i] || t != v.high[i] {
			l = v.low[i] + (l-f)*(v.high[i]-v.low[i])/(t-f)
		}
		to[i] = float32(l)
	}
	return to
}
