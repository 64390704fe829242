package cell

import "github.com/antoan-vn/antoan/geo"

// aboutYears is how far an age that is only guessed may be off.
const aboutYears = 2

// ageReader gathers what the tokens of an age say.
type ageReader struct {
	lo, hi         int // bounds given by numbers or words, -1 for none
	sex            byte
	born           bool // the next number is a year of birth
	under, over    bool
	atMost, from   bool
	to, toUnder    bool
	about, student bool
	months         bool // the last number counts months or days
	age            Age  // of a birth
	hasBirth       bool
}

func (t *ageTokens) at(i int) ageToken {
	if i < 0 || i >= t.n {
		return ageToken{}
	}
	return t.all[i]
}

// age understands the tokens.
func (t *ageTokens) age(on geo.Period) (Age, *Fault) {
	if t.dated() {
		return t.birthDate(on)
	}
	r := ageReader{lo: -1, hi: -1}
	for i := 0; i < t.n; i++ {
		f := (*Fault)(nil)
		switch w := t.all[i]; w.kind {
		case aFemale, aMale:
			f = r.sexed(t, i)
		case aNumber:
			f = r.number(t, i, on)
		case aBorn, aSinh:
			r.birth(t, i)
		case aUnder:
			r.under, r.toUnder = !r.to, r.to
		case aOver:
			r.over = true
		case aAtMost:
			r.atMost = true
		case aFrom:
			r.from = true
		case aTo:
			if r.lo < 0 {
				r.atMost = true
			}
			r.to = true
		case aDash:
			if r.to = true; r.lo < 0 {
				f = FaultAge
			}
		case aAbout:
			r.about = true
		default:
			f = r.word(t, i)
		}
		if f != nil {
			return Age{}, f
		}
	}
	return r.finish()
}

// birth notes a word before a birth; sinh may also be part of nữ sinh and sơ sinh.
func (r *ageReader) birth(t *ageTokens, i int) {
	before := t.at(i - 1).kind
	switch {
	case t.all[i].kind == aBorn:
		r.born = true
	case before == aPupil || before == aFemale || before == aMale:
		r.student = true
	case before != aNewborn:
		r.born = true
	}
}

// sexed notes a sex. Where nothing has accents, nam beside sinh is năm.
func (r *ageReader) sexed(t *ageTokens, i int) *Fault {
	sex := byte('f')
	if t.all[i].kind == aMale {
		if sex = 'm'; !t.accents && (t.at(i-1).kind == aSinh || t.at(i+1).kind == aSinh && t.at(i+2).kind == aNumber) {
			return nil
		}
	}
	if r.sex != 0 && r.sex != sex {
		return FaultTwoSexes
	}
	r.sex = sex
	return nil
}

// word notes the words that are ages by themselves, or stand behind a number.
func (r *ageReader) word(t *ageTokens, i int) *Fault {
	bound := func(lo, hi int) {
		if r.lo < 0 && r.hi < 0 && !t.numbered() {
			r.lo, r.hi = lo, hi
		}
	}
	switch t.all[i].kind {
	case aChild:
		bound(0, 15)
	case aNewborn: // trẻ sơ sinh
		if !t.numbered() {
			r.lo, r.hi = 0, 0
		}
	case aMinor:
		bound(0, 17)
	case aElder:
		bound(60, MaxAge)
	case aAdult:
		bound(18, MaxAge)
	case aUp:
		if r.lo < 0 {
			return FaultAge
		}
		r.hi = MaxAge
	case aDown:
		if r.lo < 0 {
			return FaultAge
		}
		r.lo = 0
	}
	return nil
}

func (t *ageTokens) numbered() bool {
	for i := range t.n {
		if t.all[i].kind == aNumber {
			return true
		}
	}
	return false
}

// birthYear notes a year of birth.
func (r *ageReader) birthYear(w ageToken, on geo.Period) (f *Fault) {
	if r.lo >= 0 || w.half || r.under || r.over {
		return FaultAge
	}
	r.hasBirth = true
	switch w.digits {
	case 4:
		r.age, f = bornIn(int(w.val), on)
	case 2:
		r.age, f = bornShort(int(w.val), on)
	default:
		f = FaultAge
	}
	return f
}

// number notes an age or a year of birth.
func (r *ageReader) number(t *ageTokens, i int, on geo.Period) *Fault {
	w := t.all[i]
	n := int(w.val)
	switch {
	case r.hasBirth:
		return FaultAge
	case w.digits == 4 || r.born:
		return r.birthYear(w, on)
	case r.student && n > 25: // born in that year, or that old? nobody studies so long
		return FaultAge
	}
	unit := t.at(i + 1).kind
	if unit == aHalf {
		unit = t.at(i + 2).kind
	}
	switch {
	case unit == aMonths && r.lo >= 0 && !r.to: // 2 tuổi 3 tháng
		return nil
	case unit == aMonths:
		n /= 12
		if r.under || r.toUnder {
			n = (int(w.val) + 11) / 12
		}
	case unit == aDays:
		if n = 0; r.under || r.toUnder {
			n = 1
		}
	}
	if n > MaxAge {
		return FaultAge
	}
	switch {
	case r.lo < 0:
		r.lo, r.hi = n, n
	case r.to && r.hi == r.lo:
		if r.hi = n; r.toUnder {
			r.hi--
		}
	default:
		return FaultAge
	}
	return nil
}

// finish makes an age of what was gathered.
func (r *ageReader) finish() (Age, *Fault) {
	if r.hasBirth {
		r.age.Sex, r.age.About = r.sex, r.about
		return r.age, nil
	}
	a := Age{Hi: MaxAge, Sex: r.sex, About: r.about}
	if r.lo < 0 {
		if r.sex == 0 || r.under || r.over || r.from || r.to || r.born {
			return Age{}, FaultAge
		}
		return a, nil
	}
	ranged := r.to && !r.atMost
	lo, hi := r.lo, r.hi
	switch {
	case r.under && !ranged:
		lo, hi = 0, r.lo-1
	case r.atMost && hi == lo:
		lo = 0
	case (r.over || r.from) && !ranged:
		hi = MaxAge
	}
	if r.about {
		lo, hi = max(0, lo-aboutYears), min(MaxAge, hi+aboutYears)
	}
	if lo > hi {
		return Age{}, FaultAge
	}
	a.Lo, a.Hi = int16(lo), int16(hi)
	return a, nil
}
