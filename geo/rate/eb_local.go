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
	priors := neighbourhoods(counts, people, w)
	rates := make([]float64, len(counts))
	for i := range priors {
		prior := &priors[i]
		seen, units := 0.0, 0.0
		around := func(j int32) {
			if people[j] > 0 {
				d := float64(counts[j])/people[j] - prior.Mean
				if variance == AroundTheirMeans {
					d = float64(counts[j])/people[j] - priors[j].mean()
				}
				seen += people[j] * d * d
				units++
			}
		}
		around(int32(i))
		for _, j := range w.Neighbours(i) {
			around(j)
		}
		// Around its own mean of 0 a neighbourhood without events has no variance
		// left; around others' it may have, and spdep's estimate is then 0.
		if people[i] > 0 && (prior.Events > 0 || seen > 0) {
			*prior = newPrior(Poisson, prior.Events, prior.People, units, seen/prior.People)
		}
		rates[i] = prior.Rate(counts[i], people[i])
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
	for i, n := range neighbourhoods(counts, people, w) {
		rates[i] = math.NaN()
		if people[i] > 0 {
			rates[i] = n.mean()
		}
	}
	return rates, nil
}

// neighbourhoods sums events and people over each unit and its neighbours. Mean
// is NaN where there is none to shrink towards.
func neighbourhoods(counts []int64, people []float64, w *weights.Matrix) []Prior {
	sums := make([]Prior, len(counts))
	for i := range sums {
		n := &sums[i]
		n.Mean = math.NaN()
		add := func(j int32) {
			if people[j] > 0 {
				n.Events += float64(counts[j])
				n.People += people[j]
			}
		}
		add(int32(i))
		for _, j := range w.Neighbours(i) {
			add(j)
		}
		if people[i] > 0 && n.Events > 0 {
			n.Mean = n.mean()
		}
	}
	return sums
}

// mean returns Σy/Σp.
func (p *Prior) mean() float64 { return p.Events / p.People }

func checkLocal(counts []int64, people []float64, w *weights.Matrix) error {
	if _, _, err := total(counts, people); err != nil {
		return err
	}
	if w == nil {
		return geo.Invalid("weights", "there are none: give neighbours, or use EBGlobal")
	}
	return sameLength("weights", w.N(), len(counts))
}
