package ingest

import (
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// noField in place of a field's name leaves a column out that would map by itself.
const noField = "-"

// Mapping says which columns mean which fields, beyond those that are called
// like a field. The zero Mapping adds nothing.
type Mapping struct{ pairs []mapPair }

type mapPair struct {
	column, field string
	profile       bool // saved, not given
}

// ParseMapping reads "COLUMN=FIELD,COLUMN=FIELD" as --map gives it, once or
// several times. A column with a comma or "=" in its name may stand in double
// quotes, a quote inside is doubled. FIELD "-" leaves a column out. Errors are
// *geo.InvalidError.
func ParseMapping(texts ...string) (Mapping, error) {
	var m Mapping
	for _, text := range texts {
		for _, entry := range splitEntries(text) {
			if strings.TrimSpace(entry) == "" {
				continue
			}
			column, field, ok := cutEntry(entry)
			if !ok {
				return m, geo.Invalid("map", "%q is not COLUMN=FIELD", strings.TrimSpace(entry))
			}
			if _, known := findField(field); !known && field != noField {
				return m, geo.Invalid("map", "there is no field %q: use one of %s", field, fieldNames())
			}
			if slices.ContainsFunc(m.pairs, func(p mapPair) bool { return p.column == column }) {
				return m, geo.Invalid("map", "column %q is mapped twice", column)
			}
			if field != noField && slices.ContainsFunc(m.pairs, func(p mapPair) bool { return p.field == field }) {
				return m, geo.Invalid("map", "field %q is given twice", field)
			}
			m.pairs = append(m.pairs, mapPair{column: column, field: field})
		}
	}
	return m, nil
}

// String returns the mapping in one form for all ways to write it; ParseMapping
// reads it back.
func (m Mapping) String() string {
	entries := make([]string, len(m.pairs))
	for i, p := range m.pairs {
		column := p.column
		if strings.ContainsAny(column, `,="`) || strings.TrimSpace(column) != column {
			column = `"` + strings.ReplaceAll(column, `"`, `""`) + `"`
		}
		entries[i] = column + "=" + p.field
	}
	slices.Sort(entries)
	return strings.Join(entries, ",")
}

// splitEntries splits at commas outside quotes.
func splitEntries(text string) []string {
	var entries []string
	quoted, from := false, 0
	for i := range len(text) {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == ',' && !quoted:
			entries = append(entries, text[from:i])
			from = i + 1
		}
	}
	return append(entries, text[from:])
}

// cutEntry cuts at the last "=", which no field's name holds.
func cutEntry(entry string) (column, field string, ok bool) {
	i := strings.LastIndexByte(entry, '=')
	if i < 0 {
		return "", "", false
	}
	column, field = strings.TrimSpace(entry[:i]), strings.ToLower(strings.TrimSpace(entry[i+1:]))
	if n := len(column); n >= 2 && column[0] == '"' && column[n-1] == '"' {
		column = strings.ReplaceAll(column[1:n-1], `""`, `"`)
	}
	return column, field, column != ""
}
