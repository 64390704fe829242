package analysis

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/antoan-vn/antoan/geo"
)

// Plans are the coordination plans that are stored, the oldest first.
type Plans struct {
	Plans []PlanView `json:"plans" nullable:"false"`
}

// PlanView is a plan with the edition whose units it counts.
type PlanView struct {
	Code      string       `json:"code"`
	Name      string       `json:"name"`
	Signed    string       `json:"signed_on"`
	From      string       `json:"from"`
	To        string       `json:"to"`
	Edition   string       `json:"edition"`    // as the plan names it; empty where it does not
	CountedIn string       `json:"counted_in"` // the edition it is measured in: the one named, else the one in force when it was signed
	Targets   []TargetView `json:"targets" nullable:"false"`
	Warnings  []Text       `json:"warnings,omitempty"`
}

// TargetView is a target with the number of units that it is a share of.
type TargetView struct {
	Indicator   string    `json:"indicator"`
	Level       geo.Level `json:"level"`
	Reading     string    `json:"reading"` // empty: both
	From        string    `json:"from"`
	To          string    `json:"to"`
	Share       int       `json:"share"`       // percent
	Denominator int       `json:"denominator"` // units that the plan states; 0 where it does not
	Units       int       `json:"units"`       // of the edition it is measured in
}

// Plans returns the stored plans; geo.ErrUnavailable before the data have been read.
func (s *Service) Plans(context.Context) (*Plans, error) {
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	answer := &Plans{Plans: []PlanView{}}
	for i := range st.plans {
		answer.Plans = append(answer.Plans, *st.atlas.planView(&st.plans[i]))
	}
	return answer, nil
}

func (a *atlas) planView(p *geo.Plan) *PlanView {
	v := &PlanView{Code: p.Code, Name: p.Name, Signed: p.Signed.String(), From: p.Period.From.String(), To: p.Period.To.String(), Edition: p.Edition, Targets: []TargetView{}}
	e := a.editionOf(p)
	if e != nil {
		v.CountedIn = e.Code
		if p.Edition != "" && p.Edition != e.Code {
			v.Warnings = append(v.Warnings, notStored(p.Edition, e))
		}
	}
	for _, t := range p.Targets {
		of := TargetView{Indicator: t.Indicator, Level: t.Level, Reading: t.Reading, From: t.Period.From.String(), To: t.Period.To.String(), Share: t.Threshold, Denominator: t.Denominator, Units: e.count(t.Level)}
		switch noun := unitNouns[t.Level]; {
		case e == nil:
		case of.Units == 0:
			v.Warnings = append(v.Warnings, Text{fmt.Sprintf("Địa giới %s không có cấp %s: chỉ tiêu không có mẫu số.", e.Code, noun.vi), fmt.Sprintf("Edition %s has no %s: the target has no denominator.", e.Code, noun.many)})
		case t.Denominator != 0 && t.Denominator != of.Units:
			v.Warnings = append(v.Warnings, otherDenominator(t.Denominator, of.Units, e, noun))
		}
		v.Targets = append(v.Targets, of)
	}
	return v
}

// notStored says that the edition a plan names is not there, and which stands for it.
func notStored(named string, e *edition) Text {
	return Text{fmt.Sprintf("Địa giới %s mà kế hoạch nêu không được lưu: tính theo %s.", named, e.Code),
		fmt.Sprintf("Edition %s, which the plan names, is not stored: measured in %s.", named, e.Code)}
}

// otherDenominator says that a plan counts another number of units than are stored.
func otherDenominator(stated, stored int, e *edition, noun unitNoun) Text {
	return Text{fmt.Sprintf("Kế hoạch tính trên %d %s, địa giới %s lưu %d: kết luận theo số lớn hơn, phần thiếu coi như chưa rõ.", stated, noun.vi, e.Code, stored),
		fmt.Sprintf("The plan counts %s, edition %s has %d: the verdict is of the larger number, and what is lacking counts as not known.", numbered(stated, noun), e.Code, stored)}
}

