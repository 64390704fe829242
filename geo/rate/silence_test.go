package rate_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

// scatter draws counts that are negative binomial around what is expected; 0 is Poisson.
type scatter struct {
	*rand.Rand
	dispersion float64
}

func (s scatter) count(mean float64) int64 {
	if s.dispersion > 0 {
		mean *= s.gamma(1/s.dispersion) * s.dispersion
	}
	// The number of events before the time mean.
	n, time := int64(0), s.ExpFloat64()
	for time < mean {
		n++
		time += s.ExpFloat64()
	}
	return n
}

// gamma draws by the method of G. Marsaglia and W. W. Tsang 2000,
// https://doi.org/10.1145/358407.358414.
func (s scatter) gamma(shape float64) float64 {
	if shape < 1 {
		return s.gamma(shape+1) * math.Pow(s.Float64(), 1/shape)
	}
	d := shape - 1.0/3
	for {
		x := s.NormFloat64()
		v := 1 + x/math.Sqrt(9*d)
		if v = v * v * v; v > 0 && math.Log(1-s.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}

// communes draws expected numbers as communes have them, 0.5 to 40, most of them small.
func (s scatter) communes(n int) []float64 {
	expected := make([]float64, n)
	for i := range expected {
		expected[i] = 0.5 * math.Pow(80, s.Float64())
	}
	return expected
}

// internal shares the events out by expected numbers, as Expected does by people.
func internal(counts []int64, expected []float64) {
	var events, sum float64
	for i, y := range counts {
		events += float64(y)
		sum += expected[i]
	}
	for i := range expected {
		expected[i] *= events / sum
	}
}

// Among units that hide nothing Silence calls less than its level unusual, however
// much they scatter, and also among those alone whose zero could be unusual in
// Poisson counts; whether what is expected is known or shared out.
func TestSilenceCalibrated(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ units, rounds int }{{3, 400}, {5, 300}, {10, 200}, {16, 150}, {36, 80}, {136, 20}, {1000, 3}} {
		for _, size := range []float64{0.25, 0.5, 1, 2, 5, math.Inf(1)} {
			for _, share := range []bool{false, true} {
				t.Run(fmt.Sprint(c.units, " units k ", size, " shared ", share), func(t *testing.T) {
					t.Parallel()
					s := scatter{rand.New(rand.NewPCG(1, uint64(c.units))), 1 / size}
					flagged, units := 0.0, 0.0
					for range c.rounds {
						expected, counts := s.communes(c.units), make([]int64, c.units)
						for i, e := range expected {
							counts[i] = s.count(e)
						}
						if share {
							internal(counts, expected)
						}
						results, err := rate.Silence(counts, expected, nil, rate.SilenceOptions{})
						if err != nil {
							t.Fatal(err)
						}
						for i, r := range results {
							if expected[i] > -math.Log(0.01) {
								units++
							}
							if r.Verdict == rate.NeedsCheck {
								flagged++
							}
						}
					}
					t.Logf("%.2f %% of %.0f", 100*flagged/units, units)
					if flagged/units > 0.01 {
						t.Errorf("%.2f %% of the units whose zero could be unusual are called so", 100*flagged/units)
					}
				})
			}
		}
	}
}

// Three communes are silent though 15 to 40 events were expected of each, as many may
// be hot, and up to three in ten of the others silent as well, which lowers what is
// expected of all. They are found, because neither kind passes for scatter.
func TestSilenceFinds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name              string
		units             int
		dispersion        float64
		hot               int
		silent            float64
		found, mostCalled float64 // shares of the planted that must, and of the others that may be called
	}{
		{"Poisson", 36, 0, 0, 0, 0.99, 0.01},
		{"Poisson, hot", 36, 0, 3, 0, 0.95, 0.01},
		{"Poisson, silent", 36, 0, 0, 0.3, 0.95, 0.01},
		{"Poisson, more peers, silent and hot", 136, 0, 3, 0.3, 0.99, 0.01},
		{"mildly over-dispersed", 36, 0.1, 0, 0, 0.95, 0.01},
		{"mildly over-dispersed, hot", 36, 0.1, 3, 0, 0.75, 0.01},
		{"mildly over-dispersed, silent", 36, 0.1, 0, 0.15, 0.85, 0.01},
		{"mildly over-dispersed, more peers, silent and hot", 136, 0.1, 3, 0.15, 0.97, 0.01},
		{"over-dispersed, more peers, silent and hot", 136, 0.2, 3, 0.15, 0.9, 0.01},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := scatter{rand.New(rand.NewPCG(2, uint64(c.units))), c.dispersion}
			var found, planted, called, others float64
			for range 100 {
				expected, counts, ordinary := s.communes(c.units), make([]int64, c.units), make([]bool, c.units)
				for i := range expected {
					switch {
					case i < 3:
						expected[i] = 15 + 25*s.Float64()
					case i < 3+c.hot:
						counts[i] = s.count(5 * expected[i])
					case s.Float64() >= c.silent:
						ordinary[i], counts[i] = true, s.count(expected[i])
					}
				}
				internal(counts, expected)
				results, err := rate.Silence(counts, expected, nil, rate.SilenceOptions{})
				if err != nil {
					t.Fatal(err)
				}
				for i, r := range results {
					check := 0.0
					if r.Verdict == rate.NeedsCheck {
						check = 1
					}
					if i < 3 {
						planted++
						found += check
					} else if ordinary[i] {
						others++
						called += check
					}
				}
			}
			t.Logf("%.1f %% found, %.2f %% of the others called", 100*found/planted, 100*called/others)
			if found/planted < c.found || called/others > c.mostCalled {
				t.Errorf("%.1f %% found and %.2f %% of the others called", 100*found/planted, 100*called/others)
			}
		})
	}
}
