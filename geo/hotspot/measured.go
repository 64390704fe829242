package hotspot

import "github.com/antoan-vn/antoan/geo/weights"

// Measured is what a statistic looks at, in the order of the codes.
type Measured struct {
	Codes   []string
	Values  []float64
	Weights *weights.Matrix
	Measure Measure
}

// Measure makes the values that Analyze would look at, for the global statistics:
// units without a value, or with nobody where people are given, are left out, and
// so are their links. An empty measure is Rate with people, else Plain. Errors are
// those of Analyze.
func (in *Input) Measure(m Measure) (*Measured, error) {
	o := Options{Measure: m}
	if err := o.check(); err != nil {
		return nil, err
	}
	s, err := newSample(in, &o)
	if err != nil {
		return nil, err
	}
	return &Measured{Codes: s.codes, Values: s.x, Weights: s.weights, Measure: s.measure}, nil
}
