package weights

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

func communes2025(tb testing.TB) []orb.MultiPolygon {
	return realOutlines(tb, "vn_communes_2025_simplified.fgb", boundary.Spec{Level: geo.Commune})
}

func communes2009(tb testing.TB) []orb.MultiPolygon {
	return realOutlines(tb, "vn_communes_2009census_11163.gpkg", boundary.Spec{Level: geo.Commune, Layer: "communes"})
}

// realOutlines reads real outlines in file order.
func realOutlines(tb testing.TB, name string, spec boundary.Spec) []orb.MultiPolygon {
	tb.Helper()
	path := sharedFile(tb, "data", name)
	if _, err := exec.LookPath("ogr2ogr"); err != nil && !strings.HasSuffix(name, ".gpkg") {
		tb.Skip("ogr2ogr is absent: install gdal-bin to read real boundaries")
	}
	src, err := boundary.Open(context.Background(), path, spec, boundary.Limits{})
	if err != nil {
		tb.Fatal(err)
	}
	defer src.Close()
	var outlines []orb.MultiPolygon
	for {
		f, err := src.Next()
		if errors.Is(err, io.EOF) {
			return outlines
		}
		if err != nil {
			tb.Fatal(err)
		}
		outlines = append(outlines, f.Shape)
	}
}

// both returns queen and rook, after seeing that they are mutual and that rook
// is no more than a map can have: regions that do not overlap make a planar graph
// of at most 3n − 6 edges (Euler).
func both(t *testing.T, outlines []orb.MultiPolygon, o ContiguityOptions) (queen, rook *Matrix) {
	t.Helper()
	queen, err := Queen(outlines, o)
	if err != nil {
		t.Fatal(err)
	}
	rook, err = Rook(outlines, o)
	if err != nil {
		t.Fatal(err)
	}
	if !queen.Symmetric() || !rook.Symmetric() {
		t.Error("contiguity is not mutual")
	}
	if n := len(outlines); rook.Links() > 2*(3*n-6) {
		t.Errorf("%d links by rook, a map has at most %d", rook.Links(), 2*(3*n-6))
	}
	return queen, rook
}

// The communes since July 2025, whose borders are the same but for rounding to
// six decimals: the default finds what they share, and hardly more or less with
// a tolerance ten times larger.
func TestCommunes2025(t *testing.T) {
	t.Parallel()
	outlines := communes2025(t)
	queen, rook := both(t, outlines, ContiguityOptions{})
	if queen.Links() != 18_886 || rook.Links() != 18_582 || len(queen.Islands()) != 19 || len(rook.Islands()) != 19 {
		t.Errorf("%d and %d links, %d and %d islands; want 18886, 18582, 19, 19",
			queen.Links(), rook.Links(), len(queen.Islands()), len(rook.Islands()))
	}
	if _, n := queen.Components(); n != 20 {
		t.Errorf("%d components, want the mainland and 19 islands", n)
	}
	wide, _ := both(t, outlines, ContiguityOptions{Tolerance: 1})
	if more := wide.Links() - queen.Links(); more < 0 || more > 20 {
		t.Errorf("a tolerance of 1 m instead of 0.1 m makes %d links more", more)
	}
}

// The communes of the 2009 census, each simplified by itself, so that 22,581
// pairs overlap and others leave gaps. Real islands stay alone whatever the
// tolerance, and nothing but islands is alone.
func TestCommunes2009(t *testing.T) {
	t.Parallel()
	outlines := communes2009(t)
	const overlapping = 22_581
	var alone []int
	links := 0
	for _, metres := range []float64{0, 10, 50, 100} {
		queen, _ := both(t, outlines, ContiguityOptions{Tolerance: metres})
		if queen.Links() < 2*overlapping || queen.Links() < links {
			t.Errorf("%v m: %d links, fewer than overlap or than a smaller tolerance finds", metres, queen.Links())
		}
		if mean := float64(queen.Links()) / float64(queen.N()); mean < 5.6 || mean > 6 {
			t.Errorf("%v m: %.2f neighbours on average, want 5.6 to 6", metres, mean)
		}
		islands := queen.Islands()
		if alone == nil {
			alone = islands
		}
		if len(islands) != 16 || !slices.Equal(islands, alone) {
			t.Errorf("%v m: islands %v, want the 16 real ones", metres, islands)
		}
		links = queen.Links()
	}
}
