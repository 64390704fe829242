package cell

import "github.com/antoan-vn/antoan/geo"

// noPart says that no word of the day stands beside an hour.
const noPart = -1

// clocks are the times of day in a cell: of its beginning and of its end.
type clocks struct{ start, end Clock }

// cutClocks takes the times of day out of the tokens, with the words that
// belong to them. A word of the day elsewhere ("tối 22/6, lúc 8h") is applied to
// an hour that has none.
func (t *tokens) cutClocks(about bool) (c clocks, found struct{ start, end bool }, f *Fault) {
	part, clash := t.cutParts()
	for i := 0; i < t.n; i++ {
		one, from, to, ok := t.clockAt(i, part)
		switch {
		case !ok && from == clockFault, ok && clash:
			return c, found, FaultClock
		case !ok:
			continue
		case !found.start:
			c.start, found.start = one, true
		case !found.end:
			c.end, found.end = one, true
		default:
			return c, found, FaultTwoTimes
		}
		if t.at(from-1).kind == tFrom { // từ 19h
			from--
		}
		t.cut(from, to)
		i = from - 1
	}
	c.start.About, c.end.About = c.start.About || about, c.end.About || about
	return c, found, nil
}

// cutParts takes out the words of the day that do not follow an hour and returns
// the last, noPart where there is none; clash says that there are different ones
// apart from each other, so that none of them is an hour's.
func (t *tokens) cutParts() (part int32, clash bool) {
	part, last := noPart, -1
	for i := 0; i < t.n; i++ {
		k, before := t.all[i].kind, t.at(i-1).kind
		if k != tPart && (k != tEvening || before != tTo && before != tAt && t.numbered(0, i) && t.numbered(i+1, t.n)) { // between two dates it is tới
			continue
		}
		if t.clockEnds(i-1) || before == tAt && t.clockEnds(i-2) {
			continue
		}
		val := t.all[i].val
		clash = clash || part != noPart && val != part && last != i // chiều tối is one
		part, last = val, i
		t.cut(i, i+1)
		i--
	}
	return part, clash
}

// joinNight makes a stretch of "đêm 22 rạng sáng 23/6".
func (t *tokens) joinNight() {
	night := false
	for i := range t.n {
		switch w := t.all[i]; {
		case w.kind == tEvening || w.kind == tPart && w.val == partNight:
			night = true
		case night && w.kind == tAt && w.val == dawn && t.at(i+1).kind == tPart && !t.clockEnds(i-1) && t.numbered(0, i) && t.numbered(i+2, t.n):
			t.cut(i+1, i+2)
			t.all[i].kind, t.overnight = tTo, true
			return
		}
	}
}

// numbered tells whether there is a number from token i to before token j.
func (t *tokens) numbered(i, j int) bool {
	for ; i < j; i++ {
		if t.all[i].kind == tNumber {
			return true
		}
	}
	return false
}

// clockEnds tells whether the token at i may be the last of a time of day.
func (t *tokens) clockEnds(i int) bool {
	switch t.at(i).kind {
	case tHour, tMinute, tPrime, tSecond, tHalfPast:
		return true
	case tNumber:
		k := t.at(i - 1).kind
		return k == tHour || k == tColon || k == tTo60
	}
	return false
}

// clockFault in place of a beginning says that a time of day is no possible one.
const clockFault = -1

// clockAt reads the time of day whose hour stands at i, or a stretch of hours
// that ends there; from and to are the tokens that it takes up.
func (t *tokens) clockAt(i int, part int32) (c Clock, from, to int, ok bool) {
	hour := t.at(i)
	if hour.kind != tNumber || hour.digits > 2 {
		return c, 0, 0, false
	}
	minute, second, to, isClock := t.minutes(i)
	if !isClock {
		return c, 0, 0, false
	}
	meridiem := int32(noPart)
	switch w := t.at(to); {
	case w.kind == tPart, w.kind == tEvening && !t.clockBegins(to+1):
		part, to = w.val, to+1
	case w.kind == tAt && t.at(to+1).kind == tPart: // rạng sáng, ban đêm
		part, to = t.at(to+1).val, to+2
	case w.kind == tMeridiem:
		meridiem, to = w.val, to+1
	}
	m, about, ok := minuteOfDay(hour.val, minute, part, meridiem)
	if !ok || second > 59 {
		return c, clockFault, 0, false
	}
	c = Clock{int16(m), geo.NoMinute, int8(second), about}
	from = i
	if before := t.at(i - 2); t.hoursFrom(i - 2) { // 19–20 giờ
		start, _, fine := minuteOfDay(before.val, 0, part, meridiem)
		if !fine {
			return c, clockFault, 0, false
		}
		c.Minute, c.Until, from = int16(start), int16(m), i-2
		return c, from, to, true
	}
	if k := t.at(to).kind; (k == tDash || k == tTo || k == tEvening || k == tArrow) && t.clockBegins(to+1) {
		end, _, next, fine := t.clockAt(to+1, part)
		if !fine {
			return c, clockFault, 0, false
		}
		c.Until, to = end.Minute, next
	}
	return c, from, to, true
}

