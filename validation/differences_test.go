package validation

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// differencesSection shows where others are not followed, each with the figures of
// a case and the reason. What it says of figures is tested here.
func differencesSection(t *testing.T) *section {
	s := &section{title: "Where we differ on purpose", intro: "Others have other conventions, and some have faults. Each row is worked out when this page is written."}
	s.body.WriteString("\n| case | others | here | why |\n|---|---|---|---|\n")
	for _, row := range []func(*testing.T) [4]string{tiesRow, replacementRow, islandsRow, localIslandRow, gearyRow, localMoranRow, scaleRow,
		distanceRow, overlapRow, correctionRow, drawnZRow, indexRow} {
		r := row(t)
		fmt.Fprintf(&s.body, "| %s | %s | %s | %s |\n", r[0], r[1], r[2], r[3])
	}
	return s
}

// ties: five neighbours, all zero.
func tiesRow(t *testing.T) [4]string {
	text := ""
	for i, c := range []struct {
		zeros int
		tail  float64
	}{{99, 0.0289}, {139, 0.1626}, {180, 0.6022}} {
		x, l := make([]float64, 200), make([][]int32, 200)
		l[0] = []int32{1, 2, 3, 4, 5}
		for j := 1 + c.zeros; j < len(x); j++ {
			x[j] = float64(1 + j%3)
		}
		r, err := hotspot.Analyze(t.Context(), hotspot.Input{Codes: codes(200), Values: x, Weights: matrix(t, l)}, hotspot.Options{})
		check(t, err)
		if math.Abs(r.Low[0]-c.tail) > 5e-5 {
			t.Errorf("%d zeros: lower tail %v, want %v", c.zeros, r.Low[0], c.tail)
		}
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprintf("%.4f", r.Low[0])
	}
	return [4]string{"five neighbours, all zero, among 199 other units of which 99, 139 or 180 are zero: lower tail",
		"(0 + 1)/(999 + 1) = 0.001 each time: draws ≥ the value seen are counted, all 999, and the lower tail is taken for the rest", text,
		"a draw of five zeros is as low as what was seen. C(99, 5)/C(199, 5) = 0.0289 of all choices are."}
}

func replacementRow(t *testing.T) [4]string {
	most := 0.0
	for _, set := range areal {
		for _, v := range loadLocal(t, set) {
			for i, theirs := range v.WithReplacement.Var {
				if ours := v.Moran.Conditional.Var[i]; ours > 0 {
					most = max(most, theirs/ours)
				}
			}
		}
	}
	if most < 1.15 {
		t.Errorf("drawing with replacement has %v times the variance", most)
	}
	return [4]string{"variance of drawn local Moran", fmt.Sprintf("`localmoran_perm` of spdep 1.2-7 draws with replacement: up to %.2f times the variance", most), "without replacement",
		"the neighbours are k of the n − 1 others, each once. With replacement the variance is (n − 1)/(n − 1 − k) times as great."}
}

// islandsRow deals six values to a row of five and an island in every order.
func islandsRow(t *testing.T) [4]string {
	x, m := []float64{0, 3, 1, 4, 9, 2}, matrix(t, [][]int32{{1}, {0, 2}, {1, 3}, {2, 4}, {3}, nil})
	g := global(t, x, m, "B", hotspot.MoranI)
	sum, squares, all := 0.0, 0.0, 0.0
	permutations(slices.Clone(x), 0, func(dealt []float64) {
		i := global(t, dealt, m, "B", hotspot.MoranI).Value
		sum, squares, all = sum+i, squares+i*i, all+1
	})
	mean := sum / all
	variance := squares/all - mean*mean
	if math.Abs(g.Expected-mean) > 1e-12 || math.Abs(g.Variance-variance) > 1e-12 {
		t.Errorf("moments %v and %v, of all orders %v and %v", g.Expected, g.Variance, mean, variance)
	}
	return [4]string{"Moran's I of 0 3 1 4 9 in a row and 2 on an island: expectation", "spdep leaves the island out of n unless told otherwise (`adjust.n`): −1/4; PySAL keeps it",
		fmt.Sprintf("%.4f, variance %.4f", g.Expected, g.Variance),
		"the island was dealt a value as the others were: over all 720 orders the mean is −1/5 and the variance ours."}
}

