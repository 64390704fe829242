package rate

import (
	"fmt"
	"math"
	"testing"
)

// Half the quantiles of chi-squared and quantiles of the beta distribution, as the
// usual tables print them.
func TestQuantilesPublished(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		got  float64
		want string
	}{
		{"chi-squared 1, 0.95", 2 * gammaHigh(0.5, 0.05), "3.8415"},
		{"chi-squared 1, 0.05", 2 * gammaLow(0.5, 0.05), "0.0039"},
		{"chi-squared 3, 0.95", 2 * gammaHigh(1.5, 0.05), "7.8147"},
		{"chi-squared 10, 0.025", 2 * gammaLow(5, 0.025), "3.2470"},
		{"chi-squared 99, 0.975", 2 * gammaHigh(49.5, 0.025), "128.4220"},
		// Clopper-Pearson limits of 1 and of 10 in 20.
		{"beta 1, 20", betaLow(1, 20, 0.025), "0.0013"},
		{"beta 2, 19", betaHigh(2, 19, 0.025), "0.2487"},
		{"beta 10, 11", betaLow(10, 11, 0.025), "0.2720"},
		{"beta 11, 10", betaHigh(11, 10, 0.025), "0.7280"},
		// The arcsine distribution: x = sin²(π·p/2).
		{"beta ½, ½", betaHigh(0.5, 0.5, 0.1), fmt.Sprintf("%.4f", math.Pow(math.Sin(math.Pi*0.45), 2))},
	} {
		if got := fmt.Sprintf("%.4f", c.got); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// The quantiles give their tails back, and with whole shapes they are the limits
// of Poisson counts.
func TestQuantilesGiveTailsBack(t *testing.T) {
	t.Parallel()
	for _, tail := range []float64{1e-6, 0.001, 0.025, 0.2, 0.5, 0.9} {
		for _, a := range []float64{0.05, 0.3, 1, 2.5, 17.3, 400.25, 99_999.5, 2e6} {
			low, _ := gammaTails(a, gammaLow(a, tail))
			_, high := gammaTails(a, gammaHigh(a, tail))
			if got := gammaLow(a, tail); got > 0 {
				near(t, fmt.Sprint("gamma low ", a, " ", tail), low, tail, 1e-5) // of a quantile known to 1e-9
			}
			near(t, fmt.Sprint("gamma high ", a, " ", tail), high, tail, 1e-5)
			for _, b := range []float64{0.4, 1, 30, 5000.5} {
				x := betaLow(a, b, tail)
				low, _ := betaTails(a, b, x, 1-x)
				x = betaHigh(a, b, tail)
				_, high := betaTails(a, b, x, 1-x)
				if x < 0.999 { // nearer to 1 the difference is lost
					near(t, fmt.Sprint("beta ", a, " ", b, " ", tail), high, tail, 1e-8)
				}
				if x := betaLow(a, b, tail); x > 1e-40 && x < 0.999 {
					near(t, fmt.Sprint("beta low ", a, " ", b, " ", tail), low, tail, 1e-8)
				}
			}
		}
		for _, count := range []int64{1, 2, 30, 1000} {
			near(t, "low limit", gammaLow(float64(count), tail), poissonLow(count, tail), 1e-12)
			near(t, "high limit", gammaHigh(float64(count)+1, tail), poissonHigh(count, tail), 1e-12)
		}
	}
}

// near compares to a relative error.
func near(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if !(math.Abs(got-want) <= relative*math.Abs(want)) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
