package validation

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

func publishedSection(t *testing.T) *section {
	s := &section{title: "Published figures", intro: "Figures from papers and from the documentation of packages, to the digits that are printed."}
	s.table("papers and documentation", "source", "figure")
	s.small(t)
	s.countiesOfNorthCarolina(t)
	s.columbus(t)
	s.counts(t)
	s.packages(t)
	s.end()
	return s
}

// band links points of the plane.
func band(t *testing.T, points []orb.Point, radius float64) *weights.Matrix {
	t.Helper()
	m, err := weights.Band(points, radius, true)
	check(t, err)
	return m
}

func getisOrd(t *testing.T, x []float64, m *weights.Matrix, self bool) []float64 {
	t.Helper()
	l, err := hotspot.GetisOrd(x, m, weights.Binary, self)
	check(t, err)
	return l.Z
}

func global(t *testing.T, x []float64, m *weights.Matrix, letter string, what hotspot.GlobalStatistic) hotspot.Moments {
	t.Helper()
	g, err := hotspot.Global(x, m, style(letter), what)
	check(t, err)
	return g
}

func chain(t *testing.T, n int) *weights.Matrix {
	t.Helper()
	l := make([][]int32, n)
	for i := range n - 1 {
		l[i], l[i+1] = append(l[i], int32(i+1)), append(l[i+1], int32(i))
	}
	return matrix(t, l)
}

func (s *section) small(t *testing.T) {
	t.Helper()
	const six, ten = "six points, at most 15 apart (Ord and Getis; spdep)", "ten in a row: 0001110100"
	x := []float64{2, 3, 3.2, 5, 8, 7}
	m := band(t, []orb.Point{{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}}, 15)
	gi, star, tails := printed("Gi", 5e-8), printed("Gi\\*", 5e-8), printed("exact tails", 1e-15)
	gi.all(getisOrd(t, x, m, false), []float64{-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941})
	star.all(getisOrd(t, x, m, true), []float64{-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331})
	r, err := hotspot.Analyze(t.Context(), hotspot.Input{Codes: codes(6), Values: x, Weights: m}, hotspot.Options{Null: hotspot.Exact})
	check(t, err)
	tails.all(r.Low, []float64{0.2, 0.5, 1, 0.4, 1, 1})
	tails.all(r.High, []float64{0.9, 0.6, 0.2, 0.7, 0.2, 0.2})
	s.row(t, six, gi)
	s.row(t, six, star)
	s.row(t, six, tails)
	x = []float64{0, 0, 0, 1, 1, 1, 0, 1, 0, 0}
	star, i := printed("Gi\\*", 5e-4), printed("Moran's I", 5e-5)
	star.all(getisOrd(t, x, chain(t, 10), true), []float64{-1.225, -1.604, -0.2673, 1.069, 2.405, 1.069, 1.069, -0.2673, -0.2673, -1.225})
	i.add(global(t, x, chain(t, 10), "B", hotspot.MoranI).Value, 0.1111)
	s.row(t, ten, star)
	s.row(t, ten, i)
}

// county of North Carolina.
type county struct {
	Properties struct {
		Name         string `json:"NAME"`
		SID74, BIR74 float64
		SID79, BIR79 float64
		East, North  float64
	}
}

// counties are all of them, with the neighbours that N. Cressie and T. Read gave
// them in 1985.
type counties struct {
	place          map[string]int
	rate74, rate79 []float64
	cases          []int64
	births         []float64
	seats          []orb.Point
	read           *weights.Matrix
}

func loadCounties(t *testing.T) (c counties) {
	t.Helper()
	var file struct{ Features []county }
	load(t, "given/nc_sids/units.geojson", &file)
	var links struct{ Neighbours [][]int32 }
	load(t, "given/nc_sids/neighbours_ncCR85.json", &links)
	c.place, c.read = map[string]int{}, matrix(t, links.Neighbours)
	for i, f := range file.Features {
		p := f.Properties
		c.place[p.Name] = i
		c.rate74, c.rate79 = append(c.rate74, p.SID74/p.BIR74), append(c.rate79, p.SID79/p.BIR79)
		c.cases, c.births = append(c.cases, int64(p.SID74)), append(c.births, p.BIR74)
		c.seats = append(c.seats, orb.Point{p.East, p.North})
	}
	return c
}

func (s *section) countiesOfNorthCarolina(t *testing.T) {
	t.Helper()
	const source = "sudden infant deaths, North Carolina 1974 (spdep; Cressie and Read's neighbours)"
	c := loadCounties(t)
	z := getisOrd(t, c.rate74, c.read, true)
	star := printed("Gi\\* of seven counties", 1e-9)
	for name, want := range map[string]float64{"Northampton": 4.052005849, "Bertie": 3.945757102, "Robeson": 2.869503845, "Richmond": 2.818558268,
		"Halifax": 2.592667919, "Wilkes": -2.327788662, "Caldwell": -2.082789158} {
		star.add(z[c.place[name]], want)
	}
	s.row(t, source, star)
	s.findings(t, source, z, 10, 2, -1)
	i := printed("Moran's I and z", 5e-5)
	g := global(t, c.rate74, c.read, "W", hotspot.MoranI)
	i.all([]float64{g.Value, g.Z}, []float64{0.23851723, 3.8674})
	s.row(t, source, i)
	general := printed("G of 1979, seats within 33 miles, and z", 5e-9)
	g = global(t, c.rate79, band(t, c.seats, 33), "B", hotspot.GeneralG)
	general.all([]float64{g.Value, g.Z}, []float64{0.05312271, 0.40157023})
	s.row(t, source, general)
	eb := printed("EB rates of four counties", 5e-5)
	smooth, _, err := rate.EBGlobal(c.cases, c.births, rate.Poisson)
	check(t, err)
	for name, want := range map[string]float64{"Anson": 4.8388, "Robeson": 3.4528, "Halifax": 3.7384, "Forsyth": 1.0570} {
		eb.add(1000*smooth[c.place[name]], want)
	}
	s.row(t, source, eb)
	adjusted, err := rate.EBStandardised(c.cases, c.births)
	check(t, err)
	index := printed("EB index (394 links, see the differences)", 5e-6)
	index.add(global(t, adjusted, band(t, c.seats, 29.8), "B", hotspot.MoranI).Value, 0.25789)
	s.row(t, source, index)
}

