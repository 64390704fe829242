package ingest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// columnPlan is a mapping that has met a file: which cell of a row is which field.
type columnPlan struct {
	selected []string           // columns in the order of the cells
	slot     [fieldCount]int    // cell of each field, -1 for none
	column   [fieldCount]string // column of each field, "" for none
	free     [fieldCount]bool   // the column looks like free text: no cell of it is kept
}

// planColumns decides what each field is read from. Its errors are *FileError.
func planColumns(r Reader, file string, m Mapping) (*columnPlan, error) {
	p := &columnPlan{}
	for i := range p.slot {
		p.slot[i] = -1
	}
	explicit := make(map[string]bool, len(m.pairs))
	for _, pair := range m.pairs {
		if !r.Open() && !slices.Contains(r.Columns(), pair.column) {
			return nil, &FileError{File: file, Reason: unknownColumn(pair.column, r.Columns())}
		}
		if pair.field != noField && isIdentifying(pair.column) && !(pair.field == Fields[fieldAddressPlace].Name && isAddress(pair.column)) {
			return nil, &FileError{File: file, Reason: fmt.Sprintf(
				"column %q looks personal and is never stored: leave it unmapped (use a case number for external_id)", pair.column)}
		}
		if pair.field == Fields[fieldExternalID].Name && looksPersonal(pair.column) {
			return nil, &FileError{File: file, Reason: fmt.Sprintf(
				"column %q looks like free text, which is never stored: use a case number for external_id", pair.column)}
		}
		explicit[pair.column] = true
		if id, ok := findField(pair.field); ok {
			p.use(id, pair.column)
		}
	}
	for id := range Fields {
		if p.slot[id] >= 0 {
			continue
		}
		own := ownColumns(r, Fields[id].Name, explicit)
		if len(own) > 1 && own[0] != own[1] {
			return nil, &FileError{File: file, Reason: fmt.Sprintf(
				"columns %q and %q are both called like %s: rename one, or say which with --map", own[0], own[1], Fields[id].Name)}
		}
		if len(own) > 0 {
			p.use(fieldID(id), own[0])
		}
	}
	if len(p.selected) == 0 {
		return nil, &FileError{File: file, Reason: fmt.Sprintf(
			"no column of the header is known: the first row must name columns such as occurred_at, category, lon, lat, or --map must say what they mean; fields are %s", fieldNames())}
	}
	return p, r.Select(p.selected)
}

func (p *columnPlan) use(id fieldID, column string) {
	p.slot[id], p.column[id], p.free[id] = len(p.selected), column, looksPersonal(column) || id == fieldAddressPlace
	p.selected = append(p.selected, column)
}

// ownColumns finds the columns that are called like a field, apart from those
// the mapping speaks of. Where the columns are not known beforehand, each field
// is looked for.
func ownColumns(r Reader, field string, explicit map[string]bool) (own []string) {
	columns := r.Columns()
	if r.Open() {
		columns = []string{field}
	}
	for _, c := range columns {
		if strings.EqualFold(c, field) && !explicit[c] {
			own = append(own, c)
		}
	}
	return own
}

func unknownColumn(column string, known []string) string {
	if !looksLikeHeader(known) {
		return fmt.Sprintf("there is no column %q, and the first row looks like data: add a header row", column)
	}
	return fmt.Sprintf("there is no column %q; the columns are %s", column, quoteNames(known))
}

// looksLikeHeader tells whether a first row may be shown: one with numbers or
// dates in it is data of incidents.
func looksLikeHeader(columns []string) bool {
	for _, c := range columns {
		if _, err := strconv.ParseFloat(c, 64); err == nil || len(c) > 60 {
			return false
		}
		if len(c) >= 8 && c[0] >= '0' && c[0] <= '9' && strings.Count(c, "-")+strings.Count(c, "/") >= 2 {
			return false
		}
	}
	return true
}

// quoteNames lists at most 40 names.
func quoteNames(names []string) string {
	var b strings.Builder
	for i, n := range names {
		if i == 40 {
			fmt.Fprintf(&b, " and %d more", len(names)-i)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Quote(n))
	}
	return b.String()
}
