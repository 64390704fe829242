package analysis

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// Indicators is the answer, one entry per indicator, level, edition, reading and period.
type Indicators struct {
	Indicators []Indicator `json:"indicators" nullable:"false"`
	Version    int64       `json:"data_version"`
	Software   string      `json:"software_version"`
}

// Indicator is one figure with all that is needed to say it again. Level is "total"
// where it is one of all incidents, or of those of Unit.
type Indicator struct {
	Name    string    `json:"indicator"`
	Level   geo.Level `json:"level"`
	Edition string    `json:"edition"`
	Unit    string    `json:"unit,omitempty"`
	Reading string    `json:"reading,omitempty"`
	Period  string    `json:"period"`
	From    string    `json:"from"`
	To      string    `json:"to"`
	AsOf    string    `json:"as_of"`
	Over    bool      `json:"over"` // the period had ended by then
	*Share
	Assistance  *AssistanceFigures  `json:"assistance,omitempty"`
	Rates       *RateFigures        `json:"rates,omitempty"`
	Repeats     *RepeatFigures      `json:"repeats,omitempty"`
	Timeliness  *TimelinessFigures  `json:"timeliness,omitempty"`
	Models      *ModelFigures       `json:"models,omitempty"`
	Silence     *SilenceFigures     `json:"silence,omitempty"`
	Recognition *RecognitionFigures `json:"recognition,omitempty"`
	SpokeUp     *SpokeUpFigures     `json:"spoke_up,omitempty"`
	Form        *FormFigures        `json:"form,omitempty"`
	Exemplary   *ExemplaryFigures   `json:"exemplary,omitempty"`
	Warnings    []Text              `json:"warnings,omitempty"`
}

// total is the level of what is not counted by units.
const total geo.Level = "total"

// vietnam is the zone of every local day: UTC+7 all year.
var vietnam = time.FixedZone("UTC+7", 7*60*60)

// Indicators answers a request; the answer is shared, and not to be changed. It returns geo.ErrNotFound for an unknown edition or
// unit or a level that the edition does not have, *geo.InvalidError for a bad period,
// indicator or number of days and for plans that contradict each other,
// geo.ErrUnavailable before the data have been read, and the context's error.
func (s *Service) Indicators(ctx context.Context, r IndicatorRequest) (*Indicators, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	a := &asking{ctx: ctx, service: s, request: r, today: geo.DayIn(s.now().In(vietnam))}
	known := geo.MaxDay
	if a.asOf = a.today; r.AsOf != 0 {
		a.asOf, known = r.AsOf, r.AsOf
	}
	var err error
	if a.book, err = s.book(ctx, known); err != nil {
		return nil, err
	}
	key, err := json.Marshal(map[string]any{"request": r, "scope": geo.ScopeOf(ctx), "today": a.today})
	if err != nil {
		return nil, fmt.Errorf("indicators: %w", err) // cannot happen: all of it is plain data
	}
	return a.book.figures.of(ctx, string(key), a.answer)
}

// answer computes what was asked for. It uses every core while it lasts: it takes turns
// with what else does.
func (a *asking) answer() (*Indicators, error) {
	back, err := a.service.turns.take(a.ctx)
	if err != nil {
		return nil, err
	}
	defer back()
	if err := a.understand(); err != nil {
		return nil, err
	}
	answer := &Indicators{Indicators: []Indicator{}, Version: a.book.facts.version, Software: a.service.version}
	parts, err := onEveryCore(a.ctx, a.request.methods(), func(m indicatorMethod) (part Indicators, err error) {
		err = m.add(a, &part)
		return part, err
	})
	if err != nil {
		return nil, err
	}
	for _, part := range parts {
		answer.Indicators = append(answer.Indicators, part.Indicators...)
	}
	return answer, a.ctx.Err()
}

// asking is a request for indicators, understood.
type asking struct {
	ctx         context.Context
	service     *Service
	book        *book
	request     IndicatorRequest
	asOf, today geo.Day

	editions []*edition
	inUnit   []bool // finest units of the only edition whose incidents count; nil: all do
	periods  []span
	seen     geo.Period // of the incidents that the caller may see
	begins   geo.Day    // first day of them, or of a report; MaxDay without any
	ends     geo.Day    // last day of them, or of a report that is in; MinDay without any
}

