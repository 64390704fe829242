package rate

import (
	"github.com/antoan-vn/antoan/geo"
)

// EBGlobal returns the empirical Bayes rate of each unit, events per person, and
// the prior of all units that it is drawn towards (formulas at Prior). Small
// units, whose raw rates are mostly chance, move most.
//
// counts and people have one value per unit. A unit without people gets NaN and
// takes no part. Without a single event all rates are 0. It returns
// *geo.InvalidError for lengths that differ, negative counts, people that are
// negative, infinite or NaN, where no unit has people, and in the binomial family
// for a unit with more cases than people. The cost is linear.
func EBGlobal(counts []int64, people []float64, family Family) ([]float64, Prior, error) {
	prior, err := EBPrior(counts, people, family)
	if err != nil {
		return nil, Prior{}, err
	}
	rates := make([]float64, len(counts))
	for i, y := range counts {
		rates[i] = prior.Rate(y, people[i])
	}
	return rates, prior, nil
}

// EBPrior returns the prior of EBGlobal, with its errors.
func EBPrior(counts []int64, people []float64, family Family) (Prior, error) {
	all, err := total(counts, people)
	if err != nil {
		return Prior{}, err
	}
	if err := checkFamily(counts, people, family); err != nil {
		return Prior{}, err
	}
	b, seen := all.events/all.people, 0.0
	for i, p := range people {
		if p > 0 {
			d := float64(counts[i])/p - b
			seen += p * d * d
		}
	}
	return newPrior(family, all, seen/all.people), nil
}

// checkFamily returns *geo.InvalidError for a family that does not exist and, in
// the binomial one, for a unit in which more people had the event than live there.
func checkFamily(counts []int64, people []float64, family Family) error {
	if family > Binomial {
		return geo.Invalid("family", "%d is unknown: use Poisson or Binomial", family)
	}
	if family == Poisson {
		return nil
	}
	for i, y := range counts {
		if p := people[i]; p > 0 && float64(y) > p {
			return geo.Invalid("counts", "unit %d has %d cases among %v people: the binomial family counts each person once at most, use Poisson", i, y, p)
		}
	}
	return nil
}
