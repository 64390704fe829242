package rate

import (
	"math"
	"math/big"
	"testing"
)

// exactNegBin sums the distribution in 128 bits: P(Y ≤ count), P(Y > count), P(Y = count).
func exactNegBin(count int64, mean, dispersion float64) (lower, upper, mass *big.Float) {
	number := func(v float64) *big.Float { return new(big.Float).SetPrec(128).SetFloat64(v) }
	k := new(big.Float).Quo(number(1), number(dispersion))
	v := new(big.Float).Mul(number(dispersion), number(mean))
	q := new(big.Float).Quo(v, new(big.Float).Add(v, number(1)))
	term, all := number(1), number(0)
	lower, upper, mass = number(0), number(0), number(0)
	least := new(big.Float).SetMantExp(number(1), -70)
	for y := int64(0); ; y++ {
		all.Add(all, term)
		if y <= count {
			lower.Add(lower, term)
		} else {
			upper.Add(upper, term)
		}
		if y == count {
			mass.Set(term)
		}
		term.Mul(term.Mul(term, q), new(big.Float).Add(k, number(float64(y))))
		term.Quo(term, number(float64(y+1)))
		if y > count && float64(y) > mean && term.Cmp(new(big.Float).Mul(upper, least)) < 0 {
			break
		}
	}
	return lower.Quo(lower, all), upper.Quo(upper, all), mass.Quo(mass, all)
}

func TestNegBinExact(t *testing.T) {
	t.Parallel()
	worst := 0.0
	for _, dispersion := range []float64{1e-15, 1e-9, 1e-4, 9e-4, 1e-3, 0.01, 0.1, 0.2, 0.5, 1, 2, 10, 100} {
		for _, mean := range []float64{0.01, 0.5, 4, 15, 40, 300} {
			if dispersion*mean > 40 {
				continue // thousands of terms in 128 bits take their time
			}
			for _, count := range []int64{0, 1, 2, 5, 17, 40, 100, 400} {
				lower, upper, mass := exactNegBin(count, mean, dispersion)
				if least, _ := upper.Float64(); least < 1e-290 {
					continue // at the end of floating-point numbers
				}
				worst = max(worst, relative(NegBinLowerTail(count, mean, dispersion), lower),
					relative(NegBinUpperTail(count+1, mean, dispersion), upper), relative(negBinMass(count, mean, dispersion), mass))
				if worst > 1e-11 {
					t.Fatalf("dispersion %v, mean %v, count %d is off by %.2g", dispersion, mean, count, worst)
				}
			}
		}
	}
	t.Logf("greatest relative error %.2g", worst)
}

// A geometric distribution is negative binomial with dispersion 1; none at all is Poisson.
func TestNegBinSpecialCases(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"geometric, few", NegBinLowerTail(3, 4, 1), 1 - math.Pow(0.8, 4)},
		{"geometric, many", NegBinUpperTail(4, 4, 1), math.Pow(0.8, 4)},
		{"none, dispersion 2", NegBinLowerTail(0, 12, 2), 0.2},
		{"none, dispersion 1/5", NegBinLowerTail(0, 15, 0.2), math.Pow(0.25, 5)},
		{"Poisson, few", NegBinLowerTail(3, 7.5, 0), PoissonLowerTail(3, 7.5)},
		{"Poisson, many", NegBinUpperTail(9, 7.5, 0), PoissonUpperTail(9, 7.5)},
		{"next to Poisson", NegBinLowerTail(3, 7.5, 1e-15), PoissonLowerTail(3, 7.5)},
		{"the least dispersion", NegBinUpperTail(9, 7.5, math.SmallestNonzeroFloat64), PoissonUpperTail(9, 7.5)},
		{"below 0", NegBinLowerTail(-1, 3, 0.5), 0},
		{"from 0", NegBinUpperTail(0, 3, 0.5), 1},
		{"from below 0", NegBinUpperTail(-4, 0, 0.5), 1},
		{"nothing expected, few", NegBinLowerTail(0, 0, 0.5), 1},
		{"nothing expected, many", NegBinUpperTail(1, 0, 0.5), 0},
		{"far out", NegBinUpperTail(1e9, 1e-3, 0.5), 0},
		{"negative mean", NegBinLowerTail(1, -1, 0.5), nan},
		{"mean unknown", NegBinUpperTail(1, nan, 0.5), nan},
		{"infinite mean", NegBinLowerTail(1, math.Inf(1), 0.5), nan},
		{"negative dispersion", NegBinLowerTail(1, 1, -0.5), nan},
		{"dispersion unknown", NegBinUpperTail(1, 1, nan), nan},
		{"infinite dispersion", NegBinUpperTail(0, 1, math.Inf(1)), nan},
	} {
		if !(math.Abs(c.got-c.want) <= 1e-12*c.want) && !(math.IsNaN(c.got) && math.IsNaN(c.want)) {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}

// The mean at which zero becomes unusual is that at which its chance is the level.
func TestNegBinNeeded(t *testing.T) {
	t.Parallel()
	near(t, "Poisson", negBinNeeded(0.01, 0), 4.605170185988091, 1e-15)
	near(t, "dispersion 1", negBinNeeded(0.01, 1), 99, 1e-12)
	for _, dispersion := range []float64{1e-12, 0.001, 0.2, 0.5, 3} {
		near(t, "back", NegBinLowerTail(0, negBinNeeded(0.05, dispersion), dispersion), 0.05, 1e-12)
	}
}
