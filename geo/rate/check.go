package rate

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// sameLength returns *geo.InvalidError unless an argument has a value for each unit.
func sameLength(field string, got, units int) error {
	if got != units {
		return geo.Invalid(field, "has %d values for %d units: give one per unit", got, units)
	}
	return nil
}

// checkCounts returns *geo.InvalidError for a negative count.
func checkCounts(counts []int64) error {
	for i, y := range counts {
		if y < 0 {
			return geo.Invalid("counts", "unit %d has %d: a count is 0 or more", i, y)
		}
	}
	return nil
}

// checkPeople returns *geo.InvalidError for people that are negative or not a
// number. 0 says that nobody lives there or that it is not known.
func checkPeople(people []float64) error {
	for i, p := range people {
		if !(p >= 0) || math.IsInf(p, 1) {
			return geo.Invalid("people", "unit %d has %v: give a number, 0 where nobody lives or it is not known", i, p)
		}
	}
	return nil
}

// checkRates checks what rates are made of.
func checkRates(counts []int64, people []float64) error {
	if err := sameLength("people", len(people), len(counts)); err != nil {
		return err
	}
	if err := checkCounts(counts); err != nil {
		return err
	}
	return checkPeople(people)
}

// checkExpected checks counts and what they are compared with; NaN is the
// expectation of a unit that has none.
func checkExpected(counts []int64, expected []float64) error {
	if err := sameLength("expected", len(expected), len(counts)); err != nil {
		return err
	}
	for i, e := range expected {
		if e < 0 || math.IsInf(e, 1) {
			return geo.Invalid("expected", "unit %d has %v: give a number of 0 or more, NaN where none is known", i, e)
		}
	}
	return checkCounts(counts)
}

// checkShare returns *geo.InvalidError for a number outside (0, 1).
func checkShare(field string, v float64) error {
	if !(v > 0 && v < 1) {
		return geo.Invalid(field, "%v is not inside (0, 1): give a share, 0.95 and not 95", v)
	}
	return nil
}
