package hotspot

import (
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"github.com/antoan-vn/antoan/geo/weights"
)

// reference is a folder of vectors made with other programs, beside the project.
const reference = "../../../shared/oracles/"

func check(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// load reads a reference file into v, or skips the test where there is none.
func load(tb testing.TB, name string, v any) {
	tb.Helper()
	f, err := os.Open(filepath.Join(reference, name))
	if os.IsNotExist(err) {
		tb.Skipf("no reference vectors: %s is not beside the project", name)
	}
	check(tb, err)
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		r, err = gzip.NewReader(f)
		check(tb, err)
	}
	check(tb, json.NewDecoder(r).Decode(v))
}

// numbers reads null as NaN.
type numbers []float64

func (n *numbers) UnmarshalJSON(b []byte) error {
	var all []*float64
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	*n = make(numbers, len(all))
	for i, v := range all {
		if (*n)[i] = math.NaN(); v != nil {
			(*n)[i] = *v
		}
	}
	return nil
}

// near compares with a relative tolerance, absolute near 0; NaN is only NaN.
func near(got, want, relative, absolute float64) bool {
	if math.IsNaN(got) || math.IsNaN(want) {
		return math.IsNaN(got) && math.IsNaN(want)
	}
	return math.Abs(got-want) <= max(relative*math.Abs(want), absolute)
}

// lists makes weights of neighbour lists.
func lists(tb testing.TB, l [][]int32) *weights.Matrix {
	tb.Helper()
	m, err := weights.New(l)
	check(tb, err)
	return m
}

// referenceWeights is the part of weights.json that is needed here.
type referenceWeights struct {
	N         int
	Variables map[string]struct{ Values numbers }
	Weights   map[string]struct{ Neighbours [][]int32 }
}

var areal = []string{"nc_sids", "columbus", "auckland", "boston_tracts"}

func styleOf(s string) weights.Style {
	if s == "W" {
		return weights.RowStandardised
	}
	return weights.Binary
}
