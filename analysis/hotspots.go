package analysis

import (
	"errors"
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
	t := q.count()
	r, err := q.risk(t.units)
	if err != nil {
		return err
	}
	m, err := q.weights()
	if err != nil {
		return err
	}
	in, o, err := q.hotspotInput(r, m)
	if err != nil {
		return err
	}
	found, err := hotspot.Analyze(q.ctx, in, o)
	var invalid *geo.InvalidError
	if errors.As(err, &invalid) && invalid.Field == "null" && in.People != nil {
		return geo.Invalid("null", "rates of so many units have no exact null: take permutation, which draws, or measure=value, which looks at the counts")
	}
	if err != nil {
		return err
	}
	reasons := newReasons(q, r, m, found)
	q.counted("count", r.counts)
	q.hotspotColumns(found, reasons)
	q.people()
	q.tellTotals(t)
	q.tellMethod(found, reasons, in.People != nil)
	return q.tellScatter(r, found, reasons)
}

// hotspotInput takes the counts as values. The Poisson null is the one that is fair
// to units of unequal size: it is the default wherever people are known. It returns
// *geo.InvalidError where people are needed and are not known anywhere.
func (q *question) hotspotInput(r *risk, m *weights.Matrix) (hotspot.Input, hotspot.Options, error) {
	o, known := q.method.Options, r.stated()
	in := hotspot.Input{Codes: make([]string, len(r.counts)), Values: make([]float64, len(r.counts)), Weights: m}
	if !known && (o.Null.OfPeople() || o.Measure == hotspot.Rate || o.Measure == hotspot.Adjusted) {
		field := "null"
		if !o.Null.OfPeople() {
			field = "measure"
		}
		return in, o, geo.Invalid(field, "needs people, and no population is known of any %s of edition %s: import one, or take null=permutation and measure=value", q.level.name, q.Edition.Code)
	}
	if o.Null == "" {
		if o.Null = hotspot.Permutation; known && o.Measure == "" {
			o.Null = hotspot.Poisson
		}
	}
	if o.Reference == "" && o.Null.OfPeople() && o.Statistic != hotspot.LocalMoran {
		o.Reference = hotspot.Background
	}
	// Without people the counts themselves are looked at; so they are on request.
	if known && o.Measure != hotspot.Plain {
		in.People = r.plausible()
	}
	for i, y := range r.counts {
		in.Codes[i], in.Values[i] = q.level.units[i].Code, float64(y)
		if q.hides(i) {
			in.Values[i] = math.NaN()
		}
	}
	return in, o, nil
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
	q.words("class", class)
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
	q.words("quadrant", quadrant)
	q.words("reason_vi", why.vi)
	q.words("reason_en", why.en)
}

// tellMethod echoes everything that the answer was come by with.
func (q *question) tellMethod(f *hotspot.Result, why *reasons, people bool) {
	counts := map[hotspot.Class]int{}
	for _, c := range f.Class {
		counts[c]++
	}
	m := f.Method
	var population, reference any
	if people {
		population, reference = q.populationName(), why.restPeople
	}
	q.Metadata["classes"] = counts
	q.Metadata["method"] = map[string]any{
		"statistic": m.Statistic, "null": m.Null, "exact": m.Exact, "measure": m.Measure, "population": population,
		"weights": q.method.Weights.String(), "border_tolerance_m": borderTolerance, "style": m.Style,
		"reference": m.Reference, "reference_incidents": why.rest, "reference_units": why.restUnits, "reference_people": reference, "dispersion": m.Dispersion,
		"correction": m.Correction, "classes_from": "q", "tail": "two-sided",
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
