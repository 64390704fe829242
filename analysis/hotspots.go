package analysis

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/weights"
)

// hotspots finds the units that stand out together with their neighbours, and says
// of each why.
func hotspots(q *question) error {
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	at := len(q.Columns)
	r, t := q.risk()
	population := append([]Column(nil), q.Columns[at:]...)
	q.Columns = q.Columns[:at] // they come last
	m, err := q.neighbours.of(q.level, q.method.Weights)
	if err != nil {
		return err
	}
	in, o := q.hotspotInput(r, m)
	found, err := hotspot.Analyze(q.ctx, in, o)
	if err != nil {
		return err
	}
	reasons := newReasons(q, r, m, found)
	q.counts("count", r.visible(r.counts))
	q.hotspotColumns(found, reasons)
	q.Columns = append(q.Columns, population...)
	q.Metadata["total"] = t.total()
	q.Metadata["unlocated"] = t.outside
	q.Metadata["uncertain"] = t.uncertain
	q.tellMethod(found, reasons)
	return nil
}

// hotspotInput takes the counts as values. The Poisson null is the one that is fair
// to units of unequal size: it is the default wherever people are known.
func (q *question) hotspotInput(r *risk, m *weights.Matrix) (hotspot.Input, hotspot.Options) {
	o := q.method.Options
	if o.Null == "" {
		if o.Null = hotspot.Permutation; r.known() && o.Measure == "" {
			o.Null = hotspot.Poisson
		}
	}
	in := hotspot.Input{Codes: make([]string, len(r.counts)), Values: make([]float64, len(r.counts)), Weights: m}
	for i, y := range r.counts {
		in.Codes[i], in.Values[i] = q.level.units[i].Code, float64(y)
		if r.hidden[i] {
			in.Values[i] = math.NaN()
		}
	}
	if o.Reference == "" && o.Null == hotspot.Poisson && o.Statistic != hotspot.LocalMoran {
		o.Reference = hotspot.Background
	}
	// Without people the counts themselves are looked at; so they are on request.
	if o.Null == hotspot.Poisson || o.Measure == hotspot.Rate || o.Measure == hotspot.Adjusted || o.Measure == "" && r.known() {
		in.People = r.plausible()
	}
	return in, o
}

// plausible returns the people, nobody where there are fewer than incidents: a
// population that is wrong must not be made a hot spot, nor stop the map.
func (r *risk) plausible() []float64 {
	people := append([]float64(nil), r.people...)
	for i, y := range r.counts {
		if people[i] < float64(y) {
			people[i] = 0
		}
	}
	return people
}

func (q *question) hotspotColumns(f *hotspot.Result, why *reasons) {
	class, quadrant := make([]string, len(f.Class)), make([]string, len(f.Class))
	for i, c := range f.Class {
		class[i] = string(c)
	}
	for i := range f.Quadrant {
		quadrant[i] = string(f.Quadrant[i])
	}
	q.Columns = append(q.Columns, Column{Name: "class", Texts: class})
	q.floats("expected", why.expected)
	q.counts("around", why.around)
	q.floats("around_expected", why.aroundExpected)
	q.floats("around_share", why.aroundShare)
	q.counts("around_total", why.aroundTotal)
	q.floats("statistic", f.Statistic)
	q.floats("z", f.Z)
	q.floats("p", f.P)
	q.floats("q", f.Q)
	q.floats("p_low", f.Low)
	q.floats("p_high", f.High)
	q.Columns = append(q.Columns, Column{Name: "quadrant", Texts: quadrant})
	q.Columns = append(q.Columns, Column{Name: "reason_vi", Texts: why.vi}, Column{Name: "reason_en", Texts: why.en})
}

// tellMethod echoes everything that the answer was come by with.
func (q *question) tellMethod(f *hotspot.Result, why *reasons) {
	counts := map[hotspot.Class]int{}
	for _, c := range f.Class {
		counts[c]++
	}
	m := f.Method
	q.Metadata["classes"] = counts
	q.Metadata["method"] = map[string]any{
		"statistic": m.Statistic, "null": m.Null, "exact": m.Exact, "measure": m.Measure, "population": q.populationName(),
		"weights": q.method.Weights.String(), "border_tolerance_m": borderTolerance, "style": m.Style,
		"reference": m.Reference, "reference_incidents": why.rest, "reference_units": why.restUnits, "correction": m.Correction, "classes_from": "q", "tail": "two-sided",
		"seed": m.Seed, "replicates": m.Replicates, "most_replicates": m.MostReplicates, "least_p": m.LeastP, "hot_99_reachable": m.Reachable,
		"n": m.N, "no_data": m.NoData, "islands": m.Islands, "components": m.Components, "links": m.Links,
	}
}

// unknowns returns n times NaN.
func unknowns(n int) []float64 {
	u := make([]float64, n)
	for i := range u {
		u[i] = math.NaN()
	}
	return u
}