// count is the number of units of a level; 0 without it, or without an edition.
func (e *edition) count(name geo.Level) int {
	if e == nil {
		return 0
	}
	if l := e.level(name); l != nil {
		return len(l.units)
	}
	return 0
}

// SavePlans stores plans in place of those of the same codes, all or none, and returns
// them as they stand. It returns *geo.InvalidError for what Check finds, an edition that
// is not stored, a target without units to be a share of, one whose days lie in two
// editions of which the plan names none, and targets that contradict each other;
// geo.ErrUnavailable before the data have been read, and the context's error.
func (s *Service) SavePlans(ctx context.Context, plans []geo.Plan) (*Plans, error) {
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	for i := range plans {
		if err := st.atlas.checkPlan(&plans[i]); err != nil {
			return nil, err
		}
	}
	if err := s.store.SavePlans(ctx, plans); err != nil {
		return nil, err
	}
	if err := s.Update(ctx); err != nil {
		return nil, err
	}
	answer := &Plans{Plans: []PlanView{}}
	for i := range plans {
		answer.Plans = append(answer.Plans, *s.state.Load().atlas.planView(&plans[i]))
	}
	return answer, nil
}

// RemovePlan takes a plan away; geo.ErrNotFound for an unknown code.
func (s *Service) RemovePlan(ctx context.Context, code string) error {
	if err := s.store.RemovePlan(ctx, code); err != nil {
		return err
	}
	return s.Update(ctx)
}

// checkPlan holds a plan against the editions that are stored, none before the first.
func (a *atlas) checkPlan(p *geo.Plan) error {
	if err := p.Check(); err != nil {
		return err
	}
	e := a.editionOf(p)
	if p.Edition != "" && (e == nil || e.Code != p.Edition) {
		return geo.Invalid("edition", "edition %q is not stored: import its boundaries first, or name none", p.Edition)
	}
	if e == nil {
		return nil
	}
	for _, t := range p.Targets {
		noun, units := unitNouns[t.Level], e.count(t.Level)
		switch {
		case units == 0:
			return geo.Invalid("target", "plan %s has a target without denominator: edition %s, whose units it counts, has no %s; name another edition or take the target out", p.Code, e.Code, noun.many)
		case t.Denominator != 0 && t.Denominator != units:
			return geo.Invalid("denominator", "plan %s counts %s, edition %s has %d: correct the number, or name the edition that is meant", p.Code, numbered(t.Denominator, noun), e.Code, units)
		}
		if in := a.inForce(t.Period); p.Edition == "" && len(in) > 1 {
			return geo.Invalid("edition", "the target of plan %s from %s to %s lies partly in edition %s and partly in %s: name the one whose units it counts", p.Code, t.Period.From, t.Period.To, in[0].Code, in[1].Code)
		}
	}
	return nil
}

// inForce returns the editions in force on some day of a period.
func (a *atlas) inForce(p geo.Period) (in []*edition) {
	for _, e := range a.editions {
		if v := e.Valid(); v.From <= p.To && p.From <= v.To {
			in = append(in, e)
		}
	}
	return in
}

// WriteJSON writes the answer as one JSON object on one line.
func (a *Plans) WriteJSON(w io.Writer) error { return writeJSON(w, a) }

// WriteText writes the plans for people, a line per target.
func (a *Plans) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, p := range a.Plans {
		fmt.Fprintf(t, "%s, %s – %s (ký / signed %s, %s): %s\n", p.Code, p.From, p.To, p.Signed, p.CountedIn, p.Name)
		for _, x := range p.Targets {
			fmt.Fprintf(t, "  %s\t%s\t≥ %d %%\t%s – %s\t%s\n", x.Indicator, strings.TrimSpace(string(x.Level)+" "+x.Reading), x.Share, x.From, x.To, x.of())
		}
		for _, w := range p.Warnings {
			fmt.Fprintf(t, "  ! %s\n", w.Vi)
		}
	}
	return t.Flush()
}

// of says how many of how many units a target asks for; empty where they are not known.
func (x *TargetView) of() string {
	n := max(x.Units, x.Denominator)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d / %d", required(x.Share, n), n)
}
