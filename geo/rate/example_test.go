package rate_test

import (
	"fmt"

	"github.com/antoan-vn/antoan/geo/rate"
)

// Three incidents in a commune of 8,000 people in two years.
func ExamplePoissonLimits() {
	low, high := rate.PoissonLimits(3, 0.95)
	fmt.Printf("count 3, limits %.4f to %.4f\n", low, high)

	perYear, _ := rate.PerYear100k(3, 8000, 2)
	lowRate, _ := rate.PerYear100k(low, 8000, 2)
	highRate, _ := rate.PerYear100k(high, 8000, 2)
	fmt.Printf("%.2f per 100,000 a year, %.2f to %.2f\n", perYear, lowRate, highRate)
	// Output:
	// count 3, limits 0.6187 to 8.7673
	// 18.75 per 100,000 a year, 3.87 to 54.80
}

// No incident where one was expected says little; none where three were, more.
func ExamplePoissonLowerTail() {
	fmt.Printf("%.4f\n", rate.PoissonLowerTail(0, 1))
	fmt.Printf("%.4f\n", rate.PoissonLowerTail(0, 3))
	// Output:
	// 0.3679
	// 0.0498
}

func ExamplePoissonUpper() {
	fmt.Printf("%.4f\n", rate.PoissonUpper(0, 0.95))
	// Output:
	// 2.9957
}
