package cell

import (
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Entry is a line of the data dictionary: what a cell may hold for a code.
type Entry struct {
	Field    string   // the list's name, victim_sex or yes_no
	Code     string   // as stored
	Vi, En   string   // labels
	Synonyms []string // other words; "…" stands for a name that may follow
	Articles string   // of the Penal Code, which are understood as well
}

// Umbrella is a line of words that stand for several codes, so that a cell that
// holds nothing else is a fault.
type Umbrella struct {
	Field string
	Codes []string
	Words []string
}

// Dictionary returns what cells are understood to mean, field by field in the
// order of geo.CodeLists.
func Dictionary() []Entry {
	var all []Entry
	for _, list := range geo.CodeLists {
		for _, c := range list.Codes {
			e := Entry{Field: list.Name, Code: c.Code, Vi: c.Vi, En: c.En, Articles: c.Articles}
			for _, w := range synonyms[list][c.Code] {
				if name, prefix := strings.CutSuffix(w, "*"); prefix {
					w = name + " …"
				}
				e.Synonyms = append(e.Synonyms, w)
			}
			all = append(all, e)
		}
	}
	return append(all,
		Entry{Field: "victim_sex", Code: "f", Vi: "Nữ", En: "Female", Synonyms: []string{"gái", "cháu gái", "bé gái", "chị", "bà", "woman", "girl"}},
		Entry{Field: "victim_sex", Code: "m", Vi: "Nam", En: "Male", Synonyms: []string{"trai", "cháu trai", "bé trai", "anh", "ông", "man", "boy"}},
		Entry{Field: "yes_no", Code: "yes", Vi: "Có", En: "Yes", Synonyms: []string{"x", "✓", "√", "☒", "1", "đúng", "rồi", "true"}},
		Entry{Field: "yes_no", Code: "no", Vi: "Không", En: "No", Synonyms: []string{"-", "0", "chưa", "sai", "☐", "false"}},
	)
}

// Umbrellas returns the words that stand for several codes.
func Umbrellas() []Umbrella {
	var all []Umbrella
	for _, list := range geo.CodeLists {
		for _, u := range umbrellas[list] {
			all = append(all, Umbrella{Field: list.Name, Codes: u.codes, Words: u.words})
		}
	}
	return all
}
