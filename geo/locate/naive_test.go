package locate

import (
	"math/big"

	"github.com/paulmach/orb"
)

// slowFindAll is the rule of FindAll in rational arithmetic, point by edge: up
// to limit outlines that cover the point.
func slowFindAll(outlines []orb.MultiPolygon, p orb.Point, limit int) []int {
	var all []int
	for unit, outline := range outlines {
		for _, polygon := range outline {
			if slowCovers(polygon, p) {
				all = append(all, unit)
				break
			}
		}
		if len(all) == limit {
			break
		}
	}
	return all
}

// slowCovers tells whether the point lies on an edge or inside: whether a ray
// towards greater y crosses an odd number of edges. (The index looks towards
// greater x.)
func slowCovers(polygon orb.Polygon, p orb.Point) bool {
	inside := false
	for _, ring := range polygon {
		for j := range ring {
			a, b := ring[j], ring[(j+1)%len(ring)]
			if a[0] > b[0] {
				a, b = b, a
			}
			if b[0] < p[0] || a[0] > p[0] || max(a[1], b[1]) < p[1] {
				continue
			}
			side := slowOrient(a, b, p)
			if side == 0 && min(a[1], b[1]) <= p[1] {
				return true
			}
			if a[0] <= p[0] && p[0] < b[0] && side < 0 {
				inside = !inside
			}
		}
	}
	return inside
}

// slowOrient is the sign of (b−a)×(p−a) in rational numbers.
func slowOrient(a, b, p orb.Point) int {
	rat := func(v float64) *big.Rat { return new(big.Rat).SetFloat64(v) }
	sub := func(v, w float64) *big.Rat { return new(big.Rat).Sub(rat(v), rat(w)) }
	left := new(big.Rat).Mul(sub(b[0], a[0]), sub(p[1], a[1]))
	right := new(big.Rat).Mul(sub(b[1], a[1]), sub(p[0], a[0]))
	return left.Cmp(right)
}
