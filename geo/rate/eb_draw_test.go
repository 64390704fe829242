package rate

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Draws have the moments of the gamma distribution, for shapes on both sides of 1.
func TestDrawGammaMoments(t *testing.T) {
	t.Parallel()
	for _, shape := range []float64{0.2, 0.9, 1, 2.5, 40} {
		r := rand.New(rand.NewPCG(1, 2))
		const n = 100_000
		sum, squares, below := 0.0, 0.0, 0.0
		half := gammaHigh(shape, 0.5)
		for range n {
			x := drawGamma(shape, r)
			sum, squares = sum+x, squares+x*x
			if x < half {
				below++
			}
		}
		mean := sum / n
		variance := squares/n - mean*mean
		// Six standard errors of each; Var(s²) = (κ₄ + 2κ₂²)/n with κ₄ = 6·shape.
		if math.Abs(mean-shape) > 6*math.Sqrt(shape/n) || math.Abs(variance-shape) > 6*math.Sqrt((6*shape+2*shape*shape)/n) || math.Abs(below/n-0.5) > 6*0.5/math.Sqrt(n) {
			t.Errorf("shape %v: mean %v, variance %v, %v below the median", shape, mean, variance, below/n)
		}
	}
}

// The middle 95 % of the draws are the credible limits.
func TestDrawsWithinLimits(t *testing.T) {
	t.Parallel()
	counts, people := []int64{2, 9, 0, 30, 4, 12}, []float64{4000, 6000, 3000, 9000, 5000, 7000}
	p, err := EBPrior(counts, people, Poisson)
	if err != nil {
		t.Fatal(err)
	}
	for i, y := range counts {
		limits, draws, inside := p.Limits(y, people[i], 0.95), make([]float64, 20_000), 0
		p.Draws(y, people[i], rand.New(rand.NewPCG(3, uint64(i))), draws)
		for _, d := range draws {
			if limits.Low <= d && d <= limits.High {
				inside++
			}
		}
		if share := float64(inside) / float64(len(draws)); share < 0.93 || share > 0.97 {
			t.Errorf("unit %d: %v of the draws lie within the limits", i, share)
		}
	}
}

func TestDrawsEdges(t *testing.T) {
	t.Parallel()
	none, err := EBPrior([]int64{0, 0}, []float64{1000, 3000}, Poisson)
	if err != nil {
		t.Fatal(err)
	}
	draws, sum := make([]float64, 20_000), 0.0
	none.Draws(0, 1000, rand.New(rand.NewPCG(1, 1)), draws)
	for _, d := range draws {
		sum += d
	}
	if mean := sum / float64(len(draws)) * 4000; math.Abs(mean-1) > 0.05 {
		t.Errorf("without events the mean is %v of one among all", mean)
	}
	for _, c := range []struct {
		count  int64
		people float64
	}{{0, 0}, {-1, 1000}, {1, math.NaN()}} {
		if none.Draws(c.count, c.people, rand.New(rand.NewPCG(1, 1)), draws[:1]); !math.IsNaN(draws[0]) {
			t.Errorf("%+v drew %v", c, draws[0])
		}
	}
}
