package ingest

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// maxTableRows bounds the rows of the small tables, which are held in memory.
const maxTableRows = 1_000_000

// TableOptions say how to read one of the small tables: successions,
// populations, reporting states, models, the entries of registers. The zero value reads a file with the
// columns as documented.
type TableOptions struct {
	FileName  string            // shown in messages
	Columns   map[string]string // the file's own name of a column, where it differs
	Edition   string            // for a file without that column
	Level     geo.Level         // for a file without that column; empty is commune
	Year      int               // of a population file without that column
	Source    string            // of the entries of a register, for a file without that column
	TimeZone  string            // of timestamps; empty is DefaultTimeZone
	Now       time.Time         // the clock; zero is time.Now
	Delimiter byte              // 0 is found out
	Sheets    []string          // of a workbook; empty for all that are visible
	Limits    Limits
}

// Table is what a small table holds. It may be imported only where Errors is
// empty: these imports are all or nothing.
type Table[T any] struct {
	Rows     []T
	Errors   []geo.Reject
	Warnings []string
}

// Err returns a *TableError where a row is wrong.
func (t Table[T]) Err(file string) error {
	if len(t.Errors) == 0 {
		return nil
	}
	return &TableError{File: file, Rows: t.Errors}
}

// TableError lists what is wrong with the rows of a small table.
type TableError struct {
	File string
	Rows []geo.Reject
}

// Error names the first ten rows.
func (e *TableError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: nothing was imported, %d rows are wrong", e.File, len(e.Rows))
	for i, r := range e.Rows {
		if i == 10 {
			fmt.Fprintf(&b, "\n  and %d more", len(e.Rows)-i)
			break
		}
		fmt.Fprintf(&b, "\n  line %d, column %s: %s", r.Line, r.Column, r.Message)
	}
	return b.String()
}

// tableColumn is a column that a table may have.
type tableColumn struct {
	name     string
	required bool
}

// table walks over the rows of a small CSV table.
type table struct {
	file    string
	content *content
	part    *part
	reader  Reader
	known   []string          // the file's columns
	columns map[string]string // the file's name by ours, of those it has
	slot    map[string]int
	chunk   Chunk
	row     int
	cal     *calendar
	rejects []geo.Reject
	bad     bool // the current row
}

func (o *TableOptions) clock() (*time.Location, time.Time, error) {
	name, now := o.TimeZone, o.Now
	if name == "" {
		name = DefaultTimeZone
	}
	if now.IsZero() {
		now = time.Now()
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, now, geo.Invalid("timezone", "%q is unknown: use an IANA name such as %s", name, DefaultTimeZone)
	}
	return zone, now, nil
}

// each calls read for every row that is not blank.
func (t *table) each(read func()) error {
	next := int64(1)
	for {
		t.chunk.reset(next, len(t.slot))
		t.chunk.part = t.part
		err := t.reader.Read(&t.chunk)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		t.chunk.seal()
		for t.row = range t.chunk.marks {
			m := &t.chunk.marks[t.row]
			t.bad = false
			switch {
			case m.fault != nil:
				t.fail(m.column, m.fault.code, "%s", m.fault.message())
			case !m.blank:
				read()
			}
		}
		if next += int64(len(t.chunk.marks)); next > maxTableRows+1 {
			return &FileError{File: t.file, Reason: fmt.Sprintf("more than %d rows: split the file", maxTableRows)}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// has tells whether the file has a column.
func (t *table) has(column string) bool {
	_, ok := t.slot[column]
	return ok
}

// number of the current row.
func (t *table) number() int64 { return t.chunk.first + int64(t.row) }

// text returns a cell in NFC without blanks around it; "" where the file lacks
// the column.
func (t *table) text(column string) string {
	slot, ok := t.slot[column]
	if !ok {
		return ""
	}
	text := norm.NFC.String(trim(t.chunk.cell(t.row, slot)))
	if len(text) > 500 || strings.ContainsFunc(text, unicode.IsControl) {
		t.fail(column, "bad_text", "the cell is longer than 500 bytes or holds control characters")
		return ""
	}
	return strings.Clone(text)
}

// must is text of a cell that may not be empty.
func (t *table) must(column string) string {
	text := t.text(column)
	if text == "" && !t.bad {
		t.fail(column, "missing", "the cell is empty")
	}
	return text
}

// fail notes what is wrong with the current row; the first thing only.
func (t *table) fail(column, code, format string, args ...any) {
	if t.bad {
		return
	}
	t.bad = true
	if name, ok := t.columns[column]; ok {
		column = name
	}
	t.rejects = append(t.rejects, geo.Reject{Row: t.number(), Line: t.chunk.marks[t.row].line,
		Column: column, Code: code, Message: fmt.Sprintf(format, args...)})
}

// place returns edition and level of the current row, the options' where the
// file has no such column or an empty cell.
func (t *table) place(o *TableOptions) (edition string, level geo.Level) {
	if edition = t.text("edition"); edition == "" {
		edition = o.Edition
	}
	if edition == "" {
		t.fail("edition", "edition_missing", "a unit's code means nothing without its edition: add a column edition or give the edition")
	}
	text := t.text("level")
	if text == "" {
		text = string(or(o.Level, geo.Commune))
	}
	level, err := geo.ParseLevel(text)
	if known, ok := levelWords[plainWords(text)]; ok {
		level, err = known, nil
	}
	if err != nil {
		t.fail("level", "unknown_level", "%q is no level: use commune, district or province", text)
	}
	return edition, level
}

// levelWords are the words for a level besides its code.
var levelWords = map[string]geo.Level{
	"xa": geo.Commune, "cap xa": geo.Commune, "xa phuong": geo.Commune, "xa phuong dac khu": geo.Commune, "xa phuong thi tran": geo.Commune,
	"huyen": geo.District, "cap huyen": geo.District, "quan huyen": geo.District, "tinh": geo.Province, "cap tinh": geo.Province,
}

// dayCell reads a day; ok is false where the cell is empty or wrong.
func (t *table) dayCell(column string) (d geo.Day, ok bool) {
	text := t.text(column)
	if text == "" {
		return 0, false
	}
	m, f := t.cal.read(text)
	if f == of(cell.FaultOrder) {
		t.fail(column, f.code, "it may be day/month or month/day, and no date of the table tells: write YYYY-MM-DD")
		return 0, false
	}
	if f != nil || !m.day || m.on < geo.MinDay {
		t.fail(column, "bad_date", "%q is no day since 1900: write YYYY-MM-DD", text)
		return 0, false
	}
	return m.on, true
}
