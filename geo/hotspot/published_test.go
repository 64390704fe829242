package hotspot

import (
	"math"
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// band links points up to a distance apart.
func band(tb testing.TB, points [][2]float64, radius float64) *weights.Matrix {
	tb.Helper()
	l := make([][]int32, len(points))
	for i, p := range points {
		for j, q := range points {
			if i != j && math.Hypot(p[0]-q[0], p[1]-q[1]) <= radius {
				l[i] = append(l[i], int32(j))
			}
		}
	}
	return lists(tb, l)
}

// chain links units in a row.
func chain(tb testing.TB, n int) *weights.Matrix {
	tb.Helper()
	l := make([][]int32, n)
	for i := range n - 1 {
		l[i], l[i+1] = append(l[i], int32(i+1)), append(l[i+1], int32(i))
	}
	return lists(tb, l)
}

// sameAll compares with published figures to the digits that they have.
func sameAll(t *testing.T, what string, got, want []float64, absolute float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range want {
		if !near(got[i], want[i], 0, absolute) {
			t.Errorf("%s of unit %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}

// Six points of the spdep documentation, 15 apart at most.
func TestSixPoints(t *testing.T) {
	t.Parallel()
	x := []float64{2, 3, 3.2, 5, 8, 7}
	w := band(t, [][2]float64{{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}}, 15)
	in := Input{Codes: codes(6), Values: x, Weights: w}
	for _, c := range []struct {
		statistic Statistic
		z         []float64
	}{
		{Gi, []float64{-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941}},
		{GiStar, []float64{-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331}},
	} {
		r, err := Analyze(t.Context(), in, Options{Statistic: c.statistic, Null: Exact})
		check(t, err)
		sameAll(t, string(c.statistic), r.Z, c.z, 5e-8)
		sameAll(t, "lower tail", r.Low, []float64{0.2, 0.5, 1, 0.4, 1, 1}, 1e-15)
		sameAll(t, "upper tail", r.High, []float64{0.9, 0.6, 0.2, 0.7, 0.2, 0.2}, 1e-15)
		if !r.Method.Exact || r.Method.Islands != 0 || r.Method.Components != 1 {
			t.Errorf("%+v", r.Method)
		}
	}
}

func TestChainOfTen(t *testing.T) {
	t.Parallel()
	x, w := []float64{0, 0, 0, 1, 1, 1, 0, 1, 0, 0}, chain(t, 10)
	l, err := GetisOrd(x, w, weights.Binary, true)
	check(t, err)
	sameAll(t, "Gi*", l.Z, []float64{-1.225, -1.604, -0.2673, 1.069, 2.405, 1.069, 1.069, -0.2673, -0.2673, -1.225}, 5e-4)
	m, err := Global(x, w, weights.Binary, MoranI)
	check(t, err)
	// The z of 0.6335 that is printed beside it is not that of all 210 ways in which
	// four ones lie in a row of ten; ours is.
	sum, squares, all := 0.0, 0.0, 0.0
	for ones := range 1 << 10 {
		if bits.OnesCount(uint(ones)) != 4 {
			continue
		}
		dealt := make([]float64, 10)
		for i := range dealt {
			dealt[i] = float64(ones >> i & 1)
		}
		d, err := Global(dealt, w, weights.Binary, MoranI)
		check(t, err)
		sum, squares, all = sum+d.Value, squares+d.Value*d.Value, all+1
	}
	mean := sum / all
	z := (m.Value - mean) / math.Sqrt(squares/all-mean*mean)
	sameAll(t, "I and its z", []float64{m.Value, m.Z, z}, []float64{0.1111, 0.6786, 0.6786}, 5e-5)
}

// counties are those of North Carolina with sudden infant deaths, and the
// neighbours that N. Cressie and T. Read 1985 gave them.
type counties struct {
	Features []struct {
		Properties struct {
			Name         string `json:"NAME"`
			SID74, BIR74 float64
			SID79, BIR79 float64
			East, North  float64 // of the county seat, miles
		}
	}
}

func loadCounties(t *testing.T) (c counties, w *weights.Matrix) {
	t.Helper()
	load(t, "given/nc_sids/units.geojson", &c)
	var links struct{ Neighbours [][]int32 }
	load(t, "given/nc_sids/neighbours_ncCR85.json", &links)
	return c, lists(t, links.Neighbours)
}

// normalP are the two-sided p-values of z-values.
func normalP(z []float64) []float64 {
	p := make([]float64, len(z))
	for i := range z {
		p[i] = math.Erfc(math.Abs(z[i]) / math.Sqrt2)
	}
	return p
}

// below counts what is less than or equal to a level.
func below(p []float64, level float64) (n int) {
	for _, v := range p {
		if v <= level {
			n++
		}
	}
	return n
}

func TestInfantDeaths(t *testing.T) {
	t.Parallel()
	c, w := loadCounties(t)
	n := len(c.Features)
	rate74, rate79, cases, people, seats := make([]float64, n), make([]float64, n), make([]int64, n), make([]float64, n), make([][2]float64, n)
	place := map[string]int{}
	for i, f := range c.Features {
		p := f.Properties
		rate74[i], rate79[i], cases[i], people[i], seats[i] = p.SID74/p.BIR74, p.SID79/p.BIR79, int64(p.SID74), p.BIR74, [2]float64{p.East, p.North}
		place[p.Name] = i
	}
	l, err := GetisOrd(rate74, w, weights.Binary, true)
	check(t, err)
	for name, z := range map[string]float64{"Northampton": 4.052005849, "Bertie": 3.945757102, "Robeson": 2.869503845, "Richmond": 2.818558268,
		"Halifax": 2.592667919, "Wilkes": -2.327788662, "Caldwell": -2.082789158} {
		if got := l.Z[place[name]]; !near(got, z, 0, 1e-9) {
			t.Errorf("Gi* of %s is %v, want %v", name, got, z)
		}
	}
	p := normalP(l.Z)
	if far, left := below(p, 0.05), below(QValues(p, BenjaminiHochberg), 0.05); far != 10 || left != 2 {
		t.Errorf("%d counties beyond 1.96 and %d after the correction, want 10 and 2", far, left)
	}
	moran, err := Global(rate74, w, weights.RowStandardised, MoranI)
	check(t, err)
	if !near(moran.Value, 0.23851723, 0, 5e-9) || !near(moran.Z, 3.8674, 0, 5e-5) {
		t.Errorf("Moran's I is %v, z %v", moran.Value, moran.Z)
	}
	g, err := Global(rate79, band(t, seats, 33), weights.Binary, GeneralG)
	check(t, err)
	if !near(g.Value, 0.05312271, 0, 5e-9) || !near(g.Z, 0.40157023, 0, 5e-9) {
		t.Errorf("G within 33 miles is %v, z %v", g.Value, g.Z)
	}
	z, err := rate.EBStandardised(cases, people)
	check(t, err)
	// The published index is that of N. Cressie and N. Chan's 1989 neighbours, seats
	// within 30 miles: 394 links, which these seats, in whole miles, have at 29.8.
	near30 := band(t, seats, 29.8)
	if near30.Links() != 394 {
		t.Fatalf("%d links", near30.Links())
	}
	index, err := Global(z, near30, weights.Binary, MoranI)
	check(t, err)
	if !near(index.Value, 0.25789, 0, 5e-6) {
		t.Errorf("the empirical Bayes index is %v", index.Value)
	}
}

func TestColumbusCrime(t *testing.T) {
	t.Parallel()
	var links struct{ Neighbours [][]int32 }
	load(t, "given/columbus/neighbours_col_gal.json", &links)
	var data referenceWeights
	load(t, "given/columbus/weights.json", &data)
	x, w := data.Variables["CRIME"].Values, lists(t, links.Neighbours)
	m, err := Global(x, w, weights.RowStandardised, MoranI)
	check(t, err)
	if !near(m.Value, 0.485770914, 0, 5e-10) {
		t.Errorf("Moran's I is %v", m.Value)
	}
	l, err := GetisOrd(x, w, weights.Binary, true)
	check(t, err)
	p := normalP(l.Z)
	got := []float64{slices.Max(l.Z), float64(below(p, 0.05)), float64(below(QValues(p, BenjaminiHochberg), 0.05)), float64(below(QValues(p, BenjaminiYekutieli), 0.05))}
	sameAll(t, "greatest Gi* and findings", got, []float64{3.286070, 17, 5, 0}, 5e-7)
}

// The false discovery rates of R on z-values of Gi*.
func TestFalseDiscoveryReference(t *testing.T) {
	t.Parallel()
	for _, set := range areal {
		var file struct {
			FDR []struct {
				P      numbers
				Adjust struct{ BH, BY numbers } `json:"p_adjust"`
				Levels map[string]struct {
					Critical   *float64 `json:"BH_critical_p"`
					CriticalBY *float64 `json:"BY_critical_p"`
					BH         int      `json:"BH_n_significant"`
					BY         int      `json:"BY_n_significant"`
				} `json:"thresholds"`
			}
		}
		load(t, "given/"+set+"/fdr.json", &file)
		if len(file.FDR) == 0 {
			t.Fatal("no vectors")
		}
		for _, v := range file.FDR {
			bh, by := QValues(v.P, BenjaminiHochberg), QValues(v.P, BenjaminiYekutieli)
			for i := range v.P {
				if !near(bh[i], v.Adjust.BH[i], 1e-12, 0) || !near(by[i], v.Adjust.BY[i], 1e-12, 0) {
					t.Errorf("%s: q of unit %d is %v and %v, want %v and %v", set, i, bh[i], by[i], v.Adjust.BH[i], v.Adjust.BY[i])
				}
			}
			for text, want := range v.Levels {
				level := map[string]float64{"0.1": 0.1, "0.05": 0.05, "0.01": 0.01, "0.001": 0.001}[text]
				for _, c := range []struct {
					q        []float64
					findings int
					critical *float64
				}{{bh, want.BH, want.Critical}, {by, want.BY, want.CriticalBY}} {
					if got := below(c.q, level); got != c.findings {
						t.Errorf("%s: %d findings at %s, want %d", set, got, text, c.findings)
					}
					if got := criticalP(v.P, c.q, level); c.critical == nil && !math.IsNaN(got) || c.critical != nil && got != *c.critical {
						t.Errorf("%s: critical p at %s is %v", set, text, got)
					}
				}
			}
		}
	}
}

// No q is below its p, nor by rounding, and the order of the tests changes none.
func TestQValues(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.OneOf(rapid.Float64Range(0, 1), rapid.SampledFrom([]float64{0, 1, 0.1, 0.3, math.NaN()})), 0, 60).Draw(t, "p")
		for _, c := range []Correction{BenjaminiHochberg, BenjaminiYekutieli, NoCorrection} {
			q := QValues(p, c)
			slices.Reverse(p)
			back := QValues(p, c)
			slices.Reverse(p)
			slices.Reverse(back)
			for i := range p {
				if math.IsNaN(p[i]) != math.IsNaN(q[i]) || q[i] < p[i] || q[i] > 1 || !near(back[i], q[i], 0, 0) {
					t.Fatalf("%s: q of %v is %v, the other way round %v", c, p[i], q[i], back[i])
				}
				for j := range p {
					if p[i] <= p[j] && q[i] > q[j] {
						t.Fatalf("%s: q of %v is %v, that of %v is %v", c, p[i], q[i], p[j], q[j])
					}
				}
			}
		}
	})
}

func TestQValueOfTheLast(t *testing.T) {
	t.Parallel()
	for m := 1; m < 100; m++ {
		for j := 1; j < 100; j++ {
			p := float64(j) / 100
			if q := QValues(repeat(p, m), BenjaminiHochberg); q[0] != p {
				t.Fatalf("%d equal tests with p %v have q %v", m, p, q[0])
			}
		}
	}
}

// criticalP is the greatest p of a finding, NaN without one.
func criticalP(p, q []float64, level float64) float64 {
	critical := math.NaN()
	for i := range p {
		if q[i] <= level && !(p[i] <= critical) {
			critical = p[i]
		}
	}
	return critical
}
