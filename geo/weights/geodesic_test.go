package weights

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"pgregory.net/rapid"
)

// Lengths by GeographicLib 2 (C. F. F. Karney), exact to nanometres.
func TestGeodesic(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p, q orb.Point
		want float64
	}{
		// Hà Nội to Sài Gòn, a step, none, across the antimeridian, the same place twice named.
		{orb.Point{105.85, 21.03}, orb.Point{106.66, 10.78}, 1137568.1552763956},
		{orb.Point{105.85, 21.03}, orb.Point{105.85001, 21.03001}, 1.5186792830024418},
		{orb.Point{105.85, 21.03}, orb.Point{105.85, 21.03}, 0},
		{orb.Point{179.9, -18}, orb.Point{-179.9, -18}, 21180.99552120515},
		{orb.Point{300, 5}, orb.Point{-60, 5}, 0},
		// Along a meridian, the equator, over and at a pole.
		{orb.Point{0, 0}, orb.Point{0, 90}, 10001965.729312724},
		{orb.Point{0, 0}, orb.Point{90, 0}, 10018754.171394622},
		{orb.Point{40, 0}, orb.Point{41, 0}, 111319.49079327357},
		{orb.Point{0, 89.9}, orb.Point{180, 89.9}, 22338.795682520195},
		{orb.Point{0, 90}, orb.Point{77, 90}, 0},
		// Nearly opposite, where Vincenty's iteration fails.
		{orb.Point{0, 0}, orb.Point{179.5, 0.5}, 19936288.578965314},
		{orb.Point{0, 0}, orb.Point{179.7, 0.5}, 19944127.420750458},
		{orb.Point{0, 0}, orb.Point{179.3, 0}, 19959584.699233953},
		{orb.Point{0, 0}, orb.Point{179.39, 0}, 19969603.453405343},
		{orb.Point{0, 0}, orb.Point{179.9, 0}, 20003008.42150941},
		{orb.Point{0, 0}, orb.Point{179.9, 1e-08}, 20003008.420418974},
		{orb.Point{0, 0}, orb.Point{180, 0}, 20003931.458625447},
		{orb.Point{0, 1e-10}, orb.Point{180, 0}, 20003931.45861439},
		{orb.Point{10, 90}, orb.Point{10, -90}, 20003931.458625447},
		{orb.Point{0, 30}, orb.Point{180, -30}, 20003931.458625447},
		{orb.Point{0, 30}, orb.Point{179.9999, -30}, 20003931.457702395},
		{orb.Point{0, -30}, orb.Point{179.8, 29.9}, 19989832.82760953},
		{orb.Point{12, 45}, orb.Point{-168.2, -44.7}, 19968745.421057012},
		{orb.Point{0, -41.32}, orb.Point{179.8, 40.96}, 19962158.1134033},
	} {
		p, q := placeOf(c.p), placeOf(c.q)
		for _, got := range []float64{geodesic(p, q), geodesic(q, p)} {
			if !(math.Abs(got-c.want) <= 1e-4 && math.Abs(got-c.want) <= 1e-10*c.want+1e-6) {
				t.Errorf("%v to %v: %.6f m, want %.6f", c.p, c.q, got, c.want)
			}
		}
	}
}

func anyPlace(t *rapid.T, name string) place {
	return placeOf(orb.Point{rapid.Float64Range(-180, 180).Draw(t, name+" x"), rapid.Float64Range(-90, 90).Draw(t, name+" y")})
}

// A path is no shorter than the straight line and no longer than the bound that
// spares its computation; it is as long back; a way over a third place is no
// shorter; and the whole may be turned about the axis.
func TestGeodesicIsADistance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, q, r := anyPlace(t, "p"), anyPlace(t, "q"), anyPlace(t, "r")
		if rapid.Bool().Draw(t, "nearly opposite") {
			q = place{p.lon + math.Pi + (q.lon-p.lon)/500, -p.sin, p.cos}
		}
		d, back, s := geodesic(p, q), geodesic(q, p), scatter{space: [][3]float64{p.space(), q.space()}}
		straight := s.straight(0, 1)
		if !(d >= straight-1e-3) || !(d <= s.longest(straight)+1e-3) {
			t.Fatalf("%v m, straight %v, at most %v", d, straight, s.longest(straight))
		}
		if math.Abs(d-back) > 1e-6 {
			t.Fatalf("%v m, back %v", d, back)
		}
		if over := geodesic(p, r) + geodesic(r, q); d > over+1e-3 {
			t.Fatalf("%v m, by way of a third place %v", d, over)
		}
		angle := rapid.Float64Range(-7, 7).Draw(t, "angle")
		p.lon += angle
		q.lon += angle
		if turned := geodesic(p, q); math.Abs(d-turned) > 1e-6 {
			t.Fatalf("%v m, turned %v", d, turned)
		}
	})
}

// Earthquakes on both sides of the antimeridian, by GeographicLib through R sf.
func TestAcrossTheAntimeridian(t *testing.T) {
	t.Parallel()
	var file geojson.FeatureCollection
	readShared(t, &file, "oracles", "given", "quakes_fiji", "points.geojson")
	points := make([]orb.Point, len(file.Features))
	for i, f := range file.Features {
		points[i] = f.Point()
	}
	var want struct {
		Sample struct {
			I, J     []int
			Geodesic []float64 `json:"geodesic_km"`
		} `json:"distance_sample"`
		Nearest []struct {
			K        int
			Geodesic []float64 `json:"geodesic_km"`
		}
	}
	readShared(t, &want, "oracles", "given", "quakes_fiji", "results.json")
	if len(want.Sample.Geodesic) == 0 || len(want.Nearest) == 0 {
		t.Fatal("the reference has no distances")
	}
	for at, i := range want.Sample.I {
		got := geodesic(placeOf(points[i]), placeOf(points[want.Sample.J[at]]))
		if km := want.Sample.Geodesic[at]; math.Abs(got-1000*km) > 1e-3 {
			t.Errorf("pair %d: %v m, want %v km", at, got, km)
		}
	}
	for _, nearest := range want.Nearest {
		m, err := KNearest(points, nearest.K, false)
		if err != nil {
			t.Fatal(err)
		}
		for i, km := range nearest.Geodesic {
			farthest := 0.0
			for _, j := range m.Neighbours(i) {
				farthest = max(farthest, geodesic(placeOf(points[i]), placeOf(points[j])))
			}
			if math.Abs(farthest-1000*km) > 1e-3 {
				t.Errorf("the nearest %d of %d are up to %v m away, want %v km", nearest.K, i, farthest, km)
			}
		}
	}
}