func permutations(v []float64, at int, visit func([]float64)) {
	if at == len(v) {
		visit(v)
		return
	}
	for j := at; j < len(v); j++ {
		v[at], v[j] = v[j], v[at]
		permutations(v, at+1, visit)
		v[at], v[j] = v[j], v[at]
	}
}

func localIslandRow(t *testing.T) [4]string {
	in := hotspot.Input{Codes: codes(6), Values: []float64{0, 3, 1, 4, 9, 2}, Weights: matrix(t, [][]int32{{1}, {0, 2}, {1, 3}, {2, 4}, {3}, nil})}
	for _, of := range []hotspot.Statistic{hotspot.LocalMoran, hotspot.Gi, hotspot.GiStar} {
		r, err := hotspot.Analyze(t.Context(), in, hotspot.Options{Statistic: of})
		check(t, err)
		if star := of == hotspot.GiStar; r.Class[5] != hotspot.NoNeighbours || math.IsNaN(r.Z[5]) == star || math.IsNaN(r.P[5]) == star {
			t.Errorf("%s of an island: z %v, p %v, class %s", of, r.Z[5], r.P[5], r.Class[5])
		}
	}
	return [4]string{"local statistics of an island", "spdep: lag 0, so a local Moran of 0", "no value, class `no_neighbours`; only Gi\\*, which has the unit itself, keeps z and p",
		"nothing is known of its neighbours; 0 would say that they are as the mean."}
}

func gearyRow(t *testing.T) [4]string {
	d, v := loadDataset(t, "columbus"), loadEsda(t, "columbus")
	g := global(t, d.Variables[v.Variable].Values, d.matrix(t, v.Weights), "W", hotspot.GearyC)
	if math.Abs(g.Z+v.W.Geary.ZRand) > 1e-9 {
		t.Errorf("z %v, theirs %v", g.Z, v.W.Geary.ZRand)
	}
	return [4]string{"z of Geary's C, Columbus", fmt.Sprintf("PySAL: (C − E)/√V = %.4f", v.W.Geary.ZRand), fmt.Sprintf("(E − C)/√V = %.4f, as spdep", g.Z),
		"a positive z means that alike values lie together, for C as for I and G."}
}

func localMoranRow(t *testing.T) [4]string {
	d, v := loadDataset(t, "columbus"), loadEsda(t, "columbus")
	l, err := hotspot.Moran(d.Variables[v.Variable].Values, d.matrix(t, v.Weights), weights.RowStandardised)
	check(t, err)
	for i, is := range v.W.Local.Is {
		if math.Abs(l.Statistic[i]*48/49-is) > 1e-9 {
			t.Errorf("unit %d: %v, theirs %v", i, l.Statistic[i], is)
		}
	}
	return [4]string{"local Moran of the first tract of Columbus", fmt.Sprintf("PySAL divides Σz² by n − 1: %.4f", v.W.Local.Is[0]), fmt.Sprintf("by n: %.4f, as spdep and Anselin 1995", l.Statistic[0]),
		"so that the local values add up to the global one: Σ Iᵢ = S₀·I. z and p are the same."}
}

func scaleRow(t *testing.T) [4]string {
	most := 0.0
	for _, set := range []string{"nc_sids", "columbus", "auckland"} {
		d, v := loadDataset(t, set), loadEsda(t, set)
		z := getisOrd(t, d.Variables[v.Variable].Values, d.matrix(t, v.Weights), true)
		for i := range z {
			if math.Abs(z[i]) > 1 {
				most = max(most, math.Abs(v.W.GiStar.Zs[i]/z[i]-1))
			}
		}
	}
	if most < 0.3 {
		t.Errorf("z of row-standardised weights differ by %v", most)
	}
	return [4]string{"z of Gi\\* with row-standardised weights", fmt.Sprintf("PySAL esda 2.4.3: up to %.0f %% off where \\|z\\| > 1", 100*most), "the same as with binary weights",
		"all weights of a row times a number change the numerator and the root alike; what is left is the same z."}
}

