package cell

import (
	"bytes"
	"slices"
	"strings"
)

// before are the words in front of a name that say nothing of it, as keys.
var before = keys("tội", "tội danh", "hành vi", "vụ", "vụ án", "vụ việc", "bị", "nhóm", "loại", "mức", "mức độ", "hình thức", "nguồn", "nguồn tin", "do", "từ", "tại", "ở")

// plainBefore are the same without accents.
var plainBefore = func() (all [][]byte) {
	for _, k := range before {
		all = append(all, plain(bytes.Clone(k)))
	}
	return all
}()

func keys(all ...string) (keys [][]byte) {
	for _, w := range all {
		keys = append(keys, append(words(fold(nil, w)), ' '))
	}
	return keys
}

// named finds the word that a folded text is, with its accents and then without;
// the text is lost.
func (l *Lexicon) named(folded []byte) (Match, bool) {
	key := words(folded)
	if m, ok := l.in(l.exact, key, before); ok {
		return m, true
	}
	m, ok := l.in(l.bare, plain(key), plainBefore)
	if ok && m.How != ByCode && m.How != ByPrefix {
		m.How = ByFolding
	}
	return m, ok
}

// in looks a key up: whole, without the words in front, and, for names that may
// go on, by its first words.
func (l *Lexicon) in(all map[string]meaning, key []byte, fronts [][]byte) (Match, bool) {
	if m, ok := all[string(key)]; ok {
		return m.match(), true
	}
	for {
		longest := 0
		for _, f := range fronts {
			if len(f) > longest && len(f) < len(key) && bytes.HasPrefix(key, f) {
				longest = len(f)
			}
		}
		if longest == 0 {
			break
		}
		key = key[longest:]
		if m, ok := all[string(key)]; ok {
			return m.match(), true
		}
	}
	for {
		i := bytes.LastIndexByte(key, ' ')
		if i < 0 {
			return Match{}, false
		}
		key = key[:i]
		if m, ok := all[string(key)]; ok && m.prefix {
			found := m.match()
			found.How = ByPrefix
			return found, true
		}
	}
}

func (m meaning) match() Match { return Match{Place: m.place, How: m.how, Others: m.others} }

// parts finds the code that each of several names stands for.
func (l *Lexicon) parts(text string) (Match, *Fault) {
	key := fold(nil, text)
	for _, and := range [...]string{" va\x01 ", " va ", " and "} {
		key = bytes.ReplaceAll(key, []byte(and), []byte(","))
	}
	var found []Match
	for name := range bytes.FieldsFuncSeq(key, func(r rune) bool { return strings.ContainsRune(",;/+&", r) }) {
		if len(bytes.TrimSpace(name)) == 0 {
			continue
		}
		m, ok := l.named(name)
		if !ok {
			return Match{}, l.Unknown
		}
		if m.Others != nil {
			return m, l.Ambiguous
		}
		found = append(found, m)
	}
	if len(found) == 0 {
		return Match{}, l.Unknown
	}
	m := found[0]
	for _, other := range found[1:] {
		if other.Place != m.Place && !slices.Contains(m.Others, other.Place) {
			m.Others = append(m.Others, other.Place)
		}
	}
	if m.Others != nil {
		m.Others = append([]uint8{m.Place}, m.Others...)
		return m, l.Several
	}
	return m, nil
}
