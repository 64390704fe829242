package locate

import (
	"math"
	"math/big"

	"github.com/paulmach/orb"
)

const (
	// filterBound is Shewchuk's ccwerrboundA, (3 + 16ε)ε with ε = 2⁻⁵³: a
	// determinant farther from zero than this share of its terms has the right
	// sign (https://doi.org/10.1007/PL00009321, section 4.1).
	filterBound = (3 + 16*0x1p-53) * 0x1p-53
	// filterFloor covers what the relative bound leaves out: products that underflow.
	filterFloor = 0x1p-1000
	// Products of numbers within these magnitudes split into two doubles
	// without overflow or underflow.
	exactMin, exactMax = 0x1p-450, 0x1p450
)

// orient returns the sign of (a−p)×(b−p): positive where a, b, p turn left, so
// that p lies left of the line from a to b, 0 where they are collinear. It is
// exact for all finite coordinates.
func orient(a, b, p *orb.Point) int {
	left := (a[0] - p[0]) * (b[1] - p[1])
	right := (a[1] - p[1]) * (b[0] - p[0])
	det := left - right
	bound := filterBound*(math.Abs(left)+math.Abs(right)) + filterFloor
	if det > bound {
		return 1
	}
	if -det > bound {
		return -1
	}
	return orientExact(a, b, p)
}

// orientExact decides the sign by adding the eight partial products of the
// determinant without rounding.
func orientExact(a, b, p *orb.Point) int {
	ax, axLow := diff(a[0], p[0])
	ay, ayLow := diff(a[1], p[1])
	bx, bxLow := diff(b[0], p[0])
	by, byLow := diff(b[1], p[1])
	for _, v := range [...]float64{ax, axLow, ay, ayLow, bx, bxLow, by, byLow} {
		if m := math.Abs(v); v != 0 && !(exactMin < m && m < exactMax) {
			return orientBig(a, b, p)
		}
	}
	var sum expansion
	sum.addProduct(ax, by)
	sum.addProduct(-ay, bx)
	sum.addProduct(ax, byLow)
	sum.addProduct(axLow, by)
	sum.addProduct(-ay, bxLow)
	sum.addProduct(-ayLow, bx)
	sum.addProduct(axLow, byLow)
	sum.addProduct(-ayLow, bxLow)
	return sum.sign()
}

// orientBig is for coordinates so large or so small that partial products leave
// the range of float64.
func orientBig(a, b, p *orb.Point) int {
	rat := func(v float64) *big.Rat { return new(big.Rat).SetFloat64(v) }
	sub := func(v, w float64) *big.Rat { return new(big.Rat).Sub(rat(v), rat(w)) }
	left := new(big.Rat).Mul(sub(a[0], p[0]), sub(b[1], p[1]))
	right := new(big.Rat).Mul(sub(a[1], p[1]), sub(b[0], p[0]))
	return left.Cmp(right)
}

// diff returns a−b as the rounded difference and its rounding error (Knuth's TwoSum).
func diff(a, b float64) (high, low float64) {
	high = a - b
	bb := a - high
	aa := high + bb
	return high, (a - aa) + (bb - b)
}

// expansion is an exact sum of doubles that do not overlap, smallest first
// (Shewchuk's grow-expansion with zero elimination).
type expansion struct {
	parts [16]float64
	n     int
}

func (e *expansion) addProduct(a, b float64) {
	high := a * b
	e.add(math.FMA(a, b, -high))
	e.add(high)
}

func (e *expansion) add(v float64) {
	n := 0
	for _, part := range e.parts[:e.n] {
		high := v + part
		bb := high - v
		low := (v - (high - bb)) + (part - bb)
		if low != 0 {
			e.parts[n] = low
			n++
		}
		v = high
	}
	if v != 0 {
		e.parts[n] = v
		n++
	}
	e.n = n
}

// sign is that of the largest part, which outweighs all others together.
func (e *expansion) sign() int {
	if e.n == 0 {
		return 0
	}
	if e.parts[e.n-1] > 0 {
		return 1
	}
	return -1
}
