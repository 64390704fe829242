package ingest

import (
	"fmt"
	"io"

	"github.com/antoan-vn/antoan/geo"
)

// Populations outside these bounds are stored but warned of: official lists
// hold communes of 5 and 72 people that are slips, and none above the largest
// province's ten million.
const (
	fewPeople  = 100
	manyPeople = 20_000_000
)

// ReadPopulation reads inhabitants by unit and year: columns edition, level,
// code, year, total, women and children; edition, level and year may be given
// by the options, women and children may be absent or empty. Thousands may be
// grouped.
func ReadPopulation(r io.Reader, o TableOptions) (Table[geo.PopulationRow], error) {
	var out Table[geo.PopulationRow]
	t, err := openTable(r, o, []tableColumn{{"edition", false}, {"level", false}, {"code", true},
		{"year", o.Year == 0}, {"total", true}, {"women", false}, {"children", false}})
	if err != nil {
		return out, err
	}
	defer t.close() //nolint:errcheck // read only
	type key struct {
		edition, code string
		level         geo.Level
		year          int
	}
	seen, few, many := make(map[key]int64), 0, 0
	err = t.each(func() {
		row := geo.PopulationRow{Row: t.number(), Code: t.must("code")}
		row.Edition, row.Level = t.place(&o)
		row.Year = t.year(o.Year)
		row.Total = t.count("total", true)
		row.Women, row.Children = t.count("women", false), t.count("children", false)
		if row.Women > row.Total || row.Children > row.Total {
			t.fail("total", "part_exceeds_total", "more women or children than inhabitants")
		}
		k := key{row.Edition, row.Code, row.Level, row.Year}
		if before, twice := seen[k]; twice {
			t.fail("code", "stands_twice", "row %d is about the same unit and year", before)
		}
		if t.bad {
			return
		}
		seen[k] = row.Row
		if row.Total < fewPeople {
			few++
		}
		if row.Total > manyPeople {
			many++
		}
		out.Rows = append(out.Rows, row)
	})
	out.Errors = t.rejects
	if few > 0 {
		out.Warnings = append(out.Warnings, fmt.Sprintf("%d rows have fewer than %d inhabitants: check them, rates of these units mean little or nothing", few, fewPeople))
	}
	if many > 0 {
		out.Warnings = append(out.Warnings, fmt.Sprintf("%d rows have more than %d inhabitants: check the thousands", many, manyPeople))
	}
	return out, err
}

// year reads the cell, or takes the one given where it is empty.
func (t *table) year(given int) int {
	text := t.text("year")
	if text == "" && given != 0 {
		return given
	}
	year, ok := number(text)
	if !ok || len(text) != 4 || year < 1900 {
		t.fail("year", "bad_year", "%q is no year: write four digits", text)
	}
	return year
}

// count reads a number of people; −1 where it is not stated and need not be.
func (t *table) count(column string, required bool) int64 {
	text := t.text(column)
	if text == "" && !required {
		return -1
	}
	n, ok := parseCount(text)
	switch {
	case text == "":
		t.fail(column, "missing", "the cell is empty: leave out the row, or give the number")
	case !ok:
		t.fail(column, "bad_number", "%q is no whole number: write 30509, 30.509 or 30,509", text)
	}
	return n
}
