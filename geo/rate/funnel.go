package rate

import "math"

// Band says where in a funnel a unit lies.
type Band string

// The bands, named after the limits that the unit lies outside of.
const (
	BelowOuter Band = "below_998"
	BelowInner Band = "below_95"
	Within     Band = "within"
	AboveInner Band = "above_95"
	AboveOuter Band = "above_998"
	NoBand     Band = "no_data" // nothing is known of what to expect
)

// FunnelUnit is what a funnel says of one unit.
type FunnelUnit struct {
	Ratio        float64 // count / expected
	Z            float64 // deviation in standard deviations of chance
	AdjustedZ    float64 // in those of chance and of the differences that units have anyway
	Band         Band    // by FunnelLimits: against chance alone
	AdjustedBand Band    // by Funnel.Limits: against the scatter of the others
}

// Funnel compares units of all sizes with what is expected of them.
type Funnel struct {
	Units []FunnelUnit
	// Phi is the winsorised variance of Z: 1 or less where chance alone is at work.
	Phi float64
	// Between is τ², the variance of the square roots of the units' true ratios.
	Between float64
}

// NewFunnel makes a funnel whose limits take into account that units differ anyway,
// after D. J. Spiegelhalter 2005, "Handling over-dispersion of performance
// indicators", Quality and Safety in Health Care 14, 347-351, and
// https://doi.org/10.1002/sim.1970:
//
//   - Z = Φ⁻¹(P(Y < y) + ½·P(Y = y)), Poisson around E: the normal scale by the exact
//     mid-probability. The paper's square roots, 2(√y − √E), serve counts of ten and
//     more; with them no event where 2 were expected, of chance 0.135, is −2.8. Below
//     E of about 3 the variance of Z is less than 1, as low as a half at 0.5: small
//     units make Phi smaller, and are called unusual too seldom rather than too often.
//   - Phi is the mean of Z² after the lowest and highest tenth were set to the deciles
//     next to them, so that the units that are to be found do not hide themselves,
//     divided by 0.679, which it is of a normal distribution.
//   - Between is the τ² that units have between them on the scale of √ratio, on which
//     a unit's variance by chance is 1/(4E): AdjustedZ = Z / √(1 + 4E·τ²). It is the
//     one that makes the Phi of AdjustedZ 1 (R. C. Paule and J. Mandel 1982,
//     https://doi.org/10.6028/jres.087.022); 0 where Phi is not above 1, and for fewer
//     than ten units, which have no tenth to set apart. The paper's one-step estimate
//     from the Phi of Z loses the large units to the winsorising: of communes of very
//     different sizes it finds less than half.
//
// Additive and not multiplicative (Z/√φ), because communes truly differ: that counts
// for large ones, whose limits would otherwise close in on nothing, and not for small
// ones, whose scatter is chance, and whose limits the other would widen as much.
//
// counts and expected have one value per unit. Where expected is NaN all numbers are
// NaN, the bands NoBand, and the unit does not count; Ratio is NaN where expected is
// 0. Z ends at ±37, where tails do. It returns *geo.InvalidError for lengths that
// differ, a negative count, or an expectation that is negative or infinite. The cost
// is that of a few tails per unit and of sorting some dozen times.
func NewFunnel(counts []int64, expected []float64) (*Funnel, error) {
	if err := checkExpected(counts, expected); err != nil {
		return nil, err
	}
	f := &Funnel{Units: make([]FunnelUnit, len(counts))}
	var z, known []float64
	for i, y := range counts {
		u, e := &f.Units[i], expected[i]
		u.Ratio, u.Z = math.NaN(), middleZ(y, e)
		if e > 0 {
			u.Ratio = float64(y) / e
		}
		if !math.IsNaN(e) {
			z, known = append(z, u.Z), append(known, e)
		}
	}
	f.Phi, f.Between = overDispersion(z, known)
	for i, y := range counts {
		u, e := &f.Units[i], expected[i]
		u.AdjustedZ = u.Z / f.widen(e)
		u.Band = bandOf(y, e, 1)
		u.AdjustedBand = bandOf(y, e, f.widen(e))
	}
	return f, nil
}

// Limits returns FunnelLimits for units that scatter as these do: a share as far out
// as √(1 + 4E·τ²) times the normal quantile. The same as FunnelLimits where Between
// is 0; NaN likewise.
func (f *Funnel) Limits(expected, share float64) (low, high float64) {
	if !(expected >= 0 && share > 0 && share < 1) || math.IsInf(expected, 1) {
		return math.NaN(), math.NaN()
	}
	tail := widerTail((1-share)/2, f.widen(expected))
	return funnelLow(expected, tail), funnelHigh(expected, tail)
}

// widen is how many times wider than chance's the limits are.
func (f *Funnel) widen(expected float64) float64 { return math.Sqrt(1 + 4*expected*f.Between) }

// widerTail returns the tail beyond a normal quantile that was multiplied.
func widerTail(tail, by float64) float64 {
	if by == 1 {
		return tail
	}
	return math.Erfc(normalQuantile(tail)*by/math.Sqrt2) / 2
}

// bandOf gives the band by the exact tails that FunnelLimits interpolates.
func bandOf(count int64, expected, widen float64) Band {
	few, many := PoissonLowerTail(count, expected), PoissonUpperTail(count, expected)
	if math.IsNaN(few) {
		return NoBand
	}
	inner, outer := widerTail((1-InnerShare)/2, widen), widerTail((1-OuterShare)/2, widen)
	switch {
	case few <= outer:
		return BelowOuter
	case many <= outer:
		return AboveOuter
	case few <= inner:
		return BelowInner
	case many <= inner:
		return AboveInner
	}
	return Within
}
