package siting

import (
	"cmp"
	"math"
	"slices"
)

// instance is the form in which both objectives are searched: choose pick of the
// sites so that the gains of the rows add up to the most. Without capacities a row
// gains its best open site; with them, it is shared out between several.
//
// A row is a demand point, or several that no site tells apart. Under Cover its gain
// is its weight; under Median, weight × (its largest cost − cost).
type instance struct {
	// Entries of row i are start[i] to start[i+1]: a site and its gain, falling.
	start []int32
	site  []int32
	gain  []float64

	floor []float64 // what the row gains anyway; −Inf: nothing, and it has to be served
	top   []float64 // largest gain, the floor where there is none
	base  float64   // gain of rows that are settled

	pick  int     // sites to open yet
	group []int32 // of each site, −1 for none
	need  []int   // sites that each group lacks yet

	volume []float64 // weight of each row; nil: no capacities
	room   []float64 // capacity of each site
	inside []bool    // open already, where there are capacities

	columns *columns // made when asked for
}

func (in *instance) rows() int  { return len(in.floor) }
func (in *instance) sites() int { return len(in.group) }

// columns are the entries by site.
type columns struct {
	start []int32
	row   []int32
	gain  []float64
}

func (in *instance) byColumn() *columns {
	if in.columns != nil {
		return in.columns
	}
	c := &columns{start: make([]int32, in.sites()+1), row: make([]int32, len(in.site)), gain: make([]float64, len(in.site))}
	for _, j := range in.site {
		c.start[j+1]++
	}
	for j := range in.sites() {
		c.start[j+1] += c.start[j]
	}
	next := slices.Clone(c.start)
	for i := range in.rows() {
		for e := in.start[i]; e < in.start[i+1]; e++ {
			at := next[in.site[e]]
			c.row[at], c.gain[at] = int32(i), in.gain[e]
			next[in.site[e]]++
		}
	}
	in.columns = c
	return c
}

// origin says what the rows and sites of the first instance are in the problem.
type origin struct {
	demand []int32
	site   []int32
	// A gain g is the value g under Cover, and worst − g under Median.
	worst float64
}

func (o *origin) value(objective Objective, gain float64) float64 {
	if objective == Median {
		return o.worst - gain
	}
	return gain
}

// newInstance puts a valid problem into the form that is searched. Without
// capacities the fixed sites are in the floors and no longer among the sites.
func newInstance(p *Problem) (*instance, *origin) {
	in, from, fixed := &instance{start: []int32{0}, pick: p.P}, &origin{}, p.fixed()
	limited := p.limited()
	at := make([]int32, p.Sites)
	names := map[string]int32{}
	for j := range p.Sites {
		if at[j] = -1; fixed[j] && !limited {
			continue
		}
		at[j] = int32(len(from.site))
		from.site = append(from.site, int32(j))
		in.group = append(in.group, groupNumber(p, j, names))
		if limited {
			in.room, in.inside = append(in.room, p.Capacity[j]), append(in.inside, fixed[j])
		}
	}
	in.need = make([]int, len(names))
	for g, lack := range p.lacks() {
		if k, ok := names[g]; ok {
			in.need[k] = lack
		}
	}
	for i, w := range p.Weights {
		if w > 0 {
			in.add(p, from, i, at, limited)
		}
	}
	return in, from
}

func groupNumber(p *Problem, j int, names map[string]int32) int32 {
	if p.MinPerGroup == 0 || p.Groups == nil || p.Groups[j] == "" {
		return -1
	}
	k, ok := names[p.Groups[j]]
	if !ok {
		k = int32(len(names))
		names[p.Groups[j]] = k
	}
	return k
}

// add appends the row of a demand point. at gives the place of each site, −1 for
// fixed ones that are no longer among them.
func (in *instance) add(p *Problem, from *origin, i int, at []int32, limited bool) {
	w, far := p.Weights[i], 0.0
	for _, l := range p.Costs[i] {
		far = max(far, l.Cost)
	}
	gain := func(l Link) float64 {
		if p.Objective == Median {
			return w * (far - l.Cost)
		}
		return w
	}
	must, floor := p.Objective == Median, math.Inf(-1)
	if !must {
		floor = 0
	}
	first := len(in.site)
	for _, l := range p.Costs[i] {
		switch {
		case !p.reaches(l):
		case at[l.Site] < 0:
			floor = max(floor, gain(l))
		default:
			in.site, in.gain = append(in.site, at[l.Site]), append(in.gain, gain(l))
		}
	}
	if must && !limited && p.P > 0 && len(in.site)-first == len(from.site) {
		floor = max(floor, 0) // whatever is chosen serves it
	}
	if must {
		from.worst += w * far
	}
	from.demand = append(from.demand, int32(i))
	in.floor = append(in.floor, floor)
	if limited {
		in.volume = append(in.volume, w)
	}
	in.close(first)
}

// close ends a row whose entries were appended: in falling order, those that are no
// better than the floor left out.
func (in *instance) close(first int) {
	floor := in.floor[len(in.floor)-1]
	entries := make([]entry, 0, len(in.site)-first)
	for e := first; e < len(in.site); e++ {
		if in.gain[e] > floor || in.volume != nil {
			entries = append(entries, entry{in.site[e], in.gain[e]})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.gain, a.gain), cmp.Compare(a.site, b.site))
	})
	in.site, in.gain = in.site[:first], in.gain[:first]
	top := floor
	for _, e := range entries {
		in.site, in.gain = append(in.site, e.site), append(in.gain, e.gain)
		top = max(top, e.gain)
	}
	in.top = append(in.top, top)
	in.start = append(in.start, int32(len(in.site)))
}

type entry struct {
	site int32
	gain float64
}
