package hotspot

import (
	"cmp"
	"math"
	"runtime"
	"slices"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// Input is what Analyze looks at: one entry per unit, in the order of the rows
// of Weights.
type Input struct {
	Codes   []string  // of the units, each once: they name the units' random streams
	Values  []float64 // NaN where there is none
	People  []float64 // at risk; nil where the values are taken as they are
	Weights *weights.Matrix
}

// Measure is what is looked at where there are people.
type Measure string

// The measures.
const (
	Rate Measure = "rate" // the value divided by the people
	// Adjusted is the rate standardised by empirical Bayes, so that small units,
	// whose rates swing most, do not lead (R. M. Assunção and E. A. Reis 1999,
	// https://doi.org/10.1002/(SICI)1097-0258(19990830)18:16<2147::AID-SIM179>3.0.CO;2-I).
	Adjusted Measure = "eb"
	// Plain is the value itself: the only measure without people.
	Plain Measure = "value"
)

// ParseMeasure reads a measure's code. It returns *geo.InvalidError.
func ParseMeasure(s string) (Measure, error) {
	switch m := Measure(s); m {
	case Rate, Adjusted, Plain:
		return m, nil
	}
	return "", geo.Invalid("measure", "%q is unknown: use rate, eb or value", s)
}

// Options say how to look. The zero value means Gi*, binary weights, permutation,
// Benjamini-Hochberg, 999 replicates and seed 0.
type Options struct {
	Statistic  Statistic
	Style      weights.Style
	Null       Null
	Measure    Measure    // empty: Rate with people, else Plain; nulls of people know Rate alone
	Correction Correction // behind the classes
	Reference  Reference  // of the nulls of people; empty: AllOthers
	Replicates int        // of Monte Carlo in the first round, at most a million; 0: 999
	Seed       uint64
	Workers    int // 0: one per core; the answer does not depend on it
}

// DefaultReplicates is the number of draws in the first round.
const DefaultReplicates = 999

// check completes the options.
func (o *Options) check() error {
	o.Statistic = cmp.Or(o.Statistic, GiStar)
	o.Null = cmp.Or(o.Null, Permutation)
	o.Correction = cmp.Or(o.Correction, BenjaminiHochberg)
	o.Reference = cmp.Or(o.Reference, AllOthers)
	o.Replicates = cmp.Or(o.Replicates, DefaultReplicates)
	o.Workers = cmp.Or(o.Workers, runtime.GOMAXPROCS(0))
	if o.Replicates < 1 || o.Replicates > maxReplicates {
		return geo.Invalid("replicates", "%d is not between 1 and %d", o.Replicates, maxReplicates)
	}
	if o.Reference == Background && (!o.Null.OfPeople() || o.Statistic == LocalMoran) {
		return geo.Invalid("reference", "the background is for gi and gistar under the nulls poisson and negative_binomial: leave it out")
	}
	if o.Null == NegativeBinomial && o.Statistic == LocalMoran {
		return geo.Invalid("null", "negative_binomial is for gi and gistar: take poisson or permutation with moran")
	}
	if o.Workers < 0 {
		return geo.Invalid("workers", "%d is less than none", o.Workers)
	}
	if _, err := ParseStatistic(string(o.Statistic)); err != nil {
		return err
	}
	if _, err := ParseNull(string(o.Null)); err != nil {
		return err
	}
	if o.Style > weights.RowStandardised {
		return geo.Invalid("style", "%d is unknown: use Binary or RowStandardised", o.Style)
	}
	if o.Measure != "" {
		if _, err := ParseMeasure(string(o.Measure)); err != nil {
			return err
		}
		if o.Null.OfPeople() && o.Measure != Rate {
			return geo.Invalid("measure", "%s does not go with the null %s, which weighs counts against people: leave it out", o.Measure, o.Null)
		}
	}
	if _, err := ParseReference(string(o.Reference)); err != nil {
		return err
	}
	_, err := ParseCorrection(string(o.Correction))
	return err
}

// sample is the part of the input that has data, in the order of the codes, so
// that nothing depends on that of the rows.
type sample struct {
	unit    []int // place in the input
	codes   []string
	values  []float64 // as given
	people  []float64 // nil without
	x       []float64 // as analysed
	weights *weights.Matrix
	measure Measure
}

// newSample checks the input and leaves out the units without data: those with no
// value and, where there are people, those with nobody.
func newSample(in *Input, o *Options) (*sample, error) {
	if in.Weights == nil {
		return nil, geo.Invalid("weights", "are missing: say which units are neighbours")
	}
	n := in.Weights.N()
	if len(in.Codes) != n || len(in.Values) != n || in.People != nil && len(in.People) != n {
		return nil, geo.Invalid("value", "there are %d codes, %d values and %d populations for %d units of the weights", len(in.Codes), len(in.Values), len(in.People), n)
	}
	if in.People == nil && (o.Null.OfPeople() || o.Measure == Rate || o.Measure == Adjusted) {
		return nil, geo.Invalid("population", "is missing: rates and the nulls poisson and negative_binomial need the people at risk")
	}
	s := &sample{measure: o.Measure}
	for i, v := range in.Values {
		if math.IsInf(v, 0) {
			return nil, geo.Invalid("value", "that of unit %q is infinite", in.Codes[i])
		}
		if in.People != nil {
			if p := in.People[i]; p < 0 || math.IsInf(p, 0) {
				return nil, geo.Invalid("population", "that of unit %q is %v: give the number of people, 0 or nothing where nobody lives", in.Codes[i], p)
			} else if !(p > 0) {
				continue
			}
		}
		if !math.IsNaN(v) {
			s.unit = append(s.unit, i)
		}
	}
	if err := once(in.Codes); err != nil {
		return nil, err
	}
	slices.SortFunc(s.unit, func(a, b int) int { return cmp.Compare(in.Codes[a], in.Codes[b]) })
	for _, i := range s.unit {
		s.codes = append(s.codes, in.Codes[i])
		s.values = append(s.values, in.Values[i])
		if in.People != nil {
			s.people = append(s.people, in.People[i])
		}
	}
	s.weights = in.Weights.Pick(s.unit)
	return s, s.measured(o)
}

// once checks that no code stands for two units.
func once(codes []string) error {
	sorted := slices.Sorted(slices.Values(codes))
	for at := 1; at < len(sorted); at++ {
		if sorted[at] == sorted[at-1] {
			return geo.Invalid("id", "%q stands for two units: give each its own", sorted[at])
		}
	}
	return nil
}

// measured makes the values that are analysed.
func (s *sample) measured(o *Options) error {
	if s.measure == "" {
		s.measure = Plain
		if s.people != nil {
			s.measure = Rate
		}
	}
	s.x = s.values
	if s.measure == Rate {
		s.x = make([]float64, len(s.values))
		for i := range s.x {
			if s.x[i] = s.values[i] / s.people[i]; math.IsInf(s.x[i], 0) {
				return geo.Invalid("population", "that of unit %q is %v: no rate can be made of it", s.codes[i], s.people[i])
			}
		}
	}
	if s.measure == Adjusted && len(s.values) > 0 {
		return s.adjusted()
	}
	return nil
}

// adjusted makes rates standardised by empirical Bayes; without a single event
// they are all equal, which 0 stands for.
func (s *sample) adjusted() error {
	cases, err := s.cases()
	if err != nil {
		return err
	}
	if s.x, err = rate.EBStandardised(cases, s.people); err == nil && sumOf(cases) == 0 {
		s.x = make([]float64, len(cases))
	}
	return err
}

// cases returns the values as counts.
func (s *sample) cases() ([]int64, error) {
	cases := make([]int64, len(s.values))
	for i, v := range s.values {
		switch {
		case v < 0 || v != math.Trunc(v) || v > 1<<53:
			return nil, geo.Invalid("value", "that of unit %q is %v: counts are whole numbers, 0 or more", s.codes[i], v)
		case v > s.people[i]:
			return nil, geo.Invalid("population", "unit %q has %v cases among %v people: check both", s.codes[i], v, s.people[i])
		}
		cases[i] = int64(v)
	}
	return cases, nil
}
