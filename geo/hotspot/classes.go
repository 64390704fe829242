package hotspot

import "math"

// Class is what a map shows of a unit.
type Class string

// The classes. The number is the confidence in per cent: 95 where q < 0.05.
const (
	Hot99          Class = "hot_99"
	Hot95          Class = "hot_95"
	Hot90          Class = "hot_90"
	NotSignificant Class = "not_significant"
	Cold90         Class = "cold_90"
	Cold95         Class = "cold_95"
	Cold99         Class = "cold_99"
	// An outlier is a unit that local Moran finds unlike its neighbours, high among
	// low ones or low among high ones; its quadrant says which.
	Outlier90    Class = "outlier_90"
	Outlier95    Class = "outlier_95"
	Outlier99    Class = "outlier_99"
	NoNeighbours Class = "no_neighbours"
	NoData       Class = "no_data"
)

// Classes lists every class in the order of a legend.
var Classes = []Class{Hot99, Hot95, Hot90, NotSignificant, Cold90, Cold95, Cold99, Outlier90, Outlier95, Outlier99, NoNeighbours, NoData}

// levels of significance, the strictest first, and the place of each in the
// families below.
var levels = [...]float64{0.01, 0.05, 0.10}

var (
	hot     = [...]Class{Hot99, Hot95, Hot90}
	cold    = [...]Class{Cold99, Cold95, Cold90}
	outlier = [...]Class{Outlier99, Outlier95, Outlier90}
)

// classOf gives the class of a unit that has a test.
func classOf(q float64, family [3]Class) Class {
	for at, level := range levels {
		if q < level {
			return family[at]
		}
	}
	return NotSignificant
}

// family tells what a significant unit is: for Gi and Gi* the side that z and the
// smaller tail agree on, for Moran the quadrant where the smaller tail bears it
// out. ok is false where they disagree.
func family(t Tails, z float64, q Quadrant) (f [3]Class, ok bool) {
	high := t.High < t.Low
	switch q {
	case HighHigh:
		return hot, high
	case LowLow:
		return cold, high
	case HighLow, LowHigh:
		return outlier, !high
	}
	if high {
		return hot, z > 0
	}
	return cold, z < 0
}

// Significant tells whether the class names a finding.
func (c Class) Significant() bool {
	switch c {
	case NotSignificant, NoNeighbours, NoData, "":
		return false
	}
	return true
}

// classify gives every unit its class from its q-value.
func classify(q []float64, tails []Tails, l *Local, islands []int) []Class {
	classes := make([]Class, len(q))
	for i := range q {
		var side Quadrant
		if l.Quadrant != nil {
			side = l.Quadrant[i]
		}
		classes[i] = NotSignificant
		if f, ok := family(tails[i], l.Z[i], side); ok && !math.IsNaN(q[i]) {
			classes[i] = classOf(q[i], f)
		}
	}
	for _, i := range islands {
		classes[i] = NoNeighbours
	}
	return classes
}
