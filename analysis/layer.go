package analysis

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// Request asks for a layer of areas.
type Request struct {
	Layer   string    // one of the Catalogue
	Edition string    // empty: the newest
	Level   geo.Level // empty: the finest of the edition
	Filter  geo.Filter
	Reading string     // ReadingA or ReadingB, for status; empty: A
	Method  Inference  // for hotspots, rate and silence
	Bound   *orb.Bound // only units that touch it; nil: all
}

// Layer is the answer: columns of values in unit order, ascending by code, with
// everything that is needed to say them again.
type Layer struct {
	Name     string
	Edition  geo.Edition
	Level    geo.Level
	Period   geo.Period // as counted: open ends closed by the first and last incident
	Years    float64
	Filter   geo.Filter
	Reading  string // empty where it means nothing
	Version  int64
	Software string
	Outlines string // hash of the outlines
	Columns  []Column
	Classes  *Classes // nil where the legend is not numeric
	Metadata map[string]any

	level *level
	rows  []int // places of the units in the answer
}

// Column is one value per unit. Exactly one of its slices is set.
type Column struct {
	Name   string
	Texts  []string
	Blank  bool      // an empty text is a missing one
	Counts []int64   // missing where negative
	Floats []float64 // missing where NaN
}

// missing marks a count that is not known.
const missing int64 = -1

// method computes the columns of a layer.
type method func(*question) error

// methods by layer name; the Catalogue describes them.
var methods = map[string]method{"density": density, "status": status, "rate": rates, "hotspots": hotspots, "silence": silence}

// question is a request together with the state it is answered from.
type question struct {
	*Layer
	ctx        context.Context // ends long computations
	state      *state
	edition    *edition
	conditions []condition
	scope      geo.Scope
	today      geo.Day
	method     *Inference
	neighbours *memo[neighbourhood, *weights.Matrix]

	seen   geo.Period // of all incidents in the scope
	hidden []bool     // units that the scope does not see in full; nil: none
}

// Layer answers a request. It returns geo.ErrNotFound for an unknown layer,
// edition or level, *geo.InvalidError for a bad reading, a period that ends
// before it begins or a method that does not fit the data, geo.ErrUnavailable
// before the data have been read, and the context's error.
func (s *Service) Layer(ctx context.Context, r Request) (*Layer, error) {
	compute, ok := methods[r.Layer]
	if !ok {
		return nil, geo.NotFound("layer %q", r.Layer)
	}
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	q, err := s.question(ctx, st, r)
	if err != nil {
		return nil, err
	}
	l, err := s.answer(q, compute)
	if err != nil {
		return nil, err
	}
	answer := *l // what is remembered is for every window
	answer.rows = q.level.touching(r.Bound)
	return &answer, nil
}

// answer computes a layer or remembers it.
func (s *Service) answer(q *question, compute method) (*Layer, error) {
	ask := func() (*Layer, error) {
		if heavy[q.Name] {
			back, err := s.turns.take(q.ctx)
			if err != nil {
				return nil, err
			}
			defer back()
		}
		if err := compute(q); err != nil {
			return nil, err
		}
		return q.Layer, q.ctx.Err()
	}
	if key := q.key(); key != "" {
		return q.state.answers.of(q.ctx, key, ask)
	}
	return ask()
}

// heavy layers can take seconds of every core; the others take milliseconds.
var heavy = map[string]bool{"hotspots": true}

// question understands a request.
func (s *Service) question(ctx context.Context, st *state, r Request) (*question, error) {
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
	q := &question{ctx: ctx, state: st, edition: e, scope: scope, seen: seen, today: geo.DayIn(s.now()), method: &r.Method, neighbours: s.neighbours, Layer: &Layer{
		Name: r.Layer, Edition: e.Edition, Level: l.name, Period: period, Years: period.Years(), Filter: r.Filter,
		Version: st.facts.version, Software: s.version, Outlines: l.hash, Metadata: map[string]any{}, level: l,
	}}
	if r.Layer == "status" {
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

// touching returns the places of the units whose bounds touch b.
func (l *level) touching(b *orb.Bound) []int {
	rows := make([]int, 0, len(l.units))
	for i := range l.units {
		if b == nil || l.bounds[i].Intersects(*b) {
			rows = append(rows, i)
		}
	}
	return rows
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

// ETag identifies the answer in a format: a hash of every value in it and of
// the outlines' own hash, so that it changes when and only when the answer does,
// whatever made it change: data, scope, or a month that has come to its end.
func (l *Layer) ETag(format string) string {
	h := sha256.New()
	h.Write([]byte(format + "\x00"))
	if err := l.WriteValues(h); err != nil {
		return "" // cannot happen: all of it is plain data
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// Column returns a column by name.
func (l *Layer) Column(name string) (Column, bool) {
	i := slices.IndexFunc(l.Columns, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return Column{}, false
	}
	return l.Columns[i], true
}
