package rate

import "math"

// Chance says how unusual a count is, given what is expected.
type Chance struct {
	Expected float64
	Few      float64 // P(Y ≤ count), of so few or fewer
	Many     float64 // P(Y ≥ count), of so many or more
	Below    bool    // count < expected
}

// P returns Choynowski's probability, of a count as far or farther from what is
// expected on the side it lies: Few below, Many otherwise (M. Choynowski 1959,
// "Maps based on probabilities", Journal of the American Statistical Association
// 54, 385-388). One-sided: twice it, 1 at most, is a two-sided one.
func (c Chance) P() float64 {
	if c.Below {
		return c.Few
	}
	return c.Many
}

// Chances returns how unusual each count is as a Poisson count around what is
// expected, PoissonLowerTail and PoissonUpperTail; with Expected it makes a
// probability map. In a map of a hundred units five are below 0.05 by chance
// alone, and where rates differ at all the largest units always are: it shows
// where chance is no explanation, not where the rate is high.
//
// counts and expected have one value per unit; where expected is NaN, so are both
// chances. It returns *geo.InvalidError for lengths that differ, a negative count,
// or an expectation that is negative or infinite. The cost is that of two tails per
// unit.
func Chances(counts []int64, expected []float64) ([]Chance, error) {
	if err := checkExpected(counts, expected); err != nil {
		return nil, err
	}
	chances := make([]Chance, len(counts))
	for i, y := range counts {
		e := expected[i]
		chances[i] = Chance{e, math.NaN(), math.NaN(), float64(y) < e}
		if !math.IsNaN(e) {
			chances[i].Few, chances[i].Many = PoissonLowerTail(y, e), PoissonUpperTail(y, e)
		}
	}
	return chances, nil
}
