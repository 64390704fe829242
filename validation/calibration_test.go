package validation

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// zeros are the shares of communes without a case.
var zeros = []float64{0, 0.5, 0.7, 0.9}

// experiment asks one kind of analysis of maps on which there is nothing to find.
type experiment struct {
	statistic, data, null string
	maps                  int
	input                 func(c *country, r *rand.Rand, zeros float64) hotspot.Input
	o                     hotspot.Options
	global                hotspot.GlobalStatistic
	least                 float64 // share of findings below which nothing was tested, with no zeros
}

func dealt(whole bool) func(*country, *rand.Rand, float64) hotspot.Input {
	return func(c *country, r *rand.Rand, zeros float64) hotspot.Input {
		return hotspot.Input{Codes: codes(communes), Values: c.exchangeable(r, zeros, whole), Weights: c.w}
	}
}

// dealtPeople are counts of people who bear one risk, and who were dealt to the
// communes as well.
func dealtPeople(c *country, r *rand.Rand, zeros float64) hotspot.Input {
	other := *c
	other.people = slices.Clone(c.people)
	r.Shuffle(communes, func(i, j int) { other.people[i], other.people[j] = other.people[j], other.people[i] })
	return ofPeople(0)(&other, r, zeros)
}

// ofPeople are counts of people who bear the same risk, but for the dispersion.
func ofPeople(dispersion float64) func(*country, *rand.Rand, float64) hotspot.Input {
	return func(c *country, r *rand.Rand, zeros float64) hotspot.Input {
		return hotspot.Input{Codes: codes(communes), Values: c.cases(r, c.riskFor(zeros), dispersion), People: c.people, Weights: c.w}
	}
}

const some = 199 // draws of the first round; p is as valid as with 999

var scattering = hotspot.Options{Null: hotspot.NegativeBinomial, Reference: hotspot.Background}

var experiments = []experiment{
	{statistic: "Gi\\*", data: "counts, dealt", null: "permutation, exact", maps: 200, input: dealt(true), least: 0.03},
	{statistic: "Gi", data: "counts, dealt", null: "permutation, exact", maps: 200, input: dealt(true), o: hotspot.Options{Statistic: hotspot.Gi}, least: 0.03},
	{statistic: "Moran", data: "counts, dealt", null: "permutation, exact", maps: 200, input: dealt(true), o: hotspot.Options{Statistic: hotspot.LocalMoran}, least: 0.03},
	{statistic: "Gi\\*", data: "real numbers, dealt", null: "permutation, drawn", maps: 100, input: dealt(false), o: hotspot.Options{Replicates: some}, least: 0.04},
	{statistic: "Moran, W", data: "real numbers, dealt", null: "permutation, drawn", maps: 100, input: dealt(false),
		o: hotspot.Options{Statistic: hotspot.LocalMoran, Style: weights.RowStandardised, Replicates: some}, least: 0.04},
	{statistic: "Gi\\*", data: "counts of 300 to 60,000 people, one risk", null: "Poisson", maps: 400, input: ofPeople(0), o: hotspot.Options{Null: hotspot.Poisson}, least: 0.04},
	{statistic: "Gi\\*, background", data: "counts of 300 to 60,000 people, one risk", null: "Poisson", maps: 400, input: ofPeople(0),
		o: hotspot.Options{Null: hotspot.Poisson, Reference: hotspot.Background}, least: 0.04},
	{statistic: "Gi", data: "counts of 300 to 60,000 people, one risk", null: "Poisson", maps: 400, input: ofPeople(0), o: hotspot.Options{Null: hotspot.Poisson, Statistic: hotspot.Gi}, least: 0.04},
	{statistic: "Gi\\*, background", data: "counts of 300 to 60,000 people, one risk", null: "negative binomial", maps: 100, input: ofPeople(0), o: scattering, least: 0.03},
	{statistic: "Gi\\*, background", data: "counts with risks of their own, dispersion 0.1", null: "negative binomial", maps: 100, input: ofPeople(0.1), o: scattering, least: 0.03},
	{statistic: "Gi\\*, background", data: "counts with risks of their own, dispersion 0.5", null: "negative binomial", maps: 100, input: ofPeople(0.5), o: scattering, least: 0.03},
	{statistic: "Moran", data: "counts of 300 to 60,000 people, one risk", null: "Poisson", maps: 60, input: ofPeople(0),
		o: hotspot.Options{Null: hotspot.Poisson, Statistic: hotspot.LocalMoran, Replicates: some}, least: 0.04},
	{statistic: "Gi\\*", data: "the same, populations dealt too", null: "permutation of EB-adjusted rates", maps: 100, input: dealtPeople,
		o: hotspot.Options{Measure: hotspot.Adjusted, Replicates: some}, least: 0.04},
	{statistic: "Moran", data: "the same, populations dealt too", null: "permutation of EB-adjusted rates", maps: 100, input: dealtPeople,
		o: hotspot.Options{Measure: hotspot.Adjusted, Statistic: hotspot.LocalMoran, Replicates: some}, least: 0.04},
	{statistic: "Moran's I", data: "counts, dealt", null: "permutation, drawn", maps: 400, input: dealt(true), global: hotspot.MoranI},
	{statistic: "Geary's C", data: "counts, dealt", null: "permutation, drawn", maps: 400, input: dealt(true), global: hotspot.GearyC},
	{statistic: "G", data: "counts, dealt", null: "permutation, drawn", maps: 400, input: dealt(true), global: hotspot.GeneralG},
}

