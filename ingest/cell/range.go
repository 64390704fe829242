package cell

// trim drops pauses and signs that are left at both ends.
func (t *tokens) trim() {
	idle := func(k kind) bool { return joins(k) || k == tComma || k == tAt || k == tColon || k == tPart }
	for t.n > 0 && idle(t.all[t.n-1].kind) {
		t.n--
	}
	n := 0
	for n < t.n && idle(t.all[n].kind) {
		n++
	}
	t.cut(0, n)
}

// sides reads a date, or both ends of a stretch.
func (t *tokens) sides() (e ends, f *Fault) {
	from := 0
	if t.at(0).kind == tFrom {
		from = 1
	}
	at := t.between(from)
	if at == 0 {
		if from == 1 { // since then
			return e, FaultOpenDate
		}
		if e.start, f = t.side(from, t.n); f == nil && e.start.lone > 0 {
			f = FaultDate
		}
		return e, f
	}
	e.ranged = true
	if e.start, f = t.side(from, at); f != nil {
		return e, f
	}
	if e.end, f = t.side(at+1, t.n); f == nil {
		f = e.start.settle(&e.end)
	}
	return e, f
}

// settle says what the lone number of one side is by the other: 20-22/6/2022,
// từ tháng 5 đến 7/2022.
func (s *side) settle(end *side) *Fault {
	switch {
	case s.lone > 0 && end.a > 0: // the day stands first here: 6/20-22 is nobody's form
		if *end, _ = end.in(OrderDMY); end.month > 12 {
			return FaultDate
		}
		s.day, s.month = s.lone, end.month
	case s.lone > 31:
		return FaultDate
	case s.lone > 0 && end.day > 0:
		s.day, s.month = s.lone, end.month
	case s.lone > 0 && end.month > 0 && s.lone <= 12:
		s.month = s.lone
	case end.lone > 0 && s.month > 0 && s.day == 0 && end.lone <= 12:
		end.month = end.lone
	case s.lone > 0 || end.lone > 0:
		return FaultDate
	}
	s.lone, end.lone = 0, 0
	return nil
}

// between returns the token that parts the ends of a stretch, 0 where there is none.
func (t *tokens) between(from int) int {
	dashes, spaced, marks, last, wide := 0, 0, 0, 0, 0
	for i := from; i < t.n; i++ {
		switch w := t.all[i]; w.kind {
		case tTo, tArrow, tEvening:
			if i > from {
				return i
			}
		case tDash:
			dashes++
			last = i
			if w.blank || t.at(i+1).blank {
				spaced++
				wide = i
			}
			if dashes == 3 {
				marks = i
			}
		}
	}
	switch {
	case dashes == 1 && t.parts(from, last):
		return last
	case dashes > 1 && spaced == 1:
		if t.count(from, t.n) > 3 || t.has(tMonth) || t.has(tName) {
			return wide
		}
	case dashes == 5:
		return marks
	}
	return 0
}

// count counts the numbers from token i to before token j.
func (t *tokens) count(i, j int) (n int) {
	for ; i < j; i++ {
		if t.all[i].kind == tNumber {
			n++
		}
	}
	return n
}

// parts tells whether the only dash, at i, stands between two dates rather than
// inside one: 20-22/6/2022 but not 22/6-2022.
func (t *tokens) parts(from, i int) bool {
	whole := func(a, b int) (n token) { // a side of one number
		if b-a == 1 && t.all[a].kind == tNumber {
			return t.all[a]
		}
		return token{}
	}
	left, right := whole(from, i), whole(i+1, t.n)
	year := left.digits == 4
	for k := from; k < i; k++ {
		if w := t.all[k]; w.kind == tYear || w.kind == tNumber && w.digits == 4 {
			year = true
		}
	}
	switch {
	case right.digits == 4:
		return year
	case left.digits == 4 && t.count(i+1, t.n) == 1, left.digits > 0 && right.digits > 0:
		return false
	case left.digits > 0 && t.n-i == 2 || right.digits > 0 && i-from == 1: // 22-Jun
		return false
	case left.digits > 0 && t.count(i+1, t.n) == 2 && !t.has(tMonth) && !t.has(tName): // 22-6/2022, 20-22/6
		return t.all[t.n-1].digits != 4
	}
	return true
}
