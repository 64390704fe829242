package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Campaign is a measure of some weeks in some units.
type Campaign struct {
	Codes   []string // of its units; a district stands for its communes
	Period  string   // as calendar.Parse reads it, or a stored name; such as campaign-2024-11
	Earlier int      // the same days of so many years before; 0: 3, or as many as there are data of
}

// NamedArea is where and when a campaign was.
type NamedArea struct {
	Period string     `json:"period"`
	From   string     `json:"from"`
	To     string     `json:"to"`
	Units  []NamedRef `json:"units" nullable:"false"`
	Years  []Span     `json:"earlier" nullable:"false"` // the same days of the years before, the earliest first
}

const (
	usualEarlier = 3
	leastEarlier = 2 // years without which no other way can be seen
)

// evaluateCampaign compares the days of a campaign with the same days of earlier years, in
// its units and in others: June and November have their own numbers everywhere.
func (s *Service) evaluateCampaign(ctx context.Context, r EvaluationRequest) (*Evaluations, error) {
	asked := *r.Campaign
	if err := asked.check(&r); err != nil {
		return nil, err
	}
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	days, err := st.span(asked.Period)
	if err != nil {
		return nil, err
	}
	e, l, err := st.atlas.pick(r.Edition, "")
	if err != nil {
		return nil, err
	}
	units, err := e.area(asked.Codes)
	if err != nil {
		return nil, err
	}
	back, err := s.turns.take(ctx)
	if err != nil {
		return nil, err
	}
	defer back()
	c := &comparison{ctx: ctx, service: s, state: st, edition: e, level: l, places: st.placeModels(e)}
	one, err := c.campaign(units, days, asked.Earlier)
	if err != nil {
		return nil, err
	}
	return &Evaluations{Evaluations: []Evaluation{*one}, Edition: e.Code, Confidence: confidence, Version: st.facts.version, Software: s.version}, ctx.Err()
}

func (c *Campaign) check(r *EvaluationRequest) error {
	switch {
	case r.Model != 0 || r.Months != 0:
		return geo.Invalid("units", "a campaign is compared with the same days of earlier years: leave model and months out")
	case len(c.Codes) == 0:
		return geo.Invalid("units", "is missing: say in which units the campaign was")
	case c.Period == "":
		return geo.Invalid("period", "is missing: say when the campaign was, such as campaign-2024-11 or 2024-11-15/2024-12-15")
	case c.Earlier != 0 && (c.Earlier < leastEarlier || c.Earlier > mostEarlier):
		return geo.Invalid("earlier", "%d is no number of years from %d to %d", c.Earlier, leastEarlier, mostEarlier)
	}
	if c.Earlier == 0 {
		c.Earlier = usualEarlier
	}
	return nil
}

// area returns the finest units that codes name, each once, in their order.
func (e *edition) area(codes []string) ([]int, error) {
	finest := e.levels[0]
	in := make([]bool, len(finest.units))
	for _, code := range codes {
		code, found := strings.TrimSpace(code), false
		for _, l := range e.levels {
			at, ok := l.find(code)
			if !ok || found {
				continue
			}
			found = true
			for i, up := range l.upward {
				in[i] = in[i] || up == at
			}
		}
		if !found {
			return nil, geo.NotFound("unit %q in edition %s", code, e.Code)
		}
	}
	var units []int
	for i, is := range in {
		if is {
			units = append(units, i)
		}
	}
	if 2*len(units) > len(in) {
		return nil, geo.Invalid("units", "the campaign was in %d of %d units: too few are left to compare with", len(units), len(in))
	}
	return units, nil
}

// campaign judges one.
func (c *comparison) campaign(units []int, days span, earlier int) (*Evaluation, error) {
	last := days.Days()
	q, err := c.ask(geo.AllDates, geo.Filter{})
	if err != nil {
		return nil, err
	}
	one := c.describe(units, days)
	if last.To >= q.today || last.To > q.seen.To {
		one.Words = campaignNotOver
		return one, nil
	}
	years, err := days.withEarlier(earlier)
	if err != nil {
		return nil, err
	}
	var before []geo.Period
	for _, y := range years[1:] {
		if y.Days().From >= q.seen.From {
			before = append(before, y.Days())
		}
	}
	slices.Reverse(before)
	if len(before) < leastEarlier {
		one.Words = campaignTooEarly
		return one, nil
	}
	for _, p := range before {
		one.Campaign.Years = append(one.Campaign.Years, Span{From: p.From.String(), To: p.To.String()})
	}
	x := &compared{units: units, before: before, after: []geo.Period{last}, each: "campaign"}
	one.Before, one.After = spanOf(before[len(before)-1:]), spanOf(x.after)
	if q, err = c.ask(x.over(), geo.Filter{}); err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(units, q.hides); i >= 0 {
		return nil, geo.NotFound("unit %q in edition %s", c.level.units[units[i]].Code, c.edition.Code) // the caller must not see it
	}
	if x.pool, err = c.pool(units, x.over()); err != nil {
		return nil, err
	}
	if len(x.pool) < len(units)+1 {
		one.Words = nobodyLike
		return one, nil
	}
	if err := c.controls(x, one); err != nil {
		return nil, err
	}
	return one, c.conclude(one, x)
}

// controls gives each unit the one most like it in the years before that no other has.
func (c *comparison) controls(x *compared, one *Evaluation) error {
	earlier := make([]int64, len(c.level.units))
	for _, p := range x.before {
		counts, err := c.counts(p, "")
		if err != nil {
			return err
		}
		for i, n := range counts {
			earlier[i] += n
		}
	}
	for _, u := range x.units {
		left := slices.DeleteFunc(slices.Clone(x.pool), func(i int) bool { return slices.Contains(x.control, i) })
		c.match(u, left, earlier, x.before[0].From)
		x.control = append(x.control, left[0])
	}
	for _, i := range x.control {
		one.Matched = append(one.Matched, Comparee{c.level.units[i].Code, c.level.units[i].Name, earlier[i]})
	}
	one.Control = &one.Matched[0]
	return nil
}

// describe says what is judged.
func (c *comparison) describe(units []int, days span) *Evaluation {
	at := days.Days()
	area := &NamedArea{Period: days.String(), From: at.From.String(), To: at.To.String(), Units: []NamedRef{}, Years: []Span{}}
	var codes, names []string
	for _, i := range units {
		u := &c.level.units[i]
		area.Units = append(area.Units, NamedRef{u.Code, u.Name})
		codes, names = append(codes, u.Code), append(names, u.Name)
	}
	return &Evaluation{Campaign: area, Name: days.String(), Code: strings.Join(codes, ","), Unit: strings.Join(names, ", "), Started: at.From.String(), Matched: []Comparee{}, Sources: []Effect{}}
}

var (
	campaignNotOver = Text{"Chưa thể kết luận: đợt cao điểm chưa kết thúc hoặc chưa có đủ số liệu đến hết đợt.", "Cannot be told: the campaign is not over, or the data do not reach its end."}
	nobodyLike      = Text{"Chưa thể kết luận: không còn đủ nơi khác để so sánh.", "Cannot be told: too few other places are left to compare with."}

	campaignTooEarly = Text{fmt.Sprintf("Chưa thể kết luận: chưa có số liệu của cùng kỳ ít nhất %d năm trước.", leastEarlier),
		fmt.Sprintf("Cannot be told: there are no data of the same days of %d years before at least.", leastEarlier)}
)
