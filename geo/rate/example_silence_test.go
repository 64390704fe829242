package rate_test

import (
	"fmt"
	"log"

	"github.com/antoan-vn/antoan/geo/rate"
)

// No event where fifteen were expected: next to impossible by chance alone, and
// still rare where places differ with a standard deviation of half the mean.
func ExampleNegBinLowerTail() {
	for _, dispersion := range []float64{0, 0.25, 1} {
		fmt.Printf("%.2g\n", rate.NegBinLowerTail(0, 15, dispersion))
	}
	// Output:
	// 3.1e-07
	// 0.002
	// 0.062
}

func ExampleNegBinUpperTail() {
	fmt.Printf("%.4f\n", rate.NegBinUpperTail(30, 15, 0.25))
	// Output: 0.0617
}

// Sixteen communes; of the last three little or nothing is heard. The one that expects
// three incidents may well have had none.
func ExampleSilence() {
	counts := []int64{8, 14, 3, 21, 6, 11, 2, 17, 9, 30, 5, 12, 7, 0, 1, 0}
	expected := []float64{9, 12, 4, 18, 7, 13, 3, 15, 8, 26, 6, 14, 8, 22, 24, 3}
	results, err := rate.Silence(counts, expected, nil, rate.SilenceOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, i := range []int{0, 2, 13, 14, 15} {
		fmt.Printf("%d of %v: %.2g %s\n", counts[i], expected[i], results[i].P, results[i].Verdict)
	}
	fmt.Printf("zero is unusual from %.1f\n", results[0].Needed)
	// Output:
	// 8 of 9: 0.46 not_unusual
	// 3 of 4: 0.43 cannot_tell
	// 0 of 22: 1.4e-08 needs_check
	// 1 of 24: 6.2e-08 needs_check
	// 0 of 3: 0.053 cannot_tell
	// zero is unusual from 4.8
}

func ExamplePeerDispersion() {
	counts := []int64{8, 14, 3, 21, 6, 11, 2, 17, 9, 30, 5, 12, 7, 0, 1, 0}
	expected := []float64{9, 12, 4, 18, 7, 13, 3, 15, 8, 26, 6, 14, 8, 22, 24, 3}
	d, err := rate.PeerDispersion(counts, expected)
	fmt.Printf("%.3f, at most %.3f, around %.2f of what is expected, of %d units, %v\n", d.Estimate, d.Upper, d.Level, d.Units, err)
	// Output: 0.000, at most 0.022, around 1.01 of what is expected, of 13 units, <nil>
}
