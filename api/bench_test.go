package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// nation is as many communes as the country has, with outlines of 100 points.
func nation() []geo.Unit {
	units := make([]geo.Unit, 3321)
	for i := range units {
		x, y := 102+float64(i%60)*0.1, 8.5+float64(i/60)*0.1
		ring := make(orb.Ring, 0, 101)
		for k := range 25 {
			ring = append(ring, orb.Point{x + float64(k)*0.004, y})
		}
		for k := range 25 {
			ring = append(ring, orb.Point{x + 0.1, y + float64(k)*0.004})
		}
		for k := range 25 {
			ring = append(ring, orb.Point{x + 0.1 - float64(k)*0.004, y + 0.1})
		}
		for k := range 25 {
			ring = append(ring, orb.Point{x, y + 0.1 - float64(k)*0.004})
		}
		units[i] = geo.Unit{
			ID: int32(i + 1), Level: geo.Commune, Code: fmt.Sprintf("%05d", i+1), Name: fmt.Sprintf("Xã số %d", i+1), AreaKm2: 100, Area: 1,
			Outline:  orb.MultiPolygon{{append(ring, ring[0])}},
			PeopleBy: []geo.Population{{Year: 2024, Total: 30_000}},
		}
	}
	return units
}

// BenchmarkHTTP measures what a layer of the whole country costs over HTTP,
// connection included; the counting itself is measured in package analysis.
func BenchmarkHTTP(b *testing.B) {
	service := analysis.New(&memory{units: nation()}, "1.2.3", nil)
	if err := service.Load(context.Background()); err != nil {
		b.Fatal(err)
	}
	handler, err := New(Config{Analysis: service, Store: &memory{}})
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(handler)
	b.Cleanup(server.Close)
	ask := func(path, encoding, known string) int64 {
		request, err := http.NewRequest(http.MethodGet, server.URL+path, nil)
		if err != nil {
			b.Fatal(err)
		}
		request.Header.Set("Accept-Encoding", encoding)
		request.Header.Set("If-None-Match", known)
		response, err := server.Client().Do(request)
		if err != nil {
			b.Fatal(err)
		}
		defer response.Body.Close()
		n, err := io.Copy(io.Discard, response.Body)
		if err != nil || response.StatusCode >= 400 {
			b.Fatal(err, response.StatusCode)
		}
		return n
	}
	for _, path := range []string{"/api/v1/layers/density/values", "/api/v1/layers/density.geojson", "/api/v1/summary"} {
		for _, encoding := range []string{"identity", "gzip"} {
			b.Run(path[len("/api/v1/"):]+" "+encoding, func(b *testing.B) {
				var n int64
				for b.Loop() {
					n = ask(path, encoding, `"none"`)
				}
				b.ReportMetric(float64(n), "body-bytes")
			})
		}
	}
	b.Run("layers/density.geojson known", func(b *testing.B) {
		for b.Loop() {
			ask("/api/v1/layers/density.geojson", "gzip", "*")
		}
	})
}
