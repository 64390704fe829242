package analysis

import (
	"sync"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/weights"
)

// borderTolerance in metres is how far apart the borders of neighbouring units may
// be drawn: outlines of an edition often come simplified one by one.
const borderTolerance = 20

// neighbourhoods keeps the neighbours of levels. Outlines never change, so neither
// do their neighbours: they outlive the state of the data.
type neighbourhoods struct {
	mu  sync.Mutex
	all map[neighbourhood]*weights.Matrix
}

// neighbourhood names outlines by their hash, and the rule.
type neighbourhood struct {
	outlines string
	spec     weights.Spec
}

// maxNeighbourhoods bounds the memory: a country's takes some hundred kilobytes.
const maxNeighbourhoods = 64

// of returns the neighbours within a level.
func (n *neighbourhoods) of(l *level, spec weights.Spec) (*weights.Matrix, error) {
	name := neighbourhood{l.hash, spec}
	n.mu.Lock()
	defer n.mu.Unlock() // those who ask for the same wait for it and not do it twice
	if m, ok := n.all[name]; ok {
		return m, nil
	}
	outlines := make([]orb.MultiPolygon, len(l.units))
	for i := range l.units {
		outlines[i] = l.units[i].Outline
	}
	m, err := spec.Of(outlines, weights.ContiguityOptions{Tolerance: borderTolerance})
	if err != nil {
		return nil, err
	}
	if n.all == nil || len(n.all) >= maxNeighbourhoods {
		n.all = map[neighbourhood]*weights.Matrix{}
	}
	n.all[name] = m
	return m, nil
}
