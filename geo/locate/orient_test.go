package locate

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

func TestOrientIsExact(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(4, 0))
	scales := []float64{1, 180, 0x1p-30, 0x1p60, 0x1p-500, 0x1p-1040, 0x1p330}
	point := func() orb.Point {
		s := scales[r.IntN(len(scales))]
		return orb.Point{(r.Float64() - 0.5) * s, (r.Float64() - 0.5) * s}
	}
	signs := map[int]int{}
	for range 60_000 {
		a, b, p := point(), point(), point()
		switch r.IntN(4) {
		case 0: // beside the line
			u := r.Float64()
			p = orb.Point{a[0] + u*(b[0]-a[0]), a[1] + u*(b[1]-a[1])}
		case 1: // on the line
			b = orb.Point{a[0] + 3, a[1] + 5}
			p = orb.Point{a[0] + 6, a[1] + 10}
		case 2: // beside an end
			p = orb.Point{math.Nextafter(a[0], b[0]), a[1]}
		}
		// (b−a)×(p−a) and (a−p)×(b−p) are the same determinant.
		want := slowOrient(a, b, p)
		if got := orient(&a, &b, &p); got != want {
			t.Fatalf("orient(%v, %v, %v) = %d, want %d", a, b, p, got, want)
		}
		if got := orient(&b, &a, &p); got != -want {
			t.Fatalf("orient(%v, %v, %v) = %d, want %d", b, a, p, got, -want)
		}
		signs[want]++
	}
	for _, sign := range []int{-1, 0, 1} {
		if signs[sign] < 1000 {
			t.Errorf("only %d cases have sign %d", signs[sign], sign)
		}
	}
}

// The grid of neighbouring doubles on which Kettner et al. show that plain
// floating point fails (https://doi.org/10.1016/j.comgeo.2007.06.003).
func TestOrientBesideDiagonal(t *testing.T) {
	t.Parallel()
	a, b := orb.Point{12, 12}, orb.Point{24, 24}
	naive := 0
	for i := range 256 {
		for j := range 256 {
			p := orb.Point{0.5 + float64(i)*0x1p-53, 0.5 + float64(j)*0x1p-53}
			want := 0
			if p[1] > p[0] {
				want = 1
			} else if p[1] < p[0] {
				want = -1
			}
			if got := orient(&a, &b, &p); got != want {
				t.Fatalf("orient of %v = %d, want %d", p, got, want)
			}
			if side := (b[0]-a[0])*(p[1]-a[1]) - (p[0]-a[0])*(b[1]-a[1]); (side > 0) != (want > 0) || (side < 0) != (want < 0) {
				naive++
			}
		}
	}
	if naive == 0 {
		t.Error("plain floating point never failed here: the test proves nothing")
	}
}
