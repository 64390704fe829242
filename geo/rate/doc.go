// Package rate turns counts of incidents into rates and says how sure they are, of
// one unit and of many that are compared.
//
// Counts are taken as Poisson, and as negative binomial where units that are compared
// scatter more than that. Tails, limits and tests are exact in the statistical sense
// (no normal approximation) and computed to about 12 significant digits; what is
// approximate says so: the credible limits of shrunk rates, and the adjusted z of a
// funnel.
//
// Functions of many units take slices with one value per unit. Nobody living there and
// people not known are both 0 people: there is no rate, the answer is NaN, and the
// unit has no part in what is said of others. What cannot be, such as a negative count,
// is a *geo.InvalidError that names the unit. Inputs are never changed.
package rate
