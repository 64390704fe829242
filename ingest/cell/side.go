package cell

import "github.com/antoan-vn/antoan/geo"

// side is one end of a stretch of time, or a date by itself. What is 0 is not said.
type side struct {
	year, month, day int32
	a, b             int32 // day and month in the file's order
	first, last      int32 // months of a quarter or a half-year
	third            int32 // 1 to 3: đầu, giữa, cuối
	half             int32 // 1 or 2
	lone             int32 // a day or month that the other end explains
	short            bool  // the year has two digits
	yearFirst        bool  // 2022-06-22
	needsYear        bool  // there is a day or month 0, which only a year makes sense of
}

// in settles day and month by an order; false where they cannot stand in it.
func (s side) in(o Order) (side, bool) {
	if s.a == 0 {
		return s, true
	}
	if s.day, s.month = s.a, s.b; o == OrderMDY {
		s.day, s.month = s.b, s.a
	}
	s.a, s.b = 0, 0
	return s, s.month <= 12
}

// span returns the days of a side whose order is settled, in a year.
func (s side) span(year int32) (from, to geo.Day, f *Fault) {
	y := int(year)
	if s.day > 0 {
		from, f = dayOf(y, int(s.month), int(s.day))
		return from, from, f
	}
	first, last := 1, 12
	switch {
	case s.month > 0:
		first, last = int(s.month), int(s.month)
	case s.first > 0:
		first, last = int(s.first), int(s.last)
	}
	if y < 1900 {
		return 0, 0, FaultOld
	}
	if n := last - first + 1; n > 1 {
		switch {
		case s.third > 0:
			first += n / 3 * (int(s.third) - 1)
			last = first + n/3 - 1
		case s.half > 0:
			first += n / 2 * (int(s.half) - 1)
			last = first + n/2 - 1
		}
		return firstOf(y, first), firstOf(y, last+1) - 1, nil
	}
	from, to = firstOf(y, first), firstOf(y, last+1)-1
	switch {
	case s.third == 1:
		to = from + 9
	case s.third == 2:
		from, to = from+10, from+19
	case s.third == 3:
		from += 20
	case s.half == 1:
		to = from + 14
	case s.half == 2:
		from += 15
	}
	return from, to, nil
}

// firstOf returns the first day of a month; the 13th is January.
func firstOf(year, month int) geo.Day {
	if month > 12 {
		year, month = year+1, month-12
	}
	return civil(year, month, 1)
}

// readings reads a side, or a stretch with its other end, in both orders.
func (s *side) readings(end *side, o DateOptions, form Form) (r Readings, f *Fault) {
	paired := s.a > 0 || end != nil && end.a > 0
	r.Form = form
	if s.short || end != nil && end.short {
		r.Form |= FormShortYear
	}
	if end == nil && (s.day > 12 || s.a > 12 || s.b > 12) {
		r.Form |= FormLateDay
	}
	if s.yearFirst {
		r.Order = OrderYMD
	}
	if r.DayFirst, f = s.reading(end, OrderDMY, o, &r.Form); !paired {
		r.MonthFirst = r.DayFirst
		return r, f
	}
	m, monthFault := s.reading(end, OrderMDY, o, &r.Form)
	switch { // the period of the sheet gives the year of one order to the other: it proves none
	case f == nil && monthFault == FaultYearMissing:
		m, monthFault = s.sameYear(r.DayFirst).reading(end, OrderMDY, o, &r.Form)
	case f == FaultYearMissing && monthFault == nil:
		r.DayFirst, f = s.sameYear(m).reading(end, OrderDMY, o, &r.Form)
	}
	switch r.MonthFirst = m; {
	case f == nil && monthFault != nil:
		r.keep(OrderDMY, monthFault == FaultEndsBefore)
	case f != nil && monthFault == nil:
		r.keep(OrderMDY, f == FaultEndsBefore)
	case f != nil:
		if f == FaultDate {
			f = monthFault
		}
		return Readings{}, f
	case r.DayFirst != r.MonthFirst:
		r.Order = OrderEither
	}
	return r, nil
}

// keep drops the reading of the other order.
func (r *Readings) keep(o Order, bySense bool) {
	if r.Order = o; o == OrderDMY {
		r.MonthFirst = Date{}
	} else {
		r.DayFirst = Date{}
	}
	if bySense {
		r.Form |= FormBySense
	}
}

// sameYear returns the side in the year of a date.
func (s side) sameYear(d Date) *side {
	y, _, _ := d.From.Date()
	s.year = int32(y)
	return &s
}

func (s *side) reading(end *side, o Order, opt DateOptions, form *Form) (Date, *Fault) {
	d := Date{Minute: geo.NoMinute, MinuteTo: geo.NoMinute}
	from, ok := s.in(o)
	if !ok || from.lone > 0 {
		return d, FaultDate
	}
	if end == nil {
		year, f := from.yearWithin(opt.Within, form)
		if f != nil {
			return d, f
		}
		d.From, d.To, f = from.span(year)
		return d, f
	}
	to, ok := end.in(o)
	if !ok || to.lone > 0 {
		return d, FaultDate
	}
	f := stretch(&d, from, to, opt.Within, form)
	return d, f
}

// stretch sets the days of a stretch. An end without a year has that of the
// other end, or lies on the other side of the New Year.
func stretch(d *Date, from, to side, within geo.Period, form *Form) (f *Fault) {
	y0, y1 := from.year, to.year
	if y0 == 0 && y1 == 0 {
		if y0, f = from.yearWithin(within, form); f != nil {
			return f
		}
	}
	guessed, follows := y0 == 0, y1 == 0
	if guessed {
		y0 = y1
	}
	if follows {
		y1 = y0
	}
	d.From, _, f = from.span(y0)
	_, last, g := to.span(y1)
	if d.To = last; f == nil && g == nil && d.To >= d.From {
		return nil
	}
	switch {
	case guessed && g == nil:
		d.From, _, f = from.span(y0 - 1)
	case follows && f == nil:
		_, d.To, f = to.span(y1 + 1)
	case f == nil:
		f = g
	}
	if f == nil && (d.To < d.From || d.To-d.From > maxAcross) {
		f = FaultEndsBefore
	}
	return f
}

// maxAcross is how long a stretch without one of its years may be where it goes
// across a New Year, in days: a longer one is two ends exchanged.
const maxAcross = 184

// yearWithin returns the side's year, or the one year in which it touches the
// period of the sheet.
func (s side) yearWithin(p geo.Period, form *Form) (int32, *Fault) {
	if s.year > 0 || s.needsYear {
		if s.year == 0 {
			return 0, FaultYearMissing
		}
		return s.year, nil
	}
	if s.month == 0 && s.first == 0 || p == (geo.Period{}) || p.To < p.From || p.From == geo.MinDay || p.To == geo.MaxDay {
		return 0, FaultYearMissing
	}
	y0, _, _ := p.From.Date()
	y1, _, _ := p.To.Date()
	found, known := int32(0), (*Fault)(nil)
	for y := y0; y <= y1 && y <= y0+maxYears; y++ {
		from, to, f := s.span(int32(y))
		if f != nil {
			known = f
			continue
		}
		if from <= p.To && to >= p.From {
			if found > 0 {
				return 0, FaultYearMissing
			}
			found = int32(y)
		}
	}
	switch {
	case found > 0:
		*form |= FormGivenYear
		return found, nil
	case known != nil && y0 == y1:
		return 0, known
	}
	return 0, FaultYearMissing
}

// maxYears bounds the years of a period that are tried.
const maxYears = 10
