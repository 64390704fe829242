package rate

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// DirectRates returns the rate that each unit would have if its people were made
// up as the standard is: Σ_s w_s·y_is/p_is with w_s the share of stratum s (age and
// sex, say) in the standard population. Rates of units with younger and older people
// then compare.
//
// The limits are the gamma ones of M. P. Fay and E. J. Feuer 1997,
// https://doi.org/10.1002/(SICI)1097-0258(19970415)16:7<791::AID-SIM500>3.0.CO;2-#,
// and not the narrower ones of Dobson, because they keep their confidence where
// counts are small and weights differ; with one stratum they are PoissonLimits.
// They are wide where a small stratum of a unit weighs much in the standard.
//
// counts and people are [unit][stratum], standard has people per stratum. A unit
// that has nobody in a stratum that the standard has gets NaN thrice: its rate there
// is not known, and leaving the stratum out would compare something else. It returns
// *geo.InvalidError for shapes that differ, negative counts, people or a standard
// that are negative, infinite or NaN, a standard of nobody, and a confidence outside
// (0, 1). The cost is linear, with two quantiles per unit.
func DirectRates(counts [][]int64, people [][]float64, standard []float64, confidence float64) ([]Estimate, error) {
	if err := checkStrata(counts, people, len(standard)); err != nil {
		return nil, err
	}
	all := 0.0
	for s, p := range standard {
		if !(p >= 0) || math.IsInf(p, 1) {
			return nil, geo.Invalid("standard", "stratum %d has %v people: give a number of 0 or more", s, p)
		}
		all += p
	}
	if !(all > 0) || math.IsInf(all, 1) {
		return nil, geo.Invalid("standard", "its %d strata have %v people together: there is nothing to weigh by", len(standard), all)
	}
	if err := checkShare("confidence", confidence); err != nil {
		return nil, err
	}
	rates := make([]Estimate, len(counts))
	for i := range counts {
		rates[i] = directRate(counts[i], people[i], standard, all, (1-confidence)/2)
	}
	return rates, nil
}

// directRate weighs the counts of one unit.
func directRate(counts []int64, people, standard []float64, all, tail float64) Estimate {
	var rate, variance, most float64 // most is the greatest weight of one event
	for s, y := range counts {
		if standard[s] == 0 {
			continue
		}
		if people[s] == 0 {
			return unknown
		}
		w := standard[s] / all / people[s]
		rate += w * float64(y)
		variance += w * w * float64(y)
		most = math.Max(most, w)
	}
	e := Estimate{Value: rate}
	if rate > 0 {
		e.Low = gammaLow(rate*rate/variance, tail) * variance / rate
	}
	rate, variance = rate+most, variance+most*most
	e.High = gammaHigh(rate*rate/variance, tail) * variance / rate
	return e
}

// checkStrata checks what rates by stratum are made of.
func checkStrata(counts [][]int64, people [][]float64, strata int) error {
	if err := sameLength("people", len(people), len(counts)); err != nil {
		return err
	}
	for i := range counts {
		if err := checkUnit("counts", i, len(counts[i]), strata); err != nil {
			return err
		}
		if err := checkUnit("people", i, len(people[i]), strata); err != nil {
			return err
		}
		for s, y := range counts[i] {
			if p := people[i][s]; y < 0 || !(p >= 0) || math.IsInf(p, 1) {
				return geo.Invalid("counts", "unit %d, stratum %d has %d among %v people: give numbers of 0 or more", i, s, y, p)
			}
		}
	}
	return nil
}

func checkUnit(field string, unit, got, strata int) error {
	if got != strata {
		return geo.Invalid(field, "unit %d has %d strata, the standard %d: give one value per stratum", unit, got, strata)
	}
	return nil
}
