package hotspot

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

// GlobalTails returns the Monte Carlo tails of a global statistic: the values are
// dealt to all units anew, without replacement, as often as replicates says. Low
// and High are tails of the statistic's value; ties count on both. codes, one per
// unit, fix the order of the units, so that the answer depends neither on that of
// the rows nor on the number of cores. Both are NaN where the statistic is. It
// returns the errors of Global, *geo.InvalidError for a code that stands twice and
// for replicates outside 1 to a million, or the context's.
func GlobalTails(ctx context.Context, x []float64, w *weights.Matrix, style weights.Style, statistic GlobalStatistic, codes []string, replicates int, seed uint64) (Tails, error) {
	m, err := Global(x, w, style, statistic)
	if err != nil {
		return unknownTails, err
	}
	switch {
	case len(codes) != len(x):
		return unknownTails, geo.Invalid("id", "there are %d codes for %d values", len(codes), len(x))
	case once(codes) != nil:
		return unknownTails, once(codes)
	case replicates < 1 || replicates > maxReplicates:
		return unknownTails, geo.Invalid("replicates", "%d is not between 1 and %d", replicates, maxReplicates)
	case math.IsNaN(m.Value):
		return unknownTails, nil
	}
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(codes[a], codes[b]) })
	d := dealing{g: global{w: w.Pick(order), style: style, n: float64(len(x))}, values: make([]float64, len(x))}
	z, _, squares := centred(x)
	for at, i := range order {
		if d.values[at] = x[i]; statistic == MoranI {
			d.values[at] = z[i]
		}
	}
	d.squared = statistic == GearyC
	d.seen = d.statistic(d.values)
	d.slack = math.Abs(d.seen)
	if statistic == MoranI {
		// Products of both signs cancel; together they are no more than this.
		d.slack = squares * d.g.heaviest()
	}
	d.slack *= float64(len(x)+w.MaxDegree()) * ulp
	counts := make([][2]bool, replicates)
	err = inParallel(ctx, runtime.GOMAXPROCS(0), replicates, func() func(int) {
		dealt := make([]float64, len(x))
		return func(r int) { counts[r] = d.deal(dealt, newStream(seed, "", r)) }
	})
	if err != nil {
		return unknownTails, err
	}
	low, high := 1, 1
	for _, c := range counts {
		if c[0] {
			low++
		}
		if c[1] {
			high++
		}
	}
	all := float64(replicates + 1)
	return Tails{float64(low) / all, float64(high) / all}, nil
}

// heaviest returns the greatest mean of what a unit's row and column sum to: with
// |ab| ≤ (a² + b²)/2, Σ w_ij |a_i a_j| is at most this times Σ a².
func (g *global) heaviest() float64 {
	in := make([]float64, g.w.N())
	for i := range in {
		for _, j := range g.w.Neighbours(i) {
			in[j] += g.w.Weight(i, g.style)
		}
	}
	most := 0.0
	for i := range in {
		most = max(most, in[i]+g.w.Weight(i, g.style)*float64(g.w.Degree(i)))
	}
	return most / 2
}

// dealing is a global statistic up to what dealing cannot change.
type dealing struct {
	g           global
	values      []float64
	squared     bool // squared differences instead of products
	seen, slack float64
}

// statistic rises with the value of the global statistic.
func (d *dealing) statistic(v []float64) float64 {
	if !d.squared {
		return d.g.products(v)
	}
	sum := 0.0
	for i := range v {
		of := 0.0
		for _, j := range d.g.w.Neighbours(i) {
			of += (v[i] - v[j]) * (v[i] - v[j])
		}
		sum += of * d.g.w.Weight(i, d.g.style)
	}
	return sum
}

// deal deals once and tells whether the statistic is as low, and as high, as seen.
func (d *dealing) deal(v []float64, s stream) [2]bool {
	copy(v, d.values)
	for i := len(v) - 1; i > 0; i-- {
		j := s.below(uint64(i + 1))
		v[i], v[j] = v[j], v[i]
	}
	t := d.statistic(v)
	return [2]bool{t <= d.seen+d.slack, t >= d.seen-d.slack}
}
