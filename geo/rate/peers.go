package rate

import "math"

// peers are the units that a dispersion is learned from.
type peers struct {
	within []ranged
	likely []unlogged // of each of them, where the search stands
	level  float64    // where the last search for it ended, and the next begins
}

// unlogged is a likelihood whose logarithm is only taken where it is asked for: the
// search for a level needs the derivatives alone.
type unlogged struct{ log, mass float64 }

// value is ln likelihood.
func (r unlogged) value() float64 { return r.log - math.Log(r.mass) }

// ranged is a count within the range in which it is believed to be scatter.
type ranged struct {
	count, low, high int64
	expected         float64
}

// newPeers takes those of the units that are within their range.
func newPeers(counts []int64, expected []float64, units []int) *peers {
	p := &peers{within: make([]ranged, 0, len(units)), level: 1}
	for _, i := range units {
		e := expected[i]
		if !(e > 0) || e > mostExpected {
			continue
		}
		r := ranged{counts[i], max(1, int64(math.Ceil(e*silentBelow))), int64(hotAbove*e + hotAtLeast), e}
		if r.low <= r.count && r.count <= r.high {
			p.within = append(p.within, r)
		}
	}
	p.likely = make([]unlogged, len(p.within))
	return p
}

const (
	mostExpected = 1e9 // no unit of people expects more
	sumsUpTo     = 100 // from there on tails are quicker, and sums may overflow
	levelPrior   = 0.3 // standard deviation of the logarithm of the level
	levelMost    = 3   // and 1/3 is the least: peers farther off are no standard
	levelSteps   = 20  // 2 to 5 are the rule
)

// logLikelihood returns the greatest log likelihood at a dispersion, over all levels:
// Fisher's scoring on the logarithm of the level.
func (p *peers) logLikelihood(dispersion float64) float64 {
	for range levelSteps {
		at := math.Log(p.level) / levelPrior
		score, information := -at/levelPrior, 1/(levelPrior*levelPrior)
		for k := range p.within {
			l, s, i := p.within[k].likelihood(dispersion, p.level)
			p.likely[k], score, information = l, score+s, information+i
		}
		step := min(max(score/information, -0.5), 0.5)
		if math.Abs(step) < 1e-6 { // what is left to gain is the square of it
			return p.value()
		}
		next := min(max(p.level*math.Exp(step), 1.0/levelMost), levelMost)
		if next == p.level {
			return p.value()
		}
		p.level = next
	}
	for k := range p.within {
		p.likely[k], _, _ = p.within[k].likelihood(dispersion, p.level)
	}
	return p.value()
}

// value is the log likelihood at the present level, of which likely was reckoned.
func (p *peers) value() float64 {
	at := math.Log(p.level) / levelPrior
	value := -at * at / 2
	for _, l := range p.likely {
		value += l.value()
	}
	return value
}

// likelihood returns P(count | low ≤ Y ≤ high), its derivative by the logarithm of
// the level, (y − m)/(1 + d·μ) with m the mean within the range, and the expected
// information, the variance within the range over (1 + d·μ)². No factorials are
// needed: all are sums over the range of masses relative to that of the count.
func (r *ranged) likelihood(dispersion, level float64) (likely unlogged, score, information float64) {
	if r.expected > sumsUpTo {
		return r.byTails(dispersion, level)
	}
	mean := r.expected * level
	widen := 1 + dispersion*mean
	mass, first, second := 1.0, 0.0, 0.0 // moments of Y − count
	add := func(term, away float64) {
		mass += term
		first += term * away
		second += term * away * away
	}
	term := 1.0
	for y := float64(r.count); y > float64(r.low); y-- {
		ratio := y * widen / (mean * (1 + (y-1)*dispersion))
		term *= ratio
		add(term, y-1-float64(r.count))
		if ratio < 1 && term < mass*roundOff {
			break // ratios fall on once below 1
		}
	}
	term = 1
	for y := float64(r.count); y < float64(r.high); y++ {
		ratio := mean * (1 + y*dispersion) / ((y + 1) * widen)
		term *= ratio
		add(term, y+1-float64(r.count))
		if ratio < 1 && term < mass*roundOff {
			break
		}
	}
	if math.IsInf(second, 1) {
		return unlogged{mass: math.Inf(1)}, 0, 0
	}
	first /= mass
	return unlogged{mass: mass}, -first / widen, (second/mass - first*first) / (widen * widen)
}

// byTails is likelihood with derivatives by differences, over a third of a standard
// deviation of Poisson counts.
func (r *ranged) byTails(dispersion, level float64) (likely unlogged, score, information float64) {
	at := func(level float64) float64 {
		mean := r.expected * level
		outside := NegBinLowerTail(r.low-1, mean, dispersion) + NegBinUpperTail(r.high+1, mean, dispersion)
		return math.Log(negBinMass(r.count, mean, dispersion)) - math.Log1p(-outside)
	}
	h := 0.3 / math.Sqrt(r.expected)
	value := at(level)
	above, below := at(level*math.Exp(h)), at(level*math.Exp(-h))
	if math.IsInf(above+below, 0) || math.IsNaN(above+below) {
		return unlogged{mass: math.Inf(1)}, 0, 0
	}
	return unlogged{value, 1}, (above - below) / (2 * h), math.Max(0, (2*value-above-below)/(h*h))
}
