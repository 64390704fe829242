package evaluate

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// Options say how Differences looks at the units.
type Options struct {
	Confidence float64
	// Draws of placebo sets where there are more than that; 0: 9,999.
	Draws int
	// Random draws them; not used where all sets can be looked at. A given one makes the same draws.
	Random *rand.Rand
}

// Difference is the effect on the treated units by comparison with others.
type Difference struct {
	Effect    float64 // incidents per unit and period; below 0 fewer than without the measure
	Low, High float64 // from the scatter of the comparison units; infinite with fewer than two of them
	P         float64 // two-sided, by placebo
	Placebos  int     // sets that P compares with, the true one included
	Exact     bool    // all sets were looked at
	Verdict   Verdict
	Visible   float64 // smallest effect that would have been found with a chance of 80 %

	// Pre is the slope of the difference before the measure, per unit and period, and PreP
	// its two-sided p by placebo: below 0.1 the comparison was on another way already, and
	// the effect must not be believed. PreParallel says whether it was not.
	Pre, PreP   float64
	PreParallel bool
}

// preLevel below which a difference of slopes before the measure speaks against it.
const preLevel = 0.1

// defaultDraws of placebos.
const defaultDraws = 9999

// Differences estimates the effect of a measure by difference-in-differences: how much
// more the mean of the treated units changed than that of the others, series[i][t] being
// the count or rate of unit i in period t and the measure beginning with period start.
//
// P is that of a placebo permutation: the same is reckoned for sets of as many units
// drawn from all, as if those had been treated; it is the share of sets, the true one
// included, whose effect is as far from 0 (M. D. Rosenbaum, "Observational Studies", 2.4).
// With few comparison units it cannot be small: with one treated of ten it is 0.1 at
// least, and the verdict is that nothing can be told. A verdict needs P < 1 − Confidence
// and slopes that were alike before (PreParallel).
//
// *geo.InvalidError for series of other lengths or with values that are not finite, no
// period before or after, no treated or no other unit. The cost is draws times units.
func Differences(series [][]float64, treated []bool, start int, o Options) (Difference, error) {
	if err := checkSeries(series, treated, start, o); err != nil {
		return Difference{}, err
	}
	n, k := len(series), 0
	for _, t := range treated {
		if t {
			k++
		}
	}
	changes, slopes := make([]float64, n), make([]float64, n)
	for i, s := range series {
		changes[i] = mean(s[start:]) - mean(s[:start])
		slopes[i] = slope(s[:start])
	}
	d := Difference{Effect: contrast(changes, treated, k), Pre: contrast(slopes, treated, k)}
	p := newPlacebos(n, k, o)
	d.Placebos, d.Exact = p.count, p.exact
	d.P, d.PreP = p.test(changes, slopes, treated)
	d.PreParallel = d.PreP >= preLevel
	deviation := scatterOf(changes, treated) * math.Sqrt(1/float64(k)+1/float64(n-k))
	half := quantile((1-o.Confidence)/2) * deviation
	d.Low, d.High = d.Effect-half, d.Effect+half
	d.Visible = (quantile((1-o.Confidence)/2) + quantile(1-power)) * deviation
	if d.Verdict = CannotBeTold; d.P < 1-o.Confidence && d.PreParallel {
		d.Verdict = verdict(d.Effect, d.Effect)
	}
	return d, nil
}

func checkSeries(series [][]float64, treated []bool, start int, o Options) error {
	if err := checkShare("confidence", o.Confidence); err != nil {
		return err
	}
	if len(treated) != len(series) {
		return geo.Invalid("treated", "%d marks for %d units", len(treated), len(series))
	}
	if !slices.Contains(treated, true) || !slices.Contains(treated, false) {
		return geo.Invalid("treated", "some units must be treated and some not: there is nothing to compare")
	}
	for i, s := range series {
		if len(s) != len(series[0]) {
			return geo.Invalid("series", "unit %d has %d periods, the first has %d", i, len(s), len(series[0]))
		}
		for _, v := range s {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return geo.Invalid("series", "unit %d has a value that is not finite", i)
			}
		}
	}
	if start < 1 || start >= len(series[0]) {
		return geo.Invalid("start", "period %d of %d: one at least must lie before it, and one from it on", start, len(series[0]))
	}
	return nil
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// slope is that of least squares per period, 0 for a single one.
func slope(values []float64) float64 {
	middle, up, down := float64(len(values)-1)/2, 0.0, 0.0
	for i, v := range values {
		x := float64(i) - middle
		up, down = up+x*v, down+x*x
	}
	if down == 0 {
		return 0
	}
	return up / down
}

// contrast is the mean of the treated less that of the others.
func contrast(values []float64, treated []bool, k int) float64 {
	in, out := 0.0, 0.0
	for i, v := range values {
		if treated[i] {
			in += v
		} else {
			out += v
		}
	}
	return in/float64(k) - out/float64(len(values)-k)
}

// scatterOf is the standard deviation among the units that were not treated, +Inf
// where they are fewer than two.
func scatterOf(values []float64, treated []bool) float64 {
	var others []float64
	for i, v := range values {
		if !treated[i] {
			others = append(others, v)
		}
	}
	if len(others) < 2 {
		return math.Inf(1)
	}
	m, sum := mean(others), 0.0
	for _, v := range others {
		sum += (v - m) * (v - m)
	}
	return math.Sqrt(sum / float64(len(others)-1))
}
