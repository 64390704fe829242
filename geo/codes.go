package geo

import "strings"

// Code is one entry of a code list: stable English code, labels for people.
type Code struct {
	Code string `json:"code"`
	Vi   string `json:"vi"`
	En   string `json:"en"`
	// ICCS is the code of the International Classification of Crime for
	// Statistical Purposes (UNODC 2015), empty where none fits.
	ICCS string `json:"iccs,omitempty"`
	// GBVIMS is the core type of the Gender-Based Violence Information
	// Management System, empty where none fits.
	GBVIMS string `json:"gbvims,omitempty"`
	// Articles of the Penal Code of Viet Nam (100/2015/QH13).
	Articles string `json:"articles,omitempty"`
}

// CodeList is a closed vocabulary. A value is stored as its place in the list;
// place 0 is the list's "unknown" wherever it has one.
type CodeList struct {
	Name  string // the field's name
	Codes []Code
	index map[string]uint8
}

func newCodeList(name string, codes ...Code) *CodeList {
	l := &CodeList{Name: name, Codes: codes, index: make(map[string]uint8, len(codes))}
	for i, c := range codes {
		l.index[c.Code] = uint8(i)
	}
	return l
}

// Find returns the place of a code; case and surrounding blanks do not matter.
func (l *CodeList) Find(code string) (uint8, bool) {
	i, ok := l.index[code]
	if !ok {
		i, ok = l.index[strings.ToLower(strings.TrimSpace(code))]
	}
	return i, ok
}

// Parse is Find with an *InvalidError that lists the codes.
func (l *CodeList) Parse(code string) (uint8, error) {
	if i, ok := l.Find(code); ok {
		return i, nil
	}
	return 0, Invalid(l.Name, "%q is unknown: use one of %s", code, strings.Join(l.All(), ", "))
}

// All returns the codes in their order.
func (l *CodeList) All() []string {
	all := make([]string, len(l.Codes))
	for i, c := range l.Codes {
		all[i] = c.Code
	}
	return all
}

// String returns the code at a place.
func (l *CodeList) String(i uint8) string { return l.Codes[i].Code }
