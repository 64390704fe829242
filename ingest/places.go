package ingest

import (
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/locate"
)

// Places puts incidents into the units of every edition.
type Places struct {
	Editions   []EditionPlaces
	Successors []geo.Successor
}

// EditionPlaces is one edition as far as locating needs it.
type EditionPlaces struct {
	geo.EditionUnits
	Index *locate.Index
}

// NewPlaces indexes what Store.Places returns. It takes a fraction of a second
// for a nation's communes.
func NewPlaces(editions []geo.EditionUnits, successors []geo.Successor) *Places {
	p := &Places{Successors: successors}
	for _, e := range editions {
		outlines := make([]orb.MultiPolygon, len(e.Units))
		for i := range e.Units {
			outlines[i] = e.Units[i].Outline
		}
		p.Editions = append(p.Editions, EditionPlaces{EditionUnits: e, Index: locate.New(outlines)})
	}
	return p
}
