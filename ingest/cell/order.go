package cell

import "github.com/antoan-vn/antoan/geo"

// Orders gathers what the dates of one column say about the order of day and
// month. It keeps counts and a row of each kind, never a date. The zero value
// is ready; set Today where dates in the future should count as evidence.
type Orders struct {
	Today geo.Day // 0: not known

	counts Evidence
	first  [2]geo.Day // under each order, of the first and of the last single day
	last   [2]geo.Day
	days   int64
}

// Evidence is what Orders has counted. Proofs are cells that can be read in one
// order only; everything else is a hint. The two-element counts are of what is
// odd under day first and under month first.
type Evidence struct {
	Cells      int64 // dates added
	DayFirst   int64 // cells that prove day first, such as 22/6/2022
	MonthFirst int64 // cells that prove month first, such as 6/22/2022
	Ambiguous  int64 // cells whose day depends on the order, those of Sense included

	DayFirstRow, MonthFirstRow int64 // the first row of each proof, 0 for none

	Vietnamese int64    // ambiguous cells with Vietnamese words or dots: hints at day first
	English    int64    // ambiguous cells with English words such as PM: hints at month first
	Sense      [2]int64 // cells that make sense in one order only, see FormBySense: hints at it
	ShortYears int64    // cells with a year of two digits, which may stand first, too
	Future     [2]int64 // ambiguous cells that would lie in the future
	Backward   [2]int64 // cells that would lie before the one above
	Early      [2]int64 // rows that would have been reported before they happened, see Pair
	Columns    [2]int64 // other columns of the file that are proved, see Beside

	Machine     int64 // dates that a program wrote: y-m-d and serials
	MachineLate int64 // those of them after the 12th of a month, see Verdict.Swapped
	Timed       int64 // cells with a time of day
	Midnight    int64 // those of them at 0:00; where it is all, the program that wrote them knew no times
}

// Add counts a date of a row.
func (o *Orders) Add(row int64, r Readings) {
	e := &o.counts
	e.Cells++
	if r.Form&FormShortYear != 0 {
		e.ShortYears++
	}
	d := r.DayFirst
	if r.Order == OrderMDY {
		d = r.MonthFirst
	}
	if d.Minute != geo.NoMinute {
		if e.Timed++; d.Minute == 0 && d.Second == 0 {
			e.Midnight++
		}
	}
	switch order := r.Order; {
	case order == OrderDMY && r.Form&FormBySense != 0:
		e.Ambiguous++
		e.Sense[0]++
	case order == OrderMDY && r.Form&FormBySense != 0:
		e.Ambiguous++
		e.Sense[1]++
	case order == OrderDMY:
		if e.DayFirst++; e.DayFirstRow == 0 {
			e.DayFirstRow = row
		}
	case order == OrderMDY:
		if e.MonthFirst++; e.MonthFirstRow == 0 {
			e.MonthFirstRow = row
		}
	case order == OrderEither:
		e.ambiguous(r, o.Today)
	case order == OrderYMD || r.Form&FormSerial != 0:
		if e.Machine++; r.Form&FormLateDay != 0 {
			e.MachineLate++
		}
	}
	o.step(r)
}

func (e *Evidence) ambiguous(r Readings, today geo.Day) {
	e.Ambiguous++
	switch {
	case r.Form&(FormVietnamese|FormDots) != 0:
		e.Vietnamese++
	case r.Form&FormEnglish != 0:
		e.English++
	}
	if today == 0 {
		return
	}
	if r.DayFirst.From > today {
		e.Future[0]++
	}
	if r.MonthFirst.From > today {
		e.Future[1]++
	}
}

// step counts where a column goes back in time; most lists run forward.
func (o *Orders) step(r Readings) {
	if r.DayFirst.From != r.DayFirst.To || r.MonthFirst.From != r.MonthFirst.To {
		return
	}
	now := [2]geo.Day{r.DayFirst.From, r.MonthFirst.From}
	switch r.Order { // a date of one order is a fixed point of both
	case OrderDMY:
		now[1] = now[0]
	case OrderMDY:
		now[0] = now[1]
	}
	if o.days == 0 {
		o.first = now
	} else {
		o.counts.backward(o.last, now)
	}
	o.last = now
	o.days++
}

func (e *Evidence) backward(before, now [2]geo.Day) {
	for i := range now {
		if now[i] < before[i] {
			e.Backward[i]++
		}
	}
}

// Pair counts a row whose report would come before what it reports. Both
// columns must be of one hand, and so of one order; columns that do not depend
// on it tell nothing.
func (o *Orders) Pair(occurred, reported Readings) {
	if !occurred.Ambiguous() && !reported.Ambiguous() {
		return
	}
	for i, order := range [...]Order{OrderDMY, OrderMDY} {
		happened, f := occurred.In(order)
		known, g := reported.In(order)
		if f == nil && g == nil && known.To < happened.From {
			o.counts.Early[i]++
		}
	}
}

// Beside counts another column of the same file, whose proof is a hint here.
func (o *Orders) Beside(v Verdict) {
	switch {
	case v.State == Proved && v.Order == OrderDMY:
		o.counts.Columns[0]++
	case v.State == Proved && v.Order == OrderMDY:
		o.counts.Columns[1]++
	}
}

// Merge adds what was gathered of the rows that follow, so that parts of a file
// may be read at once. Proofs of different columns may be merged as well, where
// the whole file is known to be of one hand.
func (o *Orders) Merge(next *Orders) {
	o.counts.add(&next.counts)
	switch {
	case next.days == 0:
	case o.days == 0:
		o.first, o.last, o.days = next.first, next.last, next.days
	default:
		o.counts.backward(o.last, next.first)
		o.last = next.last
		o.days += next.days
	}
}

func (e *Evidence) add(next *Evidence) {
	e.Cells += next.Cells
	e.DayFirst += next.DayFirst
	e.MonthFirst += next.MonthFirst
	e.Ambiguous += next.Ambiguous
	e.Vietnamese += next.Vietnamese
	e.English += next.English
	e.ShortYears += next.ShortYears
	e.Machine += next.Machine
	e.MachineLate += next.MachineLate
	e.Timed += next.Timed
	e.Midnight += next.Midnight
	for i := range e.Future {
		e.Sense[i] += next.Sense[i]
		e.Future[i] += next.Future[i]
		e.Backward[i] += next.Backward[i]
		e.Early[i] += next.Early[i]
		e.Columns[i] += next.Columns[i]
	}
	if e.DayFirstRow == 0 {
		e.DayFirstRow = next.DayFirstRow
	}
	if e.MonthFirstRow == 0 {
		e.MonthFirstRow = next.MonthFirstRow
	}
}
