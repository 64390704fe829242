package rate

import "math"

// Estimate is a figure with its limits.
type Estimate struct {
	Value, Low, High float64
}

// unknown is the estimate of what has none.
var unknown = Estimate{math.NaN(), math.NaN(), math.NaN()}

// times scales an estimate.
func (e Estimate) times(by float64) Estimate { return Estimate{e.Value * by, e.Low * by, e.High * by} }

// SMR returns the standardised ratio y/E of each unit, 1 where as many events
// came as were expected, with the exact limits of the Poisson count divided by E
// (PoissonLimits; E counts as known without error). It is what indirect
// standardisation gives: times the standard's rate it is the indirectly
// standardised rate.
//
// counts and expected have one value per unit, confidence is a share. Where E is
// 0 or NaN, all three are NaN. It returns *geo.InvalidError for lengths that
// differ, a negative count, an expectation that is negative or infinite, and a
// confidence outside (0, 1). The cost is that of PoissonLimits per different count.
func SMR(counts []int64, expected []float64, confidence float64) ([]Estimate, error) {
	if err := checkExpected(counts, expected); err != nil {
		return nil, err
	}
	if err := checkShare("confidence", confidence); err != nil {
		return nil, err
	}
	limits := NewLimits(confidence)
	ratios := make([]Estimate, len(counts))
	for i, y := range counts {
		ratios[i] = unknown
		if e := expected[i]; e > 0 {
			low, high := limits.Of(y)
			ratios[i] = Estimate{float64(y) / e, low / e, high / e}
		}
	}
	return ratios, nil
}
