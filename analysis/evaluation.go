package analysis

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// EvaluationRequest asks whether models helped.
type EvaluationRequest struct {
	Model   int32  // its number; 0: every one
	Edition string // in whose communes it is judged; empty: the newest
	Months  int    // before and after, a multiple of 3 from 6 to 36; 0: 12

	Campaign *Campaign // instead of models
}

// Evaluations are the answers, one per model, in the order in which they were stored.
type Evaluations struct {
	Evaluations []Evaluation `json:"evaluations" nullable:"false"`
	Edition     string       `json:"edition"`
	Months      int          `json:"months"`
	Confidence  float64      `json:"confidence"`
	Version     int64        `json:"data_version"`
	Software    string       `json:"software_version"`
}

// Evaluation says of one model whether incidents became fewer where it was opened.
type Evaluation struct {
	Model    int32      `json:"model"`              // 0 of a campaign
	Campaign *NamedArea `json:"campaign,omitempty"` // null of a model
	Name     string     `json:"name"`
	Code     string     `json:"code"` // of the unit
	Unit     string     `json:"unit"`
	Started  string     `json:"started"`
	Before   *Span      `json:"before"` // compared days; null where there are too few
	After    *Span      `json:"after"`
	Words    Text       `json:"words"`
	Decision int32      `json:"decision,omitempty"` // whose units are compared with, chosen before the model began
	Control  *Comparee  `json:"control"`            // most alike before, for the displacement difference
	Matched  []Comparee `json:"matched" nullable:"false"`
	Sources  []Effect   `json:"sources" nullable:"false"` // reported by victims and others; found by police
}

// Comparee is a unit that the model's is compared with.
type Comparee struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	Before int64  `json:"before"` // incidents, whoever reported them
}

const (
	usualMonths   = 12
	leastQuarterN = 2  // quarters on each side
	matchedUnits  = 5  // units named as comparable
	evaluatedMost = 36 // months
)

// Evaluate compares the communes of models with others, before and after the models
// began. It returns geo.ErrNotFound for an unknown model or edition, *geo.InvalidError
// for other months, geo.ErrUnavailable before the data have been read, and the
// context's error.
func (s *Service) Evaluate(ctx context.Context, r EvaluationRequest) (*Evaluations, error) {
	if r.Campaign != nil {
		return s.evaluateCampaign(ctx, r)
	}
	if r.Months == 0 {
		r.Months = usualMonths
	}
	if r.Months < 6 || r.Months > evaluatedMost || r.Months%3 != 0 {
		return nil, geo.Invalid("months", "%d are no quarters to compare: give a multiple of 3 from 6 to %d", r.Months, evaluatedMost)
	}
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	back, err := s.turns.take(ctx)
	if err != nil {
		return nil, err
	}
	defer back()
	e, l, err := st.atlas.pick(r.Edition, "")
	if err != nil {
		return nil, err
	}
	a := &Evaluations{Evaluations: []Evaluation{}, Edition: e.Code, Months: r.Months, Confidence: confidence, Version: st.facts.version, Software: s.version}
	c := &comparison{ctx: ctx, service: s, state: st, edition: e, level: l, places: st.placeModels(e)}
	if c.decisions, err = s.store.Decisions(geo.WithScope(ctx, geo.Everything)); err != nil {
		return nil, err
	}
	for k := range st.models {
		m := &st.models[k]
		if r.Model != 0 && m.ID != r.Model || c.places[k] < 0 {
			continue
		}
		one, err := c.evaluate(k, r.Months)
		if err != nil {
			return nil, err
		}
		if one != nil {
			a.Evaluations = append(a.Evaluations, *one)
		}
	}
	if r.Model != 0 && len(a.Evaluations) == 0 {
		return nil, geo.NotFound("model %d in edition %s", r.Model, e.Code)
	}
	return a, ctx.Err()
}

// comparison finds what models are compared with.
type comparison struct {
	ctx     context.Context
	service *Service
	state   *state
	edition *edition
	level   *level
	places  []int32

	decisions []geo.Decision
}

