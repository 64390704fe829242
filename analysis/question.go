package analysis

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// question is a request together with the state it is answered from.
type question struct {
	*Layer
	ctx        context.Context // ends long computations
	service    *Service
	state      *state
	edition    *edition
	conditions []condition
	scope      geo.Scope
	today      geo.Day
	method     *Inference
	neighbours *memo[neighbourhood, *weights.Matrix]
	windows    *memo[window, []peerResult] // verdicts on silence that are shared; nil: none are

	seen   geo.Period // of all incidents in the scope
	hidden []bool     // units that the scope does not see in full; nil: none
}

// question understands a request.
func (s *Service) question(ctx context.Context, st *state, r Request) (*question, error) {
	if err := r.Method.fits(r.Layer); err != nil {
		return nil, err
	}
	e, l, err := st.atlas.pick(r.Edition, r.Level)
	if err != nil {
		return nil, err
	}
	if r.Filter.Period == (geo.Period{}) {
		r.Filter.Period = geo.AllDates
	}
	if p := r.Filter.Period; p.Days() == 0 {
		return nil, geo.Invalid("to", "the period ends (%s) before it begins (%s)", p.To, p.From)
	}
	scope := geo.ScopeOf(ctx)
	seen := st.facts.seen(scope)
	period := r.Filter.Period.Within(seen)
	q := &question{ctx: ctx, service: s, state: st, edition: e, scope: scope, seen: seen, today: geo.DayIn(s.now()), method: &r.Method, neighbours: s.neighbours, Layer: &Layer{
		Name: r.Layer, Edition: e.Edition, Level: l.name, Period: period, Years: period.Years(), Filter: r.Filter,
		Version: st.facts.version, Software: s.version, Outlines: l.hash, Metadata: map[string]any{}, level: l,
	}}
	if r.Layer == "status" || r.Layer == "recognition" {
		if q.Reading, err = parseReading(r.Reading); err != nil {
			return nil, err
		}
	}
	q.within(period, r.Filter)
	return q, nil
}

// within makes the question one about a period, and about what a filter selects.
func (q *question) within(period geo.Period, f geo.Filter) {
	q.Period, q.Years, f.Period = period, period.Years(), period
	q.conditions = q.state.facts.conditions(&f, q.scope, q.state.senders)
	q.hidden = q.state.kin.hidden(q.edition, q.level, q.scope, period)
}

// hides tells whether the numbers of a unit must not be shown.
func (q *question) hides(i int) bool { return q.hidden != nil && q.hidden[i] }

func parseReading(s string) (string, error) {
	switch r := strings.ToUpper(s); r {
	case "", ReadingA:
		return ReadingA, nil
	case ReadingB:
		return r, nil
	}
	return "", geo.Invalid("reading", "%q is unknown: A (any beating or mistreatment counts) or B (only serious ones)", s)
}

func (q *question) texts(name string, of func(*geo.Unit) string) {
	c := make([]string, len(q.level.units))
	for i := range q.level.units {
		c[i] = of(&q.level.units[i])
	}
	q.Columns = append(q.Columns, Column{Name: name, Texts: c})
}

func (q *question) counts(name string, values []int64) {
	q.Columns = append(q.Columns, Column{Name: name, Counts: values})
}

// counted adds counts of incidents or reports, missing where a unit is hidden.
func (q *question) counted(name string, values []int64) {
	if q.hidden != nil {
		values = slices.Clone(values)
		for i, hidden := range q.hidden {
			if hidden {
				values[i] = missing
			}
		}
	}
	q.counts(name, values)
}

// words adds texts of which an empty one says that there is none.
func (q *question) words(name string, values []string) {
	q.Columns = append(q.Columns, Column{Name: name, Texts: values, Blank: true})
}

func (q *question) floats(name string, values []float64) {
	q.Columns = append(q.Columns, Column{Name: name, Floats: values})
}

func (q *question) areas() []float64 {
	km2 := make([]float64, len(q.level.units))
	for i := range km2 {
		km2[i] = q.level.units[i].AreaKm2
	}
	q.floats("area_km2", km2)
	return km2
}

// perYear100k returns the rate of a count, NaN where nobody lives or no time passes.
func perYear100k(count float64, people int64, years float64) float64 {
	if r, ok := rate.PerYear100k(count, people, years); ok {
		return r
	}
	return math.NaN()
}
