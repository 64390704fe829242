package validation

import (
	"fmt"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/weights"
)

// build makes neighbours as the reference did.
func build(tb testing.TB, kind string, d *dataset, shapes []orb.MultiPolygon) *weights.Matrix {
	tb.Helper()
	planar, radius := d.Kind == "planar", d.Weights[kind].Threshold
	if !planar {
		radius *= 1000
	}
	var m *weights.Matrix
	var err error
	switch kind {
	case "queen":
		m, err = weights.Queen(shapes, weights.ContiguityOptions{Planar: planar})
	case "rook":
		m, err = weights.Rook(shapes, weights.ContiguityOptions{Planar: planar})
	case "knn4", "knn8":
		m, err = weights.KNearest(d.Points.XY, d.Weights[kind].K, planar)
	default:
		m, err = weights.Band(d.Points.XY, radius, planar)
	}
	check(tb, err)
	return m
}

// overlapping are the pairs of units that are neighbours here and not in the
// reference: see the differences on purpose.
var overlapping = map[string][][2]int{"auckland rook": {{119, 121}, {134, 145}, {134, 147}}}

func weightsSection(t *testing.T) *section {
	s := &section{title: "Weights", intro: "Neighbours from outlines and centroids, against R spdep 1.2-7 (`weights.json`). Neighbours must be the very same units."}
	for _, set := range areal {
		d, shapes := loadDataset(t, set), outlines(t, set)
		s.table(fmt.Sprintf("%s: %d units", set, len(shapes)), "neighbours", "what")
		for _, kind := range kinds {
			m, want := build(t, kind, &d, shapes), d.Weights[kind]
			except := overlapping[set+" "+kind]
			note := ""
			if except != nil {
				note = fmt.Sprintf(", but for %d pairs that overlap", len(except))
			}
			rows := &comparison{what: "units with their neighbours" + note}
			tied := false
			for i := range shapes {
				got := without(m.Neighbours(i), i, except)
				if slices.Contains(want.Ties, i) && len(got) == len(want.Neighbours[i]) && !slices.Equal(got, want.Neighbours[i]) {
					tied = true // equally far, equally right
					rows.n++
					continue
				}
				rows.equal(slices.Equal(got, want.Neighbours[i]), fmt.Sprint(i))
			}
			if tied {
				rows.what += ", of those equally far others"
			}
			s.row(t, kind, rows)
			if tied || except != nil {
				m = d.matrix(t, kind) // for the sums, the reference's own
			}
			parts := &comparison{what: "islands and components"}
			of, n := m.Components()
			parts.equal(n == want.Components, "components")
			parts.equal(slices.Equal(m.Islands(), want.Islands), "islands")
			for i := range of {
				parts.equal(of[i]+1 == want.ComponentID[i], "component")
			}
			s.row(t, kind, parts)
			sums := closed("S₀, S₁, S₂ of B and W")
			for st, c := range map[weights.Style]constants{weights.Binary: want.Binary, weights.RowStandardised: want.Row} {
				got := m.Sums(st)
				sums.all([]float64{got.S0, got.S1, got.S2}, []float64{c.S0, c.S1, c.S2})
			}
			s.row(t, kind, sums)
		}
		s.end()
	}
	return s
}

// without returns the neighbours of unit i but for the pairs named.
func without(neighbours []int32, i int, pairs [][2]int) []int32 {
	var left []int32
	for _, j := range neighbours {
		if !slices.Contains(pairs, [2]int{min(i, int(j)), max(i, int(j))}) {
			left = append(left, j)
		}
	}
	return left
}