// findings under normality: below 0.05, and after BH and, unless −1, BY.
func (s *section) findings(t *testing.T, source string, z []float64, want, bh, by int) {
	t.Helper()
	p := make([]float64, len(z))
	for i := range z {
		p[i] = math.Erfc(math.Abs(z[i]) / math.Sqrt2)
	}
	c := &comparison{what: fmt.Sprintf("%d findings, %d after BH", want, bh)}
	for q, n := range map[hotspot.Correction]int{hotspot.NoCorrection: want, hotspot.BenjaminiHochberg: bh, hotspot.BenjaminiYekutieli: by} {
		got, _ := found(p, hotspot.QValues(p, q), 0.05)
		if n >= 0 {
			c.equal(got == n, fmt.Sprint(q, " finds ", got))
		}
	}
	if by >= 0 {
		c.what += fmt.Sprintf(", %d after BY", by)
	}
	s.row(t, source, c)
}

func (s *section) columbus(t *testing.T) {
	t.Helper()
	const source = "crime in Columbus (Anselin 1988)"
	d := loadDataset(t, "columbus")
	var links struct{ Neighbours [][]int32 }
	load(t, "given/columbus/neighbours_col_gal.json", &links)
	x, m := d.Variables["CRIME"].Values, matrix(t, links.Neighbours)
	i, star := printed("Moran's I", 5e-10), printed("greatest Gi\\*", 5e-7)
	i.add(global(t, x, m, "W", hotspot.MoranI).Value, 0.485770914)
	z := getisOrd(t, x, m, true)
	star.add(slices.Max(z), 3.286070)
	s.row(t, source, i)
	s.row(t, source, star)
	s.findings(t, source, z, 17, 5, 0)
}

func (s *section) counts(t *testing.T) {
	t.Helper()
	limits, none, two := printed("exact 95 % limits of 0, 1, 3, 5, 10 and 20", 5e-5), printed("P(0) of means 1 and 3", 5e-5), printed("(6, 2) and (0, 3)", 5e-5)
	for count, want := range map[int64][2]float64{0: {0, 3.68888}, 1: {0.0253178, 5.57164}, 3: {0.618672, 8.76727}, 5: {1.62349, 11.6683}, 10: {4.79539, 18.3904}, 20: {12.2165, 30.8884}} {
		low, high := rate.PoissonLimits(count, 0.95)
		limits.all([]float64{low, high}, want[:])
	}
	none.all([]float64{rate.PoissonLowerTail(0, 1), rate.PoissonLowerTail(0, 3)}, []float64{0.3679, 0.0498})
	for counts, want := range map[[2]int64]float64{{6, 2}: 0.1748748, {0, 3}: 0.0884} {
		p, err := rate.EqualRates(counts[0], 1, counts[1], 1)
		check(t, err)
		two.add(p, want)
	}
	s.row(t, "Poisson counts (Garwood 1936)", limits)
	s.row(t, "Poisson counts (Garwood 1936)", none)
	s.row(t, "E-test (Krishnamoorthy and Thomson 2004)", two)
}

// packages are the checks that packages make of themselves.
func (s *section) packages(t *testing.T) {
	t.Helper()
	var file struct {
		Sids []struct {
			I float64 `json:"published_I"`
			P float64 `json:"published_p_norm_one_sided"`
		} `json:"nc_sids"`
		Columbus []struct {
			Published struct {
				C      float64
				VCNorm float64 `json:"VC_norm"`
				VCRand float64 `json:"VC_rand"`
				ZNorm  float64 `json:"z_norm"`
			}
		}
	}
	load(t, "given/published_checks.json", &file)
	d := loadDataset(t, "nc_sids")
	g := global(t, d.Variables["SIDR74"].Values, d.matrix(t, "rook"), "W", hotspot.MoranI)
	i := printed("I of SIDR74, rook, and p (they round the rates)", 5e-8)
	i.all([]float64{g.Value, math.Erfc(g.ZNormal/math.Sqrt2) / 2}, []float64{file.Sids[0].I, file.Sids[0].P})
	s.row(t, "PySAL's own tests (`published_checks.json`)", i)
	d = loadDataset(t, "columbus")
	g = global(t, d.Variables["CRIME"].Values, d.matrix(t, "rook"), "W", hotspot.GearyC)
	c, want := closed("C of CRIME, rook, variances, z with its sign turned"), file.Columbus[0].Published
	c.all([]float64{g.Value, g.VarianceNormal, g.Variance, -g.ZNormal}, []float64{want.C, want.VCNorm, want.VCRand, want.ZNorm})
	s.row(t, "PySAL's own tests (`published_checks.json`)", c)
}
