package rate

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

// LocalVariance says around what the rates of a neighbourhood vary in EBLocal.
type LocalVariance uint8

// The two readings of Marshall's local estimator that software has.
const (
	// AroundOwnMean takes all rates around the mean of the neighbourhood in
	// question, as Marshall writes it, and GeoDa and PySAL compute.
	AroundOwnMean LocalVariance = iota
	// AroundTheirMeans takes each neighbour's rate around the mean of that
	// neighbour's own neighbourhood, as R's spdep does unless told otherwise.
	AroundTheirMeans
)

// EBLocal returns the local empirical Bayes rate of each unit, events per person:
// Prior.Rate with the prior of its neighbourhood instead of all units. The
// neighbourhood is the unit and its neighbours in w; b is their events over their
// people, s² = Σ p_j (r_j − m)² / Σ p_j with m as the variance says, and a = s² −
// b/p̄ with p̄ their mean people, cut at 0 (Marshall 1991,
// https://doi.org/10.2307/2347593). The family is Poisson.
//
// The priors come with the rates, for Prior.Limits. Where a neighbourhood has no
// event there is nothing to shrink towards: the rate is NaN, and so is the mean of
// the prior (AroundTheirMeans gives 0 where neighbours have others with events).
// A unit without neighbours is its own neighbourhood and keeps its raw
// rate, NaN if that is 0. A unit without people gets NaN and takes no part in the
// neighbourhoods of others. Errors are those of EBGlobal, and *geo.InvalidError
// for weights of another number of units. The cost is one visit per link.
func EBLocal(counts []int64, people []float64, w *weights.Matrix, variance LocalVariance) ([]float64, []Prior, error) {
	if err := checkLocal(counts, people, w); err != nil {
		return nil, nil, err
	}
	if variance > AroundTheirMeans {
		return nil, nil, geo.Invalid("variance", "%d is unknown: use AroundOwnMean or AroundTheirMeans", variance)
	}
	around := neighbourhoods(counts, people, w)
	rates, priors := make([]float64, len(counts)), make([]Prior, len(counts))
	for i, s := range around {
		seen := 0.0
		deviate := func(j int32) {
			m := s
			if variance == AroundTheirMeans {
				m = around[j]
			}
			if people[j] > 0 {
				d := float64(counts[j])/people[j] - m.events/m.people
				seen += people[j] * d * d
			}
		}
		deviate(int32(i))
		for _, j := range w.Neighbours(i) {
			deviate(j)
		}
		priors[i] = Prior{Mean: math.NaN(), Events: s.events, People: s.people}
		// Around its own mean of 0 a neighbourhood without events has no variance
		// left; around others' it may have, and spdep's estimate is then 0.
		if people[i] > 0 && (s.events > 0 || seen > 0) {
			priors[i] = newPrior(Poisson, s, seen/s.people)
		}
		rates[i] = priors[i].Rate(counts[i], people[i])
	}
	return rates, priors, nil
}

// SpatialRate returns the rate of each unit's neighbourhood, itself included:
// the events of all over the people of all, the plain smoother. NaN for a unit
// without people, which takes no part in those of others; 0 where the
// neighbourhood has no event. Errors and cost are those of EBLocal.
func SpatialRate(counts []int64, people []float64, w *weights.Matrix) ([]float64, error) {
	if err := checkLocal(counts, people, w); err != nil {
		return nil, err
	}
	rates := make([]float64, len(counts))
	for i, s := range neighbourhoods(counts, people, w) {
		rates[i] = math.NaN()
		if people[i] > 0 {
			rates[i] = s.events / s.people
		}
	}
	return rates, nil
}

// neighbourhoods sums events and people over each unit and its neighbours.
func neighbourhoods(counts []int64, people []float64, w *weights.Matrix) []sums {
	around := make([]sums, len(counts))
	for i := range around {
		around[i].add(counts[i], people[i])
		for _, j := range w.Neighbours(i) {
			around[i].add(counts[j], people[j])
		}
	}
	return around
}

func checkLocal(counts []int64, people []float64, w *weights.Matrix) error {
	if _, err := total(counts, people); err != nil {
		return err
	}
	if w == nil {
		return geo.Invalid("weights", "there are none: give neighbours, or use EBGlobal")
	}
	return sameLength("weights", w.N(), len(counts))
}
