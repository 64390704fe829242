package report

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/simplify"

	"github.com/antoan-vn/antoan/geo"
)

// Map is areas filled by class, for print in black and white.
type Map struct {
	Caption string
	Shapes  []Shape
	Legend  []Key
	High    float64
	Notes   []string
	Under   *Map    // drawn first, and shared by many; the same extent
	Wide    float64 // millimetres on paper; 0: the page's width
	Across  float64 // width in its own units; 0: mapWide
}

// mapWide is the width of a map in its own units; y runs down.
const mapWide = 1000

func (m *Map) wide() float64 {
	if m.Wide > 0 {
		return m.Wide
	}
	return inside
}

func (m *Map) across() float64 {
	if m.Across > 0 {
		return m.Across
	}
	return mapWide
}

// Shape is one area. Label stands inside where there is room.
type Shape struct {
	Rings []orb.Ring
	At    orb.Point
	Box   orb.Bound
	Fill  Fill
	Clear bool // not filled
	Bold  bool // outlined so that it is seen first
	Label string
}

// Key is a row of the legend; Count is how many shapes have the fill.
type Key struct {
	Fill  Fill
	Bold  bool
	Text  string
	Count int
}

// Fill is a grey, from 0 for black to 255 for white, under a hatch. No two fills of one
// map are told apart by colour.
type Fill struct {
	Grey  uint8
	Hatch Hatch
}

// Hatch is a pattern of black lines.
type Hatch uint8

// The hatches.
const (
	Plain    Hatch = iota
	Diagonal       // rising lines
	Crossed        // rising and falling lines
	Dotted
	Level // horizontal lines
)

// tolerance keeps outlines within a tenth of a millimetre on a page.
const tolerance = 0.6

// newMap projects outlines: degrees are stretched by the cosine of the middle latitude,
// which is true enough for a province and well for a country.
func newMap(units []geo.Unit) *Map {
	all := orb.Bound{Min: orb.Point{math.Inf(1), math.Inf(1)}, Max: orb.Point{math.Inf(-1), math.Inf(-1)}}
	for i := range units {
		if len(units[i].Outline) > 0 {
			all = all.Union(units[i].Outline.Bound())
		}
	}
	m := &Map{Shapes: make([]Shape, len(units)), High: mapWide}
	if !(all.Min[0] < all.Max[0]) || !(all.Min[1] < all.Max[1]) {
		return m
	}
	stretch := math.Cos(all.Center()[1] * math.Pi / 180)
	wide, high := (all.Max[0]-all.Min[0])*stretch, all.Max[1]-all.Min[1]
	scale := mapWide / max(wide, high/tallest)
	left := (mapWide - wide*scale) / 2
	m.High = high * scale
	to := func(p orb.Point) orb.Point {
		return orb.Point{left + (p[0]-all.Min[0])*stretch*scale, (all.Max[1] - p[1]) * scale}
	}
	for i := range units {
		m.Shapes[i] = project(&units[i], to)
	}
	return m
}

// tallest is the height of a map as a part of its width.
const tallest = 1.1

func project(u *geo.Unit, to func(orb.Point) orb.Point) Shape {
	s := Shape{At: to(u.Label)}
	for _, polygon := range u.Outline {
		for n, ring := range polygon {
			flat := make(orb.Ring, len(ring))
			for k, p := range ring {
				flat[k] = to(p)
			}
			if flat, ok := simplify.DouglasPeucker(tolerance).Simplify(flat).(orb.Ring); ok && len(flat) > 3 {
				if hole := n > 0; hole == (flat.Orientation() == orb.CCW) {
					flat.Reverse() // holes run against what they are in
				}
				s.Rings = append(s.Rings, flat)
			}
		}
	}
	for k, r := range s.Rings {
		if k == 0 {
			s.Box = r.Bound()
		}
		s.Box = s.Box.Union(r.Bound())
	}
	if !s.Box.Contains(s.At) {
		s.At = s.Box.Center()
	}
	return s
}

// roomy tells whether a label of so many map units fits into the shape's box.
func (s *Shape) roomy(wide, high float64) bool {
	return s.Box.Max[0]-s.Box.Min[0] > wide && s.Box.Max[1]-s.Box.Min[1] > high
}

// classed fills every shape with the class that it has in a legend, -1 for none, and
// counts.
func (m *Map) classed(keys []Key, class func(i int) int) {
	for i := range m.Shapes {
		if k := class(i); k >= 0 {
			m.Shapes[i].Fill = keys[k].Fill
			keys[k].Count++
		}
	}
	m.Legend = append(m.Legend, keys...)
}
