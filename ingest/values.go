package ingest

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
)

// Values says what a file's values mean, by field. The zero Values changes nothing.
type Values struct{ byField [fieldCount]*valueMap }

type valueMap struct {
	exact  map[string]string // by folded value
	rest   string            // for every other value
	filled bool              // rest is given
}

// ParseValues reads "FIELD:FROM=TO", once per --values. FROM is compared
// without regard to case and surrounding blanks. FROM "*" stands for every
// other value, an empty one and a field that no column is mapped to; a value
// that is one of the field's own codes is not another one and stays. TO must
// be a code where the field has codes. In fields of several entries it holds
// for each entry. Errors are *geo.InvalidError.
func ParseValues(texts ...string) (Values, error) {
	var v Values
	for _, text := range texts {
		name, rule, ok := strings.Cut(text, ":")
		i := strings.LastIndexByte(rule, '=')
		if !ok || i < 0 {
			return v, geo.Invalid("values", "%q is not FIELD:FROM=TO", text)
		}
		name = strings.ToLower(strings.TrimSpace(name))
		id, known := findField(name)
		if !known {
			return v, geo.Invalid("values", "there is no field %q: use one of %s", name, fieldNames())
		}
		if err := v.add(id, strings.TrimSpace(rule[:i]), strings.TrimSpace(rule[i+1:])); err != nil {
			return v, err
		}
	}
	return v, nil
}

func (v *Values) add(id fieldID, from, to string) error {
	f := &Fields[id]
	if f.List != nil {
		i, err := f.List.Parse(to)
		if err != nil {
			return geo.Invalid("values", "%s", err.Error())
		}
		to = f.List.String(i)
	}
	if v.byField[id] == nil {
		v.byField[id] = &valueMap{exact: make(map[string]string)}
	}
	m := v.byField[id]
	if from == "*" {
		if id == fieldExternalID {
			return geo.Invalid("values", "external_id:* would give every incident the same identity")
		}
		if m.filled && m.rest != to {
			return geo.Invalid("values", "%s:* is given twice", f.Name)
		}
		m.rest, m.filled = to, true
		return nil
	}
	if old, twice := m.exact[fold(from)]; twice && old != to {
		return geo.Invalid("values", "%s:%s is given twice", f.Name, from)
	}
	m.exact[fold(from)] = to
	return nil
}

// String returns the rules in one form for all ways to write them, one a line;
// ParseValues reads each line back.
func (v Values) String() string {
	var lines []string
	for id, m := range v.byField {
		if m == nil {
			continue
		}
		for from, to := range m.exact {
			lines = append(lines, Fields[id].Name+":"+from+"="+to)
		}
		if m.filled {
			lines = append(lines, Fields[id].Name+":*="+m.rest)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// apply returns what a value means. coded tells that the value is one of the
// field's own codes.
func (m *valueMap) apply(text string, coded bool) string {
	if m == nil {
		return text
	}
	if to, ok := m.exact[fold(text)]; ok {
		return to
	}
	if m.filled && !coded {
		return m.rest
	}
	return text
}

// fold makes values comparable: NFC, lower case.
func fold(s string) string { return strings.ToLower(norm.NFC.String(s)) }
