package cell

import "github.com/antoan-vn/antoan/geo"

// date understands the tokens of a cell.
func (t *tokens) date(o DateOptions) (r Readings, f *Fault) {
	if t.lunar() {
		return r, FaultLunar
	}
	weekday, f := t.cutWeekday()
	if f != nil {
		return r, f
	}
	t.joinNight()
	about := t.cutAbout()
	times, found, f := t.cutClocks(about)
	if f != nil {
		return r, f
	}
	t.trim()
	if t.n == 0 {
		return r, FaultDate
	}
	e, f := t.sides()
	if f != nil {
		return r, f
	}
	if r, f = e.readings(o, t.forms()); f == nil && weekday > 0 {
		r, f = r.onWeekday(weekday - 1)
	}
	if f != nil {
		return r, f
	}
	if r.Order != OrderMDY {
		r.DayFirst.About = about
	}
	if r.Order != OrderDMY {
		r.MonthFirst.About = about
	}
	if found.start {
		f = r.atClocks(times, found.end, &e, t.overnight)
	}
	return r, f
}

// atClocks sets the times of day that a cell gives.
func (r *Readings) atClocks(times clocks, two bool, e *ends, overnight bool) *Fault {
	switch {
	case !e.days():
		return FaultTimeInterval
	case two && (!e.ranged || times.start.Until != geo.NoMinute || times.end.Until != geo.NoMinute):
		return FaultTwoTimes
	case two:
		times.start.Until = times.end.Minute
	case overnight && times.start.Until == geo.NoMinute:
		r.onOneSide(times.start.Minute)
	}
	r.setClock(times.start)
	return nil
}

// setClock sets the time of day of the readings that there are.
func (r *Readings) setClock(c Clock) {
	for i, d := range [...]*Date{&r.DayFirst, &r.MonthFirst} {
		if i == 0 && r.Order == OrderMDY || i == 1 && r.Order == OrderDMY {
			continue
		}
		d.Minute, d.MinuteTo, d.Second, d.About = c.Minute, c.Until, c.Second, d.About || c.About
	}
}

// onOneSide puts a time of the night between two days on the evening or on the
// morning.
func (r *Readings) onOneSide(minute int16) {
	for _, d := range [...]*Date{&r.DayFirst, &r.MonthFirst} {
		if minute < 12*60 {
			d.From = d.To
		} else {
			d.To = d.From
		}
	}
}

// ends of a date in a cell: its beginning and, where it is a stretch, its end.
type ends struct {
	start, end side
	ranged     bool
}

func (e *ends) readings(o DateOptions, form Form) (Readings, *Fault) {
	if e.ranged {
		return e.start.readings(&e.end, o, form)
	}
	return e.start.readings(nil, o, form)
}

// days tells whether each end is a day rather than a month or more.
func (e *ends) days() bool {
	return (e.start.day > 0 || e.start.a > 0) && (!e.ranged || e.end.day > 0 || e.end.a > 0)
}

// forms returns how the date is written.
func (t *tokens) forms() Form {
	if t.has(tDot) {
		return t.form | FormDots
	}
	return t.form
}

// lunar tells a date of the moon's calendar, âm lịch included, which without
// accents begins like the time of day AM.
func (t *tokens) lunar() bool {
	for i := range t.n {
		if t.all[i].kind == tLunar || t.all[i].kind == tMeridiem && t.at(i+1).kind == tCalendar {
			return true
		}
	}
	return false
}

// cutWeekday takes out a day of the week; 1 is Monday, 0 none.
func (t *tokens) cutWeekday() (weekday int32, f *Fault) {
	for i := 0; i < t.n; i++ {
		w := t.all[i]
		if w.kind != tWeekday {
			continue
		}
		to := i + 1
		if w.val == 0 {
			switch n := t.at(to); {
			case n.num >= 2 && n.num <= 7:
				w.val, to = int32(n.num)-1, to+1
			case t.form&FormEnglish != 0: // Thu
				w.val = 4
			case n.kind == tNumber && n.digits == 1 && n.val >= 2 && n.val <= 7:
				w.val, to = n.val-1, to+1
			default:
				return 0, FaultDate
			}
		}
		if weekday > 0 {
			return 0, FaultDate
		}
		weekday = w.val
		t.cut(i, to)
		i--
	}
	return weekday, nil
}

// onWeekday keeps the readings that fall on a day of the week, 0 for Monday.
func (r Readings) onWeekday(w int32) (Readings, *Fault) {
	fits := func(d Date) bool { return d.From == d.To && d.From.Weekday() == int(w) }
	day, month := r.Order != OrderMDY && fits(r.DayFirst), r.Order != OrderDMY && fits(r.MonthFirst)
	switch {
	case !day && !month:
		return r, FaultWeekday
	case r.Order == OrderEither && !month:
		r.keep(OrderDMY, true)
	case r.Order == OrderEither && !day:
		r.keep(OrderMDY, true)
	}
	return r, nil
}
