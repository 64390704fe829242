package weights

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
)

// row builds a chain of points one apart.
func row(n int) []orb.Point {
	points := make([]orb.Point, n)
	for i := range points {
		points[i][0] = float64(i)
	}
	return points
}

func TestKNearestTies(t *testing.T) {
	t.Parallel()
	m, err := KNearest(row(5), 1, true)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int32{1, 0, 1, 2, 3} {
		if got := m.Neighbours(i); !slices.Equal(got, []int32{want}) {
			t.Errorf("nearest of %d: %v, want the first of those that tie, %d", i, got, want)
		}
	}
}

// On a grid of tenths, which doubles do not hold, rounding must not choose among
// the four, and eight, that tie.
func TestTiesDespiteRounding(t *testing.T) {
	t.Parallel()
	const side = 12
	for name, c := range map[string]struct {
		origin orb.Point
		step   float64
		planar bool
	}{
		"tenths": {orb.Point{0.1, 0.1}, 0.1, true}, "far away": {orb.Point{585_000.3, 2_330_000.7}, 0.1, true}, "thirds": {orb.Point{}, 1.0 / 3, true},
	} {
		var points []orb.Point
		for y := range side {
			for x := range side {
				points = append(points, orb.Point{c.origin[0] + float64(x)*c.step, c.origin[1] + float64(y)*c.step})
			}
		}
		two, err := KNearest(points, 2, c.planar)
		if err != nil {
			t.Fatal(err)
		}
		six, err := KNearest(points, 6, c.planar)
		if err != nil {
			t.Fatal(err)
		}
		band, err := Band(points, c.step, c.planar)
		if err != nil {
			t.Fatal(err)
		}
		for y := 1; y < side-1; y++ {
			for x := 1; x < side-1; x++ {
				i := int32(y*side + x)
				for m, want := range map[*Matrix][]int32{
					two: {i - side, i - 1}, band: {i - side, i - 1, i + 1, i + side},
					six: {i - side - 1, i - side, i - side + 1, i - 1, i + 1, i + side},
				} {
					if got := m.Neighbours(int(i)); !slices.Equal(got, want) {
						t.Fatalf("%s: neighbours of %d: %v, want %v", name, i, got, want)
					}
				}
			}
		}
	}
}

// Mirrored on the ellipsoid, distances are equal, whichever side comes first.
func TestTiesOnTheEllipsoid(t *testing.T) {
	t.Parallel()
	for _, side := range []float64{1, -1} {
		var points []orb.Point
		for _, x := range []float64{1e-5, 0.2, 0.3, 3} {
			points = append(points, orb.Point{105.85 + side*x, 21.03}, orb.Point{105.85 - side*x, 21.03})
		}
		points = append(points, orb.Point{105.85, 21.03})
		for k := range 7 {
			m, err := KNearest(points, k+1, false)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := m.Neighbours(8), []int32{0, 1, 2, 3, 4, 5, 6, 7}[:k+1]; !slices.Equal(got, want) {
				t.Errorf("%d nearest: %v, want %v", k+1, got, want)
			}
		}
	}
}

// From a place on the equator the straight line north is shorter than those east
// and west when the paths are equally long: the order is that of paths.
func TestPathsDecide(t *testing.T) {
	t.Parallel()
	origin, east := orb.Point{105, 0}, orb.Point{114, 0}
	far := geodesic(placeOf(origin), placeOf(east))
	low, high := 8.0, 10.0
	for range 60 {
		if middle := (low + high) / 2; geodesic(placeOf(origin), placeOf(orb.Point{105, middle})) < far+5 {
			low = middle
		} else {
			high = middle
		}
	}
	points := []orb.Point{origin, {105, low}, east, {96, 0}}
	s, err := newScatter(points, false)
	if err != nil {
		t.Fatal(err)
	}
	if s.straight(0, 1) >= s.straight(0, 2)-1 {
		t.Fatalf("the straight lines are %v and %v m long", s.straight(0, 1), s.straight(0, 2))
	}
	near, err := KNearest(points, 2, false)
	if err != nil {
		t.Fatal(err)
	}
	band, err := Band(points, far+1, false)
	if err != nil {
		t.Fatal(err)
	}
	if want := []int32{2, 3}; !slices.Equal(near.Neighbours(0), want) || !slices.Equal(band.Neighbours(0), want) {
		t.Errorf("nearest %v, within the radius %v, want %v", near.Neighbours(0), band.Neighbours(0), want)
	}
}

