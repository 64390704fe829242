package hotspot

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo/weights"
)

// The worked example of docs/method.md, by hand beside Analyze: ten communes along a
// road, and what the page prints of them.
func TestWorkedExample(t *testing.T) {
	t.Parallel()
	names := strings.Split("ABCDEFGHIJ", "")
	in := Input{Codes: names, Values: []float64{1, 2, 1, 2, 5, 6, 4, 1, 1, 1},
		People: []float64{8_000, 12_000, 10_000, 9_000, 11_000, 10_000, 9_000, 11_000, 12_000, 8_000}, Weights: chain(t, 10)}
	r, err := Analyze(t.Context(), in, Options{Null: Poisson})
	check(t, err)
	page, err := os.ReadFile("../../docs/method.md")
	check(t, err)
	said := func(line string) {
		t.Helper()
		if !strings.Contains(string(page), line) {
			t.Errorf("docs/method.md does not say: %s", line)
		}
	}
	for i, name := range names {
		said(fmt.Sprintf("| %s | %s | %v | %.2f | %.4f | %.4f | `%s` |", name, grouped(in.People[i]), in.Values[i], r.Z[i], r.P[i], r.Q[i], r.Class[i]))
	}

	// F with E and G: 15 of 24 incidents among 30,000 of 100,000 people.
	high, low, mass := 0.0, 0.0, math.Pow(0.7, 24)
	for k := range 25 {
		if k >= 15 {
			high += mass
		}
		if k <= 15 {
			low += mass
		}
		mass *= float64(24-k) / float64(k+1) * 0.3 / 0.7
	}
	z := (15 - 24*0.3) / math.Sqrt(24*0.3*0.7)
	if !near(r.Z[5], z, 1e-12, 0) || !near(r.High[5], high, 1e-12, 0) || !near(r.Low[5], low, 1e-12, 0) || !near(r.P[5], 2*high, 1e-12, 0) || !near(r.Q[5], 10*2*high, 1e-12, 0) {
		t.Errorf("F: z %v, tails %v and %v, p %v, q %v; by hand z %v, tails %v and %v", r.Z[5], r.Low[5], r.High[5], r.P[5], r.Q[5], z, low, high)
	}
	said(fmt.Sprintf("z = (15 − 7.2)/√5.04 = **%.4f**", z))
	said(fmt.Sprintf("P(Y ≥ 15) = %.6f and P(Y ≤ 15) = %.6f", high, low))
	said(fmt.Sprintf("p = **%.6f**", 2*high))
	said(fmt.Sprintf("q = %.6f · 10/1 = **%.5f**", 2*high, 20*high))

	// The chance of five zeros, and Moran and Gi* of three units of the example.
	none := 1.0
	for j := range 5 {
		none *= float64(99-j) / float64(199-j)
	}
	said(fmt.Sprintf("C(99, 5)/C(199, 5) = %.4f", none))
	star, err := GetisOrd(in.Values, in.Weights, weights.Binary, true)
	check(t, err)
	moran, err := Moran(in.Values, in.Weights, weights.Binary)
	check(t, err)
	exact, err := Analyze(t.Context(), Input{Codes: names, Values: in.Values, Weights: in.Weights}, Options{Null: Exact})
	check(t, err)
	said(fmt.Sprintf("Gi\\* of F has z = %.4f, local Moran I = %.4f with z = %.4f", star.Z[5], moran.Statistic[5], moran.Z[5]))
	// Two of the nine others, 5 and 4 among 1 2 1 2 5 4 1 1 1: one pair of 36 is as high.
	said(fmt.Sprintf("one of C(9, 2) = 36 pairs, %.4f", exact.High[5]))
	if !near(exact.High[5], 1.0/36, 1e-12, 0) {
		t.Errorf("upper tail of F is %v", exact.High[5])
	}
}

// grouped writes a number of people with its comma.
func grouped(v float64) string {
	if v < 1_000 {
		return fmt.Sprint(v)
	}
	return fmt.Sprintf("%d,%03d", int(v)/1_000, int(v)%1_000)
}
