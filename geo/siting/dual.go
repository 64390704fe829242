package siting

import (
	"cmp"
	"math"
	"slices"
)

// dual is a Lagrangian relaxation of an instance, and with it a bound: that no row is
// served more than once is no rule any more but has a price λ. The sites then do not
// depend on each other, and the best are the pick of the highest worth
//
//	ρ_j = Σ_i max(0, gain_ij − λ_i)
//
// (with a capacity: the most that fits into it), as far as the rule of the groups
// lets them. base + Σ λ + Σ ρ of those is no less than any set can gain, for any λ
// from the floor up, and for the best λ equals the bound of the linear relaxation in
// its strong form (M. L. Fisher 1981, 10.1287/mnsc.27.1.1).
type dual struct {
	in     *instance
	price  []float64 // λ
	worth  []float64 // ρ
	chosen []bool
	slope  []float64 // of the bound in λ, where it is smooth
	bound  float64

	order []int32 // free sites by falling worth
	left  []int
	count []int
	bags  *bags // with capacities
}

func newDual(in *instance) *dual {
	d := &dual{in: in, price: make([]float64, in.rows()), worth: make([]float64, in.sites()), chosen: make([]bool, in.sites()),
		slope: make([]float64, in.rows()), left: make([]int, len(in.need)), count: make([]int, len(in.need))}
	if in.room != nil {
		d.bags = newBags(in)
	}
	for j := range in.sites() {
		if !in.open(j) {
			d.order = append(d.order, int32(j))
		}
	}
	return d
}

// evaluate sets worth, chosen, slope and bound for the prices.
func (d *dual) evaluate() {
	d.bound = d.in.base
	for _, l := range d.price {
		d.bound += l
	}
	if d.bags != nil {
		d.bags.pack(d.price, d.worth)
	} else {
		d.weigh()
	}
	d.choose()
	for j, w := range d.worth {
		if d.chosen[j] || d.in.open(j) {
			d.bound += w
		}
	}
	d.slopes()
}

func (d *dual) weigh() {
	in := d.in
	clear(d.worth)
	for i, l := range d.price {
		from, to := in.start[i], in.start[i+1]
		for e, g := range in.gain[from:to] {
			if g <= l {
				break
			}
			d.worth[in.site[from+int32(e)]] += g - l
		}
	}
}

// slopes sets what each row asks for, once, less what the open sites serve of it.
func (d *dual) slopes() {
	for i := range d.slope {
		d.slope[i] = 1
	}
	for j := range d.worth {
		switch {
		case !d.chosen[j] && !d.in.open(j):
		case d.bags != nil:
			d.bags.slopes(j, d.slope)
		default:
			c := d.in.byColumn()
			rows := c.row[c.start[j]:c.start[j+1]]
			for k, g := range c.gain[c.start[j]:c.start[j+1]] {
				if i := rows[k]; g > d.price[i] {
					d.slope[i]--
				}
			}
		}
	}
}

// choose marks the sites of highest worth: first as many as each group lacks, then the
// best of the others.
func (d *dual) choose() {
	d.sort()
	clear(d.chosen)
	clear(d.count)
	copy(d.left, d.in.need)
	k := d.in.pick
	if len(d.left) > 0 {
		for _, j := range d.order {
			if g := d.in.group[j]; g >= 0 && d.left[g] > 0 {
				d.left[g]--
				d.take(j)
				k--
			}
		}
	}
	for _, j := range d.order {
		if k <= 0 {
			return
		}
		if !d.chosen[j] {
			d.take(j)
			k--
		}
	}
}

func (d *dual) take(j int32) {
	d.chosen[j] = true
	if g := d.in.group[j]; g >= 0 {
		d.count[g]++
	}
}

// sort puts the free sites in order. From one evaluation to the next little moves, so
// that insertion is quick; where it is not, it gives up.
func (d *dual) sort() {
	moves, most := 0, 4*len(d.order)
	for i := 1; i < len(d.order); i++ {
		j := d.order[i]
		k := i
		for ; k > 0 && d.before(j, d.order[k-1]); k-- {
			d.order[k] = d.order[k-1]
		}
		d.order[k] = j
		if moves += i - k; moves > most {
			slices.SortFunc(d.order, func(a, b int32) int {
				return cmp.Or(cmp.Compare(d.worth[b], d.worth[a]), cmp.Compare(a, b))
			})
			return
		}
	}
}

func (d *dual) before(a, b int32) bool {
	return d.worth[a] > d.worth[b] || d.worth[a] == d.worth[b] && a < b
}

// exchange are the worths that decide what the bound becomes when the fate of one more
// site is given. The sets that the groups allow are the bases of a matroid, so that
// the best one with a site more, or less, differs by one exchange.
type exchange struct {
	out, in     float64 // lowest worth of the chosen that may go, highest of the others
	outOf, inOf []float64
	groupOf     []int32
	spare       func(g int32) bool
}

func (d *dual) exchange() exchange {
	x := exchange{out: math.Inf(1), in: math.Inf(-1), groupOf: d.in.group,
		spare: func(g int32) bool { return g < 0 || d.count[g] > d.in.need[g] }}
	for range d.in.need {
		x.outOf, x.inOf = append(x.outOf, math.Inf(1)), append(x.inOf, math.Inf(-1))
	}
	for _, j := range d.order {
		g, w := d.in.group[j], d.worth[j]
		switch {
		case d.chosen[j]:
			if x.spare(g) {
				x.out = min(x.out, w)
			}
			if g >= 0 {
				x.outOf[g] = min(x.outOf[g], w)
			}
		default:
			x.in = max(x.in, w)
			if g >= 0 {
				x.inOf[g] = max(x.inOf[g], w)
			}
		}
	}
	return x
}

// boundIf is the bound once the fate of site j, which is not as chosen, is turned.
func (d *dual) boundIf(x exchange, j int32) float64 {
	g, w := d.in.group[j], d.worth[j]
	if d.chosen[j] {
		in := x.in
		if !x.spare(g) {
			in = x.inOf[g]
		}
		return d.bound - w + in
	}
	out := x.out
	if g >= 0 {
		out = min(out, x.outOf[g])
	}
	return d.bound - out + w
}
