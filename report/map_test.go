package report

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// squares is a row of units of a tenth of a degree, the last with a hole.
func squares(n int) []geo.Unit {
	ring := func(x, y, size float64) orb.Ring {
		return orb.Ring{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}
	}
	units := make([]geo.Unit, n)
	for i := range units {
		x := 105 + float64(i)/10
		units[i] = geo.Unit{Code: string(rune('a' + i)), Label: orb.Point{x + 0.05, 21.05}, Outline: orb.MultiPolygon{{ring(x, 21, 0.1)}}}
	}
	units[n-1].Outline[0] = append(units[n-1].Outline[0], ring(105+float64(n-1)/10+0.02, 21.02, 0.03))
	return units
}

// A square degree is drawn as high as it is: wider than cos(21°) by nothing.
func TestMapKeepsShapes(t *testing.T) {
	t.Parallel()
	m := newMap(squares(4))
	if want := mapWide / 4 / math.Cos(21.05*math.Pi/180); math.Abs(m.High-want) > 1e-6 {
		t.Errorf("height %v, want %v", m.High, want)
	}
	if n := len(m.Shapes[3].Rings); n != 2 {
		t.Errorf("%d rings, one is a hole", n)
	}
	for i, s := range m.Shapes {
		if left := float64(i) * mapWide / 4; math.Abs(s.Box.Min[0]-left) > 1e-6 || math.Abs(s.Box.Max[0]-left-mapWide/4) > 1e-6 || !s.Box.Contains(s.At) {
			t.Errorf("shape %d lies at %v, its label at %v", i, s.Box, s.At)
		}
	}
	// Further up north is further up the page, where y is smaller.
	two := squares(2)
	two[1].Outline = orb.MultiPolygon{{{{105, 22}, {105.1, 22}, {105.1, 22.1}, {105, 22}}}}
	if m := newMap(two); m.Shapes[1].Box.Max[1] > m.Shapes[0].Box.Min[1] {
		t.Errorf("north %v, south %v", m.Shapes[1].Box, m.Shapes[0].Box)
	}
	if empty := newMap([]geo.Unit{{Code: "x"}}); len(empty.Shapes) != 1 || empty.operators() == "" {
		t.Errorf("units without outlines: %+v", empty)
	}
}

// The lines of hatches lie in their box, on one grid whatever the box.
func TestHatching(t *testing.T) {
	t.Parallel()
	box := orb.Bound{Min: orb.Point{33, 47}, Max: orb.Point{133, 97}}
	for h, least := range map[Hatch]int{Level: 5, Dotted: 5, Diagonal: 10, Crossed: 20} {
		lines := hatching(h, box)
		if len(lines) < least {
			t.Errorf("hatch %d: %d lines", h, len(lines))
		}
		for _, l := range lines {
			switch h {
			case Level, Dotted:
				if math.Mod(l[0][1], hatchStep) != 0 || l[0][0] > box.Min[0] || l[1][0] < box.Max[0] {
					t.Errorf("hatch %d: %v", h, l)
				}
			default:
				if min(l[0][1], l[1][1]) != box.Min[1] || max(l[0][1], l[1][1]) != box.Max[1] || math.Abs(math.Abs(l[1][0]-l[0][0])-50) > 1e-9 {
					t.Errorf("hatch %d: %v is no line of 45° across the box", h, l)
				}
			}
		}
	}
}

// A class begins at its break; what is no rate has its own rows.
func TestRateMap(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	m := &material{units: squares(9), density: &analysis.Layer{Classes: &analysis.Classes{Measure: "rate", Breaks: []float64{10, 20, 30, 40}}, Columns: []analysis.Column{
		{Name: "count", Counts: []int64{1, 1, 1, 9, 0, 0, 0, -1, 2}},
		{Name: "rate", Floats: []float64{9.9, 10, 39.9, 40, 0, 0, 0, nan, nan}},
	}}, status: map[string]*analysis.Layer{"A": {Columns: []analysis.Column{{Name: "status", Blank: true,
		Texts: []string{"has_incidents", "has_incidents", "has_incidents", "has_incidents", "silent", "not_reporting", "confirmed_zero", "", "has_incidents"}}}}},
		hot: &analysis.Layer{Columns: []analysis.Column{{Name: "class", Texts: []string{"", "cold_95", "not_significant", "hot_90", "", "", "", "", ""}}}}}
	out := m.rateMap()
	want := []Fill{{greys[0], Plain}, {greys[1], Plain}, {greys[3], Plain}, {greys[4], Plain}, isSilent, noReport, white, isUnknown, isUnknown}
	for i := range out.Shapes {
		if out.Shapes[i].Fill != want[i] || out.Shapes[i].Bold != (i == 3) {
			t.Errorf("unit %d: %+v, want %v", i, out.Shapes[i], want[i])
		}
	}
	sum := 0
	for _, k := range out.Legend[:len(out.Legend)-1] {
		sum += k.Count
	}
	if sum != len(m.units) || out.Legend[len(out.Legend)-1].Count != 1 || out.Legend[1].Text != "10,0 đến dưới 20,0" {
		t.Errorf("the legend counts %d of %d: %+v", sum, len(m.units), out.Legend)
	}
	states := m.stateMap()
	if n := len(states.Legend); n != 6 || states.Legend[0].Count != 5 || states.Legend[5].Count != 1 {
		t.Errorf("%+v", states.Legend)
	}
}