// hoursFrom tells whether the number at i begins a stretch of hours such as
// 19–20 giờ.
func (t *tokens) hoursFrom(i int) bool {
	n := t.at(i)
	if n.kind != tNumber || n.digits > 2 || t.at(i+1).kind != tDash {
		return false
	}
	switch before := t.at(i - 1); before.kind {
	case tEnd, tAt, tFrom, tComma:
		return true
	case tNumber:
		return n.blank && before.digits == 4
	}
	return false
}

// joins tells the signs between the numbers of a date.
func joins(k kind) bool { return k == tSlash || k == tDash || k == tDot }

// clockBegins tells whether a time of day stands at i.
func (t *tokens) clockBegins(i int) bool {
	_, _, _, ok := t.minutes(i)
	return ok && t.at(i).kind == tNumber
}

// minutes reads what follows an hour at i; ok is false where it is no hour.
func (t *tokens) minutes(i int) (minute, second int32, to int, ok bool) {
	to = i + 1
	number := func(k int) bool { return t.at(k).kind == tNumber && t.at(k).digits <= 2 }
	switch mark := t.at(to).kind; {
	case mark == tColon && number(to+1):
		minute, to = t.at(to+1).val, to+2
		if t.at(to).kind == tColon && number(to+1) {
			second, to = t.at(to+1).val, to+2
			if t.at(to).kind == tDot && t.at(to+1).kind == tNumber && !t.at(to+1).blank { // of a second
				to += 2
			}
		}
		return minute, second, to, minute <= 59 && t.at(i).digits <= 2
	case mark == tMeridiem && t.at(i-1).kind != tColon:
		return 0, 0, to, t.at(i).digits <= 2
	case mark != tHour:
		return 0, 0, 0, false
	}
	switch to++; {
	case t.at(to).kind == tHalfPast:
		return 30, 0, to + 1, true
	case t.at(to).kind == tTo60 && number(to+1):
		if minute, to = -t.at(to+1).val, to+2; t.at(to).kind == tMinute {
			to++
		}
		return minute, 0, to, minute > -60
	case t.at(to).kind == tColon && number(to+1):
		to++
	}
	if !number(to) || t.at(to).blank && t.dateBegins(to) {
		return 0, 0, to, true
	}
	minute, to = t.at(to).val, to+1
	if k := t.at(to).kind; k == tMinute || k == tPrime {
		to++
	}
	if number(to) && t.at(to+1).kind == tSecond {
		second, to = t.at(to).val, to+2
	}
	return minute, second, to, minute <= 59
}

// dateBegins tells whether the number at i belongs to a date rather than to an
// hour before it: 19h 22/6.
func (t *tokens) dateBegins(i int) bool {
	k := t.at(i + 1).kind
	return joins(k) && t.at(i+2).kind == tNumber || k == tMonth || k == tName || t.clockBegins(i)
}

// minuteOfDay turns an hour with the words beside it into a minute of the day.
// Minutes below 0 lie before the hour.
func minuteOfDay(h, m, part, meridiem int32) (minute int32, about, ok bool) {
	if h == 24 && m == 0 || h == 12 && (part == partNight || part == partEvening) {
		return lastMinute, true, meridiem == noPart
	}
	switch {
	case meridiem != noPart && h <= 12:
		h = h%12 + meridiem
	case meridiem == 0:
		return 0, false, false
	}
	fits := true
	switch part {
	case partMorning:
		fits = h <= 11
	case partNoon:
		if h == 1 || h == 2 {
			h += 12
		}
		fits = h >= 10 && h <= 14
	case partAfternoon:
		if h >= 1 && h <= 7 {
			h += 12
		}
		fits = h >= 12 && h <= 19
	case partEvening:
		if h >= 5 && h <= 11 {
			h += 12
		}
		fits = h >= 17
	case partNight:
		if h >= 7 && h <= 11 {
			h += 12
		}
		fits = h <= 5 || h >= 19
	}
	minute = h*60 + m
	return minute, false, fits && h <= 23 && minute >= 0
}
