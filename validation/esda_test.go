package validation

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
)

// esdaVectors is esda.json: PySAL's esda 2.4.3.
type esdaVectors struct {
	Variable, Weights string
	W, B              esdaStyle
	Rates             map[string]struct {
		EB      numbers `json:"Empirical_Bayes"`
		Spatial numbers `json:"Spatial_Empirical_Bayes"`
		Rate    numbers `json:"assuncao_rate"`
		I       float64 `json:"Moran_Rate_I"`
	}
	FDR map[string]float64
}

type esdaStyle struct {
	Moran struct {
		I, EI  float64
		VIRand float64 `json:"VI_rand"`
		VINorm float64 `json:"VI_norm"`
		ZRand  float64 `json:"z_rand"`
	}
	Geary struct {
		C      float64
		VCRand float64 `json:"VC_rand"`
		VCNorm float64 `json:"VC_norm"`
		ZRand  float64 `json:"z_rand"`
	}
	G *struct {
		G, EG, VG float64
		Z         float64 `json:"z_norm"`
	}
	Local struct {
		Is, EIc, VIc numbers
		Q            []int
	} `json:"moran_local"`
	Gi     esdaG `json:"g_local_star_False"`
	GiStar esdaG `json:"g_local_star_True"`
}

type esdaG struct{ Gs, Zs numbers }

func loadEsda(t *testing.T, set string) (v esdaVectors) {
	t.Helper()
	load(t, "given/"+set+"/esda.json", &v)
	return v
}

func esdaSection(t *testing.T) *section {
	s := &section{title: "PySAL", intro: "The same by esda 2.4.3 (`esda.json`), where its conventions are these; where not, see the differences: " +
		"its local Moran is compared after multiplying by n/(n − 1), its Geary z with the sign turned, its local z of G for binary weights only."}
	s.table("data sets with vectors", "data set", "neighbours", "style", "statistic")
	for _, set := range []string{"nc_sids", "columbus", "auckland"} {
		d, v := loadDataset(t, set), loadEsda(t, set)
		for _, letter := range []string{"W", "B"} {
			s.esda(t, fmt.Sprintf("%s | %s | %s", set, v.Weights, letter), &d, &v, letter)
		}
		if v.Rates != nil {
			s.esdaRates(t, set, &d, &v)
		}
	}
	s.end()
	return s
}

func (s *section) esda(t *testing.T, where string, d *dataset, v *esdaVectors, letter string) {
	t.Helper()
	x, m, want := d.Variables[v.Variable].Values, d.matrix(t, v.Weights), &v.W
	if letter == "B" {
		want = &v.B
	}
	c := closed("I and C with variances and z")
	g, err := hotspot.Global(x, m, style(letter), hotspot.MoranI)
	check(t, err)
	c.all([]float64{g.Value, g.Expected, g.Variance, g.VarianceNormal, g.Z}, []float64{want.Moran.I, want.Moran.EI, want.Moran.VIRand, want.Moran.VINorm, want.Moran.ZRand})
	g, err = hotspot.Global(x, m, style(letter), hotspot.GearyC)
	check(t, err)
	c.all([]float64{g.Value, g.Variance, g.VarianceNormal, -g.Z}, []float64{want.Geary.C, want.Geary.VCRand, want.Geary.VCNorm, want.Geary.ZRand})
	s.row(t, where, c)
	if want.G != nil {
		c := closed("G, its variance and z")
		g, err := hotspot.Global(x, m, style(letter), hotspot.GeneralG)
		check(t, err)
		c.all([]float64{g.Value, g.Expected, g.Variance, g.Z}, []float64{want.G.G, want.G.EG, want.G.VG, want.G.Z})
		s.row(t, where, c)
	}
	l, err := hotspot.Moran(x, m, style(letter))
	check(t, err)
	c = around0("local Moran, z, quadrants")
	quadrants := []hotspot.Quadrant{hotspot.HighHigh, hotspot.LowHigh, hotspot.LowLow, hotspot.HighLow}
	n := float64(len(x))
	for i, is := range want.Local.Is {
		c.add(l.Statistic[i], is*n/(n-1))
		c.add(l.Z[i], (l.Statistic[i]-want.Local.EIc[i])/math.Sqrt(want.Local.VIc[i]))
		c.equal(l.Quadrant[i] == quadrants[want.Local.Q[i]-1], fmt.Sprint("quadrant ", i))
	}
	s.row(t, where, c)
	for _, self := range []bool{false, true} {
		l, err := hotspot.GetisOrd(x, m, style(letter), self)
		check(t, err)
		c, theirs := around0("Gi"), want.Gi
		if self {
			c, theirs = around0("Gi\\*"), want.GiStar
		}
		c.all(l.Statistic, theirs.Gs)
		if letter == "B" {
			c.what += " and z"
			c.all(l.Z, theirs.Zs)
		}
		s.row(t, where, c)
	}
}

func (s *section) esdaRates(t *testing.T, set string, d *dataset, v *esdaVectors) {
	t.Helper()
	var file struct{ Rates map[string]rateVectors }
	load(t, "given/"+set+"/rates.json", &file)
	for _, name := range slices.Sorted(maps.Keys(v.Rates)) {
		want, of := v.Rates[name], file.Rates[name]
		m := d.matrix(t, of.Weights)
		c := around0("EB rates, local EB rates, standardised rates, their I")
		c.absolute = 1e-12
		got, _, err := rate.EBGlobal(of.Cases, of.Population, rate.Poisson)
		check(t, err)
		c.all(got, want.EB)
		got, _, err = rate.EBLocal(of.Cases, of.Population, m, rate.AroundOwnMean)
		check(t, err)
		c.all(got, want.Spatial)
		z, err := rate.EBStandardised(of.Cases, of.Population)
		check(t, err)
		c.all(z, want.Rate)
		g, err := hotspot.Global(z, m, style("W"), hotspot.MoranI)
		check(t, err)
		c.add(g.Value, want.I)
		s.row(t, fmt.Sprintf("%s | %s | %s", set, of.Weights, name), c)
	}
}
