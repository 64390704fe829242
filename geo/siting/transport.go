package siting

import (
	"math"
	"slices"
)

// transport shares rows out among open sites with capacities, a row between several
// where need be: as much as possible is served, and of that the most is gained. It
// enters one row after the other along the path that gains most through the sites
// that are full, which keeps what is entered optimal at each step (successive
// shortest paths; R. G. Busacker and P. J. Gowen 1960, J. Edmonds and R. M. Karp
// 1972, 10.1145/321694.321699).
type transport struct {
	in     *instance
	sites  []int32   // the open ones; from here on sites are places in this list
	rate   []float64 // gain per unit, by row and site; −Inf: cannot serve it
	amount []float64 // what a site serves of a row, likewise
	room   []float64 // left at each site
	served [][]int32 // rows that a site serves something of, and perhaps some it no longer does
	moves  []move    // by site and site: the best row to hand on
	stale  []bool    // moves of the site are not up to date
	dust   float64   // less than that is nothing
	tiny   float64   // likewise of gains per unit: rounding must not close a circle of moves

	dist   []float64
	from   []int32 // site before on the path, −1: the row itself
	unmet  float64
	gained float64
}

type move struct {
	gain float64 // per unit, −Inf: none
	row  int32
}

// dustShare of all demand is what sums of capacities may be wrong by.
const dustShare = 1e-11

func (in *instance) transport(set []bool) *transport {
	t := &transport{in: in}
	place := make([]int32, in.sites())
	total := 0.0
	for _, v := range in.volume {
		total += v
	}
	t.dust = dustShare * total
	for j := range in.sites() {
		if place[j] = -1; set[j] || in.open(j) {
			place[j] = int32(len(t.sites))
			t.sites, t.room = append(t.sites, int32(j)), append(t.room, in.room[j])
		}
	}
	m := len(t.sites)
	t.rate, t.amount = slices.Repeat([]float64{math.Inf(-1)}, in.rows()*m), make([]float64, in.rows()*m)
	for i := range in.rows() {
		for e := in.start[i]; e < in.start[i+1]; e++ {
			if k := place[in.site[e]]; k >= 0 {
				g := in.gain[e] / in.volume[i]
				t.rate[i*m+int(k)], t.tiny = g, max(t.tiny, 1e-12*math.Abs(g))
			}
		}
	}
	t.served, t.moves, t.stale = make([][]int32, m), make([]move, m*m), slices.Repeat([]bool{true}, m)
	t.dist, t.from = make([]float64, m), make([]int32, m)
	for i := range in.rows() {
		t.enter(int32(i))
	}
	t.sum()
	return t
}

// sum adds up what is gained, by row, so that it does not depend on the paths.
func (t *transport) sum() {
	m := len(t.sites)
	for i := range t.in.rows() {
		for k := range m {
			if x := t.amount[i*m+k]; x > 0 {
				t.gained += x * t.rate[i*m+k]
			}
		}
	}
}

// enter serves a row, as far as it can be.
func (t *transport) enter(i int32) {
	left := t.in.volume[i]
	for left > t.dust || left == t.in.volume[i] {
		end := t.path(i)
		if end < 0 {
			t.unmet += left
			return
		}
		flow := min(left, t.room[end])
		for k := end; t.from[k] >= 0; k = t.from[k] {
			flow = min(flow, *t.at(t.moves[t.index(t.from[k], k)].row, t.from[k]))
		}
		t.push(i, end, flow)
		left -= flow
	}
}

func (t *transport) index(a, b int32) int { return int(a)*len(t.sites) + int(b) }

func (t *transport) at(row, site int32) *float64 { return &t.amount[int(row)*len(t.sites)+int(site)] }

// path finds the site with room to which another unit of row i leads at the highest
// gain, −1: none. It is read backwards through from.
func (t *transport) path(i int32) int32 {
	m := len(t.sites)
	copy(t.dist, t.rate[int(i)*m:(int(i)+1)*m])
	best, full := int32(-1), false
	for k, d := range t.dist {
		t.from[k] = -1
		full = full || !t.spare(k) && !math.IsInf(d, -1)
	}
	if full {
		t.relax()
	}
	for k, d := range t.dist {
		if t.spare(k) && !math.IsInf(d, -1) && (best < 0 || d > t.dist[best]) && t.straight(int32(k)) {
			best = int32(k)
		}
	}
	return best
}

// straight tells whether the path to site k does not go round in circles, as rounding
// might make it.
func (t *transport) straight(k int32) bool {
	for range t.sites {
		if t.from[k] < 0 {
			return true
		}
		k = t.from[k]
	}
	return false
}

func (t *transport) spare(k int) bool { return t.room[k] > t.dust }

// relax lengthens paths through sites that are full; one with room is an end.
func (t *transport) relax() {
	m := len(t.sites)
	for range m {
		changed := false
		for a := range m {
			if t.spare(a) || math.IsInf(t.dist[a], -1) {
				continue
			}
			t.refresh(a)
			for b, mv := range t.moves[a*m : (a+1)*m] {
				d := t.dist[a] + mv.gain
				if d > t.dist[b]+t.tiny {
					t.dist[b], t.from[b], changed = d, int32(a), true
				}
			}
		}
		if !changed {
			return
		}
	}
}

// refresh finds anew what site a can hand on to which other.
func (t *transport) refresh(a int) {
	if !t.stale[a] {
		return
	}
	m := len(t.sites)
	moves := t.moves[a*m : (a+1)*m]
	for b := range moves {
		moves[b] = move{gain: math.Inf(-1)}
	}
	rows := t.served[a][:0]
	for _, r := range t.served[a] {
		if *t.at(r, int32(a)) > 0 {
			rows = append(rows, r)
			t.offer(int32(a), r)
		}
	}
	t.served[a], t.stale[a] = rows, false
}

// push sends flow along the path that ends at a site.
func (t *transport) push(i, end int32, flow float64) {
	t.room[end] -= flow
	for k := end; ; k = t.from[k] {
		a, row := t.from[k], i
		if a >= 0 {
			row = t.moves[t.index(a, k)].row
			if x := t.at(row, a); *x-flow > t.dust*1e-3 {
				*x -= flow
			} else {
				*x = 0
				t.lost(a, row)
			}
		}
		if x := t.at(row, k); *x == 0 {
			*x = flow
			t.got(k, row)
		} else {
			*x += flow
		}
		if a < 0 {
			return
		}
	}
}

// got and lost tell that a site serves something of a row now, or nothing any more.
func (t *transport) got(k, row int32) {
	t.served[k] = append(t.served[k], row)
	if !t.stale[k] {
		t.offer(k, row)
	}
}

func (t *transport) lost(k, row int32) {
	m := int32(len(t.sites))
	t.stale[k] = t.stale[k] || slices.ContainsFunc(t.moves[k*m:(k+1)*m], func(mv move) bool { return mv.row == row && !math.IsInf(mv.gain, -1) })
}

// offer makes a row the one to hand on where it is the best.
func (t *transport) offer(k, row int32) {
	m := len(t.sites)
	moves, rates := t.moves[int(k)*m:(int(k)+1)*m], t.rate[int(row)*m:(int(row)+1)*m]
	for b, g := range rates {
		if g -= rates[k]; b != int(k) && g > moves[b].gain {
			moves[b] = move{g, row}
		}
	}
}
