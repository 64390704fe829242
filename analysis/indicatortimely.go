package analysis

import "github.com/antoan-vn/antoan/geo"

// TimelinessFigures counts the monthly reports that the communes of an edition owe, and
// tells how long incidents take to become known. OnTime, Late, Missing and NotDue add
// up to Owed.
type TimelinessFigures struct {
	Owed    int `json:"owed"`
	OnTime  int `json:"on_time"`
	Late    int `json:"late"`
	Missing int `json:"missing"` // the day they were due has passed
	NotDue  int `json:"not_yet_due"`
	Undated int `json:"undated"` // of OnTime: the day they came in is not stated
	DueDays int `json:"due_days"`

	Incidents  int      `json:"incidents"`
	Timed      int      `json:"timed"` // with a day of report
	MedianDays *float64 `json:"median_days"`
}

// timeliness adds I5, for every edition whose units owe reports of the period.
func (a *asking) timeliness(answer *Indicators) error {
	f := newFiler(a.book.filed, a.asOf, a.request.DueDays)
	for _, e := range a.editions {
		for _, p := range a.periods {
			t := &TimelinessFigures{DueDays: a.request.DueDays}
			a.reportsOwed(t, f, e, p.Months())
			if t.Owed == 0 {
				continue
			}
			var waits []int
			a.counted(p.Days(), func(row int) {
				t.Incidents++
				if reported := a.book.reported[row]; reported != int32(geo.MinDay) {
					waits = append(waits, max(0, int(reported-a.book.facts.day[row])))
				}
			})
			t.Timed, t.MedianDays = len(waits), median(waits)
			i := a.row("I5", e, e.levels[0].name, p)
			i.Unit, i.Timeliness = a.request.Unit, t
			answer.Indicators = append(answer.Indicators, i)
		}
	}
	return nil
}

func (a *asking) reportsOwed(t *TimelinessFigures, f *filer, e *edition, months []geo.Period) {
	scope := geo.ScopeOf(a.ctx)
	for _, month := range months {
		if !a.book.atlas.owes(e, month) || month.From > a.asOf {
			continue
		}
		for i := range e.levels[0].units {
			u := &e.levels[0].units[i]
			if a.inUnit != nil && !a.inUnit[i] || !scope.Contains(u.Area) {
				continue
			}
			t.Owed++
			switch state, _, in := f.state(u.ID, month); state {
			case onTime:
				t.OnTime++
				if in == geo.MinDay {
					t.Undated++
				}
			case late:
				t.Late++
			case overdue:
				t.Missing++
			default:
				t.NotDue++
			}
		}
	}
}
