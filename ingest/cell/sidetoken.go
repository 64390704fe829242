package cell

// reader understands the tokens of one side.
type reader struct {
	s      side
	n      [4]number // numbers without a word before them
	k      int
	before int     // how many of them stand before the month's name or word
	named  bool    // the month stands by name or after tháng
	marks  [2]kind // signs before the second and third of them
	abroad bool    // the month is English
	form   bool    // ngày stands before it, as in "ngày … tháng … năm …"
}

// side understands tokens from i to before j.
func (t *tokens) side(i, j int) (side, *Fault) {
	var r reader
	for i < j {
		next, f := r.token(t, i, j)
		if f != nil {
			return side{}, f
		}
		i = next
	}
	return r.finish()
}

// token reads the token at i and those that belong to it.
func (r *reader) token(t *tokens, i, j int) (next int, f *Fault) {
	w := t.all[i]
	upTo := func(k int) token { // tokens of this side only
		if k >= j {
			return token{}
		}
		return t.at(k)
	}
	switch w.kind {
	case tSlash, tDash, tDot:
		if r.k == 1 || r.k == 2 {
			r.marks[r.k-1] = w.kind
		}
	case tComma, tAt, tPart, tCalendar, tTenDays:
	case tDay:
		r.form = true
		if n := upTo(i + 1); r.named && r.s.day == 0 && n.kind == tNumber { // tháng 6 ngày 22
			r.s.day, f = dayNumber(number{n.val, n.digits})
			return i + 2, f
		}
	case tNumber:
		if r.k == len(r.n) {
			return 0, FaultDate
		}
		r.n[r.k] = number{w.val, w.digits}
		r.k++
	case tMonth:
		return r.monthAt(i, upTo)
	case tName:
		if r.named {
			return 0, FaultDate
		}
		r.s.month, r.named, r.abroad, r.before = w.val, true, true, r.k
	case tYear:
		return r.yearAt(i, upTo)
	case tQuarter, tRoman:
		return r.quarterAt(i, upTo)
	case tThird, tHalf:
		return r.partAt(i, upTo)
	case tOpen:
		return 0, FaultOpenDate
	case tLunar:
		return 0, FaultLunar
	default:
		return 0, FaultDate
	}
	return i + 1, nil
}

// monthAt reads tháng with its number or word, or "6 tháng đầu" of a year.
func (r *reader) monthAt(i int, at func(int) token) (int, *Fault) {
	if r.named {
		return 0, FaultDate
	}
	n := at(i + 1)
	if n.kind == tDot || n.kind == tDash { // th. 6
		if m := at(i + 2); m.kind == tNumber {
			i, n = i+1, m
		}
	}
	switch {
	case n.kind == tNumber:
		m, f := monthOf(number{n.val, n.digits})
		r.s.month, r.named, r.before = m, true, r.k
		return i + 2, f
	case n.kind == tYear && at(i+2).kind == tNumber && (r.k == 0 || r.form || r.n[0].val%3 == 0 && r.n[0].val < 12): // "ngày … tháng … năm" left empty, or six months, rather than May
		return 0, FaultDate
	case n.num > 0:
		r.s.month, r.named, r.before = int32(n.num), true, r.k
		if next := at(i + 2); n.num == 10 && (next.num == 1 || next.num == 2) {
			r.s.month += int32(next.num)
			return i + 3, nil
		}
		return i + 2, nil
	case n.kind == tThird && n.val != 2 && r.k > 0:
		r.k--
		m := r.n[r.k].val
		if m != 3 && m != 6 && m != 9 {
			return 0, FaultDate
		}
		r.s.first, r.s.last = 1, m
		if n.val == 3 {
			r.s.first, r.s.last = 13-m, 12
		}
		return i + 2, nil
	}
	return 0, FaultDate
}

