// Package hotspot finds where high or low values gather: Getis-Ord Gi and Gi*,
// local and global Moran, Geary's C and the global G, on counts, rates and
// rates adjusted by empirical Bayes.
//
// Statistic and inference are two things here. The statistics (gi.go, moran.go,
// global.go) are closed forms. Their p-values come from one of three nulls:
//
//   - the exact permutation distribution (exact.go, enumerate.go), wherever it
//     can be had: counts, or few enough ways to choose the neighbours;
//   - Monte Carlo permutation without replacement (permute.go) beyond that;
//   - incidents thrown at the units by population, given their total
//     (poisson.go), which alone is fair to units of unequal size.
//
// In all of them ties count on both sides, so that a unit whose neighbours are
// all zero, as most are in sparse data, is not called cold for it. Analyze puts
// the pieces together.
//
// Values are in unit order, one per row of the weights; NaN means that there is
// no value. Inputs are never changed.
package hotspot