func distanceRow(t *testing.T) [4]string {
	d := loadDataset(t, "boston_tracts")
	ours := build(t, "dist1", &d, nil)
	w := d.Weights["dist1"]
	for _, pair := range w.HaversineAdds {
		if ours.Linked(pair[0], pair[1]) {
			t.Errorf("%v are neighbours", pair)
		}
	}
	for _, pair := range w.HaversineDrops {
		if !ours.Linked(pair[0], pair[1]) {
			t.Errorf("%v are no neighbours", pair)
		}
	}
	return [4]string{"tracts of Boston within 6.21572281 km", fmt.Sprintf("on a sphere %d links more and %d fewer", len(w.HaversineAdds), len(w.HaversineDrops)), fmt.Sprintf("%s links, on the ellipsoid", thousands(ours.Links())),
		"a sphere is up to 0.24 % off here; geodesics on WGS84 are right to a millimetre."}
}

func overlapRow(t *testing.T) [4]string {
	d := loadDataset(t, "auckland")
	m := build(t, "rook", &d, outlines(t, "auckland"))
	pairs := overlapping["auckland rook"]
	for _, p := range pairs {
		if !m.Linked(p[0], p[1]) {
			t.Errorf("%v are no neighbours", p)
		}
	}
	return [4]string{"rook neighbours in Auckland, whose outlines overlap", "spdep counts vertices in common; exact predicates of GEOS lose 16 pairs more", fmt.Sprintf("%d pairs more: %v", len(pairs), pairs),
		"they share an area, though no more than one vertex; `geo/weights` tests this with a point inside both."}
}

func correctionRow(t *testing.T) [4]string {
	v := loadEsda(t, "nc_sids")
	if len(v.FDR) == 0 {
		t.Error("no vectors")
	}
	return [4]string{"false discovery rates", fmt.Sprintf("`p.adjustSP` corrects each p by its neighbours alone; `esda.fdr` gives a cut-off for p and, with no finding, α/n (%g at 0.05)", v.FDR["0.05"]), "q-values over all units, as `p.adjust`",
		"the rate is that of the map as a whole."}
}

// drawnZRow goes through all 210 ways to put four ones in a row of ten.
func drawnZRow(t *testing.T) [4]string {
	m := chain(t, 10)
	g := global(t, []float64{0, 0, 0, 1, 1, 1, 0, 1, 0, 0}, m, "B", hotspot.MoranI)
	sum, squares, all := 0.0, 0.0, 0.0
	for ones := range 1 << 10 {
		if bits.OnesCount(uint(ones)) == 4 {
			dealt := make([]float64, 10)
			for i := range dealt {
				dealt[i] = float64(ones >> i & 1)
			}
			i := global(t, dealt, m, "B", hotspot.MoranI).Value
			sum, squares, all = sum+i, squares+i*i, all+1
		}
	}
	mean := sum / all
	if z := (g.Value - mean) / math.Sqrt(squares/all-mean*mean); math.Abs(z-g.Z) > 1e-9 {
		t.Errorf("z %v, of all ways %v", g.Z, z)
	}
	return [4]string{"z of I for ten in a row, 0001110100", "printed as 0.6335, without saying how", fmt.Sprintf("%.4f", g.Z), "it is the z of all 210 ways in which four ones can lie there."}
}

// indexRow finds the neighbours that a printed figure belongs to.
func indexRow(t *testing.T) [4]string {
	c := loadCounties(t)
	z, err := rate.EBStandardised(c.cases, c.births)
	check(t, err)
	near := band(t, c.seats, 29.8)
	b, w, index := global(t, z, c.read, "B", hotspot.MoranI).Value, global(t, z, c.read, "W", hotspot.MoranI).Value, global(t, z, near, "B", hotspot.MoranI).Value
	if math.Abs(index-0.25789) > 5e-6 || near.Links() != 394 {
		t.Errorf("index %v with %d links", index, near.Links())
	}
	return [4]string{"EB index of North Carolina, sudden infant deaths 1974", "printed as 0.25789 beside figures for Cressie and Read's neighbours",
		fmt.Sprintf("%.5f and, row-standardised, %.5f with these; %.5f with seats at most 29.8 miles apart", b, w, index),
		"the figure fits Cressie and Chan's neighbours of 1989, seats within 30 miles: both have 394 links (the seats here are in whole miles)."}
}
