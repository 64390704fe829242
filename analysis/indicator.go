package analysis

import (
	"context"
	"slices"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/calendar"
)

// IndicatorRequest asks for the indicators.
type IndicatorRequest struct {
	Edition string    // empty: every edition, side by side
	Level   geo.Level // of indicators that count units; empty: every one that the edition has
	Period  string    // as calendar.Parse reads it; empty: every calendar year with incidents, and the plan's own span
	Only    []string  // names of indicators; empty: all
}

// IndicatorNames are the indicators in the order of an answer.
var IndicatorNames = []string{"I1"}

// Indicators is the answer, one entry per indicator, level, edition, reading and period.
type Indicators struct {
	Indicators []Indicator `json:"indicators" nullable:"false"`
	Version    int64       `json:"data_version"`
	Software   string      `json:"software_version"`
}

// Indicator is one figure with all that is needed to say it again.
type Indicator struct {
	Name    string    `json:"indicator"`
	Level   geo.Level `json:"level"`
	Edition string    `json:"edition"`
	Reading string    `json:"reading,omitempty"`
	Period  string    `json:"period"`
	From    string    `json:"from"`
	To      string    `json:"to"`
	AsOf    string    `json:"as_of"`
	Over    bool      `json:"over"` // the period had ended by then
	*Share
	Warnings []Text `json:"warnings,omitempty"`
}

// vietnam is the zone of every local day: UTC+7 all year.
var vietnam = time.FixedZone("UTC+7", 7*60*60)

// Indicators answers a request. It returns geo.ErrNotFound for an unknown edition or
// a level that it does not have, *geo.InvalidError for a bad period or indicator and
// for plans that contradict each other, geo.ErrUnavailable before the data have been
// read, and the context's error.
func (s *Service) Indicators(ctx context.Context, r IndicatorRequest) (*Indicators, error) {
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	for _, name := range r.Only {
		if !slices.Contains(IndicatorNames, name) {
			return nil, geo.Invalid("indicator", "%q is unknown: use one of %v", name, IndicatorNames)
		}
	}
	a := &asking{ctx: ctx, service: s, state: st, request: r, asOf: geo.DayIn(s.now().In(vietnam))}
	if err := a.understand(); err != nil {
		return nil, err
	}
	answer := &Indicators{Indicators: []Indicator{}, Version: st.facts.version, Software: s.version}
	if len(r.Only) == 0 || slices.Contains(r.Only, "I1") {
		if err := a.cleanUnits(answer); err != nil {
			return nil, err
		}
	}
	return answer, ctx.Err()
}

// asking is a request for indicators, understood.
type asking struct {
	ctx     context.Context
	service *Service
	state   *state
	request IndicatorRequest
	asOf    geo.Day

	editions []*edition
	periods  []calendar.Name
}

func (a *asking) understand() error {
	a.editions = a.state.atlas.editions
	if a.request.Edition != "" || a.request.Level != "" && len(a.editions) == 0 {
		e, _, err := a.state.atlas.pick(a.request.Edition, a.request.Level)
		if err != nil {
			return err
		}
		a.editions = []*edition{e}
	}
	if a.request.Period != "" {
		p, err := calendar.Parse(a.request.Period)
		if err != nil {
			return err
		}
		a.periods = []calendar.Name{p}
		return nil
	}
	return a.usualPeriods()
}

// usualPeriods are the calendar years with incidents, and the spans of the plans' targets.
func (a *asking) usualPeriods() error {
	var names []string
	if seen := a.state.facts.seen(geo.ScopeOf(a.ctx)); seen.Days() > 0 {
		first, _, _ := seen.From.Date()
		last, _, _ := min(seen.To, a.asOf).Date()
		for y := first; y <= last; y++ {
			names = append(names, yearsName(y, y))
		}
	}
	for _, p := range a.state.plans {
		for _, t := range p.Targets {
			if name := periodName(t.Period); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	for _, name := range names {
		p, err := calendar.Parse(name)
		if err != nil {
			return err
		}
		a.periods = append(a.periods, p)
	}
	return nil
}

// periodName names a period, by its years where it is made of whole ones.
func periodName(p geo.Period) string {
	first, m, d := p.From.Date()
	last, n, e := p.To.Date()
	if m == time.January && d == 1 && n == time.December && e == 31 {
		return yearsName(first, last)
	}
	return p.From.String() + "/" + p.To.String()
}

func yearsName(first, last int) string {
	span := geo.DayOf(first, time.January, 1).String()[:4]
	if last > first {
		span += "-" + geo.DayOf(last, time.January, 1).String()[:4]
	}
	return span
}

// row begins an entry of the answer.
func (a *asking) row(name string, e *edition, level geo.Level, p calendar.Name) Indicator {
	days := p.Days()
	i := Indicator{Name: name, Level: level, Edition: e.Code, Period: p.String(), From: days.From.String(), To: days.To.String(),
		AsOf: a.asOf.String(), Over: days.To < a.asOf}
	i.Warnings = append(a.periodWarnings(days), editionWarnings(e, days)...)
	return i
}

// question asks about a level of an edition, with everything that is counted.
func (a *asking) question(layer, reading string, e *edition, level geo.Level, days geo.Period) (*question, error) {
	q, err := a.service.question(a.ctx, a.state, Request{Layer: layer, Edition: e.Code, Level: level, Reading: reading, Filter: geo.Filter{Period: days}})
	if err == nil {
		q.today = a.asOf
	}
	return q, err
}
