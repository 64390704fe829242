package analysis

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// models tells, per unit, of the safety models that run or have ended by a day, the
// trusted addresses that are open, and how the commitments between police and Union
// stand. The day is the last of the period, or today where that comes first.
func models(q *question) error {
	day := q.lastDay()
	n := len(q.level.units)
	active, ended, addresses := make([]int64, n), make([]int64, n), make([]int64, n)
	met, share, capacity := make([]geo.Day, n), unknowns(n), make([]int64, n)
	for i := range met {
		met[i], capacity[i] = geo.MinDay, missing
	}
	unplaced := 0
	places := q.state.placeModels(q.edition)
	for k := range q.state.models {
		m := &q.state.models[k]
		at := outside
		if places[k] >= 0 {
			at = q.level.upward[places[k]]
		}
		switch {
		case m.Period.From > day:
		case at < 0:
			unplaced++
		case m.Period.To < day:
			ended[at]++
		default:
			active[at]++
			if m.LastMet <= day { // of a later meeting it is not known when the one before was
				met[at] = max(met[at], m.LastMet)
			}
			if m.Capacity >= 0 {
				capacity[at] = max(0, capacity[at]) + m.Capacity
			}
		}
	}
	open, _ := q.openAddresses(day)
	for _, at := range open {
		addresses[at]++
	}
	last := make([]string, n)
	for i := range last {
		if q.hides(i) {
			continue
		}
		if met[i] != geo.MinDay {
			last[i] = met[i].String()
		}
		if all := active[i] + ended[i]; all > 0 {
			share[i] = float64(active[i]) / float64(all)
		}
	}
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	q.counted("active", active)
	q.counted("ended", ended)
	q.floats("active_share", share)
	q.words("last_met", last)
	q.counted("capacity", capacity)
	q.counted("addresses", addresses)
	q.words("commitment", q.commitments(day))
	q.Metadata["as_of"] = day.String()
	if q.scope.All {
		q.Metadata["unplaced"] = unplaced
	}
	return nil
}

// lastDay is the day on which an answer about a state of things looks: the last of the
// period asked for, or today where that comes first.
func (q *question) lastDay() geo.Day { return min(q.Filter.Period.To, q.today) }

// How a commitment stands: the states of geo.CommitmentStates, but one that is signed
// and whose last day has passed is expired.
const expired = "expired"

// commitments says how the latest commitment of each unit stands on a day.
func (q *question) commitments(day geo.Day) []string {
	n := len(q.level.units)
	state, since := make([]string, n), make([]geo.Day, n)
	for i := range since {
		since[i] = math.MinInt32
	}
	out := q.entries(geo.Commitments, geo.AllDates, func(e *geo.Entry, at int) {
		place := uint8(e.Values[geo.CommitmentState].Number)
		p := geo.Commitments.Period(e)
		from := p.From
		if place == geo.CommitmentPlanned {
			from = geo.MinDay // a plan replaces nothing that was signed
		}
		if e.Unit != q.level.units[at].ID || from > day || from < since[at] {
			return // of a unit below or before, not yet signed, or an earlier one
		}
		since[at], state[at] = from, geo.CommitmentStates.String(place)
		if place == geo.CommitmentSigned && p.To < day {
			state[at] = expired
		}
	})
	out.tell(q, "commitments_elsewhere")
	return state
}
