package analysis

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/calendar"
)

// ReportingRequest asks who has reported for a month.
type ReportingRequest struct {
	Edition string  // empty: the one whose units owe the month's report
	Month   string  // such as 2026-05 or 2026-05@15; empty: the last that is over
	AsOf    geo.Day // 0: today
	DueDays int     // after the end of the month; 0: 5
}

// The states of a unit's report.
const (
	stateReported = "reported"
	stateNil      = "nil_report"
	stateLate     = "late"
	stateMissing  = "missing"
	stateNotDue   = "not_yet_due"
)

// Reporting is the answer, the units ascending by code.
type Reporting struct {
	Edition   string         `json:"edition"`
	Level     geo.Level      `json:"level"`
	Month     string         `json:"month"`
	From      string         `json:"from"`
	To        string         `json:"to"`
	Due       string         `json:"due"` // last day on which a report is in time
	AsOf      string         `json:"as_of"`
	States    map[string]int `json:"states"`
	Units     []UnitReport   `json:"units" nullable:"false"`
	Reminders []Reminder     `json:"reminders" nullable:"false"` // the longest without a report first
	Version   int64          `json:"data_version"`
	Software  string         `json:"software_version"`
}

// UnitReport is how a unit's reports stand: of the month, and of the twelve months that
// end with it, as far as they were owed.
type UnitReport struct {
	Code   string  `json:"code"`
	Name   string  `json:"name"`
	State  string  `json:"state"`
	In     *string `json:"submitted_on"` // null where it is not in or the day is not stated
	Owed   int     `json:"owed_in_12_months"`
	Has    int     `json:"in_of_them"`
	OnTime int     `json:"on_time_of_them"`
}

// Reminder is a unit whose report of the month is overdue.
type Reminder struct {
	Code    string `json:"code"`
	Name    string `json:"name"`
	Overdue int    `json:"days_overdue"`
	Months  int    `json:"months_missing"` // of the twelve
}

// Reporting answers a request. It returns geo.ErrNotFound where no edition is stored or
// none has this code, *geo.InvalidError for what is no month, for one that has not
// begun, and where the units of the edition asked for owe no report of it.
func (s *Service) Reporting(ctx context.Context, r ReportingRequest) (*Reporting, error) {
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	if r.AsOf == 0 {
		r.AsOf = geo.DayIn(s.now().In(vietnam))
	}
	if r.DueDays == 0 {
		r.DueDays = usualDueDays
	}
	if r.DueDays < 0 || r.DueDays > mostDays {
		return nil, geo.Invalid("due_days", "%d is no number of days from 1 to %d", r.DueDays, mostDays)
	}
	month, err := r.month()
	if err != nil {
		return nil, err
	}
	e, err := st.atlas.reporting(r.Edition, month.Days())
	if err != nil {
		return nil, err
	}
	a := &Reporting{Edition: e.Code, Level: e.levels[0].name, Month: month.String(), From: month.Days().From.String(), To: month.Days().To.String(),
		AsOf: r.AsOf.String(), States: map[string]int{}, Units: []UnitReport{}, Reminders: []Reminder{}, Version: st.facts.version, Software: s.version}
	f := newFiler(st.filed, r.AsOf, r.DueDays)
	a.Due = f.due(month.Days()).String()
	for _, state := range []string{stateReported, stateNil, stateLate, stateMissing, stateNotDue} {
		a.States[state] = 0
	}
	scope := geo.ScopeOf(ctx)
	months := st.atlas.lastYear(e, month)
	for i := range e.levels[0].units {
		if u := &e.levels[0].units[i]; scope.Contains(u.Area) {
			a.add(f, u, months)
		}
	}
	slices.SortStableFunc(a.Reminders, func(x, y Reminder) int { return cmp.Compare(y.Months, x.Months) })
	return a, nil
}

// month returns the month asked for, which must have begun.
func (r *ReportingRequest) month() (calendar.Name, error) {
	if r.Month == "" {
		y, m, _ := r.AsOf.Date()
		r.Month = geo.DayOf(y, m-1, 1).String()[:len("2006-01")]
	}
	month, err := calendar.Parse(r.Month)
	if err != nil {
		return month, geo.Invalid("month", "%q is no month: write 2026-05 or 2026-05@15", r.Month)
	}
	if len(month.Months()) != 1 || month.Days().Days() < 28 {
		return month, geo.Invalid("month", "%q is not one month: write 2026-05 or 2026-05@15", r.Month)
	}
	if month.Days().From > r.AsOf {
		return month, geo.Invalid("month", "%s has not begun on %s", month, r.AsOf)
	}
	return month, nil
}

// reporting returns the edition whose units owe the report of a month.
func (a *atlas) reporting(code string, month geo.Period) (*edition, error) {
	e, _, err := a.pick(code, "")
	if err != nil {
		return nil, err
	}
	if code != "" {
		if !a.owes(e, month) {
			return nil, geo.Invalid("edition", "the units of %s are not in force on %s and owe no report of the month", code, month.To)
		}
		return e, nil
	}
	for _, e := range a.editions {
		if a.owes(e, month) {
			return e, nil
		}
	}
	return nil, geo.NotFound("no edition was in force on %s", month.To)
}

// lastYear returns the months owed among the twelve that end with one, the last first.
func (a *atlas) lastYear(e *edition, month calendar.Name) []geo.Period {
	last := month.Days()
	months := []geo.Period{last}
	for back := 1; back < 12; back++ {
		y, m, d := last.From.Date()
		p := geo.Period{From: geo.DayOf(y, m-time.Month(back), d), To: geo.DayOf(y, m-time.Month(back)+1, d) - 1}
		if a.owes(e, p) {
			months = append(months, p)
		}
	}
	return months
}

// add tells how a unit's reports stand.
func (a *Reporting) add(f *filer, u *geo.Unit, months []geo.Period) {
	line := UnitReport{Code: u.Code, Name: u.Name, Owed: len(months)}
	missing := 0
	for k, m := range months {
		state, nothing, in := f.state(u.ID, m)
		switch state {
		case onTime:
			line.OnTime++
			line.Has++
		case late:
			line.Has++
		case overdue:
			missing++
		}
		if k == 0 {
			line.State = named(state, nothing)
			if in != geo.MinDay {
				text := in.String()
				line.In = &text
			}
		}
	}
	a.Units = append(a.Units, line)
	a.States[line.State]++
	if line.State == stateMissing {
		a.Reminders = append(a.Reminders, Reminder{Code: u.Code, Name: u.Name, Overdue: int(f.asOf - f.due(months[0])), Months: missing})
	}
}

func named(state filing, nothing bool) string {
	switch {
	case state == late:
		return stateLate
	case state == overdue:
		return stateMissing
	case state == notDue:
		return stateNotDue
	case nothing:
		return stateNil
	}
	return stateReported
}

// WriteJSON writes the answer as one JSON object on one line.
func (a *Reporting) WriteJSON(w io.Writer) error { return writeJSON(w, a) }

// WriteText writes the units that are to be reminded, and the numbers of each state.
func (a *Reporting) WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "%s, %s, hạn / due %s: đã báo cáo %d, không phát sinh %d, muộn %d, chưa báo cáo %d, chưa đến hạn %d\n", a.Month, a.Edition, a.Due,
		a.States[stateReported], a.States[stateNil], a.States[stateLate], a.States[stateMissing], a.States[stateNotDue])
	for _, r := range a.Reminders {
		fmt.Fprintf(t, "%s\t%s\tquá hạn %d ngày\tthiếu %d tháng / 12\n", r.Code, r.Name, r.Overdue, r.Months)
	}
	return t.Flush()
}
