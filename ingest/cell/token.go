package cell

// kind says what a token of a date or time is.
type kind uint8

const (
	tEnd      kind = iota
	tNumber        // val, digits
	tSlash         // / or \
	tDash          // -
	tDot           // .
	tComma         // , ; ( and the like: a pause, no more
	tColon         // :
	tPrime         // ' of minutes
	tArrow         // ->
	tDay           // ngày, mùng
	tMonth         // tháng
	tYear          // năm
	tQuarter       // quý
	tRoman         // val 1 to 4
	tName          // an English month, val
	tWord          // a number as a word and nothing else
	tWeekday       // val 1 (Monday) to 7; 0 is thứ, whose number follows
	tThird         // đầu, giữa, cuối, val 1 to 3
	tHalf          // nửa
	tTenDays       // tuần, after thượng, trung, hạ
	tFrom          // từ
	tTo            // đến
	tEvening       // tối, or tới (to)
	tAbout         // khoảng
	tAt            // lúc, vào, hồi: nothing
	tOpen          // trước, sau
	tHour          // giờ, h
	tMinute        // phút
	tSecond        // giây
	tPart          // sáng, trưa, chiều, đêm, val
	tMeridiem      // AM and SA val 0, PM and CH val 12
	tHalfPast      // rưỡi
	tTo60          // kém
	tLunar         // Tết
	tCalendar      // lịch
)

// Parts of the day, as values of tPart and tEvening.
const (
	partMorning = iota
	partNoon
	partAfternoon
	partEvening
	partNight

	dawn = 1 // of tAt: rạng, before sáng
)

// token is a number, word or sign of a cell.
type token struct {
	kind   kind
	digits uint8 // of a number, zeros in front included
	blank  bool  // a blank stands before it
	num    uint8 // of a word that is a number after tháng or thứ
	val    int32
}

// maxTokens is more than any date has.
const maxTokens = 32

type tokens struct {
	all       [maxTokens]token
	n         int
	form      Form
	overnight bool // đêm 22 rạng sáng 23/6
}

// read splits a cell; false where it holds a word or sign that no date or time has.
func (t *tokens) read(text string) bool {
	var buf [maxText]byte
	return len(text) <= maxText && t.scan(plain(fold(buf[:0], text)))
}

func (t *tokens) scan(key []byte) bool {
	blank := false
	for i := 0; i < len(key); {
		from, next := i, token{blank: blank}
		switch c := key[i]; {
		case c == ' ':
			blank = true
			i++
			continue
		case isDigit(c):
			for ; i < len(key) && isDigit(key[i]); i++ {
				next.val = next.val*10 + int32(key[i]-'0')
				if next.digits++; next.digits > 8 {
					return false
				}
			}
			next.kind = tNumber
		case isLetter(c):
			for i < len(key) && isLetter(key[i]) {
				i++
			}
			w := vocabulary[string(key[from:i])]
			next.kind, next.val, next.num = w.kind, int32(w.val), w.num
			t.form |= w.form
		default:
			i++
			if next.kind = sign(c); c == '-' && i < len(key) && key[i] == '>' {
				next.kind = tArrow
				i++
			}
		}
		if blank = false; next.kind == tEnd || t.n == maxTokens {
			return false
		}
		t.all[t.n] = next
		t.n++
	}
	return true
}

func sign(c byte) kind {
	switch c {
	case '/', '\\':
		return tSlash
	case '-':
		return tDash
	case '.':
		return tDot
	case ',', ';', '(', ')', '|', '_':
		return tComma
	case ':':
		return tColon
	case '\'':
		return tPrime
	case '~':
		return tAbout
	}
	return tEnd
}

// at returns a token, one of kind tEnd where there is none.
func (t *tokens) at(i int) token {
	if i < 0 || i >= t.n {
		return token{}
	}
	return t.all[i]
}

// cut takes tokens out; the next one counts as set apart by a blank.
func (t *tokens) cut(from, to int) {
	copy(t.all[from:], t.all[to:t.n])
	if t.n -= to - from; from < t.n {
		t.all[from].blank = true
	}
}

// cutAbout takes out the words for about and tells whether there was one. Without
// accents tầm is tám, which is a number after tháng.
func (t *tokens) cutAbout() (found bool) {
	for i := t.n - 1; i >= 0; i-- {
		if w := t.all[i]; w.kind == tAbout && (w.num == 0 || t.at(i-1).kind != tMonth) {
			t.cut(i, i+1)
			found = true
		}
	}
	return found
}

// has tells whether there is a token of a kind.
func (t *tokens) has(k kind) bool {
	for i := range t.n {
		if t.all[i].kind == k {
			return true
		}
	}
	return false
}
