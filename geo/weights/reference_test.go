package weights

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// areal are the reference datasets with outlines.
var areal = []string{"nc_sids", "columbus", "auckland", "boston_tracts"}

// reference is a weights.json: neighbours by R spdep.
type reference struct {
	CoordinateKind string `json:"coordinate_kind"`
	Points         struct{ XY []orb.Point }
	Weights        map[string]referenceWeights
}

type referenceWeights struct {
	Threshold  float64
	K          int
	Links      int   `json:"n_links"`
	Components int   `json:"n_components"`
	Component  []int `json:"component_id"` // from 1
	Islands    []int
	Symmetric  bool
	MaxCard    int   `json:"max_card"`
	Ties       []int `json:"units_with_tie_at_k"`
	Binary     Sums  `json:"constants_binary"`
	Row        Sums  `json:"constants_row_standardised"`
	Neighbours [][]int32
}

func (r reference) planar() bool { return r.CoordinateKind == "planar" }

func TestReference(t *testing.T) {
	t.Parallel()
	for _, set := range areal {
		t.Run(set, func(t *testing.T) {
			t.Parallel()
			var want reference
			readShared(t, &want, "oracles", "given", set, "weights.json")
			outlines := sharedOutlines(t, "oracles", "given", set, "units.geojson")
			if len(want.Weights) != 6 {
				t.Fatalf("%d kinds of weights, want 6", len(want.Weights))
			}
			for kind, w := range want.Weights {
				m, err := make1(kind, outlines, want.Points.XY, w, want.planar())
				if err != nil {
					t.Fatalf("%s: %v", kind, err)
				}
				compareReference(t, kind, m, w)
			}
		})
	}
}

func make1(kind string, outlines []orb.MultiPolygon, points []orb.Point, w referenceWeights, planar bool) (*Matrix, error) {
	switch kind {
	case "queen":
		return Queen(outlines, ContiguityOptions{Planar: planar})
	case "rook":
		return Rook(outlines, ContiguityOptions{Planar: planar})
	case "knn4", "knn8":
		return KNearest(points, w.K, planar)
	}
	if !planar {
		w.Threshold *= 1000
	}
	return Band(points, w.Threshold, planar)
}

func compareReference(t *testing.T, kind string, m *Matrix, w referenceWeights) {
	t.Helper()
	for i, want := range w.Neighbours {
		if got := m.Neighbours(i); !slices.Equal(got, want) && !slices.Contains(w.Ties, i) {
			t.Errorf("%s: neighbours of %d are %v, want %v", kind, i, got, want)
		}
	}
}

func TestCentroidReference(t *testing.T) {
	t.Parallel()
	for _, set := range areal {
		t.Run(set, func(t *testing.T) {
			t.Parallel()
			var want reference
			readShared(t, &want, "oracles", "given", set, "weights.json")
			for i, outline := range sharedOutlines(t, "oracles", "given", set, "units.geojson") {
				got, want := Centroid(outline), want.Points.XY[i]
				for axis := range got {
					if math.Abs(got[axis]-want[axis]) > 1e-9*math.Abs(want[axis]) {
						t.Errorf("%s unit %d: centroid %v, want %v", set, i, got, want)
					}
				}
			}
		})
	}
}
