package trend_test

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/antoan-vn/antoan/geo/trend"
)

// series is one of the reference vectors, made with R's trend 1.1.6 and Kendall 2.2.1.
type series struct {
	Name      string
	X         []*float64
	T         []float64
	Used      int `json:"n_used"`
	Reference struct {
		S        int64
		Variance float64  `json:"varS_ties"`
		TauB     *float64 `json:"tau_b"`
		Z        float64  `json:"z_continuity"`
		P        float64  `json:"p_two_sided"`
		PRising  float64  `json:"p_increasing"`
		Slope    float64  `json:"sen_slope"`
		CI95     interval `json:"sen_ci95"`
		CI99     interval `json:"sen_ci99"`
	}
	Exact *struct{ P float64 } `json:"exact_p_two_sided"`
}

type interval struct {
	M1    float64
	Lower float64 `json:"lower_interpolated"`
	Upper float64 `json:"upper_interpolated"`
}

func vectors(t *testing.T) []series {
	t.Helper()
	b, err := os.ReadFile("../../../shared/oracles/given/trend/results.json")
	if err != nil {
		t.Skip("the reference vectors are not beside the repository: ../shared/oracles")
	}
	var all struct{ Series []series }
	if err := json.Unmarshal(b, &all); err != nil || len(all.Series) < 8 {
		t.Fatal(len(all.Series), err)
	}
	return all.Series
}

func (s *series) values() []float64 {
	x := make([]float64, len(s.X))
	for i, v := range s.X {
		x[i] = math.NaN()
		if v != nil {
			x[i] = *v
		}
	}
	return x
}

func near(got, want, tolerance float64) bool {
	return got == want || math.Abs(got-want) <= tolerance*math.Max(1, math.Abs(want))
}

func TestVectors(t *testing.T) {
	t.Parallel()
	for _, s := range vectors(t) {
		x, want := s.values(), s.Reference
		r, err := trend.MannKendall(x, true)
		if err != nil {
			t.Fatal(s.Name, err)
		}
		if r.N != s.Used || r.S != want.S || !near(r.Variance, want.Variance, 1e-12) || !near(r.Z, want.Z, 1e-12) {
			t.Errorf("%s: %+v, want %+v", s.Name, r, want)
		}
		if math.Abs(r.P/want.P-1) > 1e-9 || !near(r.PRising, want.PRising, 1e-12) || want.TauB == nil != math.IsNaN(r.Tau) || want.TauB != nil && !near(r.Tau, *want.TauB, 1e-12) {
			t.Errorf("%s: p %v %v tau %v, want %+v", s.Name, r.P, r.PRising, r.Tau, want)
		}
		if e, err := trend.MannKendall(x, false); err != nil || s.Exact != nil && !near(e.P, s.Exact.P, 1e-12) || s.Exact != nil && !e.Exact {
			t.Errorf("%s: exact %+v, %v, want %v", s.Name, e, err, s.Exact)
		}
		for confidence, ci := range map[float64]interval{0.95: want.CI95, 0.99: want.CI99} {
			slope, err := trend.Sen(x, s.T, confidence)
			if err != nil || !near(slope.Value, want.Slope, 1e-9) {
				t.Errorf("%s: slope %+v %v, want %v", s.Name, slope, err, want.Slope)
			}
			// Where the rank is below 1 the reference stops at the extremes.
			if r.Variance > 0 && ci.M1 < 1 {
				if !math.IsInf(slope.Low, -1) || !math.IsInf(slope.High, 1) {
					t.Errorf("%s: limits %+v of too few values", s.Name, slope)
				}
			} else if !near(slope.Low, ci.Lower, 1e-9) || !near(slope.High, ci.Upper, 1e-9) {
				t.Errorf("%s at %v: %+v, want %+v", s.Name, confidence, slope, ci)
			}
		}
	}
}
