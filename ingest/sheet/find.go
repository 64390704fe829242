package sheet

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
)

// Sheet is one sheet of a file; a text file has one without a name.
type Sheet struct {
	Name   string `json:"name,omitempty"`
	Hidden bool   `json:"hidden,omitempty"`
}

// Other is a sheet of which no table is read, and why.
type Other struct {
	Sheet      string `json:"sheet,omitempty"`
	SheetIndex int    `json:"sheet_index"`
	Why        Why    `json:"why"`
	Hints      Hints  `json:"hints"`
}

// Found is what Find found: at least one of the two is not empty.
type Found struct {
	Tables []Table `json:"tables"`
	Others []Other `json:"others"`
}

// Sheets lists the sheets in the order of their tabs.
func (f *File) Sheets() []Sheet {
	if f.book == nil {
		return []Sheet{{}}
	}
	all := make([]Sheet, len(f.book.sheets))
	for i, s := range f.book.sheets {
		all[i] = Sheet{s.name, s.hidden}
	}
	return all
}

// Rows reads a sheet as it stands, by its place among Sheets. The caller closes
// it. Errors are *Error, and *geo.InvalidError for a place that is none.
func (f *File) Rows(sheet int) (Rows, error) {
	if f.book == nil {
		return f.text.rows()
	}
	if sheet < 0 || sheet >= len(f.book.sheets) {
		return nil, geo.Invalid("sheet", "there are %d sheets, none of place %d", len(f.book.sheets), sheet)
	}
	s := &f.book.sheets[sheet]
	rows, err := f.book.rows(s)
	return rows, on(s.name, err)
}

// Find looks for the table of each wanted sheet in its first 300 rows, and for
// marks of secrecy in every sheet. Errors are *SecretError, *Error where a sheet
// cannot be read, and *geo.InvalidError where Options name a sheet that is not
// there. Its cost does not depend on the number of rows, except that a
// workbook's sheets are unpacked once.
func (f *File) Find() (Found, error) {
	found := Found{Tables: []Table{}, Others: []Other{}}
	wanted, err := f.wanted()
	if err != nil {
		return found, err
	}
	for i, s := range f.Sheets() {
		t, why, hints, err := f.findIn(i)
		if err != nil {
			return Found{}, on(s.Name, err)
		}
		if why == "" && !wanted[i] {
			if why = NotWanted; len(f.o.Sheets) == 0 {
				why = HiddenSheet
			}
		}
		if why != "" {
			found.Others = append(found.Others, Other{s.Name, i, why, hints})
			continue
		}
		found.Tables = append(found.Tables, *t)
	}
	return found, nil
}

// wanted tells which sheets Options ask for.
func (f *File) wanted() ([]bool, error) {
	sheets := f.Sheets()
	wanted := make([]bool, len(sheets))
	for i, s := range sheets {
		wanted[i] = len(f.o.Sheets) == 0 && !s.Hidden || f.book == nil
	}
	for _, name := range f.o.Sheets {
		i := slices.IndexFunc(sheets, func(s Sheet) bool { return sameName(s.Name, name) })
		if i < 0 && f.book != nil {
			return nil, geo.Invalid("sheet", "there is no sheet %q: the sheets are %s", name, quoteSheets(sheets))
		}
		if i >= 0 {
			wanted[i] = true
		}
	}
	return wanted, nil
}

func sameName(x, y string) bool {
	return strings.EqualFold(strings.TrimSpace(norm.NFC.String(x)), strings.TrimSpace(norm.NFC.String(y)))
}

// quoteSheets lists at most 20 names.
func quoteSheets(sheets []Sheet) string {
	names := make([]string, 0, len(sheets))
	for _, s := range sheets[:min(20, len(sheets))] {
		names = append(names, fmt.Sprintf("%q", s.Name))
	}
	if len(sheets) > 20 {
		names = append(names, fmt.Sprintf("and %d more", len(sheets)-20))
	}
	return strings.Join(names, ", ")
}

// findIn looks at one sheet. why is empty where it has a table.
func (f *File) findIn(i int) (t *Table, why Why, hints Hints, err error) {
	blocks, hidden, err := f.around(i)
	if err != nil {
		return nil, "", hints, err
	}
	if f.book != nil && f.book.sheets[i].part == "" {
		return nil, NotCells, hints, nil
	}
	rows, err := f.Rows(i)
	if err != nil {
		return nil, "", hints, err
	}
	defer rows.Close() //nolint:errcheck // read only
	g, err := readGrid(rows, f.book == nil, blocks)
	if err != nil {
		return nil, "", hints, err
	}
	h, ok := g.findHeader()
	if !ok {
		return f.withoutTable(g, i)
	}
	t = g.table(h, hidden)
	t.Sheet, t.SheetIndex, t.Complete = f.Sheets()[i].Name, i, g.complete
	if f.book == nil {
		t.Dialect = &f.text.dialect
	} else {
		t.Date1904 = f.book.date1904
	}
	t.Hints.read(g.texts(h.first))
	r := newReader(t, &replay{rows: g.raw}, blocks.again(), f.book == nil)
	if err := r.drain(); err != nil {
		return nil, "", hints, err
	}
	t.Summary = r.Summary()
	t.Hints.Nil = g.complete && r.NilReport()
	if r.grouped {
		t.addGroups()
	}
	return t, "", t.Hints, nil
}

// around reads what a workbook says of a sheet besides its cells.
func (f *File) around(i int) (*merges, []bool, error) {
	if f.book == nil || f.book.sheets[i].part == "" {
		return nil, nil, nil
	}
	s := &f.book.sheets[i]
	v, err := f.book.survey(s)
	if err != nil {
		return nil, nil, err
	}
	if v.marked != "" {
		return nil, nil, &SecretError{Level: v.marked, Sheet: s.name, Place: "page header or footer"}
	}
	return newMerges(v.merges), v.hidden, nil
}

// withoutTable says why a sheet has no table, once no mark of secrecy is in it.
func (f *File) withoutTable(g *grid, i int) (*Table, Why, Hints, error) {
	why, nils, filled := NoHeader, false, 0
	for r := range g.rows {
		row := &g.rows[r]
		filled += row.filled
		for _, cell := range row.Cells {
			if level, ok := markInText(cell); ok {
				return nil, "", Hints{}, &SecretError{Level: level, Sheet: f.Sheets()[i].Name, Row: row.Number, Place: "cell"}
			}
			nils = nils || cell != "" && isNil(fold(cell))
		}
	}
	var hints Hints // of text that may be data, nothing is shown
	switch {
	case filled == 0:
		why = NoRows
	case nils && g.complete && len(g.rows) <= 60:
		why, hints.Nil = NilSheet, true
		hints.read(g.texts(len(g.rows)))
	}
	return nil, why, hints, nil
}

// texts returns the texts of the rows before one, the first 40 of them at most.
func (g *grid) texts(before int) []string {
	var all []string
	for i := range g.rows[:before] {
		for _, cell := range g.rows[i].Cells {
			if cell != "" && len(all) < 200 && i < 40 {
				all = append(all, cell)
			}
		}
	}
	return all
}
