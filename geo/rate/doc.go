// Package rate turns counts of incidents into rates and says how sure they are.
//
// Counts are taken as Poisson. Everything here is exact in the statistical
// sense (no normal approximation) and computed to about 12 significant digits.
package rate
