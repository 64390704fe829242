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
// The binomial moments are those of M. Martuzzi and P. Elliott 1996,
// https://doi.org/10.1002/(SICI)1097-0258(19960915)15:17<1867::AID-SIM398>3.0.CO;2-2.
type Prior struct {
	Family   Family
	Mean     float64 // b, events per person
	Variance float64 // a, 0 where the units vary no more than chance lets them
	Raw      float64 // a before it was cut at 0
	Events   float64 // Σy
	People   float64 // Σp
}

// Rate returns the rate of a unit, drawn towards the mean the more, the fewer
// people it has: b + (y/p − b)·a/(a + b/p), with (b(1−b) − a)/p in place of b/p
// in the binomial family. The mean itself where a = 0; NaN without people, and
// where there is no event at all to learn from in a neighbourhood (Mean NaN).
func (p Prior) Rate(count int64, people float64) float64 {
	if !(people > 0) || math.IsNaN(p.Mean) {
		return math.NaN()
	}
	if p.Variance == 0 {
		return p.Mean
	}
	noise := p.Mean / people
	if p.Family == Binomial {
		noise = (p.Mean*(1-p.Mean) - p.Variance) / people
	}
	return p.Mean + (float64(count)/people-p.Mean)*p.Variance/(p.Variance+noise)
}
