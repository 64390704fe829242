package rate

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func ExampleSplitTails() {
	// Of 400 incidents 65 fell on a tenth of the people: far out if chance alone deals
	// them, less so where communes differ anyway.
	for _, d := range []float64{0, 0.2} {
		s := SplitTails(65, 400, Part{Mean: 40, Dispersion: d / 7}, Part{Mean: 360, Dispersion: d / 60})
		fmt.Printf("%.1f expected, %.5f for as many or more\n", s.Mean, s.High)
	}
	// Output:
	// 40.0 expected, 0.00007 for as many or more
	// 40.0 expected, 0.00571 for as many or more
}

// The tails against all masses, each from the distribution function of its own.
func TestSplitTails(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		dispersion := rapid.SampledFrom([]float64{0, 1e-6, 0.01, 0.3, 1, 2.5, 8})
		in := Part{rapid.Float64Range(0.05, 40).Draw(t, "in"), dispersion.Draw(t, "scatter")}
		out := Part{rapid.Float64Range(0.05, 200).Draw(t, "out"), dispersion.Draw(t, "scatter outside")}
		total := rapid.Int64Range(0, 300).Draw(t, "total")
		count := rapid.Int64Range(0, total).Draw(t, "count")
		var whole, low, high, first, second float64
		logs, most := make([]float64, total+1), math.Inf(-1)
		for s := range total + 1 {
			logs[s] = logNegBin(s, in) + logNegBin(total-s, out)
			most = max(most, logs[s])
		}
		for s := range total + 1 {
			m := math.Exp(logs[s] - most)
			whole, first, second = whole+m, first+m*float64(s), second+m*float64(s)*float64(s)
			if s <= count {
				low += m
			}
			if s >= count {
				high += m
			}
		}
		got := SplitTails(count, total, in, out)
		mean := first / whole
		for _, c := range [][2]float64{{got.Low, low / whole}, {got.High, high / whole}} {
			if math.Abs(c[0]-c[1]) > 1e-9*c[1]+1e-290 { // less has no digits
				t.Fatalf("%v and not %v", c[0], c[1])
			}
		}
		if math.Abs(got.Mean-mean) > 1e-9*(1+mean) || math.Abs(got.Variance-(second/whole-mean*mean)) > 1e-7*(1+second/whole) {
			t.Fatalf("moments %v, %v and not %v, %v", got.Mean, got.Variance, mean, second/whole-mean*mean)
		}
	})
}

// logNegBin is the logarithm of the mass by gamma functions.
func logNegBin(y int64, p Part) float64 {
	lg := func(x float64) float64 { v, _ := math.Lgamma(x); return v }
	n := float64(y)
	if p.Dispersion == 0 {
		return n*math.Log(p.Mean) - p.Mean - lg(n+1)
	}
	k := 1 / p.Dispersion
	if k > 1e5 { // the difference of gamma functions has lost its digits
		sum := -lg(n+1) - k*math.Log1p(p.Mean/k) - n*math.Log1p(p.Mean/k) + n*math.Log(p.Mean)
		for i := range y {
			sum += math.Log1p(float64(i) / k)
		}
		return sum
	}
	return lg(n+k) - lg(k) - lg(n+1) - k*math.Log1p(p.Mean/k) - n*math.Log1p(k/p.Mean)
}

func TestSplitTailsAtTheEdges(t *testing.T) {
	t.Parallel()
	some := Part{3, 0.5}
	if s := SplitTails(0, 0, some, some); s.Low != 1 || s.High != 1 || s.Mean != 0 {
		t.Errorf("nothing to share: %+v", s)
	}
	if s := SplitTails(-1, 5, some, some); s.Low != 0 || s.High < 1-1e-12 {
		t.Errorf("below nothing: %+v", s)
	}
	if s := SplitTails(6, 5, some, some); s.High != 0 || s.Low < 1-1e-12 {
		t.Errorf("beyond all: %+v", s)
	}
	low, high := BinomialTails(3, 10, 0.25)
	if s := SplitTails(3, 10, Part{1, 0}, Part{3, 0}); s.Low != low || s.High != high || s.Mean != 2.5 {
		t.Errorf("without scatter: %+v", s)
	}
	for _, bad := range []Part{{0, 0.1}, {-1, 0.1}, {math.NaN(), 0.1}, {math.Inf(1), 0.1}, {1, -0.1}, {1, math.Inf(1)}} {
		if s := SplitTails(1, 2, bad, some); !math.IsNaN(s.Low) || !math.IsNaN(SplitTails(1, 2, some, bad).High) {
			t.Errorf("%v gives %v", bad, s)
		}
	}
	if s := SplitTails(20_000, 200_000, Part{1, 0.5}, Part{3, 0}); s.Low < 0 || s.Low > 1 || s.High < s.Low {
		t.Errorf("a total that the means know nothing of: %+v", s)
	}
	if s := SplitTails(100, 100_000, Part{1_000, 0.02}, Part{99_000, 0.001}); !(s.Low > 0 && s.Low < 1e-20) {
		t.Errorf("far out in the tail: %v", s.Low)
	}
}
