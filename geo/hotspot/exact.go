package hotspot

import (
	"context"
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo/weights"
)

// The exact null of counts. Given the value of a unit, its k neighbours are k of
// the n − 1 other values, drawn without replacement, and every draw is as likely
// as another. The distribution of their sum is a multivariate hypergeometric
// one, and sums of whole numbers are few: with distinct values v that m_v units
// have, it is built up value by value,
//
//	P(k, s) after v = Σ_j h(j) · P(k − j, s − j·v) before,
//
// h(j) being the hypergeometric chance that j of k draws are among the m_v. All
// terms are positive, so that even the smallest tail keeps its relative
// precision. A unit's own value has to be left out, which is another
// distribution for every distinct value: they share their parts by halving
// (allBut), which costs log₂ D of the whole instead of D.

// maxExactSteps bounds the multiply-adds of the exact null: about a quarter of
// a second. See docs/performance.md for where that lies in counts.
const maxExactSteps = 200e6

// maxExactSums bounds the chances that one distribution holds, some of which are
// alive at once: 32 MB. Counts come nowhere near; a few huge numbers would.
const maxExactSums = 4e6

// group is a distinct value and the units that have it.
type group struct {
	value int   // above the least value
	units []int // ordered by number of neighbours
}

// exactNull is the exact null of one set of counts and weights.
type exactNull struct {
	groups []group
	sums   []int // of the neighbours, above the least they could be
	degree []int
	most   int // greatest degree
	n      int
	tails  []Tails
}

// newExactNull prepares the exact null; ok is false when the values are no whole
// numbers, or so large or so many that it would cost more than maxExactSteps.
func newExactNull(x []float64, w *weights.Matrix) (e *exactNull, ok bool) {
	n := len(x)
	least, largest := slices.Min(x), slices.Max(x)
	if largest-least > maxExactSteps {
		return nil, false
	}
	units := map[int][]int{}
	e = &exactNull{n: n, most: w.MaxDegree(), sums: make([]int, n), degree: make([]int, n), tails: make([]Tails, n)}
	for i, v := range x {
		if v != math.Trunc(v) || math.Abs(v) > 1<<52 {
			return nil, false
		}
		units[int(v-least)] = append(units[int(v-least)], i)
		e.degree[i] = w.Degree(i)
		for _, j := range w.Neighbours(i) {
			e.sums[i] += int(x[j] - least)
		}
	}
	for v, members := range units {
		slices.SortFunc(members, func(a, b int) int {
			if d := e.degree[a] - e.degree[b]; d != 0 {
				return d
			}
			return a - b
		})
		e.groups = append(e.groups, group{v, members})
	}
	slices.SortFunc(e.groups, func(a, b group) int { return a.value - b.value })
	steps, held := e.price()
	return e, steps <= maxExactSteps && held <= maxExactSums
}

// price estimates the multiply-adds that run takes, and how many chances one
// distribution holds.
func (e *exactNull) price() (steps, held float64) {
	reach := make([]float64, e.most+1) // sums of k values: 0 to reach[k]
	left := e.groups
	for k, at := 1, 0; k <= e.most && len(left) > 0; k++ {
		last := left[len(left)-1]
		reach[k] = reach[k-1] + float64(last.value)
		if at++; at == len(last.units) {
			left, at = left[:len(left)-1], 0
		}
	}
	for k := range reach {
		held += reach[k] + 1
	}
	for _, g := range e.groups {
		for k := 1; k <= e.most; k++ {
			for j := 0; j <= min(k, len(g.units)); j++ {
				steps += reach[k-j] + 1
			}
		}
	}
	return steps * math.Ceil(1+math.Log2(float64(len(e.groups)))), held
}

// run computes the tails of every unit. It returns the context's error.
func (e *exactNull) run(ctx context.Context) ([]Tails, error) {
	none := sums{items: 0, rows: [][]float64{{1}}}
	err := e.allBut(ctx, 0, len(e.groups), &none)
	return e.tails, err
}

// allBut visits groups from to to (excluded) with the distribution of all other
// groups: each half is entered with the other half added.
func (e *exactNull) allBut(ctx context.Context, from, to int, others *sums) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if to-from == 1 {
		g := &e.groups[from]
		e.evaluate(g, others.with(g.value, len(g.units)-1, e.most))
		return nil
	}
	middle := (from + to) / 2
	for _, half := range [][2]int{{from, middle}, {middle, to}} {
		a, b := half[0], half[1]
		grown := others
		for i := from; i < to; i++ {
			if i < a || i >= b {
				grown = grown.with(e.groups[i].value, len(e.groups[i].units), e.most)
			}
		}
		if err := e.allBut(ctx, a, b, grown); err != nil {
			return err
		}
	}
	return nil
}

// evaluate reads the tails of a group's units off the distribution without one
// of them. Units of one degree stand together and share the running sums.
func (e *exactNull) evaluate(g *group, others *sums) {
	var low, high []float64
	known := -1
	for _, i := range g.units {
		k := e.degree[i]
		if k == 0 {
			e.tails[i] = certain
			continue
		}
		if k != known {
			known = k
			row := others.rows[k]
			low, high = slices.Grow(low[:0], len(row))[:len(row)], slices.Grow(high[:0], len(row))[:len(row)]
			up, down := 0.0, 0.0
			for s := range row {
				up += row[s]
				low[s] = up
				down += row[len(row)-1-s]
				high[len(row)-1-s] = down
			}
		}
		e.tails[i] = Tails{Low: min(1, low[e.sums[i]]), High: min(1, high[e.sums[i]])}
	}
}

// sums is the distribution of the sum of k values drawn from items without
// replacement, for each k up to the greatest that is asked for: rows[k][s].
type sums struct {
	items int
	rows  [][]float64
}

// with returns the distribution when a value that m further items have is added.
func (d *sums) with(value, m, most int) *sums {
	grown := &sums{items: d.items + m, rows: make([][]float64, min(most, d.items+m)+1)}
	chance := make([]float64, most+1)
	for k := range grown.rows {
		first, last := max(0, k-d.items), min(k, m)
		hypergeometric(chance, first, last, k, m, d.items)
		length := 0
		for j := first; j <= last; j++ {
			length = max(length, len(d.rows[k-j])+j*value)
		}
		row := make([]float64, length)
		for j := first; j <= last; j++ {
			h := chance[j]
			to := row[j*value:]
			for s, p := range d.rows[k-j] {
				to[s] += h * p
			}
		}
		grown.rows[k] = row
	}
	return grown
}

// hypergeometric fills chance[j], for first ≤ j ≤ last, with the chance that j of k
// draws without replacement from m marked and rest unmarked items are marked.
// It goes out from the likeliest j, so that nothing overflows, and normalises.
func hypergeometric(chance []float64, first, last, k, m, rest int) {
	mode := min(max((k+1)*(m+1)/(m+rest+2), first), last)
	chance[mode] = 1
	total := 1.0
	for j := mode; j < last; j++ {
		chance[j+1] = chance[j] * float64(m-j) * float64(k-j) / (float64(j+1) * float64(rest-k+j+1))
		total += chance[j+1]
	}
	for j := mode; j > first; j-- {
		chance[j-1] = chance[j] * float64(j) * float64(rest-k+j) / (float64(m-j+1) * float64(k-j+1))
		total += chance[j-1]
	}
	for j := first; j <= last; j++ {
		chance[j] /= total
	}
}
