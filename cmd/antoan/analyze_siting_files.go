package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

// sitingTable is a CSV file with a header.
type sitingTable struct {
	file   string
	header []string
	rows   [][]string
}

// readCells reads a file whose cells stand between commas, semicolons or tabs,
// whichever the first line has most of.
func readCells(path string) (*sitingTable, error) {
	t := &sitingTable{file: filepath.Base(path)}
	f, err := ingest.OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	in := bufio.NewReaderSize(f, 1<<16)
	head, err := in.Peek(1 << 16)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		if _, err := in.Discard(len("\ufeff")); err != nil {
			return nil, err
		}
	}
	r := csv.NewReader(in)
	r.TrimLeadingSpace = true
	first, _, _ := bytes.Cut(head, []byte("\n"))
	for _, c := range ";\t" {
		if bytes.Count(first, []byte(string(c))) > bytes.Count(first, []byte(string(r.Comma))) {
			r.Comma = c
		}
	}
	all, err := r.ReadAll()
	if err != nil {
		return nil, geo.Invalid(t.file, "is no table: %v", err)
	}
	if len(all) == 0 {
		return nil, geo.Invalid(t.file, "is empty: the first line names the columns")
	}
	for _, row := range all {
		for k := range row {
			row[k] = strings.TrimSpace(row[k])
		}
	}
	t.header, t.rows = all[0], all[1:]
	return t, nil
}

// column finds the first of some names, of which the first is the usual one; −1: none
// is there.
func (t *sitingTable) column(names ...string) int {
	for _, name := range names {
		if k := slices.IndexFunc(t.header, func(h string) bool { return strings.EqualFold(h, name) }); k >= 0 {
			return k
		}
	}
	return -1
}

// cell is that of a row, empty where there is no such column.
func (t *sitingTable) cell(n, k int) string {
	if k < 0 {
		return ""
	}
	return t.rows[n][k]
}

// figure reads a number of 0 or more; an empty cell is otherwise.
func (t *sitingTable) figure(n, k int, otherwise float64) (float64, error) {
	cell := t.cell(n, k)
	if cell == "" {
		return otherwise, nil
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || !(v >= 0) || math.IsInf(v, 0) {
		return 0, geo.Invalid(t.file, "row %d, column %q is %q: write a number of 0 or more, with a point before decimals", n+2, t.header[k], cell)
	}
	return v, nil
}

// code reads an id, which no row before may have had.
func (t *sitingTable) code(n, k int, seen map[string]int) (string, error) {
	c := t.cell(n, k)
	if before, ok := seen[c]; ok {
		return "", geo.Invalid(t.file, "rows %d and %d have the same id %q: give each its own", before, n+2, c)
	}
	if c == "" {
		return "", geo.Invalid(t.file, "row %d has no id", n+2)
	}
	seen[c] = n + 2
	return c, nil
}

type demandPoint struct {
	code, group string
	weight      float64
}

func readDemand(path string) ([]demandPoint, error) {
	t, err := readCells(path)
	if err != nil {
		return nil, err
	}
	id, weight, group := t.column("id", "demand", "code"), t.column("weight", "need", "population", "value"), t.column("group", "district")
	if id < 0 || weight < 0 {
		return nil, geo.Invalid(t.file, "needs the columns id and weight, and has %q", t.header)
	}
	all, seen := make([]demandPoint, len(t.rows)), map[string]int{}
	for n := range all {
		d := &all[n]
		if d.code, err = t.code(n, id, seen); err != nil {
			return nil, err
		}
		if d.weight, err = t.figure(n, weight, math.NaN()); err != nil {
			return nil, err
		}
		if math.IsNaN(d.weight) {
			return nil, geo.Invalid(t.file, "row %d has no weight: write 0 where nothing is needed", n+2)
		}
		d.group = t.cell(n, group)
	}
	return all, nil
}

// candidateSite is a line of a file of sites.
type candidateSite struct {
	code, group string
	fixed       bool
	capacity    float64 // −1: not given
}

// readSites returns the sites by their ids, which tell equally good sets apart.
func readSites(path string) ([]candidateSite, error) {
	t, err := readCells(path)
	if err != nil {
		return nil, err
	}
	id, fixed, capacity, group := t.column("id", "site", "code"), t.column("fixed", "existing"), t.column("capacity"), t.column("group", "district")
	if id < 0 {
		return nil, geo.Invalid(t.file, "needs the column id, and has %q", t.header)
	}
	all, seen := make([]candidateSite, len(t.rows)), map[string]int{}
	for n := range all {
		s := &all[n]
		if s.code, err = t.code(n, id, seen); err != nil {
			return nil, err
		}
		switch v := strings.ToLower(t.cell(n, fixed)); v {
		case "1", "true", "yes", "x":
			s.fixed = true
		case "", "0", "false", "no":
		default:
			return nil, geo.Invalid(t.file, "row %d, column %q is %q: write 1 for a site that is open already, else 0", n+2, t.header[fixed], v)
		}
		if s.capacity, err = t.figure(n, capacity, -1); err != nil {
			return nil, err
		}
		s.group = t.cell(n, group)
	}
	slices.SortFunc(all, func(a, b candidateSite) int { return strings.Compare(a.code, b.code) })
	return all, nil
}
