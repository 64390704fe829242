package rate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

// Limits at 95 % hold the true rate of about as many communes, whether communes
// differ much, little or not at all.
func TestPriorLimitsCover(t *testing.T) {
	t.Parallel()
	const perPerson = 1e-3
	for _, c := range []struct {
		dispersion, least float64
		units             int
	}{{1, 0.92, 36}, {0.5, 0.92, 36}, {0.2, 0.915, 36}, {0.05, 0.92, 36}, {0, 0.95, 36}, {0.5, 0.935, 136}, {0.05, 0.92, 136}} {
		s := scatter{rand.New(rand.NewPCG(3, uint64(c.units))), 0}
		held, all := 0.0, 0.0
		for range 150 {
			people := s.communes(c.units)
			truth, counts := make([]float64, c.units), make([]int64, c.units)
			for i, e := range people {
				people[i], truth[i] = e/perPerson, perPerson
				if c.dispersion > 0 {
					truth[i] *= s.gamma(1/c.dispersion) * c.dispersion
				}
				counts[i] = s.count(truth[i] * people[i])
			}
			prior, err := rate.EBPrior(counts, people, rate.Poisson)
			if err != nil {
				t.Fatal(err)
			}
			for i, y := range counts {
				if l := prior.Limits(y, people[i], 0.95); l.Low <= truth[i] && truth[i] <= l.High {
					held++
				}
				all++
			}
		}
		t.Logf("dispersion %v, %d units: %.1f %%", c.dispersion, c.units, 100*held/all)
		if held/all < c.least || math.IsNaN(held/all) {
			t.Errorf("dispersion %v, %d units: the limits hold %.1f %%", c.dispersion, c.units, 100*held/all)
		}
	}
}
