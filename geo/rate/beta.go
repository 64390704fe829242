package rate

import "math"

// betaTails returns both tails of the beta distribution with shapes a, b > 0 at x:
// the regularised incomplete beta function I_x(a, b) and its complement. y is
// 1 − x, given beside x because the difference loses digits near 1.
//
// The smaller side of the switch at x = (a+1)/(a+b+2) comes from the continued
// fraction https://dlmf.nist.gov/8.17.E22, which converges fast there, so that a
// small tail keeps its digits; about √max(a, b) steps.
func betaTails(a, b, x, y float64) (lower, upper float64) {
	switch {
	case x <= 0:
		return 0, 1
	case y <= 0:
		return 1, 0
	case x*(a+b+2) < a+1:
		lower = betaMass(a, b, x, y) / a * betaFraction(a, b, x)
		return lower, 1 - lower
	}
	upper = betaMass(b, a, y, x) / b * betaFraction(b, a, y)
	return 1 - upper, upper
}

// betaMass returns x^a·y^b / B(a, b), the density times x·y, by Loader's
// saddle-point form as poissonMass.
func betaMass(a, b, x, y float64) float64 {
	n := a + b
	exponent := stirlingGamma(n) - stirlingGamma(a) - stirlingGamma(b) - deviance(a, n*x) - deviance(b, n*y)
	return math.Exp(exponent) * math.Sqrt(a*b/n/(2*math.Pi))
}

// betaFraction is the continued fraction of I_x(a, b), by Lentz's method as I. J.
// Thompson and A. R. Barnett 1986 have it, https://doi.org/10.1016/0021-9991(86)90046-X.
func betaFraction(a, b, x float64) float64 {
	c, d := 1.0, nonzero(1-(a+b)*x/(a+1))
	d = 1 / d
	f := d
	for m := 1.0; m < fractionSteps; m++ {
		even := m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		d = 1 / nonzero(1+even*d)
		c = nonzero(1 + even/c)
		f *= d * c
		odd := -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		d = 1 / nonzero(1+odd*d)
		c = nonzero(1 + odd/c)
		f *= d * c
		if math.Abs(d*c-1) < 0x1p-52 {
			break
		}
	}
	return f
}

// fractionSteps ends continued fractions that rounding keeps from settling; those
// with shapes up to 1e10 need fewer.
const fractionSteps = 1e6

// nonzero keeps Lentz's method from dividing by 0.
func nonzero(v float64) float64 {
	if v == 0 {
		return 0x1p-200
	}
	return v
}
