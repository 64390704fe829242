package trend

import (
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// Slope is how fast a series changes, per unit of time.
type Slope struct {
	Value     float64 // median of the slopes of all pairs; NaN with less than two values
	Low, High float64 // limits; −Inf and +Inf where the values are too few for any
}

// Sen returns the median of the slopes of all pairs of values (P. K. Sen 1968,
// https://doi.org/10.1080/01621459.1968.10480934) with limits of a confidence, a
// share: the slopes at the ranks (N − z√Var S)/2 and (N + z√Var S)/2 + 1 of N, with Var S
// as in MannKendall, those between two ranks in proportion (R. O. Gilbert 1987,
// Statistical Methods for Environmental Pollution Monitoring, 16.5.1). times of nil stand one apart; values at the same time make no
// pair. NaN is a missing value. *geo.InvalidError for infinite values, other lengths
// and a confidence outside (0, 1). The cost is n² log n.
func Sen(values, times []float64, confidence float64) (Slope, error) {
	if !(confidence > 0 && confidence < 1) {
		return Slope{}, geo.Invalid("confidence", "%v is not between 0 and 1", confidence)
	}
	x, t, err := known(values, times)
	if err != nil {
		return Slope{}, err
	}
	var slopes []float64
	for i := range x {
		for j := i + 1; j < len(x); j++ {
			if t[i] != t[j] {
				slopes = append(slopes, (x[j]-x[i])/(t[j]-t[i]))
			}
		}
	}
	if len(slopes) == 0 {
		return Slope{math.NaN(), math.Inf(-1), math.Inf(1)}, nil
	}
	slices.Sort(slopes)
	r, err := MannKendall(x, true)
	if err != nil {
		return Slope{}, err
	}
	half := math.Sqrt2 * math.Erfinv(confidence) * math.Sqrt(r.Variance) / 2
	n := float64(len(slopes))
	s := Slope{Value: median(slopes), Low: between(slopes, n/2-half), High: between(slopes, n/2+half+1)}
	if r.Variance == 0 {
		s.Low, s.High = s.Value, s.Value
	}
	return s, nil
}

// between returns the value at a rank from 1 on, between two of them for a fraction.
func between(sorted []float64, rank float64) float64 {
	switch {
	case rank < 1:
		return math.Inf(-1)
	case rank > float64(len(sorted)):
		return math.Inf(1)
	}
	whole, part := math.Modf(rank)
	at := int(whole) - 1
	if part == 0 {
		return sorted[at]
	}
	return sorted[at] + part*(sorted[at+1]-sorted[at])
}

func median(sorted []float64) float64 {
	n := len(sorted)
	return sorted[(n-1)/2]/2 + sorted[n/2]/2
}
