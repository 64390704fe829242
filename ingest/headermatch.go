package ingest

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// headerMatch says that a column may be a field; the smaller its score, the surer.
type headerMatch struct {
	field fieldID
	score int
	weak  bool // only where the cells bear it out and no better column is there
}

// Scores of the ways in which a name is recognised; the place of the name in
// headers is added.
const (
	scoreWhole  = 0
	scoreLast   = 1000 // the last of several levels
	scoreAside  = 2000 // without words that change nothing
	scoreWithin = 3000 // the name is part of the header
	scoreWeak   = 10_000
)

// headerNames finds headers by their words.
var headerNames = sync.OnceValue(func() map[string][]headerMatch {
	all := make(map[string][]headerMatch)
	for id, names := range headers {
		f := &Fields[id]
		for i, name := range append([]string{f.Name, f.Vi, f.En}, names...) {
			m := headerMatch{field: fieldID(id), score: i}
			if name, m.weak = strings.CutSuffix(name, "?"); m.weak {
				m.score += scoreWeak
				if m.field == fieldOccurredAt || m.field == fieldCategory {
					m.score -= scoreWeak / 2 // nothing is understood without them
				}
			}
			for _, words := range spellings(plainWords(name)) {
				if i == 2 && strings.Count(words, " ") > 4 {
					continue // an explanation, not a name
				}
				all[words] = append(all[words], m)
			}
		}
	}
	return all
})

// spellings returns a name with i for y as well, where both are in use.
func spellings(words string) []string {
	if other := strings.ReplaceAll(strings.ReplaceAll(words, "ty le", "ti le"), "ky hieu", "ki hieu"); other != words {
		return []string{words, other}
	}
	return []string{words}
}

// isHeaderWord tells a word of a Vietnamese header, in lower case and NFC.
func isHeaderWord(word string) bool { return headerWords()[word] }

var headerWords = sync.OnceValue(func() map[string]bool {
	words := make(map[string]bool)
	for id, names := range headers {
		for _, name := range append([]string{Fields[id].Vi}, names...) {
			for w := range strings.FieldsSeq(strings.ToLower(norm.NFC.String(strings.TrimSuffix(name, "?")))) {
				words[strings.Trim(w, "(),:[]/")] = true
			}
		}
	}
	return words
})

var (
	inBrackets = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]`)
	numbering  = regexp.MustCompile(`^\s*(?:\(?\d{1,2}\)|\d{1,2}\.|[a-zđ]\))\s*`)
)

// matchHeader returns the fields that a column may be, by its name alone. Levels
// of a header are joined by " / ".
func matchHeader(column string) []headerMatch {
	var levels []string
	for level := range strings.SplitSeq(column, " / ") {
		if words := plainWords(inBrackets.ReplaceAllString(numbering.ReplaceAllString(level, ""), " ")); words != "" {
			levels = append(levels, words)
		}
	}
	if len(levels) == 0 {
		return nil
	}
	whole := strings.Join(levels, " ")
	other := aboutOthers(whole)
	m := matches{other: other, elsewhere: aboutElsewhere(whole)}
	names := headerNames()
	m.add(names[whole], scoreWhole)
	last := levels[len(levels)-1]
	if len(levels) > 1 {
		m.add(names[last], scoreLast)
	}
	if bare := withoutAside(whole); bare != "" && bare != whole {
		m.add(names[bare], scoreAside)
	}
	if bare := withoutAside(last); bare != "" && bare != last && len(levels) > 1 {
		m.add(names[bare], scoreAside+scoreLast)
	}
	if len(m.found) == 0 {
		m.within(names, whole)
	}
	return m.found
}

// matches gathers the best match of each field.
type matches struct {
	found []headerMatch
	other bool // the column is about somebody else than the victim
	// elsewhere tells that the column is about another place than where it happened.
	elsewhere bool
}

func (m *matches) add(list []headerMatch, more int) {
	for _, h := range list {
		if h.score += more; m.other && isVictimField(h.field) || m.elsewhere && isPlaceName(h.field) {
			continue
		}
		better := true
		for i := range m.found {
			if m.found[i].field == h.field {
				better = false
				if h.score < m.found[i].score {
					m.found[i] = h
				}
			}
		}
		if better {
			m.found = append(m.found, h)
		}
	}
}

// within looks for the longest names of two words and more that are part of a
// header, and takes them where they all mean one field.
func (m *matches) within(names map[string][]headerMatch, whole string) {
	words := strings.Fields(whole)
	for n := min(len(words)-1, 8); n >= 2; n-- {
		var best matches
		best.other, best.elsewhere = m.other, m.elsewhere
		for i := 0; i+n <= len(words); i++ {
			for _, h := range names[strings.Join(words[i:i+n], " ")] {
				if !h.weak {
					best.add([]headerMatch{h}, scoreWithin-100*n)
				}
			}
		}
		if len(best.found) == 1 {
			best.found[0].weak = true
			m.found = best.found
		}
		if len(best.found) > 0 {
			return
		}
	}
}

// aboutOthers tells a header over somebody who is no victim.
func aboutOthers(words string) bool {
	padded := " " + words + " "
	for rest := padded; ; {
		_, after, found := strings.Cut(rest, " doi tuong ")
		if !found {
			break
		}
		if !strings.HasPrefix(after, "bi bao") && !strings.HasPrefix(after, "bi xam") && !strings.HasPrefix(after, "bi hai") && !strings.HasPrefix(after, "nan nhan") {
			return true // "đối tượng" alone is who did it
		}
		rest = " " + after
	}
	for _, p := range persons {
		if strings.Contains(padded, " "+p+" ") {
			return true
		}
	}
	return false
}

// aboutElsewhere tells a header over where somebody lives or where a case was
// received: neither is where it happened.
func aboutElsewhere(words string) bool {
	padded := " " + words + " "
	for _, e := range []string{"cu tru", "thuong tru", "tam tru", "cho o", "noi o", "que quan", "sinh", "tiep nhan", "cong tac", "residence", "lives", "home", "birth", "received", "receiving"} {
		if strings.Contains(padded, " "+e+" ") {
			return true
		}
	}
	return false
}

func isPlaceName(id fieldID) bool {
	switch id {
	case fieldCommuneName, fieldDistrictName, fieldProvinceName, fieldAddressPlace:
		return true
	}
	return false
}

func isVictimField(id fieldID) bool {
	switch id {
	case fieldVictimGroup, fieldVictimAge, fieldVictimSex, fieldDeath, fieldHospital, fieldHarmPercent, fieldAssistance:
		return true
	}
	return false
}

// withoutAside drops the words that may stand beside a name.
func withoutAside(words string) string {
	padded := " " + words + " "
	for _, a := range aside {
		padded = strings.ReplaceAll(padded, " "+a+" ", " ")
	}
	return strings.TrimSpace(padded)
}

// HeaderNames returns the names by which people's columns are taken for a field, the
// surest first; those that end in "?" only where the cells bear it out.
func HeaderNames(field string) []string {
	id, ok := findField(field)
	if !ok {
		return nil
	}
	return slices.Clone(headers[id])
}
