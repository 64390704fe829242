package analysis

import (
	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/weights"
)

// reasons says of every flagged unit why it is flagged, of a unit without incidents
// inside a hot spot why it is part of it, and of one that was left out why it was.
type reasons struct {
	expected       []float64 // of each unit by its people, at the rate of the reference
	around         []int64   // incidents in what the statistic looks at
	aroundTotal    []int64   // the same together with the reference
	aroundShare    []float64 // of the people of both
	aroundExpected []float64 // aroundTotal times aroundShare
	vi, en         []string

	rest       int64 // incidents of the reference
	restUnits  int
	restPeople float64
}

func newReasons(q *question, r *risk, m *weights.Matrix, f *hotspot.Result) *reasons {
	n := len(r.counts)
	b := newBalance(r, m, f)
	why := &reasons{expected: unknowns(n), around: make([]int64, n), aroundTotal: make([]int64, n), aroundShare: unknowns(n), aroundExpected: unknowns(n),
		vi: make([]string, n), en: make([]string, n), rest: b.cases, restUnits: b.units, restPeople: b.all}
	for i := range r.counts {
		why.around[i], why.aroundTotal[i] = missing, missing
		if !b.in[i] {
			why.vi[i], why.en[i] = q.leftOut(i, r)
			continue
		}
		why.expected[i] = b.expected(i)
		s := b.around(i)
		why.around[i], why.aroundTotal[i], why.aroundShare[i], why.aroundExpected[i] = s.count, s.all, s.part, s.expected
		if f.Class[i].Significant() {
			s.explain()
			why.vi[i], why.en[i] = q.sentences(&s)
		}
	}
	return why
}

// balance is what surroundings are weighed against: the incidents and the people of
// the reference, by the same rule as hotspot's nulls of people, or the values of the
// other units where they are what chance deals out.
type balance struct {
	counts  []int64
	people  []float64 // nil where the verdict does not depend on people
	in      []bool    // units with data
	refers  []bool    // units of the reference
	cases   int64     // of the reference
	all     float64   // people of the reference, or units where people do not matter
	squares float64   // of the people of each of its units
	units   int
	weights *weights.Matrix
	found   *hotspot.Result
	cut     float64 // two-sided p below which a flagged unit stays flagged
	sum     float64 // of the values analysed
	with    int     // units that have one
}

func newBalance(r *risk, m *weights.Matrix, f *hotspot.Result) *balance {
	b := &balance{counts: r.counts, in: make([]bool, len(r.counts)), refers: f.Reference, weights: m, found: f, cut: cutOff(f)}
	if f.Method.Null.OfPeople() || f.Method.Measure != hotspot.Plain {
		b.people = r.people
	}
	for i, c := range f.Class {
		if b.in[i] = c != hotspot.NoData; b.in[i] {
			b.sum, b.with = b.sum+f.Analysed[i], b.with+1
		}
	}
	if b.refers == nil {
		b.refers = b.in
	}
	for i, refers := range b.refers {
		if refers {
			b.cases, b.all, b.units = b.cases+r.counts[i], b.all+b.share(i), b.units+1
			b.squares += b.share(i) * b.share(i)
		}
	}
	return b
}

// cutOff returns the p that a flagged unit must come to, all others staying as they
// are, to be flagged no more. With R units of n below q, the step-up rule takes p <
// level·R/n of any one of them, whatever its own p was.
func cutOff(f *hotspot.Result) float64 {
	const level = 0.10 // of the widest class
	flagged, tested := 0.0, 0.0
	for _, q := range f.Q {
		if q < level {
			flagged++
		}
		if q >= 0 { // not NaN
			tested++
		}
	}
	switch f.Method.Correction {
	case hotspot.NoCorrection:
		return level
	case hotspot.BenjaminiYekutieli:
		harmonic := 0.0
		for j := tested; j > 0; j-- {
			harmonic += 1 / j
		}
		return level * flagged / (tested * harmonic)
	}
	return level * flagged / tested
}

// share is a unit's part of what incidents are expected by.
func (b *balance) share(i int) float64 {
	if b.people == nil {
		return 1
	}
	return b.people[i]
}

func (b *balance) expected(i int) float64 { return float64(b.cases) * b.share(i) / b.all }

// byPeople tells whether counts are weighed against people: else values of units are
// against those of others.
func (b *balance) byPeople() bool {
	return b.found.Method.Null.OfPeople() && b.found.Method.Statistic != hotspot.LocalMoran
}
