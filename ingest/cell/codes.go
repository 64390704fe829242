package cell

import (
	"slices"
	"strings"
	"sync"

	"github.com/antoan-vn/antoan/geo"
)

// How says by what a word was recognised.
type How uint8

// The ways, the surest first.
const (
	ByCode    How = iota // the stable code: injury
	ByLabel              // the Vietnamese or English label
	BySynonym            // another word for it
	ByArticle            // an article of the Penal Code
	ByFolding            // any of them written without accents
	ByPrefix             // a word that names may follow: công an xã Tam Hợp
	ByAge                // an age, for victim groups
)

// Match is the code that a cell stands for.
type Match struct {
	Place  uint8 // in the code list
	How    How
	Others []uint8 // with a fault: the places that the cell may mean; shared, not to be changed
}

// Lexicon knows the words for the codes of one list. It is safe for several
// goroutines.
type Lexicon struct {
	List *geo.CodeList
	// Unknown, Ambiguous and Several are the faults of Find: a word that is not
	// known, one that may be several codes, and a cell that names several.
	Unknown, Ambiguous, Several *Fault

	codes       map[string]uint8   // as they are stored
	exact, bare map[string]meaning // by key, and without accents
	articles    map[int]uint8      // of the Penal Code
}

// meaning is what a word stands for.
type meaning struct {
	place  uint8
	how    How
	prefix bool    // names may follow
	others []uint8 // several codes
}

var lexicons sync.Map // *geo.CodeList → func() *Lexicon

// Codes returns the words for a code list; those of the lists of geo.CodeLists
// come with synonyms, other lists with codes and labels only. A list is built at
// its first use.
func Codes(list *geo.CodeList) *Lexicon {
	once, ok := lexicons.Load(list)
	if !ok {
		once, _ = lexicons.LoadOrStore(list, sync.OnceValue(func() *Lexicon { return newLexicon(list) }))
	}
	return once.(func() *Lexicon)()
}

func newLexicon(list *geo.CodeList) *Lexicon {
	l := &Lexicon{List: list, codes: make(map[string]uint8), exact: make(map[string]meaning), bare: make(map[string]meaning), articles: make(map[int]uint8)}
	codes := strings.Join(list.All(), ", ")
	l.Unknown = &Fault{"unknown_" + list.Name, "không có trong danh mục: hãy dùng một trong các loại " + viet(list), "not in the list: use one of " + codes}
	l.Ambiguous = &Fault{"ambiguous_" + list.Name, "từ này có thể chỉ nhiều mã: hãy ghi rõ hơn, hoặc ghi mã", "the word may stand for several codes: be more precise, or write the code"}
	l.Several = &Fault{"several_" + list.Name, "ô ghi nhiều loại khác nhau: hãy chọn một", "the cell names several codes: keep one"}
	words := synonyms[list]
	for i, c := range list.Codes {
		place := uint8(i)
		l.codes[c.Code] = place
		l.add(c.Code, meaning{place: place, how: ByCode})
		l.add(c.Vi, meaning{place: place, how: ByLabel})
		l.add(c.En, meaning{place: place, how: ByLabel})
		for _, w := range words[c.Code] {
			name, prefix := strings.CutSuffix(w, "*")
			l.add(name, meaning{place: place, how: BySynonym, prefix: prefix})
		}
		for _, a := range articles(c.Articles) {
			l.articles[a] = place
		}
	}
	for _, u := range umbrellas[list] {
		m := meaning{how: BySynonym}
		for _, code := range u.codes {
			if i, ok := list.Find(code); ok {
				m.others = append(m.others, i)
			}
		}
		for _, w := range u.words {
			l.add(w, m)
		}
	}
	return l
}

// add enters a word. A word that is there stays, a code before a label before a
// synonym. Without accents two different words may become one, which then stands
// for both.
func (l *Lexicon) add(word string, m meaning) {
	key := words(fold(nil, word))
	if _, ok := l.exact[string(key)]; !ok {
		l.exact[string(key)] = m
	}
	bare := string(plain(key))
	old, ok := l.bare[bare]
	switch {
	case !ok:
		l.bare[bare] = m
	case old.others == nil && m.others == nil && old.place != m.place:
		old.others = []uint8{old.place, m.place}
		l.bare[bare] = old
	case old.others != nil && m.others == nil && !slices.Contains(old.others, m.place):
		old.others = append(slices.Clip(old.others), m.place)
		l.bare[bare] = old
	}
}

// Find returns the code that a cell stands for: the code itself, its Vietnamese
// or English label, a synonym, for categories also an article of the Penal Code,
// for victim groups also an age with a sex. Case, punctuation and the place of
// tone marks do not matter; accents do first, and then not. Words such as "tội"
// and "hành vi" in front are passed over. A cell of several names that mean one
// code is that code.
//
// An empty cell and "không rõ" are place 0 where the list has "unknown" or
// "unlocated" there, else FaultMissing. Other faults are Unknown, Ambiguous and Several, the last
// two with Match.Others, and those of articles. A known word costs about 100 ns.
func (l *Lexicon) Find(text string) (Match, *Fault) {
	if i, ok := l.codes[text]; ok {
		return Match{Place: i, How: ByCode}, nil
	}
	if len(text) > maxText {
		return Match{}, l.Unknown
	}
	var buf [maxText]byte
	folded := fold(buf[:0], text)
	if m, ok := l.named(folded); ok {
		return m, l.fault(m)
	}
	if Unknown(text) {
		if first := l.List.Codes[0].Code; first != "unknown" && first != "unlocated" {
			return Match{}, FaultMissing
		}
		return Match{How: BySynonym}, nil
	}
	return l.other(text)
}

func (l *Lexicon) fault(m Match) *Fault {
	if m.Others != nil {
		return l.Ambiguous
	}
	return nil
}

// other finds what no word of its own stands for.
func (l *Lexicon) other(text string) (Match, *Fault) {
	if len(l.articles) > 0 {
		if m, f, ok := l.article(text); ok {
			return m, f
		}
	}
	if l.List == geo.VictimGroups {
		if m, f, ok := l.group(text); ok {
			return m, f
		}
	}
	return l.parts(text)
}

// group finds a victim group by an age with a sex. A birth needs the day of the
// incident, which a group does not have.
func (l *Lexicon) group(text string) (Match, *Fault, bool) {
	a, f := ParseAge(text, geo.Period{From: geo.MinDay, To: geo.MaxDay})
	if f != nil {
		return Match{}, nil, false
	}
	place, certain := a.Group()
	if certain {
		return Match{Place: place, How: ByAge}, nil, true
	}
	m := Match{How: ByAge}
	for i := range l.List.Codes {
		if a.Groups()&(1<<i) != 0 {
			m.Others = append(m.Others, uint8(i))
		}
	}
	return m, l.Ambiguous, true
}

// viet are the Vietnamese labels of a list, which stand for its codes wherever they
// are read.
func viet(list *geo.CodeList) string {
	labels := make([]string, len(list.Codes))
	for i, c := range list.Codes {
		labels[i] = strings.ToLower(c.Vi)
	}
	return strings.Join(labels, "; ")
}
