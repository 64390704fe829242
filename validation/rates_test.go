package validation

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// rateVectors is one variable of rates.json.
type rateVectors struct {
	Cases      []int64
	Population []float64
	Weights    string
	Poisson    struct {
		Est, Raw     numbers
		A, B         float64
		AUntruncated float64 `json:"a_untruncated"`
	} `json:"EBest_poisson"`
	Binomial struct {
		Est numbers
		B   float64
	} `json:"EBest_binomial"`
	LocalSpdep  localPrior             `json:"EBlocal_spdep"`
	LocalGeoda  localPrior             `json:"EBlocal_geoda"`
	SpatialRate struct{ Rate numbers } `json:"spatial_rate"`
	Probmap     struct {
		Expected numbers
		Percent  numbers `json:"relative_risk_percent"`
		Less     numbers `json:"p_less_equal"`
		Greater  numbers `json:"p_greater_equal"`
	}
	Choynowski struct {
		P     numbers `json:"pmap"`
		Below []bool  `json:"type_below_expected"`
	}
	Moran struct {
		Style        string
		Statistic    float64
		Standardised numbers `json:"standardised_rate_z"`
	} `json:"EBImoran"`
}

type localPrior struct{ Est, M, A numbers }

func ratesSection(t *testing.T) *section {
	s := &section{title: "Rates", intro: "Smoothing by empirical Bayes, probability maps and the index of Assunção and Reis, against R spdep 1.2-7 (`rates.json`). Its upper tails are 1 − P and lose the digits of small ones."}
	for _, set := range areal {
		if set == "columbus" { // has no counts
			continue
		}
		d := loadDataset(t, set)
		var file struct{ Rates map[string]rateVectors }
		load(t, "given/"+set+"/rates.json", &file)
		s.table(set, "cases", "what")
		for _, name := range slices.Sorted(maps.Keys(file.Rates)) {
			v := file.Rates[name]
			s.smoothing(t, name, &v, d.matrix(t, v.Weights))
			s.chances(t, name, &v)
			s.index(t, name, &v, d.matrix(t, v.Weights))
		}
		s.end()
	}
	return s
}

func (s *section) smoothing(t *testing.T, name string, v *rateVectors, m *weights.Matrix) {
	t.Helper()
	got, prior, err := rate.EBGlobal(v.Cases, v.Population, rate.Poisson)
	check(t, err)
	c := closed("global, Poisson: rates, a, b (`EBest`)")
	c.all(got, v.Poisson.Est)
	c.all([]float64{prior.Variance, prior.Raw, prior.Mean}, []float64{v.Poisson.A, v.Poisson.AUntruncated, v.Poisson.B})
	s.row(t, name, c)
	got, prior, err = rate.EBGlobal(v.Cases, v.Population, rate.Binomial)
	check(t, err)
	c = closed("global, binomial: rates, b")
	c.all(got, v.Binomial.Est)
	c.add(prior.Mean, v.Binomial.B)
	s.row(t, name, c)
	for _, way := range []struct {
		what     string
		variance rate.LocalVariance
		want     localPrior
	}{{"local, around the own mean: rates, m, a (`EBlocal`, GeoDa)", rate.AroundOwnMean, v.LocalGeoda}, {"local, around the neighbours' means: rates, m, a (`EBlocal`)", rate.AroundTheirMeans, v.LocalSpdep}} {
		got, priors, err := rate.EBLocal(v.Cases, v.Population, m, way.variance)
		check(t, err)
		c := closed(way.what)
		c.all(got, way.want.Est)
		means, variances := make([]float64, len(priors)), make([]float64, len(priors))
		for i, p := range priors {
			means[i], variances[i] = p.Events/p.People, p.Variance
		}
		c.all(means, way.want.M)
		c.absolute = 1e-16 // a is a difference of numbers of some 1e-6
		c.all(variances, way.want.A)
		s.row(t, name, c)
	}
	got, err = rate.SpatialRate(v.Cases, v.Population, m)
	check(t, err)
	c = closed("rates of neighbourhoods (`lag.listw`)")
	c.all(got, v.SpatialRate.Rate)
	s.row(t, name, c)
}

