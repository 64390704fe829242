package siting

import "math"

// quantum returns a number that the gains of all sets are multiples of, 0 where none is
// seen: whole weights and costs, or decimals of up to four places. A bound may then be
// rounded down to a multiple, which often ends a search.
func (in *instance) quantum() float64 {
	values := in.gain
	if in.room != nil {
		if !in.flat() {
			return 0 // shares of rows have gains of their own
		}
		values = append(append([]float64(nil), in.volume...), in.room...)
	} else {
		values = append(append([]float64(nil), values...), in.floor...)
	}
	for _, decimals := range []float64{1, 10, 100, 1000, 10_000} {
		if g := commonStep(values, decimals); g > 0 {
			return g / decimals
		}
	}
	return 0
}

// flat tells whether every unit gains the same wherever it is served.
func (in *instance) flat() bool {
	for i := range in.rows() {
		for e := in.start[i]; e < in.start[i+1]; e++ {
			if in.gain[e] != in.volume[i] {
				return false
			}
		}
	}
	return true
}

// commonStep is the greatest common divisor of the values, multiplied; 0 where one of
// them is no whole number then.
func commonStep(values []float64, by float64) float64 {
	var g int64
	for _, v := range values {
		if math.IsInf(v, 0) {
			continue
		}
		v *= by
		n := math.Round(v)
		if math.Abs(v-n) > 1e-9*max(1, math.Abs(v)) || math.Abs(n) > 1<<50 {
			return 0
		}
		for r := int64(math.Abs(n)); r != 0; {
			g, r = r, g%r
		}
	}
	return float64(g)
}
