package ingest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// How says by what a column came to be a field.
type How string

// The ways.
const (
	HowMap     How = "map"     // the options say so
	HowProfile How = "profile" // a saved mapping says so
	HowName    How = "name"    // it is called like the field
	HowHeader  How = "header"  // people call it so
)

// columnPlan is what the columns of one table mean.
type columnPlan struct {
	column [fieldCount]string // column of each field, "" for none
	how    [fieldCount]How
	weak   [fieldCount]bool // to be borne out by the cells
	free   [fieldCount]bool // the column looks like free text: no cell of it is kept
	// dropped are columns that could be a field by their names and are not.
	dropped []droppedColumn
}

// droppedColumn is a column that is not read though its name is known, and why.
type droppedColumn struct {
	column, why string
	field       fieldID
}

// String says it in a sentence.
func (d droppedColumn) String() string {
	return fmt.Sprintf("column %q was not taken for %s: %s", d.column, Fields[d.field].Name, d.why)
}

// planColumns decides what each field is read from. Its errors are *FileError.
func planColumns(p *part, file string, m Mapping) error {
	plan := &p.plan
	explicit := make(map[string]bool, len(m.pairs))
	for _, pair := range m.pairs {
		if !p.grows && !slices.Contains(p.columns, pair.column) {
			continue // of another table of the file, see planFile
		}
		explicit[pair.column] = true
		if id, ok := findField(pair.field); ok {
			how := HowMap
			if pair.profile {
				how = HowProfile
			}
			plan.use(id, pair.column, how, false)
		}
	}
	for id := range Fields {
		if plan.column[id] != "" {
			continue
		}
		own := ownColumns(p, Fields[id].Name, explicit)
		if len(own) > 1 && own[0] != own[1] {
			return &FileError{File: file, Reason: fmt.Sprintf(
				"columns %q and %q are both called like %s: rename one, or say which with --map", own[0], own[1], Fields[id].Name)}
		}
		if len(own) > 0 {
			plan.use(fieldID(id), own[0], HowName, false)
		}
	}
	if err := plan.recognise(p.columns, explicit, file); err != nil || !p.grows {
		return err
	}
	for id := range Fields { // rows to come may have them
		if name := Fields[id].Name; plan.column[id] == "" && !explicit[name] {
			plan.use(fieldID(id), name, HowName, false)
		}
	}
	return nil
}

func (p *columnPlan) use(id fieldID, column string, how How, weak bool) {
	p.column[id], p.how[id], p.weak[id], p.free[id] = column, how, weak, looksPersonal(column) || id == fieldAddressPlace
}

// drop leaves a field without a column, and says why.
func (p *columnPlan) drop(id fieldID, why string) {
	p.dropped = append(p.dropped, droppedColumn{p.column[id], why, id})
	p.column[id], p.how[id], p.weak[id] = "", "", false
}

// field returns what a column means.
func (p *columnPlan) field(column string) (fieldID, bool) {
	i := slices.Index(p.column[:], column)
	return fieldID(i), column != "" && i >= 0
}

// claim is a column that may be a field.
type claim struct {
	headerMatch
	column string
	place  int
}

// recognise gives the fields that are left to the columns that are called as
// people call them: the surest first, and each column to one field.
func (p *columnPlan) recognise(columns []string, explicit map[string]bool, file string) error {
	var claims []claim
	for i, c := range columns {
		if _, used := p.field(c); used || explicit[c] || looksPersonal(c) {
			continue
		}
		for _, m := range matchHeader(c) {
			claims = append(claims, claim{m, c, i})
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return a.score - b.score })
	for i, c := range claims {
		if _, used := p.field(c.column); used {
			continue
		}
		if p.column[c.field] != "" {
			if !c.weak {
				p.dropped = append(p.dropped, droppedColumn{c.column, fmt.Sprintf("column %q is; --map says it otherwise", p.column[c.field]), c.field})
			}
			continue
		}
		for _, other := range claims[i+1:] {
			if other.field == c.field && other.score == c.score && !c.weak {
				return &FileError{File: file, Reason: fmt.Sprintf(
					"columns %q and %q may both be %s: say which with --map, or leave one out with --map 'COLUMN=-'", c.column, other.column, Fields[c.field].Name)}
			}
		}
		p.use(c.field, c.column, HowHeader, c.weak)
	}
	return nil
}

// ownColumns finds the columns that are called like a field, apart from those
// the mapping speaks of.
func ownColumns(p *part, field string, explicit map[string]bool) (own []string) {
	for _, c := range p.columns {
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
		if _, err := strconv.ParseFloat(c, 64); err == nil || len(c) > 120 {
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
