package placename

import (
	"bytes"
	"slices"
)

// romans are the numerals that units bear; beyond these lists write digits.
var romans = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"}

var arabics = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"}

// judgeVariants is judge for other writings of the readings: a numeral at the end
// the other way, an l at a word's beginning for an I or an I for an l, and a y at
// its end for an i or an i for a y. One word is changed at a time. Units that
// different changes lead to are rivals.
func (x *Index) judgeVariants(a *ask, pl *plan, rs []reading) verdict {
	best := verdict{best: -1}
	for k := range rs {
		for _, changed := range variants(rs[k].name) {
			r := rs[k]
			r.name, r.variant = changed, true
			v := x.judge(a, pl, []reading{r})
			switch {
			case v.best < 0:
			case best.best < 0:
				best = v
			default:
				best.add(&v)
			}
		}
	}
	return best
}

// variants returns the other writings of a name.
func variants(n name) []name {
	var all []name
	exact, folded := bytes.Split(n.exact, space), bytes.Split(n.folded, space)
	for i, w := range folded {
		put := func(changed func(word []byte) []byte) {
			other := n
			other.exact, other.folded = withWord(exact, i, changed(exact[i])), withWord(folded, i, changed(w))
			all = append(all, other)
		}
		switch w[0] {
		case 'l':
			put(firstLetter('i'))
		case 'i':
			put(firstLetter('l'))
		}
		if last := len(w) - 1; last > 0 && w[last] == 'i' {
			put(lastLetter('y'))
		} else if last > 0 && w[last] == 'y' {
			put(lastLetter('i'))
		}
		if i == len(folded)-1 {
			if other := otherNumeral(string(w)); other != "" {
				put(func([]byte) []byte { return []byte(other) })
			}
		}
	}
	return all
}

// otherNumeral writes a numeral the other way; empty for what is none. An l is
// often typed for 1.
func otherNumeral(word string) string {
	if word == "l" {
		return "1"
	}
	for k := range romans {
		switch word {
		case romans[k]:
			return arabics[k]
		case arabics[k]:
			return romans[k]
		}
	}
	return ""
}

func firstLetter(letter byte) func(word []byte) []byte {
	return func(word []byte) []byte {
		other := bytes.Clone(word)
		other[0] = letter
		return other
	}
}

// lastLetter changes the last byte but for a tone.
func lastLetter(letter byte) func(word []byte) []byte {
	return func(word []byte) []byte {
		other := bytes.Clone(word)
		last := len(other) - 1
		if other[last] <= byte(len(tones)) {
			last--
		}
		other[last] = letter
		return other
	}
}

var space = []byte(" ")

// withWord returns the words with one of them changed.
func withWord(words [][]byte, i int, word []byte) []byte {
	other := slices.Clone(words)
	other[i] = word
	return bytes.Join(other, space)
}
