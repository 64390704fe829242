package cell

// Words of ages and sexes.
const (
	aFemale    = iota + 1
	aMale      // but nam may be năm where nothing has accents
	aYears     // tuổi
	aMonths    // tháng
	aDays      // ngày, tuần
	aBorn      // SN
	aSinh      // sinh, or part of nữ sinh
	aYearOf    // năm
	aUnder     // dưới, <
	aAtMost    // đến with nothing before it, ≤
	aOver      // trên, >
	aFrom      // từ, ≥
	aTo        // đến
	aDash      // –
	aUp        // trở lên, +
	aDown      // trở xuống
	aAbout     // khoảng
	aHalf      // rưỡi
	aChild     // trẻ em
	aNewborn   // sơ sinh
	aMinor     // vị thành niên
	aElder     // cao tuổi
	aAdult     // người lớn
	aPupil     // học, before sinh
	aSkip      // cháu, người
	aNumber    // val
	aPause     // , ; :
	aSlash     // of a date
	aBackwards // trở, before lên and xuống
)

// ageWords are the words with their accents; where a word without them is not
// known as it stands, one that is written so is looked up in plainAgeWords.
var ageWords, plainAgeWords = func() (exact, bare map[string]uint8) {
	exact, bare = make(map[string]uint8), make(map[string]uint8)
	for kind, words := range map[uint8][]string{
		aFemale:    {"nữ", "gái", "f", "female", "woman", "girl", "chị", "bà", "cô", "vợ", "mẹ"},
		aMale:      {"nam", "trai", "m", "male", "man", "boy", "anh", "ông", "chú", "chồng"},
		aYears:     {"tuổi", "t", "years", "year", "yrs", "yo", "y", "old"},
		aMonths:    {"tháng", "months", "month"},
		aDays:      {"ngày", "tuần", "days", "weeks"},
		aBorn:      {"sn", "ns", "born"},
		aSinh:      {"sinh"},
		aYearOf:    {"năm"},
		aUnder:     {"dưới", "chưa", "<", "under", "below"},
		aOver:      {"trên", "hơn", ">", "over", "above"},
		aFrom:      {"từ", ">=", "from"},
		aAtMost:    {"<="},
		aTo:        {"đến", "tới", "to"},
		aDash:      {"-"},
		aUp:        {"lên", "+"},
		aDown:      {"xuống"},
		aBackwards: {"trở"},
		aAbout:     {"khoảng", "chừng", "tầm", "gần", "độ", "ước", "~", "about"},
		aHalf:      {"rưỡi"},
		aChild:     {"trẻ", "child", "children"},
		aNewborn:   {"sơ"},
		aMinor:     {"vị", "minor"},
		aElder:     {"cao", "già", "elderly"},
		aAdult:     {"lớn", "adult", "thành"},
		aPupil:     {"học"},
		aSkip:      {"cháu", "bé", "em", "người", "giới", "phụ", "nạn", "nhân", "con", "tính", "đủ", "viên", "niên", "khi", "lúc", "các", "là", "of"},
		aPause:     {",", ";", ":", "(", ")", "|", "."},
		aSlash:     {"/"},
	} {
		for _, w := range words {
			key := string(fold(nil, w))
			exact[key] = kind
			switch w { // others are written alike: bà and ba, cô and có
			case "chị", "bà", "cô", "mẹ", "ông", "chú", "năm", "sơ", "vị", "độ", "là":
				continue
			}
			bare[string(plain([]byte(key)))] = kind
		}
	}
	for _, w := range []string{"chi", "ba", "co", "me", "ong", "chu", "la"} {
		bare[w] = aSkip
	}
	bare["so"], bare["vi"] = aNewborn, aMinor
	return exact, bare
}()

// ageToken is a word, sign or number of an age.
type ageToken struct {
	kind   uint8
	digits uint8 // of a number
	half   bool  // 2,5: the number has a fraction
	val    int32
	from   int16 // where it stands in the key
	to     int16
}

type ageTokens struct {
	all     [24]ageToken
	n       int
	accents bool // some letter has an accent: then nam is never năm
	buf     [maxText]byte
	size    int // of the key in buf
}

func (t *ageTokens) key() []byte { return t.buf[:t.size] }

// read splits a cell; false where it holds a word that ages do not have.
func (t *ageTokens) read(text string) bool {
	if len(text) > maxText {
		return false
	}
	t.size = len(fold(t.buf[:0], text)) // never longer than the text, so within buf
	key := t.key()
	for i := 0; i < len(key); {
		c := key[i]
		if c == ' ' {
			i++
			continue
		}
		if t.n == len(t.all) {
			return false
		}
		next, ok := ageToken{from: int16(i)}, false
		if isDigit(c) {
			i, ok = next.number(key, i)
		} else {
			i, ok = t.word(&next, key, i)
		}
		if !ok {
			return false
		}
		next.to = int16(i)
		t.all[t.n] = next
		t.n++
	}
	return true
}

// number reads digits, and a fraction whose digits do not matter.
func (n *ageToken) number(key []byte, i int) (next int, ok bool) {
	n.kind = aNumber
	for ; i < len(key) && isDigit(key[i]); i++ {
		n.val = n.val*10 + int32(key[i]-'0')
		if n.digits++; n.digits > 4 {
			return i, false
		}
	}
	if i+1 < len(key) && (key[i] == ',' || key[i] == '.') && isDigit(key[i+1]) && n.digits <= 2 {
		for i++; i < len(key) && isDigit(key[i]); i++ {
			n.half = true
		}
	}
	return i, true
}

func (t *ageTokens) word(w *ageToken, key []byte, i int) (next int, ok bool) {
	from := i
	for i++; i < len(key) && isLetter(key[from]) && (isLetter(key[i]) || key[i] < 6); i++ {
	}
	if (key[from] == '<' || key[from] == '>') && i < len(key) && key[i] == '=' {
		i++
	}
	word := key[from:i]
	if w.kind, ok = ageWords[string(word)]; ok && w.kind != aMale {
		t.accents = t.accents || hasAccent(word)
		return i, true
	}
	var buf [maxText]byte
	bare := plain(append(buf[:0], word...))
	t.accents = t.accents || len(bare) < len(word) || string(bare) != string(word)
	if !ok {
		w.kind, ok = plainAgeWords[string(bare)]
	}
	return i, ok
}

func hasAccent(word []byte) bool {
	for _, b := range word {
		if b < 6 || b >= 'A' && b <= 'Z' {
			return true
		}
	}
	return false
}
