package boundary

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// BenchmarkGeoJSON reads rings of 1,000 points, both readings included.
func BenchmarkGeoJSON(b *testing.B) {
	for _, units := range []int{10, 100, 1000} {
		var ring strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&ring, "[105.%06d,21.%06d],", i*7, i*i%1000*11)
		}
		one := feature(props, `{"type":"Polygon","coordinates":[[`+ring.String()+`[105.000000,21.000000]]]}`)
		path := write(b, "a.geojson", collection(slicesOf(one, units)...))
		b.Run(fmt.Sprint(units), func(b *testing.B) { benchmark(b, path) })
	}
}

func slicesOf(s string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = s
	}
	return all
}

// BenchmarkGeoPackage reads the 11,163 communes of 2009.
func BenchmarkGeoPackage(b *testing.B) {
	benchmark(b, filepath.Join(sharedData(b), "vn_communes_2009census_11163.gpkg"))
}

func benchmark(b *testing.B, path string) {
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	spec := Spec{Level: geo.Commune}
	if strings.HasSuffix(path, ".gpkg") {
		spec.Layer = "communes"
	}
	for b.Loop() {
		src, err := Open(b.Context(), path, spec, Limits{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := drain(b, src); err != nil {
			b.Fatal(err)
		}
	}
}