// unfit are data that a null is not made for; what it finds there is printed, not
// held to anything.
var unfit = []experiment{
	{statistic: "Gi\\*", data: "rates of 300 to 60,000 people, one risk", null: "permutation of raw rates", maps: 100, input: ofPeople(0), o: hotspot.Options{Replicates: some}},
	{statistic: "Gi\\*", data: "rates of 300 to 60,000 people, one risk", null: "permutation of EB-adjusted rates", maps: 100, input: ofPeople(0), o: hotspot.Options{Measure: hotspot.Adjusted, Replicates: some}},
	{statistic: "Gi\\*", data: "counts with risks of their own, dispersion 0.1", null: "Poisson", maps: 200, input: ofPeople(0.1), o: hotspot.Options{Null: hotspot.Poisson}},
	{statistic: "Gi\\*", data: "counts with risks of their own, dispersion 0.5", null: "Poisson", maps: 200, input: ofPeople(0.5), o: hotspot.Options{Null: hotspot.Poisson}},
}

// outcome of an experiment for one share of zeros.
type outcome struct {
	units, error float64 // share of the units with p ≤ 0.05, and its standard error
	maps         float64 // share of the maps with any q ≤ 0.05
}

func (e *experiment) run(t *testing.T, c *country, seed int) []outcome {
	t.Helper()
	all := make([]outcome, len(zeros))
	for z, share := range zeros {
		sum, squares, flagged := 0.0, 0.0, 0.0
		for m := range e.maps {
			in := e.input(c, rand.New(rand.NewPCG(uint64(1000*seed+z), uint64(m))), share)
			findings, any := e.ask(t, in, uint64(m))
			sum, squares = sum+findings, squares+findings*findings
			if any {
				flagged++
			}
		}
		n := float64(e.maps)
		mean := sum / n
		all[z] = outcome{mean, math.Sqrt(max(0, squares/n-mean*mean) / n), flagged / n}
	}
	return all
}

// ask returns the share of findings on a map, and whether any survives the
// correction.
func (e *experiment) ask(t *testing.T, in hotspot.Input, seed uint64) (share float64, any bool) {
	t.Helper()
	if e.global != "" {
		tails, err := hotspot.GlobalTails(t.Context(), in.Values, in.Weights, weights.Binary, e.global, in.Codes, some, seed)
		check(t, err)
		if tails.TwoSided() <= 0.05 {
			return 1, true
		}
		return 0, false
	}
	o := e.o
	o.Seed = seed
	r, err := hotspot.Analyze(t.Context(), in, o)
	check(t, err)
	n, _ := found(r.P, r.P, 0.05)
	q, _ := found(r.P, r.Q, 0.05)
	return float64(n) / communes, q > 0
}

