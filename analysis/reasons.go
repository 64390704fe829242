package analysis

import (
	"cmp"
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// reasons says of every flagged unit why it is flagged, and of a unit without
// incidents inside a hot spot why it is part of it.
type reasons struct {
	expected       []float64 // of each unit by its people, at the rate of all
	around         []int64   // incidents in what the statistic looks at
	aroundTotal    []int64   // the same together with the reference
	aroundShare    []float64 // of the people of both
	aroundExpected []float64 // aroundTotal times aroundShare
	vi, en         []string

	rest      int64 // incidents of the reference
	restUnits int
}

// surroundings are the numbers behind a verdict.
type surroundings struct {
	unit       int
	withSelf   bool
	neighbours []int
	leading    []int // the neighbours that stand out most on the side of the verdict
	hot        bool
	class      hotspot.Class
	quadrant   hotspot.Quadrant

	count, all int64   // in the surroundings, and of how many
	part       float64 // of the people; NaN where people do not matter
	expected   float64
	low, high  int64 // of 95 % of what chance gives
	turn       int64 // count from which the verdict would be another; -1 where unknown
	p, q       float64
}

func newReasons(q *question, r *risk, m *weights.Matrix, f *hotspot.Result) *reasons {
	n := len(r.counts)
	b := newBalance(r, f)
	why := &reasons{expected: unknowns(n), around: make([]int64, n), aroundTotal: make([]int64, n), aroundShare: unknowns(n), aroundExpected: unknowns(n),
		vi: make([]string, n), en: make([]string, n), rest: b.cases, restUnits: b.units}
	cut := cutOff(f)
	for i := range r.counts {
		if b.in[i] {
			why.expected[i] = b.expected(i)
		}
	}
	for i := range r.counts {
		if why.around[i], why.aroundTotal[i] = missing, missing; !b.in[i] {
			continue
		}
		s := b.around(i, m, f)
		why.around[i], why.aroundTotal[i], why.aroundShare[i], why.aroundExpected[i] = s.count, s.all, s.part, s.expected
		if !f.Class[i].Significant() {
			continue
		}
		s.explain(b, f, i, cut)
		why.vi[i], why.en[i] = q.sentences(&s, r, why)
	}
	return why
}

// balance is what surroundings are weighed against: the incidents and the people
// of the reference, by the same rule as hotspot's Poisson null.
type balance struct {
	counts []int64
	people []float64 // nil where the verdict does not depend on people
	in     []bool    // units with data
	refers []bool    // units of the reference
	cases  int64     // of the reference
	all    float64   // people of the reference, or units where people do not matter
	units  int
	method hotspot.Method
}

func newBalance(r *risk, f *hotspot.Result) *balance {
	b := &balance{counts: r.counts, in: make([]bool, len(r.counts)), refers: f.Reference, method: f.Method}
	if f.Method.Null == hotspot.Poisson || f.Method.Measure != hotspot.Plain {
		b.people = r.people
	}
	for i, c := range f.Class {
		b.in[i] = c != hotspot.NoData
	}
	if b.refers == nil {
		b.refers = b.in
	}
	for i, refers := range b.refers {
		if refers {
			b.cases, b.all, b.units = b.cases+r.counts[i], b.all+b.share(i), b.units+1
		}
	}
	return b
}

// share is a unit's part of what incidents are expected by.
func (b *balance) share(i int) float64 {
	if b.people == nil {
		return 1
	}
	return b.people[i]
}

func (b *balance) expected(i int) float64 { return float64(b.cases) * b.share(i) / b.all }

// around sums up what the statistic looks at.
func (b *balance) around(i int, m *weights.Matrix, f *hotspot.Result) surroundings {
	s := surroundings{unit: i, withSelf: b.method.Statistic == hotspot.GiStar, class: f.Class[i], p: f.P[i], q: f.Q[i], turn: -1, hot: f.High[i] < f.Low[i]}
	inside, rest, outside := 0.0, b.cases, b.all
	leave := func(j int) {
		if b.refers[j] {
			rest, outside = rest-b.counts[j], outside-b.share(j)
		}
	}
	for _, j := range m.Neighbours(i) {
		if b.in[j] {
			s.neighbours = append(s.neighbours, int(j))
			s.count, inside = s.count+b.counts[j], inside+b.share(int(j))
			leave(int(j))
		}
	}
	leave(i)
	if s.withSelf {
		s.count, inside = s.count+b.counts[i], inside+b.share(i)
	}
	s.all = s.count + rest
	if s.part = 1; outside > 0 {
		s.part = inside / (inside + outside)
	}
	s.expected = float64(s.all) * s.part
	if f.Quadrant != nil {
		if s.quadrant = f.Quadrant[i]; s.quadrant != "" {
			s.hot = s.quadrant == hotspot.HighHigh || s.quadrant == hotspot.LowHigh
		}
	}
	return s
}

// explain adds what only a flagged unit needs.
func (s *surroundings) explain(b *balance, f *hotspot.Result, i int, cut float64) {
	s.leading = slices.Clone(s.neighbours)
	excess := func(j int) float64 {
		d := float64(b.counts[j]) - b.expected(j)
		if !s.hot {
			d = -d
		}
		return d
	}
	slices.SortStableFunc(s.leading, func(x, y int) int { return cmp.Compare(excess(y), excess(x)) })
	for k, j := range s.leading {
		if k == leadingNeighbours || excess(j) <= 0 {
			s.leading = s.leading[:k]
			break
		}
	}
	if b.method.Null != hotspot.Poisson || b.method.Statistic == hotspot.LocalMoran {
		return
	}
	s.low, s.high = binomialRange(s.all, s.part)
	s.turn = turningPoint(s, cut)
}

// leadingNeighbours are named in a reason.
const leadingNeighbours = 3

// binomialRange returns the middle 95 % of what chance gives.
func binomialRange(trials int64, part float64) (low, high int64) {
	mean := float64(trials) * part
	spread := 6*math.Sqrt(mean*(1-part)) + 6
	low, high = int64(math.Max(0, mean-spread)), min(trials, int64(mean+spread))
	return seek(low, high, func(s int64) bool {
			below, _ := rate.BinomialTails(s, trials, part)
			return below >= 0.025
		}), seek(low, high, func(s int64) bool {
			below, _ := rate.BinomialTails(s, trials, part)
			return below >= 0.975
		})
}

// seek returns the least number from low to high that fulfils a condition which
// stays fulfilled, high where none does.
func seek(low, high int64, fulfilled func(int64) bool) int64 {
	for low < high {
		middle := low + (high-low)/2
		if fulfilled(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// cutOff returns the greatest p that is still flagged.
func cutOff(f *hotspot.Result) float64 {
	cut := 0.0
	for i, c := range f.Class {
		if c.Significant() && f.P[i] > cut {
			cut = f.P[i]
		}
	}
	return cut
}

// turningPoint returns the count nearest to the one seen with which the
// surroundings would not be flagged, were all the rest as it is.
func turningPoint(s *surroundings, cut float64) int64 {
	rest := s.all - s.count
	flagged := func(count int64) bool {
		low, high := rate.BinomialTails(count, count+rest, s.part)
		return hotspot.Tails{Low: low, High: high}.TwoSided() <= cut
	}
	middle := int64(s.expected)
	if s.hot {
		return seek(middle, s.count, flagged) - 1
	}
	return seek(s.count, middle+1, func(c int64) bool { return !flagged(c) })
}
