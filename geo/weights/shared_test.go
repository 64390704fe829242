package weights

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// sharedFile returns the path of a file of real data or reference results, or
// skips the test.
func sharedFile(tb testing.TB, name ...string) string {
	tb.Helper()
	dir := os.Getenv("ANTOAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(append([]string{dir}, name...)...)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("real data absent (set ANTOAN_SHARED): %v", err)
	}
	return path
}

// readShared decodes a JSON file, unpacked when its name ends in .gz.
func readShared(tb testing.TB, into any, name ...string) {
	tb.Helper()
	f, err := os.Open(sharedFile(tb, name...))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(f.Name(), ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			tb.Fatal(err)
		}
	}
	if err := json.NewDecoder(r).Decode(into); err != nil {
		tb.Fatalf("%s: %v", f.Name(), err)
	}
}

// sharedOutlines reads the polygons of a GeoJSON file in file order.
func sharedOutlines(tb testing.TB, name ...string) []orb.MultiPolygon {
	tb.Helper()
	var file struct {
		Features []struct{ Geometry geojson.Geometry }
	}
	readShared(tb, &file, name...)
	outlines := make([]orb.MultiPolygon, len(file.Features))
	for i, f := range file.Features {
		switch g := f.Geometry.Geometry().(type) {
		case orb.Polygon:
			outlines[i] = orb.MultiPolygon{g}
		case orb.MultiPolygon:
			outlines[i] = g
		default:
			tb.Fatalf("feature %d is no polygon", i)
		}
	}
	return outlines
}
