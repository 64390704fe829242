package validation

import (
	"fmt"
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/weights"
)

// localVectors is one entry of local.json.
type localVectors struct {
	Variable, Weights, Style string
	Moran                    struct {
		Ii                 numbers
		Conditional, Total struct{ Var, Z numbers }
		Quadrant           []*string `json:"quadrant_pysal"`
	}
	G, Gstar    struct{ G, Z numbers }
	Permutation struct {
		Nsim  int
		Moran counted
		G     counted `json:"G_and_Gstar_self_fixed"`
	} `json:"permutation_conditional_without_replacement"`
	WithReplacement struct{ Var numbers } `json:"localmoran_perm_spdep_1_2_7"`
}

// counted are draws as low and as high as what was seen.
type counted struct {
	Low  numbers `json:"n_le"`
	High numbers `json:"n_ge"`
}

func loadLocal(t *testing.T, set string) []localVectors {
	t.Helper()
	var file struct{ Local []localVectors }
	load(t, "given/"+set+"/local.json", &file)
	if len(file.Local) == 0 {
		t.Fatalf("no vectors of %s", set)
	}
	return file.Local
}

func localSection(t *testing.T) *section {
	s := &section{title: "Local statistics", intro: "Gi, Gi\\* and local Moran of every unit, against R spdep 1.2-7 (`local.json`); tails against 99,999 draws without replacement " +
		"made by a program written for that alone. Where ours were drawn as well, it was from 999 up to 999,999 times. Local Geary is not computed here; " +
		"spdep's own permutations draw with replacement and are no reference (see the differences)."}
	for _, set := range areal {
		d := loadDataset(t, set)
		s.table(set, "variable", "neighbours", "style", "statistic")
		all := loadLocal(t, set)
		for i := range all {
			s.local(t, &d, &all[i])
		}
		s.end()
	}
	return s
}

func (s *section) local(t *testing.T, d *dataset, v *localVectors) {
	t.Helper()
	x, m := d.Variables[v.Variable].Values, d.matrix(t, v.Weights)
	where := fmt.Sprintf("%s | %s | %s", v.Variable, v.Weights, v.Style)
	for _, g := range []struct {
		what    string
		self    bool
		g, z    numbers
		counted counted
	}{{"Gi", false, v.G.G, v.G.Z, counted{}}, {"Gi\\*", true, v.Gstar.G, v.Gstar.Z, v.Permutation.G}} {
		got, err := hotspot.GetisOrd(x, m, style(v.Style), g.self)
		check(t, err)
		c := around0(g.what + " and z")
		c.all(got.Statistic, g.g)
		c.all(got.Z, g.z)
		s.row(t, where, c)
	}
	got, err := hotspot.Moran(x, m, style(v.Style))
	check(t, err)
	c := around0("Moran's I, z and total z")
	c.all(got.Statistic, v.Moran.Ii)
	c.all(got.Z, v.Moran.Conditional.Z)
	c.all(got.ZTotal, v.Moran.Total.Z)
	s.row(t, where, c)
	if v.Moran.Quadrant != nil {
		names := map[string]hotspot.Quadrant{"High-High": hotspot.HighHigh, "Low-Low": hotspot.LowLow, "High-Low": hotspot.HighLow, "Low-High": hotspot.LowHigh}
		q := &comparison{what: "quadrants"}
		for i, want := range v.Moran.Quadrant {
			if want != nil {
				q.equal(got.Quadrant[i] == names[*want], fmt.Sprint(i))
			}
		}
		s.row(t, where, q)
	}
	if v.Permutation.Nsim > 0 {
		s.localTails(t, where+" | ", x, m, v)
	}
}

func (s *section) localTails(t *testing.T, where string, x []float64, m *weights.Matrix, v *localVectors) {
	t.Helper()
	for _, c := range []struct {
		what    string
		of      hotspot.Statistic
		counted counted
	}{{"Gi\\*", hotspot.GiStar, v.Permutation.G}, {"Moran", hotspot.LocalMoran, v.Permutation.Moran}} {
		r, err := hotspot.Analyze(t.Context(), hotspot.Input{Codes: codes(len(x)), Values: x, Weights: m}, hotspot.Options{Statistic: c.of, Style: style(v.Style), Seed: 1})
		check(t, err)
		how := "drawn"
		if r.Method.Exact {
			how = "exact"
		}
		d := withinErrors(fmt.Sprintf("tails of %s, %s, against %s draws", c.what, how, thousands(v.Permutation.Nsim)))
		for i := range x {
			draws := 0
			if se := r.SE[i]; se > 0 { // the draws follow from the standard error of the smaller tail
				tail := math.Min(r.Low[i], r.High[i])
				draws = int(math.Round(tail * (1 - tail) / (se * se)))
			}
			of := float64(v.Permutation.Nsim + 1)
			d.tail(r.Low[i], (1+c.counted.Low[i])/of, draws, v.Permutation.Nsim)
			d.tail(r.High[i], (1+c.counted.High[i])/of, draws, v.Permutation.Nsim)
		}
		s.drawn(t, where[:len(where)-3], d)
	}
}
