package analysis

import (
	"cmp"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// filing is how a unit's report for a month stands.
type filing uint8

const (
	notDue  filing = iota // not in, and the day it is due has not passed
	onTime                // in, not stated late
	late                  // in, after the day it was due or so stated
	overdue               // not in
)

// owes tells whether the units of an edition owe the report of a month: those in force
// on its last day do, and before the first edition those of the first.
func (a *atlas) owes(e *edition, month geo.Period) bool {
	return month.To <= e.ValidTo && (month.To >= e.ValidFrom || e == a.editions[0])
}

// filer tells how units' reports stand on a day.
type filer struct {
	own      map[int32][]geo.Report // that are in, by unit, ascending by their first day
	longest  geo.Day                // days of the longest of them
	asOf     geo.Day
	dueAfter int // days after the end of a month
}

func newFiler(filed []geo.Report, asOf geo.Day, dueAfter int) *filer {
	f := &filer{own: map[int32][]geo.Report{}, asOf: asOf, dueAfter: dueAfter}
	for _, r := range filed {
		if r.In() && r.Known() <= asOf {
			f.own[r.Unit] = append(f.own[r.Unit], r)
			f.longest = max(f.longest, r.Period.To-r.Period.From+1)
		}
	}
	for _, own := range f.own {
		slices.SortStableFunc(own, func(a, b geo.Report) int { return cmp.Compare(a.Period.From, b.Period.From) })
	}
	return f
}

// due is the last day on which the report of a month is in time.
func (f *filer) due(month geo.Period) geo.Day { return month.To + geo.Day(f.dueAfter) }

// state tells how a unit's report of a month stands, whether it says that there was
// nothing, and the day it came in, geo.MinDay where that is not stated. Several
// reports may make up a month: the last of them counts.
func (f *filer) state(unit int32, month geo.Period) (s filing, nothing bool, in geo.Day) {
	var covered days
	whole := false // one report covers the month: the usual case
	s, nothing, in = onTime, true, geo.MinDay
	own := f.own[unit]
	first, _ := slices.BinarySearchFunc(own, month.From-f.longest, func(r geo.Report, day geo.Day) int { return cmp.Compare(r.Period.From, day) })
	for _, r := range own[first:] {
		if month.To < r.Period.From {
			break
		}
		if r.Period.To < month.From {
			continue
		}
		if whole = whole || r.Period.From <= month.From && month.To <= r.Period.To; !whole {
			covered = append(covered, r.Period)
		}
		nothing = nothing && r.State == reportNil
		if in = max(in, r.Submitted); r.State == reportLate || r.Submitted > f.due(month) {
			s = late
		}
	}
	switch {
	case whole || covered.merged().cover(month):
		return s, nothing, in
	case f.due(month) >= f.asOf:
		return notDue, false, geo.MinDay
	}
	return overdue, false, geo.MinDay
}

var (
	reportNil  = mustPlace(geo.ReportingStates, "nil_report")
	reportLate = mustPlace(geo.ReportingStates, "late")
)
