package rate_test

import (
	"math"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

func TestEBGlobalVectors(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t) {
		got, prior, err := rate.EBGlobal(v.Cases, v.Population, rate.Poisson)
		if err != nil {
			t.Fatal(err)
		}
		same(t, v.name+": Poisson", got, v.Poisson.Est, 0)
		same(t, v.name+": a and b", []float64{prior.Variance, prior.Raw, prior.Mean}, []float64{v.Poisson.A, v.Poisson.AUntruncated, v.Poisson.B}, 0)

		got, prior, err = rate.EBGlobal(v.Cases, v.Population, rate.Binomial)
		if err != nil {
			t.Fatal(err)
		}
		same(t, v.name+": binomial", got, v.Binomial.Est, 0)
		same(t, v.name+": binomial b", []float64{prior.Mean}, []float64{v.Binomial.B}, 0)
	}
}

func TestEBLocalVectors(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t) {
		for _, c := range []struct {
			name     string
			variance rate.LocalVariance
			want     empiricalBayes
		}{{"GeoDa", rate.AroundOwnMean, v.LocalGeoda}, {"spdep", rate.AroundTheirMeans, v.LocalSpdep}} {
			got, priors, err := rate.EBLocal(v.Cases, v.Population, v.w, c.variance)
			if err != nil {
				t.Fatal(err)
			}
			same(t, v.name+": "+c.name, got, c.want.Est, 0)
			means, variances := make([]float64, len(priors)), make([]float64, len(priors))
			for i, p := range priors {
				means[i], variances[i] = p.Events/p.People, p.Variance
			}
			same(t, v.name+": "+c.name+" m", means, c.want.M, 0)
			same(t, v.name+": "+c.name+" a", variances, c.want.A, 1e-16)
		}
		got, err := rate.SpatialRate(v.Cases, v.Population, v.w)
		if err != nil {
			t.Fatal(err)
		}
		same(t, v.name+": spatial rate", got, v.SpatialRate.Rate, 0)
	}
}

func TestEBStandardisedVectors(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t) {
		z, err := rate.EBStandardised(v.Cases, v.Population)
		if err != nil {
			t.Fatal(err)
		}
		same(t, v.name+": z", z, v.Moran.Standardised, 1e-12)
		centred, not := moran(z, v.w)
		same(t, v.name+": index", []float64{centred, not}, []float64{v.Moran.Statistic, v.Moran.NotCentred}, 0)
	}
}

// moran is Moran's index of row-standardised weights, Σ w (z_i − c)(z_j − c) over
// Σ (z − z̄)², times n / S0, with c = z̄ and c = 0.
func moran(z []float64, w *weights.Matrix) (centred, not float64) {
	mean := 0.0
	for _, v := range z {
		mean += v / float64(len(z))
	}
	var below, links float64
	for i, v := range z {
		below += (v - mean) * (v - mean)
		if k := w.Degree(i); k > 0 {
			links++
			for _, j := range w.Neighbours(i) {
				centred += (v - mean) * (z[j] - mean) / float64(k)
				not += v * z[j] / float64(k)
			}
		}
	}
	scale := float64(len(z)) / links / below
	return centred * scale, not * scale
}

// The shrunk rates of SIDS in North Carolina 1974-78 per 1,000 births, as printed.
func TestEBGlobalPublished(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t) {
		if v.name != "nc_sids SID74" {
			continue
		}
		got, _, err := rate.EBGlobal(v.Cases, v.Population, rate.Poisson)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct{ raw, shrunk float64 }{{9.5541, 4.8388}, {3.9295, 3.4528}, {4.9889, 3.7384}, {0.8433, 1.0570}} {
			found := false
			for i := range got {
				raw := 1000 * float64(v.Cases[i]) / v.Population[i]
				if math.Abs(raw-c.raw) < 5e-5 && math.Abs(1000*got[i]-c.shrunk) < 5e-5 {
					found = true
				}
			}
			if !found {
				t.Errorf("no county of %v per 1,000 becomes %v", c.raw, c.shrunk)
			}
		}
	}
}
