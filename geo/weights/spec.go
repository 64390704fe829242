package weights

import (
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// Spec says by which rule units are neighbours. The zero Spec is queen contiguity.
type Spec struct {
	Kind   Kind
	K      int     // of NearestK
	Metres float64 // of WithinBand
}

// Kind is a rule of neighbourhood.
type Kind uint8

// The kinds.
const (
	ByQueen Kind = iota
	ByRook
	NearestK
	WithinBand
)

// ParseSpec reads queen, rook, knn:K or band:METRES; empty is queen. It returns
// *geo.InvalidError naming "weights".
func ParseSpec(text string) (Spec, error) {
	kind, argument, has := strings.Cut(text, ":")
	switch kind {
	case "", "queen", "rook":
		if has {
			return Spec{}, geo.Invalid("weights", "%q: %s takes nothing behind it", text, kind)
		}
		if kind == "rook" {
			return Spec{Kind: ByRook}, nil
		}
		return Spec{}, nil
	case "knn":
		k, err := strconv.Atoi(argument)
		if err != nil || k < 1 {
			return Spec{}, geo.Invalid("weights", "%q: write knn:K, K a whole number from 1 on, such as knn:6", text)
		}
		return Spec{Kind: NearestK, K: k}, nil
	case "band":
		metres, err := strconv.ParseFloat(argument, 64)
		if err != nil || !(metres > 0) || metres > mostMetres {
			return Spec{}, geo.Invalid("weights", "%q: write band:METRES, a positive number without a unit, such as band:5000", text)
		}
		return Spec{Kind: WithinBand, Metres: metres}, nil
	}
	return Spec{}, geo.Invalid("weights", "%q is unknown: use queen, rook, knn:K or band:METRES", text)
}

// mostMetres is beyond every distance on Earth, and on any plane that is meant.
const mostMetres = 1e12

// String returns the text that ParseSpec reads.
func (s Spec) String() string {
	switch s.Kind {
	case ByRook:
		return "rook"
	case NearestK:
		return "knn:" + strconv.Itoa(s.K)
	case WithinBand:
		return "band:" + strconv.FormatFloat(s.Metres, 'f', -1, 64)
	}
	return "queen"
}

// Contiguity tells whether outlines are needed, and not only points.
func (s Spec) Contiguity() bool { return s.Kind == ByQueen || s.Kind == ByRook }

// Of returns the neighbours of units by their outlines: those of their centroids
// for distances. The units must stand in the order of their codes, which settles
// ties. Errors and cost are those of Queen, Rook, KNearest and Band.
func (s Spec) Of(outlines []orb.MultiPolygon, o ContiguityOptions) (*Matrix, error) {
	switch s.Kind {
	case ByQueen:
		return Queen(outlines, o)
	case ByRook:
		return Rook(outlines, o)
	}
	centres := make([]orb.Point, len(outlines))
	for i, outline := range outlines {
		centres[i] = Centroid(outline)
	}
	return s.Among(centres, o.Planar)
}

// Among returns the neighbours of points by distance. It returns *geo.InvalidError
// for a rule that needs outlines.
func (s Spec) Among(points []orb.Point, planar bool) (*Matrix, error) {
	switch s.Kind {
	case NearestK:
		return KNearest(points, s.K, planar)
	case WithinBand:
		return Band(points, s.Metres, planar)
	}
	return nil, geo.Invalid("weights", "%s needs outlines, points do not touch: use knn:K or band:METRES", s)
}
