package analysis

import (
	"cmp"
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo/hotspot"
)

// surroundings are the numbers behind a verdict.
type surroundings struct {
	*balance
	unit       int
	withSelf   bool
	neighbours []int
	leading    []int // the neighbours that stand out most on the side of the verdict
	more       int   // neighbours that stand out on that side besides
	hot        bool
	quadrant   hotspot.Quadrant

	count, all int64   // in the surroundings, and of how many
	in, out    float64 // how uneven the units are there and in the rest: Σ people² / (Σ people)²
	part       float64 // of the people, or of the units where people do not matter
	expected   float64
	low, high  int64 // of 95 % of what chance gives, where counts are weighed against people
	turn       int64 // count from which the verdict would be another

	mean, usual float64 // of the values analysed: the neighbours' mean, and what chance makes of it
}

// around sums up what the statistic looks at.
func (b *balance) around(i int) surroundings {
	f := b.found
	s := surroundings{balance: b, unit: i, withSelf: f.Method.Statistic == hotspot.GiStar, hot: f.High[i] < f.Low[i]}
	inside, rest, outside := 0.0, b.cases, b.all
	s.out = b.squares
	leave := func(j int) {
		if b.refers[j] {
			rest, outside, s.out = rest-b.counts[j], outside-b.share(j), s.out-b.share(j)*b.share(j)
		}
	}
	for _, j := range b.weights.Neighbours(i) {
		if b.in[j] {
			s.neighbours = append(s.neighbours, int(j))
			s.count, inside, s.mean = s.count+b.counts[j], inside+b.share(int(j)), s.mean+f.Analysed[j]
			s.in += b.share(int(j)) * b.share(int(j))
			leave(int(j))
		}
	}
	leave(i)
	if s.withSelf {
		s.count, inside, s.in = s.count+b.counts[i], inside+b.share(i), s.in+b.share(i)*b.share(i)
	}
	s.all = s.count + rest
	if s.part = 1; outside > 0 {
		s.part = inside / (inside + outside)
	}
	s.expected = float64(s.all) * s.part
	s.in, s.out = s.in/(inside*inside), math.Max(0, s.out)/(outside*outside)
	s.mean /= float64(len(s.neighbours))
	s.usual = (b.sum - f.Analysed[i]) / float64(b.with-1)
	if f.Method.Null.OfPeople() {
		s.usual = float64(b.cases) / b.all
	}
	if f.Quadrant != nil {
		if s.quadrant = f.Quadrant[i]; s.quadrant != "" {
			s.hot = s.quadrant == hotspot.HighHigh || s.quadrant == hotspot.LowHigh
		}
	}
	return s
}

// leadingNeighbours are named in a reason.
const leadingNeighbours = 3

// explain adds what only a flagged unit needs.
func (s *surroundings) explain() {
	excess := func(j int) float64 {
		d := s.found.Analysed[j] - s.usual
		if s.byPeople() {
			d = float64(s.counts[j]) - s.balance.expected(j)
		}
		if !s.hot {
			d = -d
		}
		return d
	}
	s.leading = slices.DeleteFunc(slices.Clone(s.neighbours), func(j int) bool { return !(excess(j) > 0) })
	slices.SortStableFunc(s.leading, func(x, y int) int { return cmp.Compare(excess(y), excess(x)) })
	if s.more = len(s.leading) - leadingNeighbours; s.more > 0 {
		s.leading = s.leading[:leadingNeighbours]
	}
	if s.byPeople() {
		s.low, s.high = s.usualRange()
		s.turn = s.turningPoint()
	}
}

// tails returns the chances of a count in the surroundings as low or as high, were
// the total this.
func (s *surroundings) tails(count, total int64) hotspot.Tails {
	d := s.found.Method.Dispersion
	return hotspot.ShareTails(count, total, s.part, d*s.in, d*s.out)
}

// usualRange returns the middle 95 % of what chance gives.
func (s *surroundings) usualRange() (low, high int64) {
	reaches := func(chance float64) int64 {
		return seek(0, s.all, func(count int64) bool { return s.tails(count, s.all).Low >= chance })
	}
	return reaches(0.025), reaches(0.975)
}

// turningPoint returns the count nearest to the one seen with which the surroundings
// would not be flagged, were all the rest as it is. From the count at which both
// have the same rate, the chance falls to either side.
func (s *surroundings) turningPoint() int64 {
	rest := s.all - s.count
	flagged := func(count int64) bool { return s.tails(count, count+rest).TwoSided() < s.cut }
	even := int64(float64(rest) * s.part / (1 - s.part))
	if s.hot {
		return seek(even, s.count, flagged) - 1
	}
	return seek(s.count, even+1, func(c int64) bool { return !flagged(c) })
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
