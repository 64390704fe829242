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
	finest := len(q.edition.levels[0].units)
	sure, possible := q.state.facts.qualifying(q.conditions, q.Reading, q.edition.ID, finest)
	sure, possible = q.level.sum(sure), q.level.sum(possible)

	n := len(sure.units)
	state := make([]string, n)
	due, in := make([]int64, n), make([]int64, n)
	expected, upper := make([]float64, n), make([]float64, n)
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	q.Columns = append(q.Columns, Column{Name: "status", Texts: state})
	q.counts("incidents", sure.units)
	q.counts("possible", possible.units)
	q.floats("expected", expected)
	q.counts("months_due", due)
	q.counts("months_reported", in)
	q.floats("rate_upper", upper)
	q.areas()
	people := q.people()

	silent, err := q.silentOver(expected)
	if err != nil {
		return err
	}
	months := q.monthsDue()
	for i := range state {
		due[i], in[i] = int64(len(months)), q.monthsIn(q.level.units[i].ID, months)
		upper[i] = perYear100k(rate.PoissonUpper(sure.units[i]+possible.units[i], confidence), people[i], q.Years)
		state[i] = stateOf(sure.units[i]+possible.units[i], silent[i], due[i], in[i])
	}
	q.tell(state, sure, possible)
	return nil
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

// silentOver judges every unit by the incidents that qualify or may within the
// window that ends with the period, and fills in how many were expected there.
func (q *question) silentOver(expected []float64) ([]bool, error) {
	over := *q
	layer := *q.Layer // the columns of the people over the window are not the answer's
	over.Layer = &layer
	window := q.silenceWindow()
	over.within(window)
	sure, possible := q.state.facts.qualifying(over.conditions, q.Reading, q.edition.ID, len(q.edition.levels[0].units))
	sure, possible = q.level.sum(sure), q.level.sum(possible)
	r := &risk{counts: sure.units, people: make([]float64, len(expected)), hidden: make([]bool, len(expected))}
	for i, n := range over.people() {
		r.counts[i] += possible.units[i]
		r.people[i] = float64(max(0, n))
	}
	found, of, err := over.silenceOf(r)
	if err != nil {
		return nil, err
	}
	q.tellSilence(window, found)
	silent := make([]bool, len(found))
	for i, f := range found {
		silent[i], expected[i] = f.Verdict == rate.NeedsCheck, of[i]
	}
	return silent, nil
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
		counts[s]++
	}
	q.Metadata["states"] = counts
	q.Metadata["total"] = sure.total() + possible.total()
	q.Metadata["unlocated"] = sure.outside + possible.outside
	q.Metadata["uncertain"] = sure.uncertain + possible.uncertain
	q.Metadata["confidence"] = confidence
}
