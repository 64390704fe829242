package rate

import "math"

// peak seeks the greatest value between low and high by golden section; value is
// what is already known, at at.
func peak(f func(float64) float64, low, high, at, value float64) (float64, float64) {
	const golden = 0.6180339887498949
	a, b := high-golden*(high-low), low+golden*(high-low)
	va, vb := f(a), f(b)
	for range 10 { // to a hundredth of the bracket, closer than any group can tell
		if va > value {
			at, value = a, va
		}
		if vb > value {
			at, value = b, vb
		}
		if va > vb {
			high, b, vb = b, a, va
			a = high - golden*(high-low)
			va = f(a)
		} else {
			low, a, va = a, b, vb
			b = low + golden*(high-low)
			vb = f(b)
		}
	}
	return at, value
}

// crossing returns where a function that is positive at low and negative at high
// is 0, by false position with the Illinois correction (M. Dowell and P. Jarratt
// 1971, https://doi.org/10.1007/BF01934364).
func crossing(f func(float64) float64, low, high float64) float64 {
	vl, vh := f(low), f(high)
	side := 0
	for range 30 {
		at := (low*vh - high*vl) / (vh - vl)
		if !(at > low && at < high) {
			return high
		}
		v := f(at)
		switch {
		case math.Abs(v) < 1e-9:
			return at
		case v > 0:
			low, vl = at, v
			if side > 0 {
				vh /= 2 // this end stayed twice: let it weigh less
			}
			side = 1
		default:
			high, vh = at, v
			if side < 0 {
				vl /= 2
			}
			side = -1
		}
	}
	return high
}
