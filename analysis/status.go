package analysis

import (
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
)

// The states of a unit, the first that applies.
const (
	hasIncidents  = "has_incidents"
	silent        = "silent"
	confirmedZero = "confirmed_zero"
	partial       = "partial"
	notReporting  = "not_reporting"
)

var states = []string{hasIncidents, silent, confirmedZero, partial, notReporting}

// status tells zero confirmed, silent and not reporting apart.
func status(q *question) error {
	j, err := q.judged()
	if err != nil {
		return err
	}
	n := len(j.state)
	upper := unknowns(n)
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	q.words("status", j.state)
	q.counted("incidents", j.sure.units)
	q.counted("possible", j.possible.units)
	q.floats("expected", j.expected)
	q.counted("months_due", j.due)
	q.counted("months_reported", j.in)
	q.floats("rate_upper", upper)
	q.areas()
	people := q.people()
	for i := range n {
		if !q.hides(i) {
			upper[i] = perYear100k(rate.PoissonUpper(j.sure.units[i]+j.possible.units[i], confidence), people[i], q.Years)
		}
	}
	q.tell(j.state, j.sure, j.possible)
	return nil
}

// judgement is the state of every unit, empty where it is hidden, with what it was
// made from.
type judgement struct {
	sure, possible tally
	due, in        []int64 // months
	expected       []float64
	state          []string
}

// judged finds the state of every unit.
func (q *question) judged() (*judgement, error) {
	j := &judgement{state: make([]string, len(q.level.units))}
	j.sure, j.possible = q.qualifying()
	j.due, j.in = q.monthsReported(q.monthsDue())
	silent, expected, err := q.silentOver()
	if err != nil {
		return nil, err
	}
	j.expected = expected
	for i := range j.state {
		if !q.hides(i) {
			j.state[i] = stateOf(j.sure.units[i]+j.possible.units[i], silent[i], j.due[i], j.in[i])
		}
	}
	return j, nil
}

// qualifying counts the incidents that qualify, and those that may, in the units
// that are shown.
func (q *question) qualifying() (sure, possible tally) {
	sure, possible = q.state.facts.qualifying(q.conditions, q.Reading, q.edition.ID, len(q.edition.levels[0].units))
	return q.sum(sure), q.sum(possible)
}

// stateOf gives the first state that applies. A period in which no month is due
// yet can confirm nothing.
func stateOf(count int64, silence bool, due, in int64) string {
	switch {
	case count > 0:
		return hasIncidents
	case silence:
		return silent
	case due > 0 && in == due:
		return confirmedZero
	case in > 0:
		return partial
	}
	return notReporting
}

// silentOver judges every unit as layer silence does, by all incidents of the filter:
// a unit is silent or it is not, whatever the reading. It returns how many incidents
// were expected over the window as well.
func (q *question) silentOver() (silent []bool, expected []float64, err error) {
	over, found, err := q.heard()
	if err != nil {
		return nil, nil, err
	}
	over.tellSilence(found) // into the metadata that both share
	silent, expected = make([]bool, len(found)), unknowns(len(found))
	for i, f := range found {
		silent[i], expected[i] = f.Verdict == rate.NeedsCheck, f.expected
	}
	return silent, expected, nil
}

// monthsDue returns the calendar months of the period, cut to it, that are over:
// today's own is not.
func (q *question) monthsDue() []geo.Period {
	months := q.Period.Months()
	for len(months) > 0 && months[len(months)-1].To >= q.today {
		months = months[:len(months)-1]
	}
	return months
}

// monthsReported returns, per unit, the months due and those reported.
func (q *question) monthsReported(months []geo.Period) (due, in []int64) {
	due, in = make([]int64, len(q.level.units)), make([]int64, len(q.level.units))
	for i := range q.level.units {
		due[i], in[i] = int64(len(months)), q.monthsIn(q.level.units[i].ID, months)
	}
	return due, in
}

func (q *question) monthsIn(unit int32, months []geo.Period) (in int64) {
	covered := q.state.reports[unit]
	for _, m := range months {
		if covered.cover(m) {
			in++
		}
	}
	return in
}

func (q *question) tell(state []string, sure, possible tally) {
	counts := map[string]int64{}
	for _, s := range states {
		counts[s] = 0
	}
	for _, s := range state {
		if s != "" { // of a hidden unit
			counts[s]++
		}
	}
	q.Metadata["states"] = counts
	q.tellTotals(sure, possible)
	q.Metadata["confidence"] = confidence
}
