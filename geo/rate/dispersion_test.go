package rate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

// The dispersion that many counts were drawn with is found again, with small and
// great expectations, and hardly moved by silent and hot units among them.
func TestPeerDispersion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name              string
		dispersion, scale float64
		silent, hot       int
		low, high         float64
	}{
		{"Poisson", 0, 1, 0, 0, 0, 0.01},
		{"mild", 0.1, 1, 0, 0, 0.08, 0.12},
		{"strong", 1, 1, 0, 0, 0.85, 1.15},
		{"very strong", 3, 1, 0, 0, 2.4, 3.7},
		{"small", 0.5, 0.1, 0, 0, 0.3, 0.8},
		{"great", 0.2, 10, 0, 0, 0.18, 0.22},
		{"mild with silent and hot", 0.1, 1, 150, 60, 0.07, 0.14},
		{"strong with silent and hot", 1, 1, 150, 60, 0.8, 1.3},
	} {
		s := scatter{rand.New(rand.NewPCG(5, 5)), c.dispersion}
		expected, counts := s.communes(3000), make([]int64, 3000)
		for i := range expected {
			expected[i] *= c.scale
			switch {
			case i < c.silent:
			case i < c.silent+c.hot:
				counts[i] = s.count(6 * expected[i])
			default:
				counts[i] = s.count(expected[i])
			}
		}
		d, err := rate.PeerDispersion(counts, expected)
		if err != nil {
			t.Fatal(err)
		}
		if d.Level < 0.85 || d.Level > 1.15 {
			t.Errorf("%s: level %v", c.name, d.Level)
		}
		if !(c.low <= d.Estimate && d.Estimate <= c.high && d.Estimate <= d.Upper && d.Upper < 1.1*c.high+0.01) || d.Units > 3000-c.silent {
			t.Errorf("%s: got %+v, want %v to %v", c.name, d, c.low, c.high)
		}
	}
}

// A standard that is wrong by a factor is put right, and dispersion stays as it is.
func TestPeerDispersionLevel(t *testing.T) {
	t.Parallel()
	for _, factor := range []float64{0.6, 1, 1.6} {
		s := scatter{rand.New(rand.NewPCG(10, 10)), 0.2}
		expected, counts := s.communes(2000), make([]int64, 2000)
		for i, e := range expected {
			counts[i], expected[i] = s.count(e), e/factor
		}
		d, err := rate.PeerDispersion(counts, expected)
		if err != nil || math.Abs(d.Level/factor-1) > 0.1 || d.Estimate < 0.16 || d.Estimate > 0.25 {
			t.Errorf("expected too small by %v: %+v %v", factor, d, err)
		}
		results, err := rate.Silence(counts, expected, nil, rate.SilenceOptions{})
		if err != nil || results[0].PeerLevel != d.Level {
			t.Fatalf("%+v %v", results[0], err)
		}
		// Needed is in what was given: at it the chance of zero is the level.
		if p := rate.NegBinLowerTail(0, results[0].Needed*d.Level, d.Upper); math.Abs(p-0.01) > 1e-9 {
			t.Errorf("chance of zero where zero becomes unusual: %v", p)
		}
	}
}

func TestPeerDispersionEdges(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for _, c := range []struct {
		name     string
		counts   []int64
		expected []float64
		units    int
	}{
		{"nobody", nil, nil, 0},
		{"all silent", []int64{0, 0, 2}, []float64{5, 30, 30}, 0},
		{"all hot", []int64{40, 9}, []float64{5, 1}, 0},
		{"nothing known", []int64{4, 2}, []float64{nan, 0}, 0},
		{"one", []int64{12}, []float64{10}, 1},
		{"next to nothing expected", []int64{1, 2, 3}, []float64{1e-300, 1e-300, 1e-9}, 3},
		{"very many expected", []int64{1_000_000, 2_000_000, 4}, []float64{1e6, 1e6, 1e300}, 2},
	} {
		d, err := rate.PeerDispersion(c.counts, c.expected)
		if err != nil {
			t.Fatal(err)
		}
		if d.Units != c.units || !(0 <= d.Estimate && d.Estimate <= d.Upper && d.Upper <= 10.24) || c.units == 0 && (d.Upper != 10.24 || d.Level != 1) {
			t.Errorf("%s: %+v", c.name, d)
		}
	}
}
