package rate_test

import (
	"fmt"
	"log"

	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// Five communes in a row: incidents of three years and people.
var (
	incidents = []int64{9, 4, 0, 2, 5}
	residents = []float64{6_000, 12_000, 3_000, 9_000, 20_000}
)

func line() *weights.Matrix {
	w, err := weights.New([][]int32{{1}, {0, 2}, {1, 3}, {2, 4}, {3}})
	if err != nil {
		log.Fatal(err)
	}
	return w
}

// per10k prints rates per 10,000 people.
func per10k(rates []float64) {
	for i := range rates {
		rates[i] *= 1e4
	}
	fmt.Printf("%.2f\n", rates)
}

func ExampleExpected() {
	expected, err := rate.Expected(incidents, residents)
	fmt.Println(expected, err)
	// Output: [2.4 4.8 1.2 3.6 8] <nil>
}

// What each would have at the rate of the four others.
func ExampleExpectedOfOthers() {
	expected, err := rate.ExpectedOfOthers(incidents, residents)
	fmt.Printf("%.2f %v\n", expected, err)
	// Output: [1.50 5.05 1.28 3.95 10.00] <nil>
}

func ExampleSMR() {
	expected, err := rate.Expected(incidents, residents)
	if err != nil {
		log.Fatal(err)
	}
	ratios, err := rate.SMR(incidents, expected, 0.95)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range ratios {
		fmt.Printf("%.2f (%.2f to %.2f)\n", r.Value, r.Low, r.High)
	}
	// Output:
	// 3.75 (1.71 to 7.12)
	// 0.83 (0.23 to 2.13)
	// 0.00 (0.00 to 3.07)
	// 0.56 (0.07 to 2.01)
	// 0.62 (0.20 to 1.46)
}

// The raw rates are 15, 3.33, 0, 2.22 and 2.5 per 10,000; small communes move most.
func ExampleEBGlobal() {
	rates, prior, err := rate.EBGlobal(incidents, residents, rate.Poisson)
	if err != nil {
		log.Fatal(err)
	}
	per10k(rates)
	fmt.Printf("mean %.2f\n", 1e4*prior.Mean)
	// Output:
	// [11.28 3.47 2.02 2.67 2.70]
	// mean 4.00
}

// The third commune: nothing recorded, and few people to speak for it.
func ExamplePrior_Limits() {
	prior, err := rate.EBPrior(incidents, residents, rate.Poisson)
	if err != nil {
		log.Fatal(err)
	}
	l := prior.Limits(0, 3_000, 0.95)
	fmt.Printf("%.2f (%.2f to %.2f)\n", 1e4*l.Value, 1e4*l.Low, 1e4*l.High)
	// Output: 2.02 (0.01 to 7.55)
}

func ExampleEBLocal() {
	rates, _, err := rate.EBLocal(incidents, residents, line(), rate.AroundOwnMean)
	if err != nil {
		log.Fatal(err)
	}
	per10k(rates)
	// Output: [12.27 3.85 2.50 2.19 2.41]
}

func ExampleSpatialRate() {
	rates, err := rate.SpatialRate(incidents, residents, line())
	if err != nil {
		log.Fatal(err)
	}
	per10k(rates)
	// Output: [7.22 6.19 2.50 2.19 2.41]
}

func ExampleEBStandardised() {
	z, err := rate.EBStandardised(incidents, residents)
	fmt.Printf("%.2f %v\n", z, err)
	// Output: [2.48 -0.16 -0.78 -0.42 -0.39] <nil>
}

func ExampleChances() {
	expected, err := rate.Expected(incidents, residents)
	if err != nil {
		log.Fatal(err)
	}
	chances, err := rate.Chances(incidents, expected)
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range chances {
		fmt.Printf("below %v: %.4f\n", c.Below, c.P())
	}
	// Output:
	// below false: 0.0009
	// below true: 0.4763
	// below true: 0.3012
	// below true: 0.3027
	// below true: 0.1912
}

// Children and adults. The second commune has more children, and victims of both
// communes are mostly children.
func ExampleDirectRates() {
	counts := [][]int64{{6, 4}, {12, 3}}
	people := [][]float64{{2_000, 8_000}, {5_000, 5_000}}
	rates, err := rate.DirectRates(counts, people, []float64{30_000, 70_000}, 0.95)
	if err != nil {
		log.Fatal(err)
	}
	for i, r := range rates {
		crude := float64(counts[i][0]+counts[i][1]) / (people[i][0] + people[i][1])
		fmt.Printf("crude %.0f, standardised %.1f (%.1f to %.1f)\n", 1e4*crude, 1e4*r.Value, 1e4*r.Low, 1e4*r.High)
	}
	// Output:
	// crude 10, standardised 12.5 (5.8 to 23.7)
	// crude 15, standardised 11.4 (6.0 to 20.5)
}

func ExampleExpectedByStrata() {
	counts := [][]int64{{6, 4}, {12, 3}}
	people := [][]float64{{2_000, 8_000}, {5_000, 5_000}}
	rates, err := rate.StratumRates(counts, people)
	if err != nil {
		log.Fatal(err)
	}
	expected, err := rate.ExpectedByStrata(people, rates)
	fmt.Printf("%.2f %v\n", expected, err)
	per10k(rates)
	// Output:
	// [9.45 15.55] <nil>
	// [25.71 5.38]
}

// Between how many incidents lie 95 and 99.8 % of communes of which ten are expected.
func ExampleFunnelLimits() {
	for _, share := range []float64{rate.InnerShare, rate.OuterShare} {
		low, high := rate.FunnelLimits(10, share)
		fmt.Printf("%.1f to %.1f\n", low, high)
	}
	// Output:
	// 3.8 to 17.2
	// 1.2 to 21.7
}

// Twelve communes that differ more than chance lets them: 44 where 25 were expected
// would be far out among communes that are alike, and is not among these; 100 is.
func ExampleNewFunnel() {
	counts := []int64{44, 12, 31, 18, 25, 9, 29, 22, 35, 14, 27, 100}
	expected := []float64{25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25}
	f, err := rate.NewFunnel(counts, expected)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("φ %.1f, τ² %.3f\n", f.Phi, f.Between)
	for _, i := range []int{0, 3, 11} {
		u := f.Units[i]
		fmt.Printf("%.2f: z %.1f %s, adjusted %.1f %s\n", u.Ratio, u.Z, u.Band, u.AdjustedZ, u.AdjustedBand)
	}
	// Output:
	// φ 6.3, τ² 0.053
	// 1.76: z 3.4 above_998, adjusted 1.4 within
	// 0.72: z -1.4 within, adjusted -0.6 within
	// 4.00: z 11.3 above_998, adjusted 4.5 above_998
}

// Six incidents in one year and two in the next are no sign of a change.
func ExampleEqualRates() {
	p, err := rate.EqualRates(6, 1, 2, 1)
	fmt.Printf("%.4f %v\n", p, err)
	// Output: 0.1749 <nil>
}
