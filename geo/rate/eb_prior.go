package rate

import (
	"math"
)

// Family says how the events of a unit vary around its rate.
type Family uint8

// The families.
const (
	Poisson  Family = iota // any number of events per person; variance mean
	Binomial               // each person at most once: cases never exceed people
)

// Prior is what empirical Bayes learns from the units together and lends to each:
// the mean and the variance of their true rates (R. J. Marshall 1991, "Mapping
// disease and mortality rates using empirical Bayes estimators",
// https://doi.org/10.2307/2347593). With r = y/p, n units and totals over them
//
//	b  = Σy / Σp                     mean of the rates
//	s² = Σ p·(r − b)² / Σp           variance seen
//	a  = s² − b / (Σp/n)             variance left after chance: Poisson
//	a  = (s²·Σp/n − b(1−b)) / (Σp/n − 1)                         Binomial
//
// The binomial moments are those of M. Martuzzi and P. Elliott 1996, "Empirical
// Bayes estimation of small area prevalence of non-rare conditions", Statistics in
// Medicine 15, 1867-1873.
type Prior struct {
	Family   Family
	Mean     float64 // b, events per person
	Variance float64 // a, 0 where the units vary no more than chance lets them
	Raw      float64 // a before it was cut at 0
	Events   float64 // Σy
	People   float64 // Σp
	Doubt    float64 // variance of b itself, Σ p²·v / (Σp)² with v = a + b/p, likewise in the binomial family
	// VarianceDoubt is the variance of Raw: Σ p²·Var((r − b)²) / (Σp)², where the
	// latter is κ₄ + 2v² of the negative binomial distribution, 2v² in the binomial family.
	VarianceDoubt float64
}

// Rate returns the rate of a unit, drawn towards the mean the more, the fewer
// people it has: b + (y/p − b)·a/(a + b/p), with (b(1−b) − a)/p in place of b/p
// in the binomial family. The mean itself where a = 0; NaN without people, and
// where there is no event at all to learn from in a neighbourhood (Mean NaN).
func (p Prior) Rate(count int64, people float64) float64 {
	if !(people > 0) || math.IsNaN(p.Mean) {
		return math.NaN()
	}
	return p.Mean + (float64(count)/people-p.Mean)*p.trust(people)
}

// trust is the share of a unit's own rate in the shrunk one.
func (p Prior) trust(people float64) float64 {
	if p.Variance == 0 {
		return 0
	}
	return p.Variance / (p.Variance + p.noise()/people)
}

// noise is the variance of the raw rate of one person.
func (p Prior) noise() float64 {
	if p.Family == Binomial {
		return p.Mean*(1-p.Mean) - p.Variance
	}
	return p.Mean
}

// newPrior takes the chance out of the variance seen among the rates of units.
func newPrior(family Family, s sums, seen float64) Prior {
	p := Prior{Family: family, Mean: s.events / s.people, Events: s.events, People: s.people}
	mean := s.people / s.units
	switch {
	case family == Poisson:
		p.Raw = seen - p.Mean/mean
	case mean > 1:
		p.Raw = (seen*mean - p.Mean*(1-p.Mean)) / (mean - 1)
	} // with one person per unit all variance is chance
	p.Variance = math.Max(p.Raw, 0)
	p.doubt(s)
	return p
}

// doubt sets the variances of b and a. The sum over units of p²·2v² is that of
// 2(a·p + noise)²; of p²·κ₄, with g = a/b, b·(1/p + 7g + 12g²p + 6g³p²).
func (p *Prior) doubt(s sums) {
	a, noise, all := p.Variance, p.noise(), s.people*s.people
	p.Doubt = (a*s.squares + noise*s.people) / all
	p.VarianceDoubt = 2 * (a*a*s.squares + 2*a*noise*s.people + noise*noise*s.units) / all
	if p.Family == Poisson && p.Mean > 0 {
		g := a / p.Mean
		p.VarianceDoubt += p.Mean * (s.inverses + g*(7*s.units+g*(12*s.people+g*6*s.squares))) / all
	}
}

// sums over the units that have people.
type sums struct {
	events, people, squares, inverses, units float64 // Σy, Σp, Σp², Σ1/p, how many
}

func (s *sums) add(count int64, people float64) {
	if people > 0 {
		s.events += float64(count)
		s.people += people
		s.squares += people * people
		s.inverses += 1 / people
		s.units++
	}
}
