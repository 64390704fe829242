package ingest

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// maxExternalID bounds a source's identifier in bytes.
const maxExternalID = 200

// actLetters are the letters of Article 3(1) of Law 13/2022/QH15 (sixteen
// acts, a to q) in Vietnamese order.
const actLetters = "abcdđeghiklmnopq"

var (
	faultExternalID = &fault{"bad_external_id", "the identifier is longer than 200 bytes or holds control characters: check the column"}
	faultActs       = &fault{"unknown_act", "an act is no letter of Article 3(1) of Law 13/2022/QH15: write letters from a to q, separated by ;"}
	faultRadius     = &fault{"bad_uncertainty", "no radius: write metres from 0 to 1000000"}
	faultFlag       = &fault{"bad_flag", "neither yes nor no"}
)

// unknownCode holds the fault of each coded field.
var unknownCode = func() (faults [fieldCount]*fault) {
	for id, f := range Fields {
		if f.List != nil {
			faults[id] = &fault{"unknown_" + f.Name, "not one of " + strings.Join(f.List.All(), ", ") +
				"; --values '" + f.Name + ":FROM=CODE' says what other values mean, '" + f.Name + ":*=CODE' what all others do"}
		}
	}
	faults[fieldAssistance] = faultAssistance
	return faults
}()

// flags by folded text.
var flags = map[string]bool{
	"": false, "no": false, "n": false, "false": false, "0": false, "không": false, "khong": false,
	"yes": true, "y": true, "true": true, "1": true, "x": true, "có": true, "co": true,
}

// coded is what a text means in a coded field.
type coded struct {
	place uint8
	fault *fault
}

// code reads a cell of a coded field. An empty one is the list's "unknown",
// except where the field is required or the list has none.
func (v *validator) code(id fieldID, text string) (uint8, *fault) {
	if c, ok := v.codes[id][text]; ok {
		return c.place, c.fault
	}
	list := Fields[id].List
	_, own := list.Find(text)
	var c coded
	switch meant := v.values.byField[id].apply(text, own); {
	case meant == "" && optional(id):
	default:
		var ok bool
		if c.place, ok = list.Find(meant); !ok {
			c.fault = unknownCode[id]
		}
	}
	if v.codes[id] == nil || len(v.codes[id]) >= maxCached {
		v.codes[id] = make(map[string]coded)
	}
	v.codes[id][strings.Clone(text)] = c
	return c.place, c.fault
}

// optional tells the coded fields whose empty cell is place 0, "unknown".
func optional(id fieldID) bool {
	return id != fieldCategory && id != fieldForms && id != fieldAssistance
}

// value reads a cell of a field without codes.
func (v *validator) value(id fieldID, text string) string {
	m := v.values.byField[id]
	if m == nil {
		return text
	}
	own := false
	switch id {
	case fieldVictimSex:
		_, own = sexes[fold(text)]
	case fieldExemplary, fieldClosedTrial:
		_, own = flags[fold(text)]
	}
	return m.apply(text, own && text != "")
}

// flag reads yes or no; empty is no.
func (v *validator) flag(id fieldID) (bool, *fault) {
	text := v.value(id, v.cell(id))
	if text == "" {
		return false, nil
	}
	yes, ok := flags[fold(text)]
	if !ok {
		return false, faultFlag
	}
	return yes, nil
}

// forms reads the forms of violence as a bit per place.
func (v *validator) forms(text string) (mask uint8, f *fault) {
	for range entries(text) {
		var entry string
		entry, text, _ = strings.Cut(text, ";")
		if entry = trim(entry); entry == "" {
			continue
		}
		place, f := v.code(fieldForms, entry)
		if f != nil {
			return 0, f
		}
		mask |= 1 << place
	}
	return mask, nil
}

// parseActs returns the letters in Vietnamese order, each once.
func parseActs(text string) (string, *fault) {
	if text == "" {
		return "", nil
	}
	var has [len(actLetters)]bool
	for _, r := range fold(text) {
		i := strings.IndexRune(actLetters, r)
		switch {
		case i >= 0:
			has[i] = true
		case r != ';' && r != ',' && r != ' ':
			return "", faultActs
		}
	}
	var b strings.Builder
	for i, r := range actLetters {
		if has[i] {
			b.WriteRune(r)
		}
	}
	return b.String(), nil
}

// externalID returns the identifier in NFC.
func externalID(text string) (string, *fault) {
	ascii := true
	for i := range len(text) {
		if text[i] < ' ' || text[i] == 0x7f {
			return "", faultExternalID
		}
		ascii = ascii && text[i] < 0x80
	}
	if !ascii {
		text = norm.NFC.String(text)
	}
	if len(text) > maxExternalID {
		return "", faultExternalID
	}
	return text, nil
}

// radius reads metres; 0 where empty.
func radius(text string) (float64, *fault) {
	if text == "" {
		return 0, nil
	}
	m, ok := parseDecimal(text)
	if !ok || m < 0 || m > 1e6 {
		return 0, faultRadius
	}
	return m, nil
}

// trim drops blanks around a cell, no-break spaces included.
func trim(s string) string {
	if s == "" || s[0] > ' ' && s[0] < 0x80 && s[len(s)-1] > ' ' && s[len(s)-1] < 0x80 {
		return s
	}
	return strings.TrimSpace(s)
}
