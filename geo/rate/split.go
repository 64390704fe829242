package rate

import "math"

// Part is a count that scatters around its mean beyond chance, with the variance
// mean + Dispersion·mean².
type Part struct{ Mean, Dispersion float64 }

// Split is how a total falls on one of two parts: the chances of a count as low or as
// high as that seen, ties included, and the moments.
type Split struct{ Low, High, Mean, Variance float64 }

// SplitTails returns the distribution of one of two independent negative binomial
// counts given their sum, as the binomial distribution is that of one of two Poisson
// counts: of total, how many fall on in, and how far out in that is count. With the
// same k = 1/dispersion·mean⁻¹ on both sides it is the beta-binomial distribution;
// without dispersion it is BinomialTails at in.Mean/(in.Mean + out.Mean).
//
// It sums masses by the ratio of neighbouring ones, from near the mean to where
// nothing is left: the relative error of the smaller tail is below 1e-9 until it
// underflows, the cost some twenty standard deviations, or total where a dispersion
// is above 1 and the masses may rise again at an end. A count outside 0 to total
// gives 0 on the side where nothing is left. Means that are not above 0, negative or
// infinite dispersions, or a negative total give NaN.
func SplitTails(count, total int64, in, out Part) Split {
	nan := math.NaN()
	if total < 0 || !(in.Mean > 0) || !(out.Mean > 0) || !negBinKnown(in.Mean, in.Dispersion) || !negBinKnown(out.Mean, out.Dispersion) {
		return Split{nan, nan, nan, nan}
	}
	share := in.Mean / (in.Mean + out.Mean)
	if in.Dispersion < poissonBelow && out.Dispersion < poissonBelow {
		n := float64(total)
		low, high := BinomialTails(count, total, share)
		return Split{low, high, n * share, n * share * (1 - share)}
	}
	w := splitWalk{in: in, out: out, total: float64(total), count: float64(count), from: math.Round(float64(total) * share), oneMode: in.Dispersion <= 1 && out.Dispersion <= 1}
	return w.run()
}

// splitWalk adds up masses relative to that at from.
type splitWalk struct {
	in, out                Part
	total, count, from     float64
	oneMode                bool // both masses are log-concave, so that they fall on once they fall
	mass, below, above     float64
	first, second, atCount float64
	origin                 float64 // mass at from, by now
}

func (w *splitWalk) run() Split {
	w.origin = 1
	w.add(w.from, w.origin)
	term := 1.0
	for s := w.from; s < w.total; s++ {
		ratio := w.ratio(s)
		term = w.scaled(term * ratio)
		w.add(s+1, term)
		if w.over(term, ratio, w.above, s+1 > w.count) {
			break
		}
	}
	term = w.origin
	for s := w.from; s > 0; s-- {
		ratio := 1 / w.ratio(s-1)
		term = w.scaled(term * ratio)
		w.add(s-1, term)
		if w.over(term, ratio, w.below, s-1 < w.count) {
			break
		}
	}
	mean := w.first / w.mass
	return Split{Low: math.Min(1, (w.below+w.atCount)/w.mass), High: math.Min(1, (w.above+w.atCount)/w.mass), Mean: w.from + mean, Variance: math.Max(0, w.second/w.mass-mean*mean)}
}

// ratio returns P(s+1)/P(s) of in given the total.
func (w *splitWalk) ratio(s float64) float64 {
	left := w.total - s
	up := w.in.Mean * (1 + s*w.in.Dispersion) / ((s + 1) * (1 + w.in.Dispersion*w.in.Mean))
	down := left * (1 + w.out.Dispersion*w.out.Mean) / (w.out.Mean * (1 + (left-1)*w.out.Dispersion))
	return up * down
}

func (w *splitWalk) add(s, term float64) {
	away := s - w.from
	w.mass, w.first, w.second = w.mass+term, w.first+term*away, w.second+term*away*away
	switch {
	case s < w.count:
		w.below += term
	case s > w.count:
		w.above += term
	default:
		w.atCount = term
	}
}

// scaled makes a term that would soon overflow, and all that was added up, smaller.
func (w *splitWalk) scaled(term float64) float64 {
	if term < 1e200 {
		return term
	}
	for _, sum := range []*float64{&w.mass, &w.below, &w.above, &w.first, &w.second, &w.atCount, &w.origin} {
		*sum /= term
	}
	return 1
}

// over tells that what is left adds nothing: to the whole, nor to the tail beyond the
// count once that is passed. Before it is, there is a tail to reach.
func (w *splitWalk) over(term, ratio, tail float64, passed bool) bool {
	least := math.Min(w.mass, tail+w.atCount)
	return term == 0 || w.oneMode && passed && ratio < 1 && term < least*(1-ratio)*roundOff
}
