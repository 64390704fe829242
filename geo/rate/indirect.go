package rate

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// StratumRates returns the rate of each stratum over all units together, events per
// person: the standard of ExpectedByStrata. NaN for a stratum without people. The
// shapes and errors are those of DirectRates.
func StratumRates(counts [][]int64, people [][]float64) ([]float64, error) {
	strata := 0
	if len(counts) > 0 {
		strata = len(counts[0])
	}
	if err := checkStrata(counts, people, strata); err != nil {
		return nil, err
	}
	rates := make([]float64, strata)
	for s := range rates {
		var all sums
		for i := range counts {
			all.add(counts[i][s], people[i][s])
		}
		rates[s] = all.events / all.people
	}
	return rates, nil
}

// ExpectedByStrata returns the events that each unit would have if each of its
// strata had the standard's rate, Σ_s p_is·R_s: indirect standardisation. SMR makes
// ratios with limits of it, Chances, Silence and a funnel all take it in place of
// Expected.
//
// people is [unit][stratum], rates are events per person, of StratumRates or of
// another population. A unit without people gets NaN, and so does one that has
// people in a stratum whose rate is NaN. It returns *geo.InvalidError for shapes
// that differ, people that are negative, infinite or NaN, and rates that are negative
// or infinite. The cost is linear.
func ExpectedByStrata(people [][]float64, rates []float64) ([]float64, error) {
	for s, r := range rates {
		if r < 0 || math.IsInf(r, 1) {
			return nil, geo.Invalid("rates", "stratum %d has %v: give events per person, NaN where not known", s, r)
		}
	}
	expected := make([]float64, len(people))
	for i, unit := range people {
		if err := checkUnit("people", i, len(unit), len(rates)); err != nil {
			return nil, err
		}
		all := 0.0
		for s, p := range unit {
			if !(p >= 0) || math.IsInf(p, 1) {
				return nil, geo.Invalid("people", "unit %d, stratum %d has %v: give a number of 0 or more", i, s, p)
			}
			if p > 0 {
				all += p
				expected[i] += p * rates[s]
			}
		}
		if all == 0 {
			expected[i] = math.NaN()
		}
	}
	return expected, nil
}
