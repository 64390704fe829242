package geo

import (
	"regexp"
	"slices"
)

// Plan is a coordination plan with the targets that it sets.
type Plan struct {
	Code    string
	Name    string
	Signed  Day
	Period  Period
	Edition string // the one whose units it counts; empty: the one in force when it was signed
	Targets []Target
}

// Target is the least share of the units of a level that an indicator must reach.
type Target struct {
	Indicator   string // such as "I1"
	Level       Level
	Reading     string // "A" or "B"; empty: the plan leaves it open
	Period      Period
	Threshold   int // percent, from 1 to 100
	Denominator int // units that the plan itself counts; 0: those of its edition
}

// Lengths and sizes that a plan may have.
const (
	maxPlanName  = 500
	maxPlanUnits = 100_000
)

var planCode = regexp.MustCompile(`^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9])?$`)

// Check returns a *InvalidError for the first thing that is wrong with a plan by
// itself, whatever else is stored.
func (p *Plan) Check() error {
	switch {
	case !planCode.MatchString(p.Code):
		return Invalid("code", "a plan is named by at most 40 letters and digits of ASCII, with - _ and . between them, such as 2022-2027: it stands in addresses")
	case p.Name == "" || len([]rune(p.Name)) > maxPlanName:
		return Invalid("name", "the title of plan %s is missing or longer than %d letters", p.Code, maxPlanName)
	case p.Signed <= MinDay || p.Signed >= MaxDay:
		return Invalid("signed_on", "the day on which plan %s was signed is missing: write YYYY-MM-DD", p.Code)
	}
	if err := bothEnds("from", "plan "+p.Code, p.Period); err != nil {
		return err
	}
	for i := range p.Targets {
		if err := p.Targets[i].check(p.Code); err != nil {
			return err
		}
	}
	return PlansAgree([]Plan{*p})
}

func bothEnds(field, what string, p Period) error {
	switch {
	case p.From <= MinDay || p.To >= MaxDay || p.From == 0 && p.To == 0:
		return Invalid(field, "%s needs a first and a last day: write both as YYYY-MM-DD", what)
	case p.To < p.From:
		return Invalid(field, "%s ends (%s) before it begins (%s)", what, p.To, p.From)
	}
	return nil
}

func (t *Target) check(plan string) error {
	switch {
	case t.Indicator != "I1":
		return Invalid("indicator", "plan %s: no target can be set for %q: I1, the share of units without a qualifying incident, has one", plan, t.Indicator)
	case t.Level != Commune && t.Level != District:
		return Invalid("level", "plan %s: a target counts communes or districts, not %q", plan, t.Level)
	case t.Reading != "" && t.Reading != "A" && t.Reading != "B":
		return Invalid("reading", "plan %s: reading %q is unknown: A, B, or none where the plan leaves it open", plan, t.Reading)
	case t.Threshold < 1 || t.Threshold > 100:
		return Invalid("share", "plan %s: a target of %d %% cannot be: write a whole number from 1 to 100", plan, t.Threshold)
	case t.Denominator < 0 || t.Denominator > maxPlanUnits:
		return Invalid("denominator", "plan %s: %d is no number of units", plan, t.Denominator)
	}
	return bothEnds("target", "the target of plan "+plan+" for "+string(t.Level)+"s", t.Period)
}

// PlansAgree returns a *InvalidError where two targets speak of the same indicator,
// level, reading and day, within a plan or between two: one verdict needs one target.
func PlansAgree(plans []Plan) error {
	type aim struct {
		plan string
		Target
	}
	var all []aim
	for _, p := range plans {
		for _, t := range p.Targets {
			if i := slices.IndexFunc(all, func(o aim) bool { return t.overlaps(&o.Target) }); i >= 0 {
				o := &all[i]
				return Invalid("plan", "plans %s and %s both set a target for %s of %ss within %s to %s: one verdict needs one target, take one of them out or shorten it",
					o.plan, p.Code, t.Indicator, t.Level, max(t.Period.From, o.Period.From), min(t.Period.To, o.Period.To))
			}
			all = append(all, aim{p.Code, t})
		}
	}
	return nil
}

func (t *Target) overlaps(o *Target) bool {
	return t.Indicator == o.Indicator && t.Level == o.Level && t.Period.From <= o.Period.To && o.Period.From <= t.Period.To &&
		(t.Reading == o.Reading || t.Reading == "" || o.Reading == "")
}
