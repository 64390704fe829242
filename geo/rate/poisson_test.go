package rate

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// printed rounds to the digits of a published figure.
func printed(v float64, digits int) string { return strconv.FormatFloat(v, 'g', digits, 64) }

// The 95 % limits as R's poisson.test and the usual tables print them.
func TestPoissonLimitsPublished(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		count     int64
		low, high string
	}{
		{0, "0", "3.68888"},
		{1, "0.0253178", "5.57164"},
		{3, "0.618672", "8.76727"},
		{5, "1.62349", "11.6683"},
		{10, "4.79539", "18.3904"},
		{20, "12.2165", "30.8884"},
	} {
		low, high := PoissonLimits(c.count, 0.95)
		if printed(low, 6) != c.low || printed(high, 6) != c.high {
			t.Errorf("limits of %d are %s to %s, want %s to %s", c.count, printed(low, 6), printed(high, 6), c.low, c.high)
		}
	}
}

func TestPoissonTailsPublished(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ got, want string }{
		{fmt.Sprintf("%.4f", PoissonUpper(0, 0.95)), "2.9957"},
		{fmt.Sprintf("%.4f", PoissonLowerTail(0, 1)), "0.3679"},
		{fmt.Sprintf("%.4f", PoissonLowerTail(0, 3)), "0.0498"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

// exactTails sums the distribution in 256 bits; both tails are relative exact.
func exactTails(count int64, mean float64) (lower, upper *big.Float) {
	const bits = 256
	number := func(v float64) *big.Float { return new(big.Float).SetPrec(bits).SetFloat64(v) }
	lower, upper, mass, all := number(0), number(0), number(1), number(0)
	least := new(big.Float).SetMantExp(number(1), -300)
	m := number(mean)
	// From the count outwards, so that the terms need no exponential: all masses
	// are relative to that of the count and divided by their total.
	for k := count; k >= 0; k-- {
		lower.Add(lower, mass)
		if float64(k) < mean && mass.Cmp(new(big.Float).Mul(lower, least)) < 0 {
			break
		}
		mass.Quo(mass.Mul(mass, number(float64(k))), m)
	}
	mass = number(1)
	for k := count; ; k++ {
		upper.Add(upper, mass)
		if float64(k) > mean && mass.Cmp(new(big.Float).Mul(upper, least)) < 0 {
			break
		}
		mass.Quo(mass.Mul(mass, m), number(float64(k+1)))
	}
	all.Sub(all.Add(lower, upper), number(1))
	return lower.Quo(lower, all), upper.Quo(upper, all)
}

func relative(got float64, want *big.Float) float64 {
	d := new(big.Float).Sub(new(big.Float).SetFloat64(got), want)
	r, _ := d.Quo(d, want).Float64()
	return math.Abs(r)
}

func TestPoissonTailsExact(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		count int64
		mean  float64
	}{
		{0, 1e-9}, {0, 300}, {1, 1e-9}, {1, 0.1}, {1, 1}, {2, 0.5}, {3, 7.25}, {5, 100}, {9, 10}, {10, 10}, {11, 10},
		{15, 14}, {16, 20}, {17, 2}, {20, 19.5}, {200, 200}, {200, 150}, {200, 333}, {1000, 1200}, {1000, 700},
		{5000, 5000}, {5000, 4500}, {5000, 6000}, {100_000, 100_500}, {100_000, 97_000},
	} {
		lower, upper := exactTails(c.count, c.mean)
		if e := relative(PoissonLowerTail(c.count, c.mean), lower); e > 1e-12 {
			t.Errorf("P(Y ≤ %d | %g) is off by %.2g", c.count, c.mean, e)
		}
		if e := relative(PoissonUpperTail(c.count, c.mean), upper); e > 1e-12 {
			t.Errorf("P(Y ≥ %d | %g) is off by %.2g", c.count, c.mean, e)
		}
	}
}

// The limits must give back the tail in exact arithmetic: a relative error e of
// the limit changes the tail by about e·mean·mass/tail.
func TestPoissonLimitsExact(t *testing.T) {
	t.Parallel()
	worst := 0.0
	for _, count := range []int64{1, 2, 3, 4, 7, 15, 16, 19, 20, 21, 60, 199, 200, 201, 1234, 10_000, 1_000_000} {
		for _, confidence := range []float64{1e-6, 0.5, 0.9, 0.95, 0.99, 0.999999, 1 - 1e-12} {
			if count > 10_000 && confidence != 0.95 {
				continue // exact sums of a million terms take their time
			}
			tail := (1 - confidence) / 2
			low, high := PoissonLimits(count, confidence)
			_, upper := exactTails(count, low)
			worst = max(worst, relative(tail, upper)*tail/(low*poissonMass(count-1, low)))
			lower, _ := exactTails(count, high)
			worst = max(worst, relative(tail, lower)*tail/(high*poissonMass(count, high)))
			if worst > 1e-12 {
				t.Fatalf("limits of %d at %v are off by %.2g", count, confidence, worst)
			}
		}
	}
	t.Logf("greatest relative error %.2g", worst)
}

func TestPoissonEdges(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, c := range []struct {
		count      int64
		confidence float64
	}{{-1, 0.95}, {3, 0}, {3, 1}, {3, -0.5}, {3, 95}, {3, nan}, {0, 0}, {0, 1}, {0, nan}, {0, math.Inf(1)}} {
		low, high := PoissonLimits(c.count, c.confidence)
		if !math.IsNaN(low) || !math.IsNaN(high) || !math.IsNaN(PoissonUpper(c.count, c.confidence)) {
			t.Errorf("limits of %d at %v: %v to %v, want NaN", c.count, c.confidence, low, high)
		}
	}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"lower tail below 0", PoissonLowerTail(-1, 2), 0},
		{"upper tail of 0", PoissonUpperTail(0, 2), 1},
		{"upper tail below 0", PoissonUpperTail(-5, 0), 1},
		{"nothing expected, lower", PoissonLowerTail(0, 0), 1},
		{"nothing expected, upper", PoissonUpperTail(1, 0), 0},
		{"negative expectation", PoissonLowerTail(1, -1), nan},
		{"negative expectation, upper", PoissonUpperTail(1, -1), nan},
		{"NaN expectation", PoissonLowerTail(1, nan), nan},
		{"infinite expectation", PoissonLowerTail(1, math.Inf(1)), nan},
		{"far below", PoissonLowerTail(0, 1e6), 0},
		{"far above", PoissonUpperTail(1e6, 1e-3), 0},
	} {
		if c.got != c.want && !(math.IsNaN(c.got) && math.IsNaN(c.want)) {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestPoissonLimitsProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.Int64Range(0, 3000).Draw(t, "count")
		confidence := rapid.Float64Range(0.01, 0.999999).Draw(t, "confidence")
		low, high := PoissonLimits(count, confidence)
		nextLow, nextHigh := PoissonLimits(count+1, confidence)
		wideLow, wideHigh := PoissonLimits(count, 1-(1-confidence)/2)
		if !(low >= 0 && low < high && low < nextLow && high < nextHigh && wideLow <= low && wideHigh > high) {
			t.Fatalf("limits of %d at %v: %v to %v; next %v to %v; wider %v to %v",
				count, confidence, low, high, nextLow, nextHigh, wideLow, wideHigh)
		}
		// One-sided and two-sided limits are the same thing at twice the tail.
		if upper := PoissonUpper(count, 1-(1-confidence)/2); math.Abs(upper/high-1) > 1e-9 {
			t.Fatalf("one-sided limit %v, two-sided %v", upper, high)
		}
		if sum := PoissonLowerTail(count, high) + PoissonUpperTail(count+1, high); math.Abs(sum-1) > 1e-12 {
			t.Fatalf("tails sum to %v", sum)
		}
	})
}
