package locate

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// sharedFile returns the path of a file of real data, or skips the test.
func sharedFile(tb testing.TB, name string) string {
	tb.Helper()
	dir := os.Getenv("ANTOAN_SHARED")
	if dir == "" {
		root, err := os.Getwd()
		if err != nil {
			tb.Fatal(err)
		}
		for {
			if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
				break
			}
			up := filepath.Dir(root)
			if up == root {
				tb.Skip("no go.mod above the test: cannot find the real data")
			}
			root = up
		}
		dir = filepath.Join(filepath.Dir(root), "shared")
	}
	path := filepath.Join(dir, "data", name)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("real data absent (set ANTOAN_SHARED): %v", err)
	}
	return path
}

// realOutlines reads a boundary file through ogr2ogr, in file order, with all
// digits of its coordinates.
func realOutlines(tb testing.TB, name string) []orb.MultiPolygon {
	tb.Helper()
	path := sharedFile(tb, name)
	tool, err := exec.LookPath("ogr2ogr")
	if err != nil {
		tb.Skip("ogr2ogr is absent: install gdal-bin to read real boundaries")
	}
	var out, fault bytes.Buffer
	cmd := exec.Command(tool, "-f", "GeoJSONSeq", "-lco", "COORDINATE_PRECISION=17", "/vsistdout/", path)
	cmd.Stdout, cmd.Stderr = &out, &fault
	if err := cmd.Run(); err != nil {
		tb.Fatalf("ogr2ogr %s: %v: %s", name, err, fault.String())
	}
	var outlines []orb.MultiPolygon
	lines := bufio.NewScanner(&out)
	lines.Buffer(nil, 1<<27)
	for lines.Scan() {
		var feature struct{ Geometry geojson.Geometry }
		if err := json.Unmarshal(lines.Bytes(), &feature); err != nil {
			tb.Fatalf("%s: feature %d: %v", name, len(outlines)+1, err)
		}
		switch g := feature.Geometry.Geometry().(type) {
		case orb.Polygon:
			outlines = append(outlines, orb.MultiPolygon{g})
		case orb.MultiPolygon:
			outlines = append(outlines, g)
		default:
			tb.Fatalf("%s: feature %d is no polygon", name, len(outlines)+1)
		}
	}
	if err := lines.Err(); err != nil {
		tb.Fatal(err)
	}
	return outlines
}

// eachVertex calls f with every vertex and its successor in the ring.
func eachVertex(outlines []orb.MultiPolygon, f func(p, next orb.Point)) {
	for _, outline := range outlines {
		for _, polygon := range outline {
			for _, ring := range polygon {
				for i, p := range ring {
					f(p, ring[(i+1)%len(ring)])
				}
			}
		}
	}
}
