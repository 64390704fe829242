package hotspot

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Among units that are alike, incidents with risks of their own fall as balls from
// Pólya's urn: the beta-binomial distribution, exactly.
func TestAgainstAlike(t *testing.T) {
	t.Parallel()
	lg := func(x float64) float64 { v, _ := math.Lgamma(x); return v }
	rapid.Check(t, func(t *rapid.T) {
		inside, outside := rapid.IntRange(1, 8).Draw(t, "inside"), rapid.IntRange(1, 30).Draw(t, "outside")
		d, people := rapid.Float64Range(0.01, 2).Draw(t, "dispersion"), rapid.Float64Range(1, 1e5).Draw(t, "people")
		var in, out crowd
		for range inside {
			in.join(0, people)
		}
		for range outside {
			out.join(0, people)
		}
		in.cases, out.cases = rapid.Int64Range(0, 40).Draw(t, "cases"), rapid.Int64Range(0, 100).Draw(t, "rest")
		n, a, b := float64(in.cases+out.cases), float64(inside)/d, float64(outside)/d
		var low, high float64
		for s := 0.0; s <= n; s++ {
			mass := math.Exp(lg(n+1) - lg(s+1) - lg(n-s+1) + lg(s+a) + lg(n-s+b) - lg(n+a+b) - lg(a) - lg(b) + lg(a+b))
			if s <= float64(in.cases) {
				low += mass
			}
			if s >= float64(in.cases) {
				high += mass
			}
		}
		f := in.against(out, d)
		mean, variance := n*a/(a+b), n*a*b*(a+b+n)/((a+b)*(a+b)*(a+b+1))
		if math.Abs(f.tails.Low-low) > 1e-8 || math.Abs(f.tails.High-high) > 1e-8 || math.Abs(f.mean-mean) > 1e-8*(1+mean) || math.Abs(f.variance-variance) > 1e-6*(1+variance) {
			t.Fatalf("%+v and not %v, %v, mean %v, variance %v", f, low, high, mean, variance)
		}
	})
}

// Where nothing scatters beyond chance the null is the Poisson one, to the last
// digit; where it does, a unit is less remarkable, on either side.
func TestNegativeBinomialNull(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 3))
	const n = 100
	in := Input{Codes: codes(n), Values: make([]float64, n), People: make([]float64, n), Weights: hexagons(t, n)}
	for _, scattered := range []bool{false, true} {
		for i := range n {
			in.People[i], in.Values[i] = 1_000+float64(i%7)*500, 5+float64(i%7)*2.5
			in.Values[i] = math.Floor(in.Values[i])
			if scattered {
				in.Values[i] = math.Floor(in.Values[i] * 2 * r.Float64())
			}
		}
		poisson, err := Analyze(t.Context(), in, Options{Null: Poisson})
		check(t, err)
		wide, err := Analyze(t.Context(), in, Options{Null: NegativeBinomial})
		check(t, err)
		if (wide.Method.Dispersion > 0.05) != scattered || !wide.Method.Exact {
			t.Fatalf("scattered %v: dispersion %v", scattered, wide.Method.Dispersion)
		}
		for i := range n {
			if !scattered && wide.P[i] != poisson.P[i] || scattered && math.Abs(wide.Z[i]) > math.Abs(poisson.Z[i]) {
				t.Errorf("unit %d: p %v, Poisson %v; z %v, Poisson %v", i, wide.P[i], poisson.P[i], wide.Z[i], poisson.Z[i])
			}
		}
	}
}
