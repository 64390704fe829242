package rate

import "math"

// gammaTails returns both tails of the gamma distribution with a shape > 0 and
// scale 1 at x: the regularised incomplete gamma functions P(shape, x) and Q. Below
// shape + 1 the series https://dlmf.nist.gov/8.11.E4 gives the lower tail, above
// the continued fraction https://dlmf.nist.gov/8.9.E2 the upper one, so that each
// keeps its digits where it is small; about √shape terms.
func gammaTails(shape, x float64) (lower, upper float64) {
	if x <= 0 {
		return 0, 1
	}
	if x < shape+1 {
		sum, term := 1.0, 1.0
		for n := shape + 1; term > sum*roundOff; n++ {
			term *= x / n
			sum += term
		}
		lower = gammaMass(shape, x) * sum
		return lower, 1 - lower
	}
	upper = gammaMass(shape, x) * shape * gammaFraction(shape, x)
	return 1 - upper, upper
}

// gammaMass returns x^a·e^(−x) / Γ(a+1): poissonMass for any shape.
func gammaMass(shape, x float64) float64 {
	return math.Exp(-stirlingGamma(shape)-deviance(shape, x)) / math.Sqrt(2*math.Pi*shape)
}

// gammaFraction is the continued fraction of Q by Lentz's method, see betaFraction.
func gammaFraction(shape, x float64) float64 {
	b := x + 1 - shape
	c, d := math.Inf(1), 1/nonzero(b)
	f := d
	for n := 1.0; n < fractionSteps; n++ {
		a := -n * (n - shape)
		b += 2
		d = 1 / nonzero(a*d+b)
		c = nonzero(b + a/c)
		f *= c * d
		if math.Abs(c*d-1) < 0x1p-52 {
			break
		}
	}
	return f
}

// gammaLow returns the x below which the gamma distribution has the given tail,
// gammaHigh the one above which it has. With a whole shape they are the ends of
// PoissonLimits. The relative error is below 1e-9; 0 where the quantile is too
// small to be a number.
func gammaLow(shape, tail float64) float64 {
	logGamma, _ := math.Lgamma(shape + 1)
	switch {
	case (math.Log(tail)+logGamma)/shape < -700: // the leading term (tail·Γ(a+1))^(1/a)
		return 0
	case shape > shapeMost:
		return wilsonHilferty(shape, tail, -1)
	}
	return solve(shape, tail, 1, func(x float64) (p, slope float64) {
		p, _ = gammaTails(shape, x)
		return p, gammaMass(shape, x) * shape / x
	})
}

func gammaHigh(shape, tail float64) float64 {
	if shape > shapeMost {
		return wilsonHilferty(shape, tail, 1)
	}
	return solve(shape, tail, -1, func(x float64) (p, slope float64) {
		_, p = gammaTails(shape, x)
		return p, -gammaMass(shape, x) * shape / x
	})
}

// shapeMost is the shape from which the approximation that solve starts from is
// good enough, and sums are long.
const shapeMost = 1e6

func wilsonHilferty(shape, tail, sign float64) float64 {
	normal := math.Sqrt2 * math.Erfinv(1-2*tail)
	cube := 1 - 1/(9*shape) + sign*normal/(3*math.Sqrt(shape))
	return shape * cube * cube * cube
}

// betaLow and betaHigh are the same of the beta distribution. They solve for the
// odds x/(1−x) times b, which are about a gamma variable of shape a where b is large.
func betaLow(a, b, tail float64) float64 {
	return share(solve(a, tail, 1, func(odds float64) (p, slope float64) {
		x, y := b/(b+odds), odds/(b+odds)
		p, _ = betaTails(a, b, y, x)
		return p, betaMass(a, b, y, x) / odds
	}), b)
}

func betaHigh(a, b, tail float64) float64 {
	return share(solve(a, tail, -1, func(odds float64) (p, slope float64) {
		x, y := b/(b+odds), odds/(b+odds)
		_, p = betaTails(a, b, y, x)
		return p, -betaMass(a, b, y, x) / odds
	}), b)
}

// share turns odds, times b, into a share.
func share(odds, b float64) float64 { return odds / (b + odds) }
