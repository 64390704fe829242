package storage_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/vn2000"
	"github.com/antoan-vn/antoan/geo/vn2000/vn2000test"
	"github.com/antoan-vn/antoan/storage/storagetest"
)

// Every system of VN-2000 goes to WGS84 as its definition says: the vectors of
// 105.60° E 21.31° N, and points all over Viet Nam against Krüger's series.
func TestTransform(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for crs, en := range map[string]orb.Point{
		"EPSG:5897": {562050.974, 2357390.450}, "EPSG:9208": {587988.306, 2357509.425},
		"EPSG:9211": {458306.741, 2357325.884}, "EPSG:3405": {562032.357, 2356683.163},
	} {
		got := []orb.Point{en}
		b.must(b.Transform(b.ctx, crs, got))
		if off := metres(got[0], orb.Point{105.60, 21.31}); off > 0.01 {
			t.Errorf("%s: %.4f m off", crs, off)
		}
	}
	places := []orb.Point{{105.60, 21.31}, {102.2, 22.4}, {109.4, 11.6}, {104.8, 8.6}, {107.9, 21.5}, {103.97, 10.2}}
	for _, s := range slices.Concat(vn2000.Projected(), vn2000.Satellite()) {
		got := make([]orb.Point, len(places))
		for i, p := range places {
			got[i] = vn2000test.Project(s, p)
		}
		b.must(b.Transform(b.ctx, s.Code(), got))
		for i, p := range places {
			if off := metres(got[i], p); off > 0.01 {
				t.Errorf("%s: point %d is %.4f m off", s, i, off)
			}
		}
	}
	got := []orb.Point{{105.60, 21.31}}
	b.must(b.Transform(b.ctx, vn2000.Geographic.Code(), got))
	if off := metres(got[0], orb.Point{105.60, 21.31}); off < 200 || off > 250 {
		t.Errorf("the shift to WGS84 is %.1f m", off)
	}
}

// metres between two points that are near one another.
func metres(p, q orb.Point) float64 {
	const degree = 111_195
	return degree * math.Hypot((p[0]-q[0])*math.Cos(p[1]*math.Pi/180), p[1]-q[1])
}

func TestTransformManyInOrder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	zone, _ := vn2000.Find("9208")
	want := make([]orb.Point, 2000)
	for i := range want {
		want[i] = orb.Point{105 + float64(i)/2000, 21 + float64(i*7%2000)/2000}
	}
	got := make([]orb.Point, len(want))
	for i, p := range want {
		got[i] = vn2000test.Project(zone, p)
	}
	b.must(b.Transform(b.ctx, zone.Code(), got))
	for i := range want {
		if off := metres(got[i], want[i]); off > 0.01 {
			t.Fatalf("point %d is %.3f m off", i, off)
		}
	}
	b.must(b.Transform(b.ctx, zone.Code(), nil))
}

func TestTransformRefuses(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, c := range map[string]struct {
		crs    string
		points []orb.Point
	}{
		"unknown system":  {"EPSG:1", []orb.Point{{1, 1}}},
		"no system":       {"", []orb.Point{{1, 1}}},
		"impossible":      {"EPSG:9208", []orb.Point{{562050, 2357390}, {1e30, 1e30}}},
		"not a number":    {"EPSG:9208", []orb.Point{{math.NaN(), 2357390}}},
		"several systems": {"EPSG:9208; EPSG:5897", []orb.Point{{562050, 2357390}}},
	} {
		before := slices.Clone(c.points)
		err := b.Transform(b.ctx, c.crs, c.points)
		var invalid *geo.InvalidError
		if err == nil && !finite(c.points) {
			continue // told by what comes back
		}
		if !errors.As(err, &invalid) || invalid.Field != "crs" {
			t.Errorf("%s: %v, %v", name, err, c.points)
		}
		if len(before) > 1 && c.points[0] != before[0] {
			t.Errorf("%s: points were changed", name)
		}
	}
}

func finite(points []orb.Point) bool {
	return !slices.ContainsFunc(points, func(p orb.Point) bool { return math.IsNaN(p[0]+p[1]) || math.IsInf(p[0]+p[1], 0) })
}

func BenchmarkTransform(b *testing.B) {
	s := storagetest.New(b)
	points := make([]orb.Point, 2000)
	ctx := geo.WithScope(b.Context(), geo.Everything)
	for b.Loop() {
		for i := range points {
			points[i] = orb.Point{500_000 + float64(i), 2_300_000 + float64(i)}
		}
		if err := s.Transform(ctx, "EPSG:9208", points); err != nil {
			b.Fatal(err)
		}
	}
}
