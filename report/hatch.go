package report

import (
	"math"

	"github.com/paulmach/orb"
)

// Hatches in map units: a line every hatchStep.
const (
	hatchStep = 10
	hatchWide = 1.3
	dotSize   = 3.6
)

// fills returns the fills of a map, each once, in the order of its shapes.
func (m *Map) fills() []Fill {
	var all []Fill
	seen := map[Fill]bool{}
	for i := range m.Shapes {
		if f := m.Shapes[i].Fill; !seen[f] && len(m.Shapes[i].Rings) > 0 && !m.Shapes[i].Clear {
			seen[f] = true
			all = append(all, f)
		}
	}
	return all
}

// hatching returns the lines of a hatch over a box. Dots stand along level lines, one
// every hatchStep. The lines of one map lie on one grid, whatever the box.
func hatching(h Hatch, box orb.Bound) []orb.LineString {
	grid := func(v, step float64) float64 { return math.Floor(v/step) * step }
	const slant = hatchStep * math.Sqrt2
	left := grid(box.Min[0], hatchStep)
	var lines []orb.LineString
	if h == Level || h == Dotted {
		for y := grid(box.Min[1], hatchStep); y <= box.Max[1]; y += hatchStep {
			lines = append(lines, orb.LineString{{left, y}, {box.Max[0], y}})
		}
	}
	if h == Diagonal || h == Crossed { // x + y is constant along a rising line, y running down
		for sum := grid(box.Min[0]+box.Min[1], slant); sum <= box.Max[0]+box.Max[1]; sum += slant {
			lines = append(lines, orb.LineString{{sum - box.Max[1], box.Max[1]}, {sum - box.Min[1], box.Min[1]}})
		}
	}
	if h == Crossed {
		for gap := grid(box.Min[0]-box.Max[1], slant); gap <= box.Max[0]-box.Min[1]; gap += slant {
			lines = append(lines, orb.LineString{{gap + box.Min[1], box.Min[1]}, {gap + box.Max[1], box.Max[1]}})
		}
	}
	return lines
}

// The size of a swatch in a legend, in millimetres.
const keyWide, keyHigh = 8.0, 3.4

// swatch is a map of one shape that shows the fill of a key, on a map that has so many
// units in a millimetre: its hatch is the map's.
func (k Key) swatch(perMM float64) *Map {
	wide, high := keyWide*perMM, keyHigh*perMM
	ring := orb.Ring{{0, 0}, {wide, 0}, {wide, high}, {0, high}, {0, 0}}
	return &Map{Shapes: []Shape{{Rings: []orb.Ring{ring}, Box: ring.Bound(), Fill: k.Fill, Bold: k.Bold}}, High: high, Wide: keyWide, Across: wide}
}