func (s *section) chances(t *testing.T, name string, v *rateVectors) {
	t.Helper()
	expected, err := rate.Expected(v.Cases, v.Population)
	check(t, err)
	ratios, err := rate.SMR(v.Cases, expected, 0.95)
	check(t, err)
	chances, err := rate.Chances(v.Cases, expected)
	check(t, err)
	c, y := closed("expected, relative risk, both tails (`probmap`)"), closed("the tail on the side seen (`choynowski`)")
	// 1 − P(Y ≤ y − 1) loses the digits of small tails in the reference.
	c.absolute, y.absolute = 1e-15, 1e-15
	c.all(expected, v.Probmap.Expected)
	for i, chance := range chances {
		c.add(100*ratios[i].Value, v.Probmap.Percent[i])
		c.add(chance.Few, v.Probmap.Less[i])
		c.add(chance.Many, v.Probmap.Greater[i])
		y.add(chance.P(), v.Choynowski.P[i])
		y.equal(chance.Below == v.Choynowski.Below[i], "side")
	}
	s.row(t, name, c)
	s.row(t, name, y)
}

func (s *section) index(t *testing.T, name string, v *rateVectors, m *weights.Matrix) {
	t.Helper()
	z, err := rate.EBStandardised(v.Cases, v.Population)
	check(t, err)
	c := around0("standardised rates and their Moran index (`EBImoran.mc`)")
	c.all(z, v.Moran.Standardised)
	g, err := hotspot.Global(z, m, style(v.Moran.Style), hotspot.MoranI)
	check(t, err)
	// The reference counts the sum of all weights, and so does I.
	c.add(g.Value, v.Moran.Statistic)
	s.row(t, name, c)
}

// fdrVectors is one entry of fdr.json.
type fdrVectors struct {
	Variable, Weights string
	P                 numbers
	Adjust            struct{ BH, BY numbers } `json:"p_adjust"`
	Levels            map[string]struct {
		BHCritical *float64 `json:"BH_critical_p"`
		BYCritical *float64 `json:"BY_critical_p"`
		BH         int      `json:"BH_n_significant"`
		BY         int      `json:"BY_n_significant"`
	} `json:"thresholds"`
}

func fdrSection(t *testing.T) *section {
	s := &section{title: "False discovery rates", intro: "q-values of the p-values of Gi\\* under normality, against R's `p.adjust`; numbers of findings and the greatest p found, at 0.1, 0.05, 0.01 and 0.001 (`fdr.json`)."}
	s.table("all data sets", "data set", "variable", "neighbours", "what")
	for _, set := range areal {
		var file struct{ FDR []fdrVectors }
		load(t, "given/"+set+"/fdr.json", &file)
		for _, v := range file.FDR {
			where := fmt.Sprintf("%s | %s | %s", set, v.Variable, v.Weights)
			q, findings := closed("q by BH and BY"), &comparison{what: "findings and critical p"}
			bh, by := hotspot.QValues(v.P, hotspot.BenjaminiHochberg), hotspot.QValues(v.P, hotspot.BenjaminiYekutieli)
			q.all(bh, v.Adjust.BH)
			q.all(by, v.Adjust.BY)
			for text, want := range v.Levels {
				var level float64
				_, err := fmt.Sscan(text, &level)
				check(t, err)
				for _, c := range []struct {
					q        []float64
					n        int
					critical *float64
				}{{bh, want.BH, want.BHCritical}, {by, want.BY, want.BYCritical}} {
					n, critical := found(v.P, c.q, level)
					findings.equal(n == c.n, "findings at "+text)
					findings.equal(c.critical == nil && n == 0 || c.critical != nil && critical == *c.critical, "critical p at "+text)
				}
			}
			s.row(t, where, q)
			s.row(t, where, findings)
		}
	}
	s.end()
	return s
}

// found counts what is significant at a level, and gives the greatest p among it.
func found(p, q []float64, level float64) (n int, critical float64) {
	for i := range q {
		if q[i] <= level {
			n++
			critical = max(critical, p[i])
		}
	}
	return n, critical
}
