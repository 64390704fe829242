package hotspot

import "math"

// Tails are the chances, under a null, of a statistic as low as the one seen or
// lower, and as high or higher. The one seen counts on both sides.
type Tails struct{ Low, High float64 }

// TwoSided returns twice the smaller tail, at most 1.
func (t Tails) TwoSided() float64 { return min(1, 2*min(t.Low, t.High)) }

// certain are the tails of a statistic that cannot vary.
var certain = Tails{1, 1}

// unknownTails are those of a unit without a statistic.
var unknownTails = Tails{math.NaN(), math.NaN()}

// swapped returns the tails of the negative of the statistic.
func (t Tails) swapped() Tails { return Tails{Low: t.High, High: t.Low} }

// tolerance returns how far two sums of up to k values, none further from 0 than
// largest, may differ by rounding alone: such sums are equal, and count as ties.
func tolerance(largest float64, k int) float64 {
	// Each of k additions rounds a partial sum of at most k·largest by half an ulp,
	// in the sum seen and in the one drawn.
	return float64(k) * float64(k) * largest * ulp
}

func largest(x []float64) float64 {
	most := 0.0
	for _, v := range x {
		most = max(most, math.Abs(v))
	}
	return most
}
