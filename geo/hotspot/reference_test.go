package hotspot

import (
	"fmt"
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo/weights"
)

// localVectors is one entry of local.json.
type localVectors struct {
	Variable, Weights, Style string
	Moran                    struct {
		Ii            numbers
		Conditional   struct{ Z numbers }
		Total         struct{ Z numbers }
		QuadrantPysal []*string `json:"quadrant_pysal"`
	}
	G, Gstar    struct{ G, Z numbers }
	Permutation struct {
		Nsim  int
		Moran drawn
		G     drawn `json:"G_and_Gstar_self_fixed"`
	} `json:"permutation_conditional_without_replacement"`
}

type drawn struct {
	Low  numbers `json:"p_less"`
	High numbers `json:"p_greater"`
}

// The statistics as R and PySAL compute them, and p-values from 99,999 draws.
func TestLocalReference(t *testing.T) {
	t.Parallel()
	for _, set := range areal {
		t.Run(set, func(t *testing.T) {
			t.Parallel()
			var w referenceWeights
			load(t, "given/"+set+"/weights.json", &w)
			var all struct{ Local []localVectors }
			load(t, localFile(set), &all)
			if len(all.Local) == 0 {
				t.Fatal("no vectors")
			}
			for _, v := range all.Local {
				compareLocal(t, set, &v, w.Variables[v.Variable].Values, lists(t, w.Weights[v.Weights].Neighbours))
			}
		})
	}
}

func localFile(set string) string {
	if set == "columbus" {
		return "given/columbus/local.json"
	}
	return "given/" + set + "/local.json.gz"
}

func compareLocal(t *testing.T, set string, v *localVectors, x []float64, w *weights.Matrix) {
	t.Helper()
	name := fmt.Sprintf("%s %s %s %s", set, v.Variable, v.Weights, v.Style)
	in := Input{Codes: codes(len(x)), Values: x, Weights: w}
	worst := map[string]float64{}
	for _, c := range []struct {
		statistic Statistic
		value, z  numbers
		total     numbers
		tails     drawn
	}{
		{statistic: Gi, value: v.G.G, z: v.G.Z, tails: v.Permutation.G},
		{statistic: GiStar, value: v.Gstar.G, z: v.Gstar.Z, tails: v.Permutation.G},
		{statistic: LocalMoran, value: v.Moran.Ii, z: v.Moran.Conditional.Z, total: v.Moran.Total.Z, tails: v.Permutation.Moran},
	} {
		o := Options{Statistic: c.statistic, Style: styleOf(v.Style), Replicates: 1, Seed: 1}
		if c.tails.Low != nil {
			o.Replicates = 9_999
		}
		r, err := Analyze(t.Context(), in, o)
		check(t, err)
		for i := range x {
			if w.Degree(i) == 0 && c.statistic != GiStar {
				if !math.IsNaN(r.Z[i]) || !math.IsNaN(r.P[i]) || r.Class[i] != NoNeighbours {
					t.Errorf("%s %s: island %d has z %v, p %v, class %s", name, c.statistic, i, r.Z[i], r.P[i], r.Class[i])
				}
				continue
			}
			for what, pair := range map[string][2]float64{"statistic": {r.Statistic[i], c.value[i]}, "z": {r.Z[i], c.z[i]}} {
				if !near(pair[0], pair[1], 1e-9, 1e-10) {
					t.Errorf("%s %s: %s of unit %d is %v, want %v", name, c.statistic, what, i, pair[0], pair[1])
				}
			}
			if c.total != nil && !near(r.ZTotal[i], c.total[i], 1e-9, 1e-10) {
				t.Errorf("%s: total z of unit %d is %v, want %v", name, i, r.ZTotal[i], c.total[i])
			}
			if w.Degree(i) == 0 || c.tails.Low == nil {
				continue
			}
			for _, pair := range [][2]float64{{r.Low[i], c.tails.Low[i]}, {r.High[i], c.tails.High[i]}} {
				ours, theirs := r.SE[i], math.Sqrt(pair[1]*(1-pair[1])/float64(v.Permutation.Nsim))
				allowed := 5*math.Hypot(max(ours, math.Sqrt(pair[1]*(1-pair[1])/9_999)), theirs) + 2e-4
				if r.Method.Exact {
					allowed = 5*theirs + 2e-5
				}
				worst[string(c.statistic)] = max(worst[string(c.statistic)], math.Abs(pair[0]-pair[1])/allowed)
				if math.Abs(pair[0]-pair[1]) > allowed {
					t.Errorf("%s %s: tail of unit %d is %v, 99,999 draws gave %v", name, c.statistic, i, pair[0], pair[1])
				}
			}
		}
		if v.Moran.QuadrantPysal != nil && c.statistic == LocalMoran {
			compareQuadrants(t, name, r.Quadrant, v.Moran.QuadrantPysal)
		}
	}
	t.Logf("%s: greatest share of the allowed difference of tails: %v", name, worst)
}

