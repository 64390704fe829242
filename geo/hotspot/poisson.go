package hotspot

import (
	"context"
	"math"

	"github.com/antoan-vn/antoan/geo/weights"
)

// The Poisson null. If every person bears the same risk, the incidents of a unit
// are Poisson with a mean in proportion to its people. A neighbourhood with S
// incidents among P people is compared with a reference outside it with R among Q:
// given their sum C = S + R, and with q = P/(P + Q),
//
//	S ~ Binomial(C, q)        E = C·q        V = C·q·(1 − q)        Z = (S − E)/√V,
//
// exactly. The reference is all other units, so that C is the total, or the
// background of them. The unit itself is in the neighbourhood with Gi*, and in
// neither with Gi. Local Moran, given the unit's own count as well, needs draws.
//
// With the negative binomial null the units' own risks scatter around the common one,
// and S is one of two negative binomial counts given their sum (crowd.go).

// comparison is what neighbourhoods are taken from and compared with.
type comparison struct {
	cases      []int64
	people     []float64
	weights    *weights.Matrix
	self       bool
	reference  []bool // nil: every unit
	rest       crowd  // all of the reference
	dispersion float64
}

func newComparison(cases []int64, people []float64, w *weights.Matrix, self bool, reference []bool, dispersion float64) *comparison {
	c := &comparison{cases: cases, people: people, weights: w, self: self, reference: reference, dispersion: dispersion}
	for i := range cases {
		if c.refers(int32(i)) {
			c.rest.join(cases[i], people[i])
		}
	}
	return c
}

func (c *comparison) refers(i int32) bool { return c.reference == nil || c.reference[i] }

// sides returns the neighbourhood of unit i and what it is compared with.
func (c *comparison) sides(i int) (around, rest crowd) {
	rest = c.rest
	take := func(j int32, member bool) {
		if member {
			around.join(c.cases[j], c.people[j])
		}
		if c.refers(j) {
			rest.leave(c.cases[j], c.people[j])
		}
	}
	for _, j := range c.weights.Neighbours(i) {
		take(j, true)
	}
	take(int32(i), c.self)
	return around, rest
}

// poissonGetisOrd returns Gi or Gi* under the nulls of people with its tails; the
// statistic is the neighbourhood's share of the incidents, divided by the number
// of units in it where rows are standardised. What is NaN is NaN in GetisOrd.
func poissonGetisOrd(c *comparison, style weights.Style) (*Local, []Tails) {
	n := len(c.cases)
	l := &Local{Statistic: make([]float64, n), Z: make([]float64, n)}
	tails := make([]Tails, n)
	for i := range c.cases {
		around, rest := c.sides(i)
		if around.units == 0 {
			l.Statistic[i], l.Z[i], tails[i] = math.NaN(), math.NaN(), unknownTails
			continue
		}
		f := around.against(rest, c.dispersion)
		l.Z[i] = quotient(float64(around.cases)-f.mean, math.Sqrt(f.variance), f.variance > 0)
		l.Statistic[i] = quotient(float64(around.cases), float64(around.cases+rest.cases), true)
		if style == weights.RowStandardised {
			l.Statistic[i] /= float64(around.units)
		}
		tails[i] = f.tails
	}
	return l, tails
}

func sumOf[T int64 | float64](values []T) (sum T) {
	for _, v := range values {
		sum += v
	}
	return sum
}

// poissonMoran returns local Moran of the rates under the Poisson null, all
// deviations being from the rate of all units together: Z by the exact moments of
// the neighbours' rates given the unit's own count, tails by draws of the
// neighbours' counts. ZTotal belongs to another null and is NaN.
func poissonMoran(ctx context.Context, cases []int64, people []float64, w *weights.Matrix, style weights.Style, codes []string, o sampling) (*Local, permuted, error) {
	n := len(cases)
	l := &Local{Statistic: blank(n), Z: blank(n), ZTotal: blank(n), Quadrant: make([]Quadrant, n)}
	allCases, allPeople := sumOf(cases), sumOf(people)
	deviations := fromOverall(cases, people, float64(allCases)/allPeople)
	m2 := 0.0
	for _, d := range deviations {
		m2 += d * d / float64(n)
	}
	thrown := make([]throw, n)
	for i, d := range deviations {
		t := newThrow(i, cases, people, w, allCases, allPeople)
		if thrown[i] = t; w.Degree(i) == 0 || m2 == 0 {
			continue
		}
		lag := 0.0
		for _, j := range w.Neighbours(i) {
			lag += deviations[j]
		}
		l.Statistic[i] = quotient(d*lag*w.Weight(i, style), m2, true)
		l.Z[i] = quotient((t.seen-t.mean)*d, math.Sqrt(t.variance)*math.Abs(d), t.variance > 0)
		l.Quadrant[i] = quadrant(d > 0, lag > 0)
	}
	p, err := throwAll(ctx, thrown, w, codes, o)
	if err != nil {
		return nil, permuted{}, err
	}
	for i, d := range deviations {
		if d < 0 {
			p.tails[i] = p.tails[i].swapped()
		} else if d == 0 {
			p.tails[i] = certain
		}
	}
	return l, p, nil
}

// fromOverall returns how far each rate is from that of all units, 0 where rounding
// alone explains it.
func fromOverall(cases []int64, people []float64, overall float64) []float64 {
	d := make([]float64, len(cases))
	for i := range d {
		r := float64(cases[i]) / people[i]
		if d[i] = r - overall; math.Abs(d[i]) <= 4*ulp*r {
			d[i] = 0
		}
	}
	return d
}
