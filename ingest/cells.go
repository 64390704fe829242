package ingest

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/cell"
)

// maxExternalID bounds a source's identifier in bytes.
const maxExternalID = 200

// actLetters are the letters of Article 3(1) of Law 13/2022/QH15 (sixteen
// acts, a to q) in Vietnamese order.
const actLetters = "abcdđeghiklmnopq"

var (
	faultExternalID = &fault{"bad_external_id", "mã vụ việc dài quá 200 byte hoặc có ký tự điều khiển: hãy kiểm tra cột",
		"the identifier is longer than 200 bytes or holds control characters: check the column"}
	faultActs   = of(cell.FaultActs)
	faultRadius = &fault{"bad_uncertainty", "không phải bán kính: hãy ghi số mét từ 0 đến 1000000",
		"no radius: write metres from 0 to 1000000"}
	faultFlag = of(cell.FaultFlag)
)

// flags by folded text.
var flags = map[string]bool{
	"": false, "no": false, "n": false, "false": false, "0": false, "không": false, "khong": false,
	"yes": true, "y": true, "true": true, "1": true, "x": true, "có": true, "co": true,
}

// coded is what a text means in a coded field.
type coded struct {
	place   uint8
	several []uint8 // codes, where the text names more than one
	fault   *fault
}

// code reads a cell of a coded field: a code, a label, or another word for it. An
// empty one is the list's "unknown", except where the field is required or the
// list has none.
func (v *validator) code(id fieldID, text string) (uint8, *fault) {
	c := v.coded(id, text)
	return c.place, c.fault
}

func (v *validator) coded(id fieldID, text string) coded {
	if c, ok := v.codes[id][text]; ok {
		return c
	}
	c := v.decode(id, text)
	if v.codes[id] == nil || len(v.codes[id]) >= maxCached {
		v.codes[id] = make(map[string]coded)
	}
	v.codes[id][strings.Clone(text)] = c
	return c
}

// decode is coded without memory.
func (v *validator) decode(id fieldID, text string) (c coded) {
	list := Fields[id].List
	own := false
	if text != "" {
		_, _, f := meaning(list, text)
		own = f == nil
	}
	meant := v.values.byField[id].apply(text, own)
	if meant == "" {
		if !optional(id) {
			c.fault = of(cell.Codes(list).Unknown)
		}
		return c
	}
	var f *cell.Fault
	if c.place, c.several, f = meaning(list, meant); f != nil {
		c.fault = of(f)
	}
	return c
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
	case fieldExemplary, fieldClosedTrial, fieldDeath, fieldAttempt, fieldHospital, fieldWeapon:
		_, own = flags[fold(text)]
	}
	return m.apply(text, own && text != "")
}

// flag reads yes or no; what is not stated is no.
func (v *validator) flag(id fieldID) (bool, *fault) {
	a, f := v.answer(id)
	return a == cell.Yes, f
}

// answer reads yes, no, or neither.
func (v *validator) answer(id fieldID) (cell.Answer, *fault) {
	text := v.value(id, v.cell(id))
	if text == "" {
		return cell.Unstated, nil
	}
	if yes, ok := flags[fold(text)]; ok {
		if yes {
			return cell.Yes, nil
		}
		return cell.No, nil
	}
	a, f := cell.ParseFlag(text)
	if f != nil {
		return a, of(f)
	}
	return a, nil
}

// forms reads the forms of violence as a bit per place.
func (v *validator) forms(text string) (mask uint8, f *fault) {
	for text = lines(text); text != ""; {
		var entry string
		entry, text, _ = strings.Cut(text, ";")
		if entry = trim(entry); entry == "" || cell.Unknown(entry) {
			continue
		}
		c := v.coded(fieldForms, entry)
		switch {
		case len(c.several) > 0:
			for _, place := range c.several {
				mask |= 1 << place
			}
		case c.fault != nil:
			return 0, c.fault
		default:
			mask |= 1 << c.place
		}
	}
	return mask, nil
}

// lines takes the lines of a cell for the entries of a list.
func lines(text string) string {
	if strings.IndexByte(text, '\n') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.TrimSpace(text), "\n", ";")
}

// actsOf reads letters of Article 3(1) in any way to write them.
func actsOf(text string) (string, *fault) {
	acts, f := parseActs(text)
	if f == nil {
		return acts, nil
	}
	if cell.Unknown(text) {
		return "", nil
	}
	set, wrong := cell.ParseActs(text)
	if wrong != nil {
		return "", of(wrong)
	}
	return set.String(), nil
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
