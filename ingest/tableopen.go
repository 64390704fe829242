package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// openTable finds the columns, in any format that incidents come in, too. The
// caller closes it. Its errors are *FileError and *geo.InvalidError.
func openTable(r io.Reader, o TableOptions, columns []tableColumn) (*table, error) {
	o.Limits = o.Limits.withDefaults()
	zone, now, err := o.clock()
	if err != nil {
		return nil, err
	}
	file, size, err := wholeFile(r, o.FileName, o.Limits)
	if err != nil {
		return nil, err
	}
	t := &table{file: o.FileName, cal: newCalendar(zone, now), columns: make(map[string]string), slot: make(map[string]int)}
	t.content, err = openContent(file, size, o.FileName, o.Limits, readOptions{delimiter: o.Delimiter, sheets: o.Sheets})
	if err != nil {
		return nil, err
	}
	if err := t.open(o.Columns, columns); err != nil {
		return nil, errors.Join(err, t.close())
	}
	return t, nil
}

// close gives back what reading holds.
func (t *table) close() error {
	if t.reader == nil {
		return t.content.close()
	}
	return errors.Join(t.reader.Close(), t.content.close())
}

// open chooses the table among those of the file that has the most of the wanted
// columns.
func (t *table) open(names map[string]string, columns []tableColumn) error {
	found, err := t.content.kind.tables(t.content)
	if err != nil {
		return err
	}
	if len(found.parts) == 0 {
		return &FileError{File: t.file, Reason: "there is no table in it"}
	}
	best, most := found.parts[0], -1
	for _, p := range found.parts {
		n := 0
		for _, c := range columns {
			if findColumn(p.columns, c.name, names[c.name]) >= 0 {
				n++
			}
		}
		if n > most {
			best, most = p, n
		}
	}
	if t.reader, err = best.open(); err != nil {
		return err
	}
	t.part, t.known = best, best.columns
	t.cal.context(best.within, best.epoch)
	if err := t.plan(names, columns); err != nil {
		return err
	}
	return t.proveOrder()
}

// tableDates are the columns with dates.
var tableDates = func() []string {
	all := []string{"from", "to", "period", "submitted_at", "started_on", "ended_on", "last_met_on"}
	for _, r := range geo.Registers {
		for i := range r.Fields {
			if r.Fields[i].Kind == geo.FieldDay {
				all = append(all, r.Fields[i].Name)
			}
		}
	}
	return all
}()

// proveOrder finds out how the table writes day and month, by all of its dates. A
// date that depends on an order that is not proved is a fault of its row.
func (t *table) proveOrder() (err error) {
	var names []string
	for _, c := range tableDates {
		if t.has(c) {
			names = append(names, t.columns[c])
		}
	}
	if names == nil {
		return nil
	}
	r, err := t.part.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if err := r.Select(names); err != nil {
		return err
	}
	var all cell.Orders
	var c Chunk
	for {
		c.reset(1, len(names))
		end := r.Read(&c)
		if end != nil && !errors.Is(end, io.EOF) {
			return end
		}
		c.seal()
		for row := range c.marks {
			for i := range names {
				if d, f := cell.ParseDate(trim(c.cell(row, i)), cell.DateOptions{Within: t.part.within, Epoch: t.part.epoch}); f == nil {
					all.Add(c.marks[row].line, d)
				}
			}
		}
		if end != nil {
			t.cal.order = all.Verdict().Order
			return nil
		}
	}
}

// wholeFile makes a file that can be read at any place of what a caller gives.
func wholeFile(r io.Reader, name string, limits Limits) (io.ReaderAt, int64, error) {
	s := &source{name: name}
	var seeks bool
	if s.file, seeks = r.(io.ReadSeeker); !seeks {
		all, err := io.ReadAll(io.LimitReader(r, limits.MaxBytes))
		if err != nil {
			return nil, 0, cannotOpen(name, err)
		}
		s.file = bytes.NewReader(all)
	}
	return s, s.size, s.measure()
}

// plan says which columns are read from where.
func (t *table) plan(names map[string]string, columns []tableColumn) error {
	for ours := range names {
		if !slices.ContainsFunc(columns, func(c tableColumn) bool { return c.name == ours }) {
			return geo.Invalid("columns", "there is no column %q in this kind of table", ours)
		}
	}
	var selected []string
	for _, c := range columns {
		name, given := names[c.name]
		if !given {
			name = c.name
		}
		i := findColumn(t.known, c.name, names[c.name])
		switch {
		case i >= 0:
			t.columns[c.name], t.slot[c.name] = t.known[i], len(selected)
			selected = append(selected, t.known[i])
		case given || c.required:
			return &FileError{File: t.file, Reason: fmt.Sprintf("there is no column %q; the columns are %s", name, quoteNames(t.known))}
		}
	}
	return t.reader.Select(selected)
}

// findColumn returns the place of the column that is called like ours, or as
// people call it; under the name given where one is. -1 for none.
func findColumn(columns []string, ours, given string) int {
	if given != "" {
		return slices.IndexFunc(columns, func(s string) bool { return strings.EqualFold(s, given) })
	}
	if i := slices.IndexFunc(columns, func(s string) bool { return strings.EqualFold(s, ours) }); i >= 0 {
		return i
	}
	for _, name := range tableHeaders[ours] {
		want := plainWords(name)
		if i := slices.IndexFunc(columns, func(s string) bool { return plainWords(inBrackets.ReplaceAllString(s, " ")) == want }); i >= 0 {
			return i
		}
	}
	return -1
}
