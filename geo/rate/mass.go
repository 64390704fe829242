package rate

import "math"

// poissonMass returns P(Y = count | mean) for count ≥ 0 and mean > 0, by the
// saddle-point form of C. Loader (2000), "Fast and accurate computation of
// binomial probabilities": exp(−δ(k) − D(k, μ)) / √(2πk), which does not cancel
// as k·ln μ − μ − ln k! does.
func poissonMass(count int64, mean float64) float64 {
	if count == 0 {
		return math.Exp(-mean)
	}
	k := float64(count)
	return math.Exp(-stirlingError(count)-deviance(k, mean)) / math.Sqrt(2*math.Pi*k)
}

// stirlingError returns ln k! − ln(√(2πk)·(k/e)^k).
func stirlingError(count int64) float64 {
	if count < int64(len(stirlingErrors)) {
		return stirlingErrors[count]
	}
	return stirlingSeries(float64(count))
}

// stirlingSeries is the Stirling series, https://dlmf.nist.gov/5.11.E1; from 16 on
// the next term is below 1e-16.
func stirlingSeries(k float64) float64 {
	s := 1 / (k * k)
	return (1.0/12 - s*(1.0/360-s*(1.0/1260-s*(1.0/1680-s*(1.0/1188-s*(691.0/360360)))))) / k
}

// stirlingGamma is stirlingError of any positive number, with Γ(k+1) for k!.
func stirlingGamma(k float64) float64 {
	if k >= 16 {
		return stirlingSeries(k)
	}
	logGamma, _ := math.Lgamma(k + 1)
	return logGamma - (k+0.5)*math.Log(k) + k - math.Log(2*math.Pi)/2
}

// stirlingErrors are those of 0 to 15, where the series does not serve. That of 0 is
// never asked for.
var stirlingErrors = func() (errors [16]float64) {
	factorial := 1.0 // exact: 15! < 2⁵³
	for n := 1; n < len(errors); n++ {
		k := float64(n)
		factorial *= k
		errors[n] = math.Log(factorial / (math.Sqrt(2*math.Pi*k) * math.Exp(k*math.Log(k)-k)))
	}
	return errors
}()

// deviance returns k·ln(k/μ) + μ − k without cancellation where k is near μ.
func deviance(k, mean float64) float64 {
	d := k - mean
	if math.Abs(d) >= 0.1*(k+mean) {
		return k*math.Log(k/mean) + mean - k
	}
	// With v = d/(k+μ), ln(k/μ) = 2·artanh v.
	v := d / (k + mean)
	sum, term := d*v, 2*k*v
	for j := 3.0; ; j += 2 {
		term *= v * v
		next := sum + term/j
		if next == sum {
			return sum
		}
		sum = next
	}
}
