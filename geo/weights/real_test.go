package weights

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

// communes reads real outlines in file order.
func communes(tb testing.TB, name, layer, code string) []orb.MultiPolygon {
	tb.Helper()
	path := sharedFile(tb, "data", name)
	if _, err := exec.LookPath("ogr2ogr"); err != nil {
		tb.Skip("ogr2ogr is absent: install gdal-bin to read real boundaries")
	}
	src, err := boundary.Open(context.Background(), path, boundary.Spec{Level: geo.Commune, Layer: layer, Code: code}, boundary.Limits{})
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
