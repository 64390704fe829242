package rate

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// Expected returns the events that each unit would have at the rate of all
// together: E_i = p_i · Σy / Σp, the internal standard, so that they sum to the
// events of the units that have people.
//
// counts and people have one value per unit; people may be person-years. A unit
// without people (0: nobody lives there, or it is not known) gets NaN, and its
// events are left out of the sum. It returns *geo.InvalidError for lengths that
// differ, a negative count, people that are negative, infinite or NaN, and where
// no unit has people. The cost is linear.
func Expected(counts []int64, people []float64) ([]float64, error) {
	all, err := total(counts, people)
	if err != nil {
		return nil, err
	}
	expected := make([]float64, len(counts))
	for i, p := range people {
		expected[i] = math.NaN()
		if p > 0 {
			expected[i] = p * (all.events / all.people)
		}
	}
	return expected, nil
}

// ExpectedOfOthers returns what each unit would have at the rate of all others,
// p_i · (Σy − y_i) / (Σp − p_i): the unit that is being judged does not help to
// set its own standard, as in Expected a large one does. A unit alone, or one
// whose others have no people, gets NaN. Otherwise as Expected.
func ExpectedOfOthers(counts []int64, people []float64) ([]float64, error) {
	all, err := total(counts, people)
	if err != nil {
		return nil, err
	}
	expected := make([]float64, len(counts))
	for i, p := range people {
		expected[i] = math.NaN()
		if p > 0 && all.people > p {
			expected[i] = p * ((all.events - float64(counts[i])) / (all.people - p))
		}
	}
	return expected, nil
}

// total checks counts and people and sums them over the units that have people.
func total(counts []int64, people []float64) (sums, error) {
	var all sums
	if err := checkRates(counts, people); err != nil {
		return all, err
	}
	for i, y := range counts {
		all.add(y, people[i])
	}
	if all.people == 0 || math.IsInf(all.squares, 1) {
		return all, geo.Invalid("people", "the %d units have %v together: there is no rate of so many", len(people), all.people)
	}
	return all, nil
}
