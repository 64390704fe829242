package analysis

import (
	"errors"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

// borderTolerance in metres is how far apart the borders of neighbouring units may
// be drawn: outlines of an edition often come simplified one by one.
const borderTolerance = 20

// neighbourhood names outlines by their hash, and the rule. Outlines never change,
// so neither do their neighbours: they outlive the state of the data.
type neighbourhood struct {
	outlines string
	spec     weights.Spec
}

const (
	// maxNeighbourhoods and maxLinks bound the memory to 256 MB at worst; queen
	// contiguity of a country has some twenty thousand links.
	maxNeighbourhoods = 16
	maxLinks          = 4_000_000
)

// weights returns the neighbours within the level, by the rule asked for.
func (q *question) weights() (*weights.Matrix, error) {
	spec := q.method.Weights
	return q.neighbours.of(q.ctx, neighbourhood{q.Outlines, spec}, func() (*weights.Matrix, error) {
		units := q.level.units
		if spec.Kind == weights.NearestK && len(units)*spec.K > maxLinks {
			return nil, tooManyLinks(len(units) * spec.K)
		}
		outlines := make([]orb.MultiPolygon, len(units))
		for i := range units {
			outlines[i] = units[i].Outline
		}
		m, err := spec.Of(outlines, weights.ContiguityOptions{Tolerance: borderTolerance})
		var invalid *geo.InvalidError
		switch {
		case errors.As(err, &invalid):
			return nil, geo.Invalid("weights", "%s: %s", spec, invalid.Reason) // it is the rule that was asked for
		case err == nil && m.Links() > maxLinks:
			return nil, tooManyLinks(m.Links())
		}
		return m, err
	})
}

func tooManyLinks(n int) error {
	return geo.Invalid("weights", "they make %d pairs of neighbours, more than %d: use fewer or nearer ones", n, maxLinks)
}
