package ingest

import (
	"fmt"
	"slices"

	"github.com/antoan-vn/antoan/ingest/sheet"
)

// filePlan is a mapping that has met a file: which cell of a row is which field,
// the same for all tables of the file.
type filePlan struct {
	parts []*part
	used  []fieldID       // in the order of the cells
	slot  [fieldCount]int // cell of each field, -1 for none
	extra string          // column whose cell stands behind those of the fields, "" for none
}

// planFile decides what the columns of a file's tables mean. Tables of a workbook
// that tell of no incidents are moved to the others. Errors are *FileError.
func planFile(all *tables, file string, m Mapping) (*filePlan, error) {
	if err := m.check(all, file); err != nil {
		return nil, err
	}
	for _, p := range all.parts {
		if err := planColumns(p, file, m); err != nil {
			return nil, err
		}
	}
	if err := all.keepIncidents(file); err != nil {
		return nil, err
	}
	plan := &filePlan{parts: all.parts}
	plan.layOut()
	return plan, nil
}

// layOut gives each field that any table has a cell.
func (p *filePlan) layOut() {
	p.used = p.used[:0]
	for id := range p.slot {
		p.slot[id] = -1
		if slices.ContainsFunc(p.parts, func(part *part) bool { return part.plan.column[id] != "" }) {
			p.slot[id] = len(p.used)
			p.used = append(p.used, fieldID(id))
		}
	}
}

// selection names the columns of a table in the order of the cells.
func (p *filePlan) selection(of *part) []string {
	columns := make([]string, len(p.used))
	for i, id := range p.used {
		columns[i] = of.plan.column[id]
	}
	if p.extra != "" {
		columns = append(columns, p.extra)
	}
	return columns
}

// width is the number of cells of a row.
func (p *filePlan) width() int {
	if p.extra != "" {
		return len(p.used) + 1
	}
	return len(p.used)
}

// mapped tells whether any table has a column for a field.
func (p *filePlan) mapped(id fieldID) bool { return p.slot[id] >= 0 }

// grows tells whether rows may have columns that are not known yet.
func (p *filePlan) grows() bool {
	return slices.ContainsFunc(p.parts, func(part *part) bool { return part.grows })
}

// check refuses a mapping that speaks of columns that are not there, or are not
// to be stored.
func (m Mapping) check(all *tables, file string) error {
	var columns []string
	grows := false
	for _, p := range all.parts {
		columns, grows = append(columns, p.columns...), grows || p.grows
	}
	for _, pair := range m.pairs {
		if !pair.profile && !grows && !slices.Contains(columns, pair.column) {
			return &FileError{File: file, Reason: unknownColumn(pair.column, columns)}
		}
		if pair.field != noField && isIdentifying(pair.column) && !(pair.field == Fields[fieldAddressPlace].Name && isAddress(pair.column)) {
			return &FileError{File: file, Reason: fmt.Sprintf(
				"column %q looks personal and is never stored: leave it unmapped (use a case number for external_id)", pair.column)}
		}
		if pair.field == Fields[fieldExternalID].Name && looksPersonal(pair.column) {
			return &FileError{File: file, Reason: fmt.Sprintf(
				"column %q looks like free text, which is never stored: use a case number for external_id", pair.column)}
		}
	}
	return nil
}

// NoIncidents is why a sheet is not read whose table tells of no incidents.
const NoIncidents sheet.Why = "no_incidents"

// keepIncidents keeps the tables that have a column for when or what happened, or
// one that the mapping names. Where there is none, the file is refused.
func (t *tables) keepIncidents(file string) error {
	var kept []*part
	for _, p := range t.parts {
		if p.tellsOfIncidents() {
			kept = append(kept, p)
		}
	}
	if len(kept) == 0 && len(t.parts) > 0 {
		p := t.parts[0]
		for _, other := range t.parts {
			if other.plan.any() {
				p = other
			}
		}
		if !p.plan.any() {
			return &FileError{File: file, Reason: fmt.Sprintf(
				"no column of the header is known%s: name columns such as occurred_at, category, lon, lat (or \"Ngày xảy ra\", \"Loại vụ việc\", \"Kinh độ\", \"Vĩ độ\"), or say with --map what they mean; fields are %s",
				shownHeader(p.columns), fieldNames())}
		}
		kept = []*part{p}
	}
	for _, p := range t.parts {
		if !slices.Contains(kept, p) {
			t.others = append(t.others, sheet.Other{Sheet: p.sheet, SheetIndex: p.table.SheetIndex, Why: NoIncidents, Hints: p.table.Hints})
		}
	}
	t.parts = kept
	return nil
}

// tellsOfIncidents tells a table of incidents from one of anything else.
func (p *part) tellsOfIncidents() bool {
	if p.plan.column[fieldOccurredAt] != "" && !p.plan.weak[fieldOccurredAt] || p.plan.column[fieldCategory] != "" && !p.plan.weak[fieldCategory] {
		return true
	}
	return slices.Contains(p.plan.how[:], HowMap) || p.plan.column[fieldOccurredAt] != "" && p.plan.column[fieldCategory] != ""
}

// any tells whether a column is known.
func (p *columnPlan) any() bool {
	return slices.ContainsFunc(p.column[:], func(c string) bool { return c != "" })
}

// shownHeader lists a header, unless it may be data.
func shownHeader(columns []string) string {
	if len(columns) == 0 || !looksLikeHeader(columns) {
		return ""
	}
	return " (" + quoteNames(columns) + ")"
}
