package cell

import (
	"bytes"
	"strings"
)

// Acts is a set of the sixteen acts of Article 3(1) of Law 13/2022/QH15, a bit
// per letter in Vietnamese order.
type Acts uint16

// actLetters in Vietnamese order: no f and j, and đ behind d.
var actLetters = [16]string{"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q"}

// actBits are the acts by the letters of a key, whose đ is dStroke.
var actBits = func() (bits [128]Acts) {
	for i, l := range actLetters {
		bits[fold(nil, l)[0]] = 1 << i
	}
	return bits
}()

// String returns the letters in order, as geo.Incident keeps them: "acđ".
func (a Acts) String() string {
	var b strings.Builder
	for i, l := range actLetters {
		if a&(1<<i) != 0 {
			b.WriteString(l)
		}
	}
	return b.String()
}

// ParseActs reads letters of Article 3(1): "a, c, đ", "a;c", "acđ", "điểm a và
// điểm đ khoản 1 Điều 3". Letters stand together only where they are the whole
// cell, and then in the order of the alphabet, so that no word is taken for
// letters. d and đ are two letters, in a file without accents, too. An empty
// cell and a dash are no act; anything else is FaultActs, a–c included, which may
// be two acts or three.
func ParseActs(text string) (Acts, *Fault) {
	if len(text) > maxText {
		return 0, FaultActs
	}
	var buf [maxText]byte
	key := fold(buf[:0], text)
	dash := bytes.IndexByte(key, '-') > 0
	if key = words(key); len(key) == 0 {
		return 0, nil
	}
	if dash {
		return 0, FaultActs
	}
	if all, ok := actsOf(key); ok {
		return all, nil
	}
	var all Acts
	for len(key) > 0 {
		var word []byte
		word, key = cutWord(key)
		letters, ok := actsOf(word)
		if !ok || len(word) > 1 {
			if key, ok = afterActs(word, key); !ok {
				return 0, FaultActs
			}
			continue
		}
		all |= letters
	}
	if all == 0 {
		return 0, FaultActs
	}
	return all, nil
}

// actsOf reads letters that stand together.
func actsOf(word []byte) (all Acts, ok bool) {
	for _, c := range word {
		bit := actBits[c&0x7f]
		if bit <= all { // no letter, or not in order
			return 0, false
		}
		all |= bit
	}
	return all, true
}

// afterActs skips the words around the letters, with the number behind khoản,
// điều and luật.
func afterActs(word, rest []byte) ([]byte, bool) {
	var buf [16]byte
	if len(word) > len(buf) {
		return rest, false
	}
	switch string(plain(append(buf[:0], word...))) {
	case "diem", "va":
		return rest, true
	case "khoan", "dieu":
		number, rest := cutWord(rest)
		return rest, string(number) == "1" || string(number) == "3"
	case "luat":
		return nil, true // the rest names the law
	}
	return rest, false
}

// cutWord parts the first word from the rest.
func cutWord(key []byte) (word, rest []byte) {
	if i := bytes.IndexByte(key, ' '); i >= 0 {
		return key[:i], key[i+1:]
	}
	return key, nil
}
