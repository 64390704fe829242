package rate

import "math"

// Limits returns Rate with credible limits. What is assumed, exactly:
//
//   - True rates are gamma distributed with mean b and variance a (beta distributed
//     in the binomial family), and counts Poisson (binomial) given them. Then Rate
//     is the mean of the posterior, a gamma distribution with shape b²/a + y and b/a
//   - p people (beta with b·M + y and (1−b)·M + p − y, M = b(1−b)/a − 1).
//   - a and b are not known but estimated, and posteriors that take them as known
//     are too narrow: where communes differ little, limits at 95 % would hold the
//     truth in 84 %. So a is taken as normal around its raw estimate, cut at 0, with
//     the variance VarianceDoubt, and b lends its own variance Doubt times (1 − K)²,
//     the share by which the rate leans on it, K = a/(a + b/p).
//   - The limits are those of the gamma (beta) distribution that has the mean and
//     the variance of the posteriors over these a. They hold the truth in 92 to
//     95 % of communes that expect 0.5 to 40 events, 36 or 136 of them, and in more
//     where communes do not differ at all (TestPriorLimitsCover). Of the few units
//     of a neighbourhood a says so little that limits are wide.
//
// So they do not collapse where a = 0 and Rate is the mean of all. Without any
// event they go from 0 to the exact limit of none among all people.
//
// confidence is a share. NaN thrice where Rate is NaN, for a negative count and for
// a confidence outside (0, 1). The cost is some ten sums of about √y terms.
func (p Prior) Limits(count int64, people, confidence float64) Estimate {
	rate, tail := p.Rate(count, people), (1-confidence)/2
	if math.IsNaN(rate) || count < 0 || !(tail > 0 && tail < 0.5) {
		return unknown
	}
	mean, variance := p.posterior(count, people)
	limits := Estimate{Value: rate}
	if p.Family == Binomial {
		size := mean*(1-mean)/variance - 1
		if !(size > 0) || mean <= 0 || mean >= 1 { // all or nothing: the counts speak themselves
			return binomialLimits(rate, p.Events, p.People, tail)
		}
		limits.Low, limits.High = betaLow(mean*size, (1-mean)*size, tail), betaHigh(mean*size, (1-mean)*size, tail)
	} else if shape := mean * mean / variance; shape > 0 {
		limits.Low, limits.High = gammaLow(shape, tail)/shape*mean, gammaHigh(shape, tail)/shape*mean
	} else {
		limits.High = gammaHigh(1, tail) / p.People
	}
	limits.Low, limits.High = math.Min(limits.Low, rate), math.Max(limits.High, rate)
	return limits
}

// posterior returns mean and variance of a unit's rate over all a that are likely.
func (p Prior) posterior(count int64, people float64) (mean, variance float64) {
	squares := 0.0
	likely := p.likely()
	for _, a := range likely {
		p.Variance = a
		rate, lean := p.Rate(count, people), 1-p.trust(people)
		mean += rate / float64(len(likely))
		squares += rate * rate / float64(len(likely))
		variance += (p.scatter(rate, people) + lean*lean*p.Doubt) / float64(len(likely))
	}
	return mean, variance + math.Max(0, squares-mean*mean)
}

// scatter is the variance of the posterior with a and b known.
func (p Prior) scatter(rate, people float64) float64 {
	switch {
	case p.Variance == 0:
		return 0
	case p.Family == Binomial:
		return rate * (1 - rate) / (p.noise()/p.Variance + people + 1)
	}
	return rate * p.Variance / (p.Mean + p.Variance*people)
}

// likely returns variances of true rates that stand for all: the middles of equal
// shares of a normal distribution around the raw estimate, cut at 0.
func (p Prior) likely() (a [9]float64) {
	deviation := math.Sqrt(p.VarianceDoubt)
	positive := math.Erfc(-p.Raw/deviation/math.Sqrt2) / 2 // the share above 0
	for i := range a {
		a[i] = p.Variance
		if above := positive * (float64(i) + 0.5) / float64(len(a)); above > 0 {
			a[i] = math.Max(0, p.Raw+deviation*math.Sqrt2*math.Erfcinv(2*above))
		}
		if p.Family == Binomial {
			a[i] = math.Min(a[i], p.Mean*(1-p.Mean))
		}
	}
	return a
}

// binomialLimits are Clopper and Pearson's (1934,
// https://doi.org/10.1093/biomet/26.4.404).
func binomialLimits(rate, count, people, tail float64) Estimate {
	limits := Estimate{rate, 0, 1}
	if count > 0 {
		limits.Low = betaLow(count, people-count+1, tail)
	}
	if count < people {
		limits.High = betaHigh(count+1, people-count, tail)
	}
	return limits
}
