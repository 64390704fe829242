package hotspot

import (
	"context"
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// Result is the answer of Analyze: one entry per unit in the order of the input,
// and how it was come by. What has no value is NaN.
type Result struct {
	Analysed  []float64 // the values as analysed
	Statistic []float64
	Z         []float64
	ZTotal    []float64  // of local Moran; nil otherwise
	Quadrant  []Quadrant // of local Moran; nil otherwise
	Low, High []float64  // tails under the null, ties included
	P         []float64  // two-sided: twice the smaller tail, at most 1
	SE        []float64  // Monte Carlo standard error of the smaller tail; 0 where exact
	Q         []float64  // P corrected for the number of units
	Class     []Class
	// Reference tells which units are the background; nil where all units are
	// compared with.
	Reference []bool

	Method Method
}

// Method says how a Result was come by.
type Method struct {
	Statistic  Statistic
	Null       Null
	Exact      bool // the null distribution was computed, not drawn
	Measure    Measure
	Correction Correction
	Reference  Reference
	Style      string
	Seed       uint64
	// Replicates is the number of draws for every unit, MostReplicates that for
	// those drawn on furthest; both 0 where exact.
	Replicates, MostReplicates int

	N          int // units with data
	NoData     int
	Islands    int // of the units with data
	Components int
	Links      int
	// LeastP is the smallest two-sided p that a unit could have got, drawn on as far
	// as the rounds go; 0 where exact. Reachable tells whether a unit could be
	// hot_99 with it alone.
	LeastP    float64
	Reachable bool
	// Dispersion is how much units differ beyond chance under NegativeBinomial: the
	// squared coefficient of variation of their risks.
	Dispersion float64
}

// Analyze computes a local statistic with its inference. Units without a value, or
// without people where people are given, are left out of everything and get the
// class no_data; so are their links. Units without neighbours get no_neighbours,
// with Gi* keeping z, p and q.
//
// Where the null is a permutation it is exact for whole numbers that are not too
// large (maxExactSteps) and for any numbers when there are few units; else Monte
// Carlo. Local Moran and Gi have the same null: given the unit's own value both
// vary with the sum over its neighbours alone.
//
// A class needs more than its q: the side of the smaller tail must be that of z
// (of local Moran: of the quadrant). Among values of which one exceeds all others
// together, neighbours can be higher than chance would have them and yet below
// the mean; a unit with many incidents can stand among neighbours with
// remarkably few. Such a unit has its p and q, and is not_significant.
//
// It returns *geo.InvalidError for input of different lengths, no weights,
// infinite values, negative or infinite populations, a code that stands twice and
// unknown options; under the nulls of people and for Adjusted also for values that
// are no counts or exceed the people; under Exact when there is no way to compute
// it. With all values equal every z is NaN and every p is 1, and so it is with
// fewer than three units, but under the nulls of people, whose units need not be
// alike to be compared. Otherwise the context's error.
func Analyze(ctx context.Context, in Input, o Options) (*Result, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	s, err := newSample(&in, &o)
	if err != nil {
		return nil, err
	}
	var f found
	if o.Null.OfPeople() {
		f, err = s.ofPeople(ctx, &o)
	} else {
		f, err = s.permutation(ctx, &o)
	}
	if err != nil {
		return nil, err
	}
	return s.result(&in, &o, &f), nil
}

// found is a statistic with its tails, in the order of the sample.
type found struct {
	local      *Local
	tails      []Tails
	replicates []int  // nil where exact
	furthest   int    // the most replicates that a unit could have had
	reference  []bool // nil: all units
	dispersion float64
}

// permutation computes the statistic and its permutation null.
func (s *sample) permutation(ctx context.Context, o *Options) (f found, err error) {
	if o.Statistic == LocalMoran {
		f.local, err = Moran(s.x, s.weights, o.Style)
	} else {
		f.local, err = GetisOrd(s.x, s.weights, o.Style, o.Statistic == GiStar)
	}
	if err != nil || len(s.x) == 0 {
		return f, err
	}
	if f.tails, err = s.exact(ctx); err == nil && f.tails == nil {
		if o.Null == Exact {
			return f, geo.Invalid("null", "the exact null needs counts that are not too large, or few units: use permutation, which draws")
		}
		var drawn permuted
		drawn, err = permute(ctx, s.x, s.weights, s.codes, sampling{o.Seed, o.Replicates, o.Workers})
		f.tails, f.replicates, f.furthest = drawn.tails, drawn.replicates, drawn.furthest
	}
	if err != nil {
		return f, err
	}
	d, _, _ := centred(s.x)
	for i := range f.tails {
		switch {
		case s.weights.Degree(i) == 0 && o.Statistic != GiStar:
			f.tails[i] = unknownTails
		case o.Statistic == LocalMoran && d[i] < 0:
			f.tails[i] = f.tails[i].swapped()
		case o.Statistic == LocalMoran && d[i] == 0:
			f.tails[i] = certain
		}
	}
	return f, nil
}

// exact returns the exact tails of the neighbour sums, nil where they cost too much.
func (s *sample) exact(ctx context.Context) ([]Tails, error) {
	if e, ok := newExactNull(s.x, s.weights); ok {
		return e.run(ctx)
	}
	if enumerable(s.weights) {
		return enumerate(ctx, s.x, s.weights)
	}
	return nil, ctx.Err()
}

// ofPeople computes the statistic and the null of incidents thrown at people.
func (s *sample) ofPeople(ctx context.Context, o *Options) (f found, err error) {
	cases, err := s.cases()
	if err != nil {
		return f, err
	}
	if o.Statistic != LocalMoran {
		if o.Null == NegativeBinomial {
			f.dispersion, err = dispersion(cases, s.people)
		}
		if err != nil {
			return f, err
		}
		if o.Reference == Background {
			f.reference = background(ctx, cases, s.people, f.dispersion)
		}
		f.local, f.tails = poissonGetisOrd(newComparison(cases, s.people, s.weights, o.Statistic == GiStar, f.reference, f.dispersion), o.Style)
		return f, ctx.Err()
	}
	local, drawn, err := poissonMoran(ctx, cases, s.people, s.weights, o.Style, s.codes, sampling{o.Seed, o.Replicates, o.Workers})
	if err != nil {
		return f, err
	}
	for i := range drawn.tails {
		if s.weights.Degree(i) == 0 {
			drawn.tails[i] = unknownTails
		}
	}
	return found{local: local, tails: drawn.tails, replicates: drawn.replicates, furthest: drawn.furthest}, nil
}

// result brings everything into the order of the input.
func (s *sample) result(in *Input, o *Options, f *found) *Result {
	n := len(in.Codes)
	_, components := s.weights.Components()
	r := &Result{
		Analysed: blank(n), Statistic: blank(n), Z: blank(n), Low: blank(n), High: blank(n), P: blank(n), SE: blank(n), Q: blank(n), Class: make([]Class, n),
		Method: Method{Statistic: o.Statistic, Null: o.Null, Measure: s.measure, Correction: o.Correction, Reference: o.Reference, Style: o.Style.String(), Seed: o.Seed,
			N: len(s.unit), NoData: n - len(s.unit), Islands: len(s.weights.Islands()), Components: components, Links: s.weights.Links(), Dispersion: f.dispersion},
	}
	if f.local.ZTotal != nil {
		r.ZTotal, r.Quadrant = blank(n), make([]Quadrant, n)
	}
	if f.reference != nil {
		r.Reference = make([]bool, n)
		for at, i := range s.unit {
			r.Reference[i] = f.reference[at]
		}
	}
	p := make([]float64, len(s.unit))
	for at := range p {
		p[at] = f.tails[at].TwoSided()
	}
	q := QValues(p, o.Correction)
	classes := classify(q, f.tails, f.local, s.weights.Islands())
	for i := range r.Class {
		r.Class[i] = NoData
	}
	for at, i := range s.unit {
		r.Analysed[i], r.Statistic[i], r.Z[i] = s.x[at], f.local.Statistic[at], f.local.Z[at]
		r.Low[i], r.High[i], r.P[i], r.Q[i], r.Class[i] = f.tails[at].Low, f.tails[at].High, p[at], q[at], classes[at]
		if f.local.ZTotal != nil {
			r.ZTotal[i], r.Quadrant[i] = f.local.ZTotal[at], f.local.Quadrant[at]
		}
		if r.SE[i] = 0; f.replicates != nil && !math.IsNaN(p[at]) {
			tail := min(f.tails[at].Low, f.tails[at].High)
			r.SE[i] = math.Sqrt(tail * (1 - tail) / float64(max(1, f.replicates[at])))
		}
	}
	r.Method.draws(f)
	return r
}

// draws tells how much was drawn and what that can show.
func (m *Method) draws(f *found) {
	if m.Exact = f.replicates == nil; m.Exact {
		m.Reachable = true
		return
	}
	for _, r := range f.replicates {
		if r > 0 && (m.Replicates == 0 || r < m.Replicates) {
			m.Replicates = r
		}
		m.MostReplicates = max(m.MostReplicates, r)
	}
	m.LeastP = min(1, 2/float64(f.furthest+1))
	// A unit alone has to pass the correction of all n by itself.
	alone := m.LeastP
	if m.Correction != NoCorrection {
		alone *= float64(m.N)
	}
	if m.Correction == BenjaminiYekutieli {
		alone *= harmonic(m.N)
	}
	m.Reachable = alone < levels[0]
}

// blank returns n times NaN.
func blank(n int) []float64 {
	b := make([]float64, n)
	for i := range b {
		b[i] = math.NaN()
	}
	return b
}