// On maps on which there is nothing to find, no more than 5 % of the units have
// p ≤ 0.05 and no more than 5 % of the maps a finding after the correction.
func TestCalibration(t *testing.T) {
	t.Parallel()
	c := newCountry(t)
	all := append(append([]experiment(nil), experiments...), unfit...)
	outcomes := make([][]outcome, len(all))
	var packages, silence string
	ok := t.Run("maps", func(t *testing.T) {
		for i := range all {
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel()
				outcomes[i] = all[i].run(t, c, i)
				if i < len(experiments) {
					all[i].judge(t, outcomes[i])
				}
			})
		}
		t.Run("packages", func(t *testing.T) {
			t.Parallel()
			packages = packagesTable(t, c)
		})
		t.Run("silence", func(t *testing.T) {
			t.Parallel()
			silence = silenceTable(t, c)
		})
	})
	if !ok {
		t.Fatal("the page is not written: too much is found where there is nothing")
	}
	var text strings.Builder
	fmt.Fprintf(&text, "\n%d square communes, queen's neighbours, nothing to find; populations from 300 to 60,000 side by side. \"Dealt\" are skewed values that fall on the communes in any order.\n", communes)
	text.WriteString("\n### Share of the communes with p ≤ 0.05 (of the maps, for global statistics)\n\n")
	table(&text, all[:len(experiments)], outcomes, func(o outcome) float64 { return o.units })
	text.WriteString("\nIt may be 5 % and is less where ties are many: sums of few whole numbers reach few levels. Standard errors are 0.1 to 1.5 points.\n" +
		"\n### Share of the maps with any q ≤ 0.05\n\n")
	table(&text, all[:len(experiments)], outcomes, func(o outcome) float64 { return o.maps })
	text.WriteString("\nIt may be 5 %, by Benjamini and Hochberg; standard errors are 1 to 3 points.\n\n### What is not promised: data that a null is not made for\n\nShare of the communes with p ≤ 0.05:\n\n")
	table(&text, all[len(experiments):], outcomes[len(experiments):], func(o outcome) float64 { return o.units })
	text.WriteString("\nShare of the maps with any q ≤ 0.05:\n\n")
	table(&text, all[len(experiments):], outcomes[len(experiments):], func(o outcome) float64 { return o.maps })
	text.WriteString("\nWhere large and small communes have their places, their rates cannot be dealt: adjusted by empirical Bayes they have one variance, but among many zeros not one shape, " +
		"and on too many maps something is found. The Poisson null is for such counts. But it asks whether all bear one risk: where risks differ, it says so, whether they cluster or not, " +
		"and the more cases there are, the smaller the differences that it finds. The negative binomial null, above, reckons with such differences.\n")
	text.WriteString(packages)
	text.WriteString(silence)
	publish(t, "calibration", text.String())
}

// judge holds the shares to 5 %, with 3.5 standard errors.
func (e *experiment) judge(t *testing.T, outcomes []outcome) {
	t.Helper()
	for z, o := range outcomes {
		chance := math.Sqrt(0.05 * 0.95 / float64(e.maps))
		if o.units > 0.05+3.5*max(o.error, 1e-9) && e.global == "" || e.global != "" && o.units > 0.05+3.5*chance {
			t.Errorf("%s, %s, %s, %v zeros: p ≤ 0.05 in %.2f %% of the communes (standard error %.2f)", e.statistic, e.data, e.null, zeros[z], 100*o.units, 100*o.error)
		}
		if o.maps > 0.05+3.5*chance {
			t.Errorf("%s, %s, %s, %v zeros: something is found on %.1f %% of the maps", e.statistic, e.data, e.null, zeros[z], 100*o.maps)
		}
	}
	if outcomes[0].units < e.least {
		t.Errorf("%s, %s, %s: p ≤ 0.05 in %.2f %% of the communes only", e.statistic, e.data, e.null, 100*outcomes[0].units)
	}
}

func table(text *strings.Builder, e []experiment, outcomes [][]outcome, of func(outcome) float64) {
	text.WriteString("| statistic | data | null | maps | no zeros | 50 % zeros | 70 % | 90 % |\n|---|---|---|---|---|---|---|---|\n")
	for i := range e {
		fmt.Fprintf(text, "| %s | %s | %s | %d |", e[i].statistic, e[i].data, e[i].null, e[i].maps)
		for _, o := range outcomes[i] {
			fmt.Fprintf(text, " %.1f %% |", 100*of(o))
		}
		text.WriteString("\n")
	}
}