// yearAt reads năm with its number.
func (r *reader) yearAt(i int, at func(int) token) (int, *Fault) {
	n := at(i + 1)
	if n.kind == tDot || n.kind == tColon {
		i++
		n = at(i + 1)
	}
	if n.kind != tNumber || r.s.year > 0 {
		return 0, FaultDate
	}
	var f *Fault
	r.s, f = r.s.inYear(number{n.val, n.digits}, nil)
	return i + 2, f
}

// partAt reads đầu, giữa, cuối, and nửa đầu, nửa cuối.
func (r *reader) partAt(i int, at func(int) token) (int, *Fault) {
	w := at(i)
	if r.s.third > 0 || r.s.half > 0 {
		return 0, FaultDate
	}
	if w.kind == tThird {
		r.s.third = w.val
		return i + 1, nil
	}
	n := at(i + 1)
	if n.kind != tThird || n.val == 2 {
		return 0, FaultDate
	}
	r.s.half = n.val/2 + 1
	return i + 2, nil
}

// quarterAt reads "quý II", "quý 2", "Q2", "QII", or II alone behind another quarter.
func (r *reader) quarterAt(i int, at func(int) token) (int, *Fault) {
	w := at(i)
	if w.kind == tQuarter {
		i++
		w = at(i)
	}
	if w.kind != tRoman && (w.kind != tNumber || w.digits > 2) || w.val < 1 || w.val > 4 || r.s.first > 0 {
		return 0, FaultDate
	}
	r.s.first, r.s.last = 3*w.val-2, 3*w.val
	return i + 1, nil
}

// finish makes sense of the numbers that had no word before them.
func (r *reader) finish() (side, *Fault) {
	s, n := r.s, r.n[:r.k]
	spans := s.third > 0 || s.half > 0
	f := (*Fault)(nil)
	switch {
	case s.first > 0: // a quarter
		if s.month > 0 || s.day > 0 || r.k > 1 || r.k == 1 && s.year > 0 {
			return s, FaultDate
		}
		if r.k == 1 {
			s, f = s.inYear(n[0], nil)
		}
	case r.named:
		s, f = r.numbersByMonth(s, n)
	case s.year > 0:
		switch r.k {
		case 0:
		case 1: // tháng 5 đến 7 năm 2022
			if s.lone = n[0].val; n[0].digits > 2 {
				return s, FaultDate
			}
		case 2:
			s, f = s.pair(n[0], n[1])
		default:
			return s, FaultDate
		}
	case r.k == 0:
		return s, FaultDate
	default:
		var all side
		if all, f = sideOf(n); r.k == 3 && r.marks == [2]kind{tDash, tSlash} && all.a < all.b && all.b <= 12 { // 5-7/2022: months?
			f = FaultDate
		}
		all.third, all.half = s.third, s.half
		s = all
	}
	if f == nil && spans && (s.day > 0 || s.a > 0 || s.lone > 0) {
		f = FaultDate
	}
	return s, f
}

// numbersByMonth makes sense of the numbers before and behind a month: day and
// year, or year and day.
func (r *reader) numbersByMonth(s side, n []number) (side, *Fault) {
	var f *Fault
	before, after := n[:r.before], n[r.before:]
	if len(before) > 1 || len(after) > 2 || len(before) == 1 && len(after) == 2 {
		return s, FaultDate
	}
	if len(before) == 1 && before[0].digits == 4 { // 2022 June 22
		if s.year > 0 {
			return s, FaultDate
		}
		if s, f = s.inYear(before[0], nil); f != nil {
			return s, f
		}
		before = nil
	}
	if len(before) == 1 || len(after) == 2 || len(after) == 1 && s.year > 0 {
		day := after
		if len(before) == 1 {
			day = before
		} else {
			after = after[1:]
		}
		if s.day > 0 {
			return s, FaultDate
		}
		if s.day, f = dayNumber(day[0]); f != nil {
			return s, f
		}
	}
	switch {
	case len(after) == 0:
		return s, nil
	case s.year > 0:
		return s, FaultDate
	case s.day == 0 && after[0].digits < 4 && r.abroad && after[0].val <= 31:
		return s, FaultShortDate
	}
	return s.inYear(after[0], nil)
}
