package weights

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// areal are the reference datasets with outlines.
var areal = []string{"nc_sids", "columbus", "auckland", "boston_tracts"}

// reference is a file of neighbours by R spdep 1.2-7.
type reference struct {
	CoordinateKind string `json:"coordinate_kind"`
	Points         struct{ XY []orb.Point }
	Weights        map[string]referenceWeights
}

type referenceWeights struct {
	Threshold  float64 // kilometres unless planar
	K          int
	Links      int     `json:"n_links"`
	MinDegree  int     `json:"min_card"`
	MaxDegree  int     `json:"max_card"`
	Mean       float64 `json:"mean_card"`
	Components int     `json:"n_components"`
	Component  []int   `json:"component_id"` // from 1
	NIslands   int     `json:"n_islands"`
	Islands    []int
	Symmetric  bool
	Ties       []int `json:"units_with_tie_at_k"`
	Binary     Sums  `json:"constants_binary"`
	Row        Sums  `json:"constants_row_standardised"`
	Neighbours [][]int32
}

// overlapping are the pairs whose outlines overlap and so share an area, though
// only one vertex: the reference, which counts vertices, has them as queen's
// neighbours alone. The witness is a point inside both.
var overlapping = map[string][]struct {
	i, j    int
	witness orb.Point
}{
	"auckland/rook": {
		{119, 121, orb.Point{48.31, 29.4}},
		{134, 145, orb.Point{59.1, 19.45}},
		{134, 147, orb.Point{59.72, 16}},
	},
}

func TestReference(t *testing.T) {
	t.Parallel()
	for _, set := range areal {
		var want reference
		readShared(t, &want, "oracles", "given", set, "weights.json")
		outlines := sharedOutlines(t, "oracles", "given", set, "units.geojson")
		planar := want.CoordinateKind == "planar"
		for _, kind := range []string{"queen", "rook", "dist1", "dist2", "knn4", "knn8"} {
			t.Run(set+"/"+kind, func(t *testing.T) {
				t.Parallel()
				w, ok := want.Weights[kind]
				if !ok || len(w.Neighbours) != len(outlines) {
					t.Fatal("the reference is not there")
				}
				m, err := build(kind, outlines, want.Points.XY, w, planar)
				if err != nil {
					t.Fatal(err)
				}
				compareWith(t, justified(t, set+"/"+kind, m, outlines), w)
			})
		}
	}
}

func build(kind string, outlines []orb.MultiPolygon, points []orb.Point, w referenceWeights, planar bool) (*Matrix, error) {
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

// justified takes the overlapping pairs out again, after seeing that they are
// neighbours and do overlap.
func justified(t *testing.T, name string, m *Matrix, outlines []orb.MultiPolygon) *Matrix {
	lists := make([][]int32, m.N())
	for i := range lists {
		lists[i] = slices.Clone(m.Neighbours(i))
	}
	drop := func(i, j int) {
		lists[i] = slices.DeleteFunc(lists[i], func(k int32) bool { return int(k) == j })
	}
	for _, pair := range overlapping[name] {
		if !m.Linked(pair.i, pair.j) || !holds(outlines[pair.i], pair.witness) || !holds(outlines[pair.j], pair.witness) {
			t.Errorf("%d and %d are no neighbours, or do not overlap", pair.i, pair.j)
		}
		drop(pair.i, pair.j)
		drop(pair.j, pair.i)
	}
	return of(t, lists...)
}

// holds tells whether a point lies in an outline, by casting a ray.
func holds(outline orb.MultiPolygon, p orb.Point) bool {
	odd := false
	for _, polygon := range outline {
		for _, ring := range polygon {
			for i, b := range ring {
				a := ring[(i+len(ring)-1)%len(ring)]
				if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]) {
					odd = !odd
				}
			}
		}
	}
	return odd
}

func compareWith(t *testing.T, m *Matrix, w referenceWeights) {
	t.Helper()
	tied := 0
	for i, want := range w.Neighbours {
		got := m.Neighbours(i)
		if slices.Equal(got, want) {
			continue
		}
		if !slices.Contains(w.Ties, i) || len(got) != len(want) {
			t.Errorf("neighbours of %d: %v, want %v", i, got, want)
		}
		tied++
	}
	degrees := make([]int, m.N())
	for i := range degrees {
		degrees[i] = m.Degree(i)
	}
	if slices.Min(degrees) != w.MinDegree || m.MaxDegree() != w.MaxDegree || m.Links() != w.Links || float64(m.Links())/float64(m.N()) != w.Mean {
		t.Errorf("%d links, %d to %d each; want %d, %d to %d", m.Links(), slices.Min(degrees), m.MaxDegree(), w.Links, w.MinDegree, w.MaxDegree)
	}
	if islands := m.Islands(); !slices.Equal(islands, w.Islands) || len(islands) != w.NIslands || m.Symmetric() != w.Symmetric {
		t.Errorf("islands %v, symmetric %v; want %v, %v", islands, m.Symmetric(), w.Islands, w.Symmetric)
	}
	if tied > 0 {
		return // other links than the reference's, no less right
	}
	numbers, n := m.Components()
	for i := range numbers {
		numbers[i]++
	}
	if n != w.Components || !slices.Equal(numbers, w.Component) {
		t.Errorf("%d components %v, want %d %v", n, numbers, w.Components, w.Component)
	}
	if got := m.Sums(Binary); !closeSums(got, w.Binary) {
		t.Errorf("B: %+v, want %+v", got, w.Binary)
	}
	if got := m.Sums(RowStandardised); !closeSums(got, w.Row) {
		t.Errorf("W: %+v, want %+v", got, w.Row)
	}
}

func TestCentroidReference(t *testing.T) {
	t.Parallel()
	for _, set := range areal {
		var want reference
		readShared(t, &want, "oracles", "given", set, "weights.json")
		for i, outline := range sharedOutlines(t, "oracles", "given", set, "units.geojson") {
			got, want := Centroid(outline), want.Points.XY[i]
			for axis := range got {
				if !(math.Abs(got[axis]-want[axis]) <= 1e-12*math.Abs(want[axis])) {
					t.Errorf("%s, unit %d: centroid %v, want %v", set, i, got, want)
				}
			}
		}
	}
}

func TestVoronoi(t *testing.T) {
	t.Parallel()
	for file, links := range map[string]int{"voronoi_3321.geojson.gz": 19_500, "voronoi_10000.geojson.gz": 59_270} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			outlines := sharedOutlines(t, "oracles", "timing", file)
			queen, err := Queen(outlines, ContiguityOptions{Planar: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := queen.Links(); got != links || !queen.Symmetric() || queen.Islands() != nil {
				t.Errorf("%d links, want %d", got, links)
			}
		})
	}
}
