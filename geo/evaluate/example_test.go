package evaluate_test

import (
	"fmt"

	"github.com/antoan-vn/antoan/geo/evaluate"
)

// The published example: 118 incidents fewer, give or take 40.
func ExampleWeightedDisplacement() {
	d, err := evaluate.WeightedDisplacement(evaluate.Counts{Before: 207, After: 110}, evaluate.Counts{Before: 308, After: 318},
		&evaluate.Counts{Before: 178, After: 157}, &evaluate.Counts{Before: 150, After: 140}, 0.95)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%s: %.0f, variance %.0f, z %.2f, 95 %% %.0f to %.0f\n", d.Verdict, d.Difference, d.Variance, d.Z, d.Low, d.High)
	// Output: fewer: -118, variance 1568, z -2.98, 95 % -196 to -40
}

// One of four communes was treated before the third period: with four, no effect can
// have a p below a quarter.
func ExampleDifferences() {
	series := [][]float64{{8, 8, 2, 2}, {7, 7, 7, 7}, {5, 6, 6, 5}, {9, 8, 8, 9}}
	d, err := evaluate.Differences(series, []bool{true, false, false, false}, 2, evaluate.Options{Confidence: 0.95})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%s: %.1f, p %.2f of %d placebos\n", d.Verdict, d.Effect, d.P, d.Placebos)
	// Output: cannot_be_told: -6.0, p 0.25 of 4 placebos
}
