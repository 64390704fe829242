package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// aim is a target with the plan that sets it.
type aim struct {
	plan *geo.Plan
	geo.Target
}

// aims returns the targets of an indicator at a level. Plans that contradict each
// other are a *geo.InvalidError.
func aims(plans []geo.Plan, indicator string, level geo.Level) ([]aim, error) {
	if err := geo.PlansAgree(plans); err != nil {
		return nil, err
	}
	var all []aim
	for i := range plans {
		for _, t := range plans[i].Targets {
			if t.Indicator == indicator && t.Level == level {
				all = append(all, aim{&plans[i], t})
			}
		}
	}
	return all, nil
}

// aimFor returns the target that a period is measured by, nil without one: the one
// that shares most days with it, else the nearest, for a year beyond the plan is
// asked the plan's question too.
func aimFor(all []aim, reading string, p geo.Period) *aim {
	var best *aim
	distance := func(a *aim) int { // negative: days in common
		return max(int(a.Period.From), int(p.From)) - min(int(a.Period.To), int(p.To)) - 1
	}
	for i := range all {
		if a := &all[i]; (a.Reading == "" || a.Reading == reading) && (best == nil || distance(a) < distance(best)) {
			best = a
		}
	}
	return best
}

// covers tells whether a period is wholly one that the target speaks of.
func (a *aim) covers(p geo.Period) bool { return a.Period.From <= p.From && p.To <= a.Period.To }

// editionOf returns the edition whose units a plan counts: the one it names, else the
// one in force when it was signed, else the nearest to that day. nil without any.
func (a *atlas) editionOf(p *geo.Plan) *edition {
	if i := slices.IndexFunc(a.editions, func(e *edition) bool { return e.Code == p.Edition }); i >= 0 {
		return a.editions[i]
	}
	var best *edition
	away := func(e *edition) int { return max(int(e.ValidFrom)-int(p.Signed), int(p.Signed)-int(e.ValidTo), 0) }
	for _, e := range a.editions {
		if best == nil || away(e) < away(best) {
			best = e
		}
	}
	return best
}
