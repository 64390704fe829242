package trend_test

import (
	"fmt"

	"github.com/antoan-vn/antoan/geo/trend"
)

// Incidents of eight quarters: 18 of 28 pairs rise, 10 fall.
func ExampleMannKendall() {
	r, err := trend.MannKendall([]float64{2, 1, 4, 3, 6, 5, 8, 0}, false)
	if err != nil {
		panic(err)
	}
	fmt.Printf("S %d, tau %.3f, p %.4f\n", r.S, r.Tau, r.P)
	// Output: S 8, tau 0.286, p 0.3988
}

func ExampleSen() {
	s, err := trend.Sen([]float64{1, 3, 2, 4, 6, 5, 7, 9}, nil, 0.95)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.2f per step, %.2f to %.2f\n", s.Value, s.Low, s.High)
	// Output: 1.00 per step, 0.50 to 2.00
}
