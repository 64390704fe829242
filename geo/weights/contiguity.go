package weights

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"

	"github.com/antoan-vn/antoan/geo"
)

// ContiguityOptions say what the coordinates of outlines are and how well they
// meet. The zero value is for longitude and latitude that meet.
type ContiguityOptions struct {
	Planar    bool    // coordinates of a plane, in one unit for both axes; else degrees of longitude and latitude
	Tolerance float64 // metres, coordinate units when planar; 0: DefaultTolerance, or PlanarTolerance of the extent
}

const (
	// DefaultTolerance, in metres, covers coordinates rounded to six decimals
	// of a degree: they move by up to 8 cm.
	DefaultTolerance = 0.1
	// PlanarTolerance, a share of the longer side of all outlines, is the same
	// for a country of 1,000 km.
	PlanarTolerance = 1e-7
)

// Queen returns the units whose outlines touch, overlap or lie one in the other:
// those at most the tolerance apart.
func Queen(outlines []orb.MultiPolygon, o ContiguityOptions) (*Matrix, error) {
	return contiguity(outlines, o, false)
}

// Rook returns the units that share a line.
func Rook(outlines []orb.MultiPolygon, o ContiguityOptions) (*Matrix, error) {
	return contiguity(outlines, o, true)
}

func contiguity(outlines []orb.MultiPolygon, o ContiguityOptions, rook bool) (*Matrix, error) {
	if !(o.Tolerance >= 0 && o.Tolerance <= largest) {
		return nil, geo.Invalid("tolerance", "%v is no distance: use 0 for the default, or a positive number", o.Tolerance)
	}
	b, err := newBorders(outlines, o.Planar)
	if err != nil {
		return nil, err
	}
	r := newRelation(b, o, rook)
	var tree rtree.RTreeG[int32]
	for i := range b.parts {
		p := &b.parts[i]
		tree.Insert([2]float64{p.box.minX, p.box.minY}, [2]float64{p.box.maxX, p.box.maxY}, p.unit)
	}
	lists := make([][]int32, len(outlines))
	asked := make([]int32, len(outlines)) // 1 + the last unit that was compared with this one
	for i := range b.parts {
		p := &b.parts[i]
		x := r.tolerance / b.units[p.unit].cos // infinite at a pole, where all longitudes meet
		low, high := [2]float64{p.box.minX - x, p.box.minY - r.tolerance}, [2]float64{p.box.maxX + x, p.box.maxY + r.tolerance}
		tree.Search(low, high, func(_, _ [2]float64, other int32) bool {
			if other != p.unit && asked[other] != p.unit+1 {
				asked[other] = p.unit + 1
				if other > p.unit && r.holds(p.unit, other) {
					lists[p.unit] = append(lists[p.unit], other)
					lists[other] = append(lists[other], p.unit)
				}
			}
			return true
		})
	}
	return New(lists)
}

// defaultTolerance is in units of y.
func defaultTolerance(b *borders, planar bool) float64 {
	if !planar {
		return DefaultTolerance / metresPerDegree
	}
	if len(b.parts) == 0 {
		return 0
	}
	bound := b.parts[0].box
	for _, p := range b.parts[1:] {
		bound = bound.join(p.box)
	}
	return PlanarTolerance * math.Max(bound.maxX-bound.minX, bound.maxY-bound.minY)
}
