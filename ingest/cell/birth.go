package cell

import "github.com/antoan-vn/antoan/geo"

// dated tells whether a birth is written as a date.
func (t *ageTokens) dated() bool {
	number := func(i int) bool { return t.at(i).kind == aNumber }
	for i := range t.n {
		switch t.all[i].kind {
		case aSlash:
			if number(i-1) && number(i+1) {
				return true
			}
		case aDash:
			if number(i-1) && number(i+1) && t.at(i+2).kind == aDash && number(i+3) {
				return true
			}
		case aMonths: // tháng 6 năm 2010
			if number(i + 1) {
				return true
			}
		case aNumber: // 22.6.2010
			if t.all[i].half && t.at(i+1).kind == aPause && t.at(i+2).digits == 4 {
				return true
			}
		}
	}
	return false
}

// birthDate reads a birth that is written as a date, with the sex beside it.
func (t *ageTokens) birthDate(on geo.Period) (Age, *Fault) {
	var buf [maxText]byte
	text := buf[:0]
	r := ageReader{}
	for i := range t.n {
		switch w := t.all[i]; w.kind {
		case aFemale, aMale:
			if f := r.sexed(t, i); f != nil {
				return Age{}, f
			}
		case aBorn, aSinh, aSkip:
		default:
			if w.from > 0 && t.buf[w.from-1] == ' ' {
				text = append(text, ' ')
			}
			text = append(text, t.buf[w.from:w.to]...)
		}
	}
	var d tokens
	if !d.scan(plain(text)) {
		return Age{}, FaultAge
	}
	date, f := d.date(DateOptions{})
	if f != nil {
		return Age{}, f
	}
	a, f := Age{}, (*Fault)(nil)
	switch date.Order {
	case OrderMDY:
		a, f = bornBetween(date.MonthFirst.From, date.MonthFirst.To, on)
	case OrderEither:
		if a, f = bornBetween(date.DayFirst.From, date.DayFirst.To, on); f == nil {
			var other Age
			other, f = bornBetween(date.MonthFirst.From, date.MonthFirst.To, on)
			a.Lo, a.Hi = min(a.Lo, other.Lo), max(a.Hi, other.Hi)
		}
	default:
		a, f = bornBetween(date.DayFirst.From, date.DayFirst.To, on)
	}
	a.Sex = r.sex
	return a, f
}
