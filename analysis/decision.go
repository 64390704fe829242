package analysis

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// DecisionRequest is a decision to open a model.
type DecisionRequest struct {
	Edition  string  // empty: the newest
	Code     string  // of the unit, of the edition's finest level
	On       geo.Day // 0: today
	Why, Who string
	Due      geo.Day  // when to look whether it helped; 0: a year later
	Compare  []string // codes of units to compare with; empty: those most alike
}

// Decision is one that was taken.
type Decision struct {
	ID       int32      `json:"id"`
	Edition  string     `json:"edition"`
	Code     string     `json:"code"`
	Unit     string     `json:"unit"`
	On       string     `json:"decided_on"`
	Why      string     `json:"why"`
	Who      string     `json:"who"`
	Due      string     `json:"evaluation_due"`
	IsDue    bool       `json:"is_due"` // that day has come
	Compared []NamedRef `json:"compared" nullable:"false"`
}

// NamedRef is a unit by code and name.
type NamedRef struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// Decisions are all that were taken, the oldest first.
type Decisions struct {
	Decisions []Decision `json:"decisions" nullable:"false"`
}

// maxWhy letters say why.
const maxWhy = 2000

// Decide stores a decision with the units that it will be compared with: those given, or
// those most alike by what is known before that day, so that nobody can choose them by
// what came after. It returns *geo.InvalidError for a bad request, a unit that has a
// model then, and a second decision of the day, geo.ErrNotFound for an unknown edition,
// geo.ErrUnavailable before the data have been read, and the context's error.
func (s *Service) Decide(ctx context.Context, r DecisionRequest) (*Decision, error) {
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	e, l, err := st.atlas.pick(r.Edition, "")
	if err != nil {
		return nil, err
	}
	today := geo.DayIn(s.now().In(vietnam))
	if err := r.complete(today); err != nil {
		return nil, err
	}
	at, ok := l.find(r.Code)
	if !ok {
		return nil, geo.Invalid("code", "edition %s has no %s %q", e.Code, l.name, r.Code)
	}
	c := &comparison{ctx: ctx, service: s, state: st, edition: e, level: l, places: st.placeModels(e)}
	if c.hadModel(int(at), geo.Period{From: r.On, To: r.On}) {
		return nil, geo.Invalid("code", "%s has an active model on %s: it needs no decision", l.units[at].Name, r.On)
	}
	units, err := c.chosen(int(at), r)
	if err != nil {
		return nil, err
	}
	d := geo.Decision{Unit: l.units[at].ID, On: r.On, Why: r.Why, Who: r.Who, Due: r.Due, Compared: []int32{}}
	for _, i := range units {
		d.Compared = append(d.Compared, l.units[i].ID)
	}
	if d, err = s.store.Decide(ctx, d); err != nil {
		return nil, err
	}
	return st.decision(d, today), nil
}

// complete checks a request and fills in what is left out.
func (r *DecisionRequest) complete(today geo.Day) error {
	r.Why, r.Who = strings.TrimSpace(r.Why), strings.TrimSpace(r.Who)
	if r.On == 0 {
		r.On = today
	}
	if r.Due == 0 {
		y, m, d := r.On.Date()
		r.Due = geo.DayOf(y+1, m, d)
	}
	switch {
	case r.Code == "":
		return geo.Invalid("code", "is missing: say which unit is to have a model")
	case r.Why == "" || len([]rune(r.Why)) > maxWhy:
		return geo.Invalid("why", "is missing or longer than %d letters: say in a sentence why the model is opened there", maxWhy)
	case r.Who == "" || len([]rune(r.Who)) > 200:
		return geo.Invalid("who", "is missing or longer than 200 letters: say which office or account decides")
	case r.On > today:
		return geo.Invalid("decided_on", "%s has not come yet", r.On)
	case r.Due <= r.On:
		return geo.Invalid("evaluation_due", "%s does not come after the decision of %s", r.Due, r.On)
	}
	return nil
}

// chosen are the units to compare with.
func (c *comparison) chosen(at int, r DecisionRequest) ([]int, error) {
	y, m, d := r.On.Date()
	before := geo.Period{From: geo.DayOf(y, m-time.Month(usualMonths), d), To: r.On - 1}
	if len(r.Compare) == 0 {
		pool, err := c.pool([]int{at}, before)
		if err != nil {
			return nil, err
		}
		pool = slices.DeleteFunc(pool, func(i int) bool { return c.hadModel(i, geo.Period{From: r.On, To: r.On}) })
		earlier, err := c.counts(before, "")
		if err != nil {
			return nil, err
		}
		c.match(at, pool, earlier, r.On)
		return pool[:min(matchedUnits, len(pool))], nil
	}
	var units []int
	for _, code := range r.Compare {
		i, ok := c.level.find(code)
		switch {
		case !ok:
			return nil, geo.Invalid("compared", "edition %s has no %s %q", c.edition.Code, c.level.name, code)
		case int(i) == at || slices.Contains(units, int(i)):
			return nil, geo.Invalid("compared", "%s is the unit itself or named twice", code)
		case c.hadModel(int(i), geo.Period{From: r.On, To: r.On}):
			return nil, geo.Invalid("compared", "%s has an active model on %s: it tells nothing of what would be without one", code, r.On)
		}
		units = append(units, int(i))
	}
	return units, nil
}

// Decisions returns what was decided.
func (s *Service) Decisions(ctx context.Context) (*Decisions, error) {
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	all, err := s.store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	answer, today := &Decisions{Decisions: []Decision{}}, geo.DayIn(s.now().In(vietnam))
	for _, d := range all {
		answer.Decisions = append(answer.Decisions, *st.decision(d, today))
	}
	return answer, nil
}

// decision puts names to the numbers of units; one that has come since the state was
// read has none yet.
func (st *state) decision(d geo.Decision, today geo.Day) *Decision {
	out := &Decision{ID: d.ID, On: d.On.String(), Why: d.Why, Who: d.Who, Due: d.Due.String(), IsDue: d.Due <= today, Compared: []NamedRef{}}
	if e, u := st.atlas.unit(d.Unit); u != nil {
		out.Edition, out.Code, out.Unit = e.Code, u.Code, u.Name
	}
	for _, id := range d.Compared {
		if _, u := st.atlas.unit(id); u != nil {
			out.Compared = append(out.Compared, NamedRef{u.Code, u.Name})
		}
	}
	return out
}

// unit finds a finest unit of any edition by its number, nil for none.
func (a *atlas) unit(id int32) (*edition, *geo.Unit) {
	at, ok := a.place[id]
	for _, e := range a.editions {
		if units := e.levels[0].units; ok && int(at) < len(units) && units[at].ID == id {
			return e, &units[at]
		}
	}
	return nil, nil
}
