package validation

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/antoan-vn/antoan/geo/weights"
)

// areal are the reference data sets with outlines.
var areal = []string{"nc_sids", "columbus", "auckland", "boston_tracts"}

// kinds of neighbours in them.
var kinds = []string{"queen", "rook", "dist1", "dist2", "knn4", "knn8"}

func check(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// oracle returns the path of a file of reference vectors, packed or not, or skips
// the test.
func oracle(tb testing.TB, name string) string {
	tb.Helper()
	dir := os.Getenv("ANTOAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	path := filepath.Join(dir, "oracles", name)
	for _, p := range []string{path, path + ".gz"} {
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	tb.Skipf("the reference vectors are not beside the project (set ANTOAN_SHARED): %s", path)
	return ""
}

// load reads one of them.
func load(tb testing.TB, name string, into any) {
	tb.Helper()
	f, err := os.Open(oracle(tb, name))
	check(tb, err)
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(f.Name(), ".gz") {
		r, err = gzip.NewReader(f)
		check(tb, err)
	}
	if err := json.NewDecoder(r).Decode(into); err != nil {
		tb.Fatalf("%s: %v", name, err)
	}
}

// numbers reads null as NaN, and a single number as a list of one.
type numbers []float64

func (n *numbers) UnmarshalJSON(b []byte) error {
	var all []*float64
	if err := json.Unmarshal(b, &all); err != nil {
		all = make([]*float64, 1)
		if err := json.Unmarshal(b, &all[0]); err != nil {
			return err
		}
	}
	*n = make(numbers, len(all))
	for i, v := range all {
		if (*n)[i] = math.NaN(); v != nil {
			(*n)[i] = *v
		}
	}
	return nil
}

// dataset is weights.json.
type dataset struct {
	Kind      string `json:"coordinate_kind"`
	Points    struct{ XY []orb.Point }
	Variables map[string]struct{ Values numbers }
	Weights   map[string]neighbours
}

type neighbours struct {
	Threshold      float64
	K              int
	Ties           []int `json:"units_with_tie_at_k"`
	Components     int   `json:"n_components"`
	ComponentID    []int `json:"component_id"`
	Islands        []int
	Binary         constants `json:"constants_binary"`
	Row            constants `json:"constants_row_standardised"`
	Neighbours     [][]int32
	HaversineAdds  [][]int `json:"haversine_adds"`
	HaversineDrops [][]int `json:"haversine_drops"`
	GeodesicAdds   [][]int `json:"geodesic_adds"`
	GeodesicDrops  [][]int `json:"geodesic_drops"`
}

type constants struct{ S0, S1, S2 float64 }

func loadDataset(tb testing.TB, set string) dataset {
	tb.Helper()
	var d dataset
	load(tb, "given/"+set+"/weights.json", &d)
	if len(d.Weights) != len(kinds) {
		tb.Fatalf("%s has %d kinds of neighbours", set, len(d.Weights))
	}
	return d
}

func (d *dataset) matrix(tb testing.TB, kind string) *weights.Matrix {
	tb.Helper()
	return matrix(tb, d.Weights[kind].Neighbours)
}

func matrix(tb testing.TB, lists [][]int32) *weights.Matrix {
	tb.Helper()
	m, err := weights.New(lists)
	check(tb, err)
	return m
}

func outlines(tb testing.TB, set string) []orb.MultiPolygon {
	tb.Helper()
	var file struct {
		Features []struct{ Geometry geojson.Geometry }
	}
	load(tb, "given/"+set+"/units.geojson", &file)
	all := make([]orb.MultiPolygon, len(file.Features))
	for i, f := range file.Features {
		switch g := f.Geometry.Geometry().(type) {
		case orb.Polygon:
			all[i] = orb.MultiPolygon{g}
		case orb.MultiPolygon:
			all[i] = g
		default:
			tb.Fatalf("unit %d is no polygon", i)
		}
	}
	return all
}

func codes(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("%05d", i)
	}
	return all
}

// style reads the letter of the reference.
func style(letter string) weights.Style {
	if letter == "W" {
		return weights.RowStandardised
	}
	return weights.Binary
}
