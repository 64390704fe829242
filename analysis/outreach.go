package analysis

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
)

// What outreach and need say of each other. Need is high where the smoothed rate is
// above that of all units, or where silence needs a check: zero is not safe.
const (
	outreachGap     = "gap"        // high need, reached less than the level's own rate
	outreachCovered = "covered"    // high need, reached as much or more
	outreachAhead   = "ahead"      // no high need, reached as much or more
	outreachLower   = "lower_need" // no high need, reached less
)

// outreach sets the people that activities of the workstream outreach reached beside
// the need of each unit, so that a gap shows. A person who came twice counts twice.
func outreach(q *question) error {
	t := q.count()
	r, err := q.risk(t.units)
	if err != nil {
		return err
	}
	n := needs{risk: r}
	prior, err := n.smooth()
	if err != nil {
		return err
	}
	if err := n.listen(q); err != nil {
		return err
	}
	reach := q.reached(r)
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	q.counted("activities", reach.activities)
	for at, name := range []string{"women", "men", "children"} {
		q.counted(name, reach.people[at])
	}
	q.counted("reached", reach.all)
	q.floats("per_1000", reach.per1000)
	q.counted("count", r.counts)
	eb, low, high, per := unknowns(len(r.counts)), unknowns(len(r.counts)), unknowns(len(r.counts)), r.per(q.Years)
	silence, verdict := make([]string, len(r.counts)), make([]string, len(r.counts))
	for i, e := range n.eb {
		if q.hides(i) {
			continue
		}
		people := r.people[i]
		eb[i], low[i], high[i] = e.Value*people*per[i], e.Low*people*per[i], e.High*people*per[i]
		silence[i] = string(n.silent[i])
		if prior != nil && people > 0 {
			verdict[i] = outreachVerdict(e.Value > n.mean || n.silent[i] == rate.NeedsCheck, reach.per1000[i] < reach.mean)
		}
	}
	q.floats("eb_global", eb)
	q.floats("eb_low", low)
	q.floats("eb_high", high)
	q.words("silence", silence)
	q.words("verdict", verdict)
	q.counted("educated", reach.educated)
	q.people()
	q.tellTotals(t)
	q.Metadata["confidence"] = confidence
	if !math.IsNaN(reach.mean) {
		q.Metadata["reached_per_1000"] = reach.mean
	}
	verdicts := map[string]int{outreachGap: 0, outreachCovered: 0, outreachAhead: 0, outreachLower: 0}
	for _, v := range verdict {
		if v != "" {
			verdicts[v]++
		}
	}
	q.Metadata["verdicts"] = verdicts // in place of those on silence
	return nil
}

func outreachVerdict(need, less bool) string {
	switch {
	case need && less:
		return outreachGap
	case need:
		return outreachCovered
	case less:
		return outreachLower
	}
	return outreachAhead
}

// reach is how many people the plan's work reached in each unit.
type reach struct {
	activities []int64
	people     [3][]int64 // women, men, children
	all        []int64
	educated   []int64
	per1000    []float64 // of the inhabitants; NaN where nobody's number is known
	mean       float64   // of all units with people together
}

// reached adds up the activities that began in the period, and the people educated in
// periods that lie within it whole.
func (q *question) reached(r *risk) *reach {
	n := len(q.level.units)
	out := &reach{activities: make([]int64, n), all: make([]int64, n), educated: make([]int64, n), per1000: unknowns(n), mean: math.NaN()}
	for k := range out.people {
		out.people[k] = make([]int64, n)
	}
	period := q.Period
	if period.Days() == 0 { // nothing is stored of incidents, and no dates were given
		period = q.Filter.Period
	}
	q.entries(geo.Activities, period, func(e *geo.Entry, at int) {
		if uint8(e.Values[geo.ActivityWorkstream].Number) != geo.WorkstreamOutreach || !period.Contains(geo.Day(e.Values[geo.ActivityOn].Number)) {
			return
		}
		out.activities[at]++
		for k, field := range []int{geo.ActivityWomen, geo.ActivityMen, geo.ActivityChildren} {
			out.people[k][at] += e.Values[field].Number
			out.all[at] += e.Values[field].Number
		}
	}).tell(q, "activities_elsewhere")
	q.entries(geo.Education, period, func(e *geo.Entry, at int) {
		if p := geo.Education.Period(e); !period.Contains(p.From) || !period.Contains(p.To) {
			return
		}
		for _, field := range []int{geo.EducationWomen, geo.EducationMen, geo.EducationChildren} {
			out.educated[at] += e.Values[field].Number
		}
	}).tell(q, "education_elsewhere")
	var people, all float64
	for i, p := range r.people {
		if p > 0 {
			out.per1000[i] = float64(out.all[i]) * 1000 / p
			people, all = people+p, all+float64(out.all[i])
		}
	}
	if people > 0 {
		out.mean = all * 1000 / people
	}
	return out
}