func (a *asking) understand() error {
	a.seen, a.begins, a.ends = a.book.facts.seen(geo.ScopeOf(a.ctx)), geo.MaxDay, geo.MinDay
	if a.seen.Days() > 0 {
		a.begins, a.ends = a.seen.From, a.seen.To
	}
	for _, r := range a.book.filed {
		a.begins = min(a.begins, r.Period.From)
		if r.In() {
			a.ends = max(a.ends, r.Period.To)
		}
	}
	a.editions = a.book.atlas.editions
	if a.request.Edition != "" || a.request.Level != "" && len(a.editions) == 0 {
		e, _, err := a.book.atlas.pick(a.request.Edition, a.request.Level)
		if err != nil {
			return err
		}
		a.editions = []*edition{e}
	}
	if err := a.pickUnit(); err != nil {
		return err
	}
	if a.request.Period != "" {
		p, err := a.book.span(a.request.Period)
		if err != nil {
			return err
		}
		a.periods, err = p.withEarlier(a.request.Earlier)
		return err
	}
	return a.usualPeriods()
}

// usualPeriods are the calendar years with incidents, and the spans of the plans' targets.
func (a *asking) usualPeriods() error {
	var names []string
	if a.seen.Days() > 0 {
		first, _, _ := a.seen.From.Date()
		last, _, _ := min(a.seen.To, a.asOf).Date()
		for y := first; y <= last; y++ {
			names = append(names, yearsName(y, y))
		}
	}
	for _, p := range a.book.plans {
		for _, t := range p.Targets {
			if name := periodName(t.Period); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	for _, name := range names {
		p, err := a.book.span(name)
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

// pickUnit finds the unit whose incidents are asked for, in the newest edition where
// none is named: codes mean something only together with one.
func (a *asking) pickUnit() error {
	if a.request.Unit == "" {
		return nil
	}
	if len(a.editions) == 0 {
		return geo.NotFound("no edition is stored yet; import boundaries first")
	}
	e := a.editions[len(a.editions)-1]
	a.editions = []*edition{e}
	for _, l := range e.levels {
		at, ok := l.find(a.request.Unit)
		if !ok {
			continue
		}
		a.inUnit = make([]bool, len(l.upward))
		for i, up := range l.upward {
			a.inUnit[i] = up == at
		}
		return nil
	}
	return geo.NotFound("unit %q in edition %s", a.request.Unit, e.Code)
}

// counted visits the incidents of a period that count and that the caller may see.
func (a *asking) counted(days geo.Period, visit func(row int)) {
	f := geo.Filter{Period: days}
	facts := a.book.facts
	var column []int32
	if a.inUnit != nil {
		column = facts.unit[a.editions[0].ID]
	}
	facts.each(facts.conditions(&f, geo.ScopeOf(a.ctx), a.book.senders), func(from, _ int, marks []uint8) {
		for i, m := range marks {
			if m != 0 && (column == nil || column[from+i] >= 0 && a.inUnit[column[from+i]]) {
				visit(from + i)
			}
		}
	})
}

// totals adds an entry per period of what does not depend on the division.
func (a *asking) totals(name string, answer *Indicators, fill func(*Indicator, geo.Period)) {
	if len(a.editions) == 0 {
		return
	}
	for _, p := range a.periods {
		i := a.row(name, a.editions[len(a.editions)-1], total, p)
		i.Unit, i.Warnings = a.request.Unit, a.periodWarnings(p.Days())
		fill(&i, p.Days())
		answer.Indicators = append(answer.Indicators, i)
	}
}

// row begins an entry of the answer.
func (a *asking) row(name string, e *edition, level geo.Level, p span) Indicator {
	days := p.Days()
	i := Indicator{Name: name, Level: level, Edition: e.Code, Period: p.String(), From: days.From.String(), To: days.To.String(),
		AsOf: a.asOf.String(), Over: days.To < a.asOf}
	i.Warnings = append(a.periodWarnings(days), editionWarnings(e, days)...)
	return i
}

// question asks about a level of an edition, with everything that is counted.
func (a *asking) question(layer, reading string, e *edition, level geo.Level, days geo.Period) (*question, error) {
	q, err := a.service.question(a.ctx, a.book.state, Request{Layer: layer, Edition: e.Code, Level: level, Reading: reading, Filter: geo.Filter{Period: days}})
	if err == nil {
		q.today, q.windows = a.asOf, a.book.windows
	}
	return q, err
}