// evaluate judges one model; nil where the caller must not see its unit.
func (c *comparison) evaluate(k, months int) (*Evaluation, error) {
	m, at := &c.state.models[k], int(c.places[k])
	u := &c.level.units[at]
	one := &Evaluation{Model: m.ID, Name: m.Name, Code: u.Code, Unit: u.Name, Started: m.Period.From.String(), Matched: []Comparee{}, Sources: []Effect{}}
	q, err := c.ask(geo.AllDates, geo.Filter{})
	if err != nil {
		return nil, err
	}
	before, after := quarters(m.Period.From, months/3, q.seen, min(q.seen.To, q.today))
	q, err = c.ask(geo.Period{From: q.seen.From, To: max(q.seen.From, m.Period.From-1)}, geo.Filter{})
	if err != nil {
		return nil, err
	}
	if q.hides(at) {
		return nil, nil
	}
	if len(before) < leastQuarterN {
		one.Words = tooLittle
		return one, nil
	}
	one.Before, one.After = spanOf(before), spanOf(after)
	x := &compared{units: []int{at}, before: before, after: after, each: "quarter"}
	pool, err := c.pool(x.units, x.over())
	if err != nil {
		return nil, err
	}
	earlier, err := c.counts(geo.Period{From: before[0].From, To: before[len(before)-1].To}, "")
	if err != nil {
		return nil, err
	}
	c.match(at, pool, earlier, m.Period.From)
	one.Decision = c.asDecided(at, pool, m.Period.From)
	for _, i := range pool[:min(matchedUnits, len(pool))] {
		one.Matched = append(one.Matched, Comparee{c.level.units[i].Code, c.level.units[i].Name, earlier[i]})
	}
	if len(pool) < 2 {
		one.Words = nobodyAlike
		return one, nil
	}
	one.Control = &one.Matched[0]
	x.control, x.pool = pool[:1], pool
	return one, c.conclude(one, x)
}

// conclude judges by each way in which incidents come to light; what victims and others
// reported is said first.
func (c *comparison) conclude(one *Evaluation, x *compared) error {
	for _, source := range evaluatedSources {
		effect, err := c.effect(x, source)
		if err != nil {
			return err
		}
		one.Sources = append(one.Sources, *effect)
	}
	one.Words = one.Sources[0].Words
	return nil
}

// quarters returns as many quarters before a day as from it on, of each most at most,
// those nearest to it: they lie within what was seen, and those from it on are over.
func quarters(start geo.Day, most int, seen geo.Period, last geo.Day) (before, after []geo.Period) {
	y, m, d := start.Date()
	day := func(k int) geo.Day { return geo.DayOf(y, m+time.Month(3*k), min(d, 28)) } // the 28th is in every month
	quarter := func(k int) geo.Period { return geo.Period{From: day(k), To: day(k+1) - 1} }
	for k := range most {
		b, a := quarter(-1-k), quarter(k)
		if b.From < seen.From || a.To > last || seen.Days() == 0 {
			break
		}
		before, after = append(before, b), append(after, a)
	}
	slices.Reverse(before)
	return before, after
}

func spanOf(quarters []geo.Period) *Span {
	return &Span{From: quarters[0].From.String(), To: quarters[len(quarters)-1].To.String()}
}

// ask is a question about every unit over a period.
func (c *comparison) ask(p geo.Period, f geo.Filter) (*question, error) {
	f.Period = p
	return c.service.question(c.ctx, c.state, Request{Layer: "density", Edition: c.edition.Code, Level: c.level.name, Filter: f})
}

// counts are the incidents of every unit over a period from a set of sources, "" for all.
func (c *comparison) counts(p geo.Period, sources string) ([]int64, error) {
	var f geo.Filter
	if err := f.Set("report_source", sources); err != nil {
		return nil, err
	}
	q, err := c.ask(p, f)
	if err != nil {
		return nil, err
	}
	return q.count().units, c.ctx.Err()
}

// orNull is a figure for JSON, null where there is none.
func orNull(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}
