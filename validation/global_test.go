package validation

import (
	"fmt"
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo/hotspot"
)

type moments struct{ Var, Z float64 }

// globalVectors is one entry of global.json.
type globalVectors struct {
	Variable, Weights, Style string
	Moran                    struct {
		I, EI                    float64
		Randomisation, Normality moments
		Permutation              *struct {
			Nsim int
			High int `json:"n_ge"`
			Low  int `json:"n_le"`
		}
	}
	Geary struct {
		C                        float64
		Randomisation, Normality moments
	}
	G struct {
		G, EG, Var float64
		Z          [][]float64
	} `json:"getis_ord_G"`
}

func globalSection(t *testing.T) *section {
	s := &section{title: "Global statistics", intro: "Moran's I, Geary's C and the global G with their moments, against R spdep 1.2-7 (`global.json`)." +
		" Each row is a value, its expectation, variance and z by randomisation and, for I and C, by normality. The join counts there are not computed here."}
	for _, set := range areal {
		d := loadDataset(t, set)
		var file struct{ Global []globalVectors }
		load(t, "given/"+set+"/global.json", &file)
		s.table(set, "variable", "neighbours", "style", "statistic")
		for i := range file.Global {
			s.global(t, &d, &file.Global[i])
		}
		s.end()
	}
	return s
}

func (s *section) global(t *testing.T, d *dataset, v *globalVectors) {
	t.Helper()
	x, m := d.Variables[v.Variable].Values, d.matrix(t, v.Weights)
	where := fmt.Sprintf("%s | %s | %s", v.Variable, v.Weights, v.Style)
	ask := func(what hotspot.GlobalStatistic) []float64 {
		g, err := hotspot.Global(x, m, style(v.Style), what)
		check(t, err)
		if what == hotspot.GeneralG {
			return []float64{g.Value, g.Expected, g.Variance, g.Z}
		}
		return []float64{g.Value, g.Expected, g.Variance, g.Z, g.VarianceNormal, g.ZNormal}
	}
	i := closed("I")
	i.all(ask(hotspot.MoranI), []float64{v.Moran.I, v.Moran.EI, v.Moran.Randomisation.Var, v.Moran.Randomisation.Z, v.Moran.Normality.Var, v.Moran.Normality.Z})
	s.row(t, where, i)
	c := closed("C")
	c.all(ask(hotspot.GearyC), []float64{v.Geary.C, 1, v.Geary.Randomisation.Var, v.Geary.Randomisation.Z, v.Geary.Normality.Var, v.Geary.Normality.Z})
	s.row(t, where, c)
	if len(v.G.Z) == 1 {
		g := closed("G")
		g.all(ask(hotspot.GeneralG), []float64{v.G.G, v.G.EG, v.G.Var, v.G.Z[0][0]})
		s.row(t, where, g)
	}
	if p := v.Moran.Permutation; p != nil {
		const draws = 9_999
		tails, err := hotspot.GlobalTails(t.Context(), x, m, style(v.Style), hotspot.MoranI, codes(len(x)), draws, 1)
		check(t, err)
		drawn := withinErrors(fmt.Sprintf("tails of I, %s draws against %s", thousands(draws), thousands(p.Nsim)))
		drawn.tail(tails.Low, float64(1+p.Low)/float64(p.Nsim+1), draws, p.Nsim)
		drawn.tail(tails.High, float64(1+p.High)/float64(p.Nsim+1), draws, p.Nsim)
		s.drawn(t, where, drawn)
	}
}

// drawn is a comparison of tails of which one or both were drawn.
type drawn struct {
	comparison
	farthest float64 // in standard errors
}

// withinErrors allows five standard errors, which one of two million tails passes
// by chance.
func withinErrors(what string) *drawn { return &drawn{comparison: comparison{what: what}} }

const errorsAllowed = 5

// tail compares a tail of some draws, 0 where it was computed, with one of others.
func (d *drawn) tail(got, want float64, draws, theirs int) {
	variance, step := want*(1-want)/float64(theirs), 1/float64(theirs+1)
	if draws > 0 {
		variance += got * (1 - got) / float64(draws)
		step += 1 / float64(draws+1)
	}
	// One draw that counts more or less is the least there can be.
	off := max(0, math.Abs(got-want)-step) / math.Sqrt(variance+step*step/4)
	d.n++
	if !(off <= errorsAllowed) && d.first == "" {
		d.first = fmt.Sprintf("%s, tail %d: %v, want %v", d.what, d.n, got, want)
		d.worst = math.Inf(1)
	}
	d.farthest = max(d.farthest, off)
}

// drawn writes a row of tails.
func (s *section) drawn(t *testing.T, where string, d *drawn) {
	t.Helper()
	verdict := "agrees"
	if d.first != "" || d.n == 0 {
		verdict = "**differs**"
		t.Errorf("%s, %s: %s (%d compared)", s.title, where, d.first, d.n)
	}
	fmt.Fprintf(&s.body, "| %s | %s | %d | %.0f standard errors | %d | %s |\n", where, d.what, d.n, math.Ceil(d.farthest), errorsAllowed, verdict)
	s.rows, s.values = s.rows+1, s.values+d.n
}

// thousands writes a whole number with commas.
func thousands(n int) string {
	text := fmt.Sprint(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
