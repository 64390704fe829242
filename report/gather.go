package report

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// Source answers what a report asks; *analysis.Service is one.
type Source interface {
	Summary() analysis.Summary
	Editions() []analysis.EditionInfo
	Outlines(edition string, level geo.Level) (*analysis.Outlines, error)
	Layer(ctx context.Context, r analysis.Request) (*analysis.Layer, error)
	Indicators(ctx context.Context, r analysis.IndicatorRequest) (*analysis.Indicators, error)
	Compare(ctx context.Context, r analysis.CompareRequest) (*analysis.Comparison, error)
	// PlanToDate returns the days of the plan that are over; geo.ErrNotFound without one.
	PlanToDate() (geo.Period, error)
}

// material is every answer that a report is made of, all of one version of the data.
type material struct {
	language
	kind       Kind
	period     string // its name
	days       geo.Period
	counted    geo.Period // the days that are over
	edition    analysis.EditionInfo
	level      geo.Level
	asOf       string
	begins     string // day of the first incident of all, empty without any
	version    int64
	software   string
	everywhere []analysis.Indicator // of the period, in every edition
	figures    []analysis.Indicator // of the period, in the edition
	before     []analysis.Indicator // of the same period a year before, in the edition
	units      []geo.Unit
	density    *analysis.Layer
	status     map[string]*analysis.Layer // by reading
	silence    *analysis.Layer
	hot        *analysis.Layer      // nil where there are none to be told
	noHot      string               // why there is none
	more       []*analysis.Layer    // of onPaper
	recast     *analysis.Comparison // nil with one edition
	series     []part               // for the atlas
}

// attempts to gather answers of one version, should data come in meanwhile.
const attempts = 5

// Make makes a report. It returns *geo.InvalidError for an unknown kind or language and
// for a period that is none or not as long as the kind's, geo.ErrNotFound for an unknown
// edition, and what the source returns.
func Make(ctx context.Context, s Source, r Request) (*Document, error) {
	kind, lang, err := r.check()
	if err != nil {
		return nil, err
	}
	for range attempts {
		m := &material{language: lang, kind: kind, period: r.Period, status: map[string]*analysis.Layer{}}
		one, err := m.gather(ctx, s, r)
		if err != nil {
			return nil, err
		}
		if one {
			return m.document(r), nil
		}
	}
	return nil, fmt.Errorf("the data change faster than a report can be made; try again later: %w", geo.ErrUnavailable)
}

// gather asks for everything, and tells whether it is all of one version.
func (m *material) gather(ctx context.Context, s Source, r Request) (bool, error) {
	if m.period == "" {
		days, err := s.PlanToDate()
		if err != nil {
			return false, err
		}
		m.period = days.From.String() + "/" + days.To.String()
	}
	if known := s.Summary().Period; known != nil {
		m.begins = known.From
	}
	if err := m.indicators(ctx, s, r); err != nil {
		return false, err
	}
	outlines, err := s.Outlines(m.edition.Code, m.level)
	if err != nil {
		return false, err
	}
	m.units = outlines.Units()
	one, err := m.layers(ctx, s)
	if err == nil {
		err = m.compare(ctx, s)
		one = one && (m.recast == nil || m.recast.Version == m.version)
	}
	if err == nil && r.Atlas {
		var same bool
		same, err = m.overTime(ctx, s)
		one = one && same
	}
	return one, err
}

// indicators asks for the figures, and finds the days and the edition.
func (m *material) indicators(ctx context.Context, s Source, r Request) error {
	asked := analysis.IndicatorRequest{Period: m.period}
	if m.kind.least > 0 {
		asked.Earlier = 1
	}
	a, err := s.Indicators(ctx, asked)
	if err != nil {
		return err
	}
	if len(a.Indicators) == 0 {
		return geo.NotFound("no edition is stored yet; import boundaries first")
	}
	first := a.Indicators[0]
	if m.days, err = geo.ParsePeriod(first.From, first.To); err != nil {
		return err
	}
	if err := m.kind.fits(m.period, m.days); err != nil {
		return err
	}
	m.asOf, m.version, m.software = first.AsOf, a.Version, a.Software
	today, err := geo.ParseDay(m.asOf)
	if err != nil {
		return err
	}
	if m.counted = m.days; m.counted.To > today {
		m.counted.To = today
	}
	if m.counted.Days() == 0 {
		return geo.Invalid("period", "%q has not begun on %s", m.period, m.asOf)
	}
	if m.edition, err = pick(s.Editions(), r.Edition, m.counted.To); err != nil {
		return err
	}
	m.level = m.edition.Levels[0].Level
	for _, i := range a.Indicators {
		switch {
		case i.Period != m.period:
			if i.Edition == m.edition.Code || i.Level == "total" {
				m.before = append(m.before, i)
			}
			continue
		case i.Edition == m.edition.Code || i.Name != "I3" && i.Level == "total":
			m.figures = append(m.figures, i)
		}
		m.everywhere = append(m.everywhere, i)
	}
	return nil
}

// pick returns the edition asked for, else the one in force on a day, else the newest.
func pick(all []analysis.EditionInfo, code string, on geo.Day) (analysis.EditionInfo, error) {
	at := slices.IndexFunc(all, func(e analysis.EditionInfo) bool {
		if code != "" {
			return e.Code == code
		}
		day := on.String()
		return e.ValidFrom <= day && (e.ValidTo == nil || day <= *e.ValidTo)
	})
	switch {
	case at >= 0:
		return all[at], nil
	case code == "" && len(all) > 0:
		return all[len(all)-1], nil
	}
	return analysis.EditionInfo{}, geo.NotFound("edition %q", code)
}

// layers asks for what is known of every unit.
func (m *material) layers(ctx context.Context, s Source) (bool, error) {
	one := true
	ask := func(layer, reading string) (*analysis.Layer, error) {
		l, err := s.Layer(ctx, analysis.Request{Layer: layer, Edition: m.edition.Code, Level: m.level, Reading: reading, Filter: geo.Filter{Period: m.counted}})
		one = one && (err != nil || l.Version == m.version)
		return l, err
	}
	var err error
	if m.density, err = ask("density", ""); err != nil {
		return false, err
	}
	for _, reading := range []string{analysis.ReadingA, analysis.ReadingB} {
		if m.status[reading], err = ask("status", reading); err != nil {
			return false, err
		}
	}
	if m.silence, err = ask("silence", ""); err != nil {
		return false, err
	}
	var invalid *geo.InvalidError
	if m.hot, err = ask("hotspots", ""); errors.As(err, &invalid) {
		m.hot, m.noHot = nil, invalid.Error()
	} else if err != nil {
		return false, err
	}
	for _, layer := range analysis.Catalogue() {
		if onPaper[layer.Name] == nil {
			continue
		}
		l, err := ask(layer.Name, "")
		if err != nil {
			return false, err
		}
		m.more = append(m.more, l)
	}
	return one, nil
}

// of returns the figure of an indicator, nil where there is none.
func of(all []analysis.Indicator, name string) *analysis.Indicator {
	for i := range all {
		if all[i].Name == name {
			return &all[i]
		}
	}
	return nil
}

// texts, counts and floats return a column of a layer, which the catalogue promises.
func texts(l *analysis.Layer, name string) []string {
	c, _ := l.Column(name)
	return c.Texts
}

func counts(l *analysis.Layer, name string) []int64 {
	c, _ := l.Column(name)
	return c.Counts
}

func floats(l *analysis.Layer, name string) []float64 {
	c, _ := l.Column(name)
	return c.Floats
}
