package hotspot

import "github.com/antoan-vn/antoan/geo"

// Statistic is a local statistic.
type Statistic string

// The local statistics.
const (
	Gi         Statistic = "gi"     // neighbours against the others, the unit itself left out
	GiStar     Statistic = "gistar" // the unit and its neighbours against all
	LocalMoran Statistic = "moran"  // the unit's deviation times its neighbours'
)

// ParseStatistic reads a local statistic's code. It returns *geo.InvalidError.
func ParseStatistic(s string) (Statistic, error) {
	switch st := Statistic(s); st {
	case Gi, GiStar, LocalMoran:
		return st, nil
	}
	return "", geo.Invalid("statistic", "%q is unknown: use gistar, gi or moran", s)
}

// Null is the world without clustering that a p-value is computed in.
type Null string

// The nulls.
const (
	// Permutation: the values, given as they are, fell on the units by chance.
	// Exact where that can be computed, else Monte Carlo.
	Permutation Null = "permutation"
	// Exact is Permutation that refuses to fall back on Monte Carlo.
	Exact Null = "exact"
	// Poisson: the incidents, given their total, fell on people by chance.
	Poisson Null = "poisson"
	// NegativeBinomial is Poisson where every unit has a risk of its own besides,
	// which varies as a gamma variable does: incidents that scatter beyond chance
	// everywhere are no hot spots. Without such scatter it is Poisson.
	NegativeBinomial Null = "negative_binomial"
)

// OfPeople tells the nulls in which incidents fall on people from those in which
// values are dealt to units.
func (n Null) OfPeople() bool { return n == Poisson || n == NegativeBinomial }

// ParseNull reads a null's code. It returns *geo.InvalidError.
func ParseNull(s string) (Null, error) {
	switch n := Null(s); n {
	case Permutation, Exact, Poisson, NegativeBinomial:
		return n, nil
	}
	return "", geo.Invalid("null", "%q is unknown: use permutation, exact, poisson or negative_binomial", s)
}
