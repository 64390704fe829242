package analysis

import "github.com/antoan-vn/antoan/geo"

var unitNouns = map[geo.Level]unitNoun{geo.Commune: {"xã", "commune", "communes"}, geo.District: {"huyện", "district", "districts"}}

// cleanUnits adds I1: the units without a qualifying incident, in every edition, in
// both readings.
func (a *asking) cleanUnits(answer *Indicators) error {
	if a.request.Unit != "" {
		return nil
	}
	for _, level := range []geo.Level{geo.Commune, geo.District} {
		if a.request.Level != "" && a.request.Level != level {
			continue
		}
		all, err := aims(a.book.plans, "I1", level)
		if err != nil {
			return err
		}
		var asked []cleanAsked
		for _, e := range a.editions {
			if e.level(level) == nil {
				continue
			}
			for _, p := range a.periods {
				asked = append(asked, cleanAsked{e, p})
			}
		}
		shares, err := onEveryCore(a.ctx, asked, func(k cleanAsked) (of [len(readings)]*Share, err error) {
			for r, reading := range readings { // one after the other: the second finds the silence of the first
				if of[r], err = a.cleanShare(k.edition, level, reading, k.period.Days(), all); err != nil {
					break
				}
			}
			return of, err
		})
		if err != nil {
			return err
		}
		for k, of := range shares {
			for r, share := range of {
				if share.Units == 0 {
					continue // the caller sees none of them
				}
				i := a.row("I1", asked[k].edition, level, asked[k].period)
				i.Reading, i.Share = readings[r], share
				i.Warnings = append(i.Warnings, a.planWarnings(share, asked[k].edition, level)...)
				answer.Indicators = append(answer.Indicators, i)
			}
		}
	}
	return nil
}

// readings in the order of an answer.
var readings = [...]string{ReadingA, ReadingB}

// cleanAsked is what shares are asked for.
type cleanAsked struct {
	edition *edition
	period  span
}

func (a *asking) cleanShare(e *edition, level geo.Level, reading string, days geo.Period, all []aim) (*Share, error) {
	q, err := a.question("status", reading, e, level, days)
	if err != nil {
		return nil, err
	}
	j, err := q.judged()
	if err != nil {
		return nil, err
	}
	s := j.share()
	if target := aimFor(all, reading, days); target != nil && s.Units > 0 {
		s.Plan, s.PlanPeriod, s.PlanEdition = target.plan.Code, target.covers(days), a.book.atlas.editionOf(target.plan) == e
		if s.PlanEdition && geo.ScopeOf(a.ctx).All && target.Denominator > s.Units {
			s.Denominator = target.Denominator
		}
		s.measure(target.Threshold, unitNouns[level])
	}
	return s, nil
}

// level returns the units of a tier, nil where the edition has none.
func (e *edition) level(name geo.Level) *level {
	for _, l := range e.levels {
		if l.name == name {
			return l
		}
	}
	return nil
}
