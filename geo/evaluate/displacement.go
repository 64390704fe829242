package evaluate

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// Counts are the incidents of an area before and after a measure began, over periods of
// the same length.
type Counts struct{ Before, After int64 }

// change is what was added, and the variance of it where both are Poisson counts.
func (c Counts) change() (change, variance float64) {
	return float64(c.After - c.Before), float64(c.After + c.Before)
}

// Displacement is the weighted displacement difference with what it is made of.
type Displacement struct {
	Difference float64 // incidents that were added, below 0 those that were spared
	Variance   float64
	Z          float64 // Difference over its standard error; 0 where both are 0
	P          float64 // two-sided
	Low, High  float64 // of Difference
	Verdict    Verdict
	// Visible is the smallest fall that would have been found with a chance of 80 %: what is
	// less may have happened unseen.
	Visible float64
}

// WeightedDisplacement compares the change in a treated area with that in its control, and,
// where incidents may have moved, the change around it with that in a control of its own
// (A. P. Wheeler and J. H. Ratcliffe 2018, "A simple weighted displacement difference test
// to evaluate place based crime interventions", https://doi.org/10.1186/s40163-018-0085-5):
//
//	(treated after − before) − (control after − before) + (around after − before) − (its control after − before)
//
// with the sum of all counts as variance, since each is taken as Poisson. Zero counts
// work. It supposes that the control would have changed by as many incidents as the
// treated area, so that areas should have about as many before; the normal distribution
// is good from some 20 incidents on. around of nil leaves the displacement out.
// *geo.InvalidError for negative counts and a confidence outside (0, 1).
func WeightedDisplacement(treated, control Counts, around, aroundControl *Counts, confidence float64) (Displacement, error) {
	if err := checkShare("confidence", confidence); err != nil {
		return Displacement{}, err
	}
	if (around == nil) != (aroundControl == nil) {
		return Displacement{}, geo.Invalid("around", "the area around and its control go together: give both or none")
	}
	var d Displacement
	for _, part := range []struct {
		name string
		c    *Counts
		sign float64
	}{{"treated", &treated, 1}, {"control", &control, -1}, {"around", around, 1}, {"around_control", aroundControl, -1}} {
		if part.c == nil {
			continue
		}
		if part.c.Before < 0 || part.c.After < 0 {
			return Displacement{}, geo.Invalid(part.name, "%d before and %d after are no counts", part.c.Before, part.c.After)
		}
		change, variance := part.c.change()
		d.Difference += part.sign * change
		d.Variance += variance
	}
	d.Z, d.P = standard(d.Difference, d.Variance)
	half := quantile((1-confidence)/2) * math.Sqrt(d.Variance)
	d.Low, d.High = d.Difference-half, d.Difference+half
	d.Verdict = verdict(d.Low, d.High)
	d.Visible = visible(d.Variance, confidence)
	return d, nil
}

// standard is a difference in standard errors, with its two-sided p.
func standard(difference, variance float64) (z, p float64) {
	if variance > 0 {
		z = difference / math.Sqrt(variance)
	}
	return z, math.Erfc(math.Abs(z) / math.Sqrt2)
}

// power is the chance with which Visible is found.
const power = 0.8

// visible is the smallest difference that a two-sided test at 1 − confidence finds with
// the chance power.
func visible(variance, confidence float64) float64 {
	return (quantile((1-confidence)/2) + quantile(1-power)) * math.Sqrt(variance)
}