func TestDistanceRefuses(t *testing.T) {
	t.Parallel()
	nan, inf := math.NaN(), math.Inf(1)
	good := row(3)
	with := func(p orb.Point) []orb.Point { return append(row(2), p) }
	nearest := func(points []orb.Point, k int, planar bool) func() (*Matrix, error) {
		return func() (*Matrix, error) { return KNearest(points, k, planar) }
	}
	within := func(points []orb.Point, radius float64, planar bool) func() (*Matrix, error) {
		return func() (*Matrix, error) { return Band(points, radius, planar) }
	}
	for name, c := range map[string]struct {
		build func() (*Matrix, error)
		want  string
	}{
		"k 0":               {nearest(good, 0, true), "k: 0 neighbours are none: ask for 1 or more"},
		"k below 0":         {nearest(good, -1, true), "k: -1 neighbours are none: ask for 1 or more"},
		"k too large":       {nearest(good, 3, true), "k: 3 neighbours of each cannot be found among 3 units: ask for fewer than there are units"},
		"no points":         {nearest(nil, 1, true), "k: 1 neighbours of each cannot be found among 0 units: ask for fewer than there are units"},
		"NaN":               {nearest(with(orb.Point{nan, 0}), 1, true), "points: unit 2: its coordinates NaN, 0 are not usable numbers"},
		"infinite":          {within(with(orb.Point{0, inf}), 1, false), "points: unit 2: its coordinates 0, +Inf are not usable numbers"},
		"metres as degrees": {within(with(orb.Point{585_000, 91}), 1, false), "points: unit 2: its coordinates 585000, 91 are not longitude and latitude in degrees: transform them, or say that they are planar"},
		"radius 0":          {within(good, 0, true), "radius: 0 is no distance: use a positive number"},
		"radius NaN":        {within(good, nan, true), "radius: NaN is no distance: use a positive number"},
		"radius infinite":   {within(good, inf, true), "radius: +Inf is no distance: use a positive number"},
		"too many links":    {func() (*Matrix, error) { return band(make([]orb.Point, 11), 1, true, 109) }, "radius: 1 makes more than 109 links: use a smaller one"},
		"too many links, k": {nearest(make([]orb.Point, 17_000), 16_000, true), "k: 16000 neighbours of each of 17000 units are more than 134217728 links: ask for fewer"},
	} {
		m, err := c.build()
		var invalid *geo.InvalidError
		if m != nil || !errors.As(err, &invalid) || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

// anyPoints draws up to 60 points, many of them in one place, from tens of metres
// to half a globe apart.
func anyPoints(t *rapid.T) []orb.Point {
	scale := rapid.SampledFrom([]float64{1e-3, 0.1, 1, 20}).Draw(t, "scale")
	x := rapid.SampledFrom([]float64{0, 105.85, 179.95, -180}).Draw(t, "x")
	y := rapid.SampledFrom([]float64{0, 21.03, -88, 89}).Draw(t, "y")
	offset := rapid.Custom(func(t *rapid.T) float64 {
		return scale * (float64(rapid.IntRange(-9, 9).Draw(t, "n")) + rapid.SampledFrom([]float64{0, 0.123, 0.4321}).Draw(t, "d"))
	})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{math.Remainder(x+offset.Draw(t, "dx"), 360), min(90, max(-90, y+offset.Draw(t, "dy")))}
	}), 2, 60).Draw(t, "points")
}

// Both against all distances, for both metrics.
func TestDistanceByAllPairs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		points := anyPoints(t)
		planar := rapid.Bool().Draw(t, "planar")
		k := rapid.IntRange(1, len(points)-1).Draw(t, "k")
		radius := rapid.Float64Range(0.01, 30).Draw(t, "radius")
		slack := 1e-9
		if !planar {
			radius, slack = radius*metresPerDegree, 2e-5
		}
		near, err := KNearest(points, k, planar)
		if err != nil {
			t.Fatal(err)
		}
		band, err := Band(points, radius, planar)
		if err != nil {
			t.Fatal(err)
		}
		if !band.Symmetric() {
			t.Fatal("one is in the other's band and not the other way round")
		}
		for i, p := range points {
			type other struct {
				distance float64
				j        int32
			}
			var all []other
			for j, q := range points {
				if i == j {
					continue
				}
				d := math.Hypot(p[0]-q[0], p[1]-q[1])
				if !planar {
					d = geodesic(placeOf(p), placeOf(q))
				}
				all = append(all, other{d, int32(j)})
				if math.Abs(d-radius) > slack && band.Linked(i, j) != (d < radius) {
					t.Fatalf("%v and %v are %v apart, radius %v: neighbours %v", p, q, d, radius, d >= radius)
				}
			}
			slices.SortFunc(all, func(a, b other) int { return cmp.Compare(a.distance, b.distance) })
			last, got := all[k-1].distance, 0
			for _, o := range all {
				linked := near.Linked(i, int(o.j))
				if linked != (o.distance < last) && math.Abs(o.distance-last) > slack {
					t.Fatalf("%d nearest of %v: %v, %v away, the last is %v away", k, p, points[o.j], o.distance, last)
				}
				if linked {
					got++
				}
			}
			if got != k || near.Degree(i) != k {
				t.Fatalf("%d neighbours, want %d", near.Degree(i), k)
			}
		}
	})
}