func compareQuadrants(t *testing.T, name string, got []Quadrant, want []*string) {
	t.Helper()
	of := map[string]Quadrant{"High-High": HighHigh, "Low-Low": LowLow, "High-Low": HighLow, "Low-High": LowHigh}
	for i, q := range want {
		if q != nil && got[i] != "" && of[*q] != got[i] {
			t.Errorf("%s: unit %d is %s, want %s", name, i, got[i], *q)
		}
	}
}

func codes(n int) []string {
	c := make([]string, n)
	for i := range c {
		c[i] = fmt.Sprintf("%05d", i)
	}
	return c
}

type globalVectors struct {
	Variable, Weights, Style string
	Moran                    struct {
		I             float64
		Randomisation moments
		Normality     moments
		NoAdjust      *struct {
			I             float64
			Randomisation moments
			Normality     moments
		} `json:"adjust_n_FALSE"`
		Permutation *struct {
			Nsim int
			NGe  int `json:"n_ge"`
			NLe  int `json:"n_le"`
		}
	}
	Geary struct {
		C                        float64
		Randomisation, Normality moments
	}
	G struct {
		G, EG, Var float64
	} `json:"getis_ord_G"`
}

type moments struct{ Var, Z float64 }

func TestGlobalReference(t *testing.T) {
	t.Parallel()
	for _, set := range areal {
		var w referenceWeights
		load(t, "given/"+set+"/weights.json", &w)
		var all struct{ Global []globalVectors }
		load(t, "given/"+set+"/global.json", &all)
		for _, v := range all.Global {
			x, m := w.Variables[v.Variable].Values, lists(t, w.Weights[v.Weights].Neighbours)
			islands := len(m.Islands())
			name := fmt.Sprintf("%s %s %s %s (%d islands)", set, v.Variable, v.Weights, v.Style, islands)
			same := func(what string, got, want float64) {
				if !near(got, want, 1e-9, 1e-12) {
					t.Errorf("%s: %s is %v, want %v", name, what, got, want)
				}
			}
			moran, err := Global(x, m, styleOf(v.Style), MoranI)
			check(t, err)
			want := v.Moran
			if islands > 0 {
				if want.NoAdjust == nil {
					t.Logf("%s: no vector over all units", name)
					continue
				}
				want.I, want.Randomisation, want.Normality = want.NoAdjust.I, want.NoAdjust.Randomisation, want.NoAdjust.Normality
			}
			same("I", moran.Value, want.I)
			same("variance of I", moran.Variance, want.Randomisation.Var)
			same("z of I", moran.Z, want.Randomisation.Z)
			same("normal variance of I", moran.VarianceNormal, want.Normality.Var)
			if islands > 0 {
				continue // the other programs mix two numbers of units here
			}
			geary, err := Global(x, m, styleOf(v.Style), GearyC)
			check(t, err)
			same("C", geary.Value, v.Geary.C)
			same("variance of C", geary.Variance, v.Geary.Randomisation.Var)
			same("z of C", geary.Z, v.Geary.Randomisation.Z)
			same("normal variance of C", geary.VarianceNormal, v.Geary.Normality.Var)
			if v.G.G != 0 {
				g, err := Global(x, m, styleOf(v.Style), GeneralG)
				check(t, err)
				same("G", g.Value, v.G.G)
				same("E of G", g.Expected, v.G.EG)
				same("variance of G", g.Variance, v.G.Var)
			}
			if p := v.Moran.Permutation; p != nil {
				tails, err := GlobalTails(t.Context(), x, m, styleOf(v.Style), MoranI, codes(len(x)), 9_999, 1)
				check(t, err)
				theirs := float64(1+p.NGe) / float64(p.Nsim+1)
				if d := 5*math.Sqrt(theirs*(1-theirs)*(1/9_999.0+1/float64(p.Nsim))) + 2e-4; math.Abs(tails.High-theirs) > d {
					t.Errorf("%s: upper tail %v, theirs %v", name, tails.High, theirs)
				}
			}
		}
	}
}