// packagesTable counts tails as leading packages do, beside ours on the same maps.
func packagesTable(t *testing.T, c *country) string {
	var text strings.Builder
	text.WriteString("\n### What tails without ties at the low end would find\n\nTwo leading packages count draws c that are as high as what was seen, of R = 999, and print (min(c, R − c) + 1)/(R + 1): " +
		"a draw as low as what was seen is none of R − c. Gi\\* on dealt counts, five neighbours each, nothing to find:\n\n" +
		"| zeros | p as printed ≤ 0.05 | twice that ≤ 0.05 | maps with any q ≤ 0.05 from twice that | p ≤ 0.05 here | maps with any q ≤ 0.05 here |\n|---|---|---|---|---|---|\n")
	const draws, maps = 999, 100
	random := rand.New(rand.NewPCG(2, 2))
	points := make([]orb.Point, communes)
	for i := range points {
		points[i] = orb.Point{random.Float64(), random.Float64()}
	}
	five, err := weights.KNearest(points, 5, true)
	check(t, err)
	for z, share := range zeros {
		var printed, twice, theirMaps, ours, ourMaps float64
		for m := range maps {
			r := rand.New(rand.NewPCG(uint64(77_000+z), uint64(m)))
			in := dealt(true)(c, r, share)
			in.Weights = five
			got, err := hotspot.Analyze(t.Context(), in, hotspot.Options{Null: hotspot.Exact})
			check(t, err)
			p := make([]float64, communes)
			for i, high := range got.High {
				high, count := min(1, high), 0
				for range draws {
					if r.Float64() < high {
						count++
					}
				}
				p[i] = float64(min(count, draws-count)+1) / (draws + 1)
				if p[i] <= 0.05 {
					printed += 1.0 / (maps * communes)
				}
				p[i] = min(1, 2*p[i])
			}
			n, _ := found(p, p, 0.05)
			q, _ := found(p, hotspot.QValues(p, hotspot.BenjaminiHochberg), 0.05)
			our, _ := found(got.P, got.P, 0.05)
			ourQ, _ := found(got.P, got.Q, 0.05)
			twice, ours = twice+float64(n)/(maps*communes), ours+float64(our)/(maps*communes)
			theirMaps, ourMaps = theirMaps+math.Min(1, float64(q))/maps, ourMaps+math.Min(1, float64(ourQ))/maps
		}
		if share >= 0.5 && twice < 2*ours {
			t.Errorf("%v zeros: %v found without ties, %v with", share, twice, ours)
		}
		fmt.Fprintf(&text, "| %.0f %% | %.1f %% | %.1f %% | %.0f %% | %.1f %% | %.0f %% |\n", 100*share, 100*printed, 100*twice, 100*theirMaps, 100*ours, 100*ourMaps)
	}
	text.WriteString("\nEvery commune all of whose neighbours are zero is \"cold\" there, to the last digit that the draws have.\n")
	return text.String()
}

// silenceTable asks Silence of communes that hide nothing.
func silenceTable(t *testing.T, c *country) string {
	var text strings.Builder
	text.WriteString("\n### Silence\n\nCommunes that hide nothing and of which zero could be unusual (more than 4.605 cases expected), called `needs_check`; it may be 1 %:\n\n" +
		"| dispersion of the risks | communes | needs a check |\n|---|---|---|\n")
	for d, dispersion := range []float64{0, 0.1, 0.5, 1} {
		called, large := 0.0, 0.0
		for m := range 60 {
			r := rand.New(rand.NewPCG(uint64(88_000+d), uint64(m)))
			counts := make([]int64, communes)
			for i, x := range c.cases(r, c.riskFor(0.3), dispersion) {
				counts[i] = int64(x)
			}
			expected, err := rate.Expected(counts, c.people)
			check(t, err)
			verdicts, err := rate.Silence(counts, expected, nil, rate.SilenceOptions{})
			check(t, err)
			for i, v := range verdicts {
				if expected[i] > -math.Log(0.01) {
					large++
				}
				if v.Verdict == rate.NeedsCheck {
					called++
				}
			}
		}
		if called/large > 0.01 || large < 1_000 {
			t.Errorf("dispersion %v: %v of %v need a check", dispersion, called, large)
		}
		fmt.Fprintf(&text, "| %v | %s | %.2f %% |\n", dispersion, thousands(int(large)), 100*called/large)
	}
	return text.String()
}
