package cell

import "github.com/antoan-vn/antoan/geo"

// number is a number of a date and how many digits it is written with.
type number struct {
	val    int32
	digits uint8
}

// parseNumbers reads dates of nothing but numbers: up to three with the same
// sign between them, or eight digits. ok is false where the text has another form.
func parseNumbers(s string, o DateOptions) (r Readings, f *Fault, ok bool) {
	var n [3]number
	k, sep := 0, byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case isDigit(c):
			if n[k].digits++; n[k].digits > 8 {
				return r, nil, false
			}
			n[k].val = n[k].val*10 + int32(c-'0')
		case c != '/' && c != '-' && c != '.' || k == 2 || n[k].digits == 0 || k > 0 && c != sep:
			return r, nil, false
		default:
			sep = c
			k++
		}
	}
	if k++; n[k-1].digits == 0 || k == 1 && n[0].digits > 4 && n[0].digits < 8 || k == 2 && n[0].digits > 4 || sep == '-' && k == 2 && n[0].digits == n[1].digits && n[0].digits == 4 {
		return r, nil, false
	}
	form := Form(0)
	if sep == '.' {
		form = FormDots
	}
	if k == 3 && n[2].digits == 4 {
		if r, ok = usual(n, form); ok {
			return r, nil, true
		}
	}
	one, f := sideOf(n[:k])
	if f != nil {
		return r, f, true
	}
	r, f = one.readings(nil, o, form)
	return r, f, true
}

// usual reads D/M/YYYY as sideOf and readings would, at a third of the cost:
// most cells are of this form. Whatever is odd is left to them.
func usual(n [3]number, form Form) (r Readings, ok bool) {
	a, b, y := int(n[0].val), int(n[1].val), int(n[2].val)
	if n[0].digits > 2 || n[1].digits > 2 || a < 1 || b < 1 || y < 1900 {
		return r, false
	}
	blank := Date{Minute: geo.NoMinute, MinuteTo: geo.NoMinute}
	dayFirst, monthFirst := b <= 12 && a <= daysIn(y, b), a <= 12 && b <= daysIn(y, a)
	if dayFirst {
		r.DayFirst = blank
		r.DayFirst.From = civil(y, b, a)
		r.DayFirst.To = r.DayFirst.From
	}
	if monthFirst {
		r.MonthFirst = blank
		r.MonthFirst.From = civil(y, a, b)
		r.MonthFirst.To = r.MonthFirst.From
	}
	switch {
	case dayFirst && monthFirst && a != b:
		r.Order = OrderEither
	case dayFirst && !monthFirst:
		r.Order = OrderDMY
	case monthFirst && !dayFirst:
		r.Order = OrderMDY
	}
	if r.Form = form; a > 12 || b > 12 {
		r.Form |= FormLateDay
	}
	return r, dayFirst || monthFirst
}

// sideOf understands numbers without words.
func sideOf(n []number) (s side, f *Fault) {
	switch len(n) {
	case 1:
		return loneNumber(n[0])
	case 2:
		first, second := n[0], n[1]
		switch {
		case first.digits == 4 && second.digits <= 2:
			s.month, f = monthOf(second)
			return s.inYear(first, f)
		case first.digits <= 2 && second.digits == 4:
			s.month, f = monthOf(first)
			return s.inYear(second, f)
		case first.digits <= 2 && second.digits == 2 && second.val > 31:
			s.month, f = monthOf(first)
			return s.inYear(second, f)
		case first.digits <= 2 && second.digits <= 2 && first.val <= 12 && second.val > 12 && second.val <= 31:
			return s, FaultShortDate
		}
		return s.pair(first, second)
	case 3:
		if n[0].digits == 4 {
			s.yearFirst = true
			if s.month, f = monthOf(n[1]); f == nil {
				s.day, f = dayNumber(n[2])
			}
			return s.inYear(n[0], f)
		}
		if s, f = s.pair(n[0], n[1]); f != nil {
			return s, f
		}
		return s.inYear(n[2], nil)
	}
	return s, FaultDate
}

// loneNumber is a year, YYYYMMDD, DDMMYYYY, or a day or month that only the other
// end of a stretch explains.
func loneNumber(n number) (s side, f *Fault) {
	switch n.digits {
	case 1, 2:
		s.lone = n.val
		return s, nil
	case 4:
		return s.inYear(n, nil)
	case 8:
		y, m := n.val/10000, n.val/100%100
		if y >= 1900 && y < 2100 && m >= 1 && m <= 12 { // 19 and 20 are no months, so DDMMYYYY is another number
			s.month, s.day = m, n.val%100
			return s.inYear(number{y, 4}, nil)
		}
		if s, f = s.pair(number{n.val / 1000000, 2}, number{n.val / 10000 % 100, 2}); f != nil {
			return s, f
		}
		return s.inYear(number{n.val % 10000, 4}, nil)
	}
	return s, FaultDate
}

// pair is a day and a month whose order the file decides. A zero, which some
// systems write for what is not known, leaves a month or a year.
func (s side) pair(a, b number) (side, *Fault) {
	switch {
	case a.digits > 2 || b.digits > 2 || a.val > 31 || b.val > 31 || a.val > 12 && b.val > 12 || a.val != 0 && b.val == 0:
		return s, FaultDate
	case a.val == 0:
		s.month, s.needsYear = b.val, true
		if b.val > 12 {
			return s, FaultDate
		}
		return s, nil
	}
	s.a, s.b = a.val, b.val
	return s, nil
}

// shortYears before this one are of the century 2000, the others of 1900.
const shortYears = 70

// inYear sets the year, of two or four digits.
func (s side) inYear(n number, f *Fault) (side, *Fault) {
	switch {
	case f != nil:
		return s, f
	case n.digits == 2 && n.val < shortYears:
		s.year, s.short = 2000+n.val, true
	case n.digits == 2:
		s.year, s.short = 1900+n.val, true
	case n.digits != 4:
		return s, FaultDate
	case n.val < 1900:
		return s, FaultOld
	default:
		s.year = n.val
	}
	return s, nil
}

func monthOf(n number) (int32, *Fault) {
	if n.digits > 2 || n.val < 1 || n.val > 12 {
		return 0, FaultDate
	}
	return n.val, nil
}

func dayNumber(n number) (int32, *Fault) {
	if n.digits > 2 || n.val < 1 {
		return 0, FaultDate
	}
	if n.val > 31 {
		return 0, FaultNoSuchDay
	}
	return n.val, nil
}
