package main

import (
	"encoding/csv"
	"errors"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
	"github.com/antoan-vn/antoan/ingest"
)

// readRows reads a table with a header from a CSV file; names are folded to lower case.
func readRows(path string) (header []string, rows [][]string, err error) {
	f, err := ingest.OpenFile(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.TrimLeadingSpace = true
	all, err := r.ReadAll()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, geo.Invalid(filepath.Base(path), "is no table: %v", err)
	}
	if len(all) == 0 {
		return nil, nil, geo.Invalid(filepath.Base(path), "is empty: the first line names the columns")
	}
	header = all[0]
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	return header, all[1:], nil
}

// columnOf finds the first of some usual names, -1 where there is none.
func columnOf(header []string, names ...string) int {
	return slices.IndexFunc(header, func(h string) bool { return slices.Contains(names, strings.ToLower(h)) })
}

// figure reads a number of 0 or more; an empty cell is otherwise.
func figure(path, cell string, row int, column string, otherwise float64) (float64, error) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return otherwise, nil
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || !(v >= 0) || math.IsInf(v, 0) {
		return 0, geo.Invalid(filepath.Base(path), "row %d, column %q: write a number of 0 or more", row, column)
	}
	return v, nil
}

// readDemand reads id and weight.
func readDemand(path string) (codes []string, weights []float64, err error) {
	header, rows, err := readRows(path)
	if err != nil {
		return nil, nil, err
	}
	id, weight := columnOf(header, "id", "demand", "code"), columnOf(header, "weight", "need", "demand_weight")
	if id < 0 || weight < 0 {
		return nil, nil, geo.Invalid(filepath.Base(path), "needs the columns id and weight")
	}
	for n, row := range rows {
		w, err := figure(path, row[weight], n+2, header[weight], 0)
		if err != nil {
			return nil, nil, err
		}
		codes, weights = append(codes, strings.TrimSpace(row[id])), append(weights, w)
	}
	return codes, weights, unrepeated(path, codes)
}

// unrepeated checks that every id stands once.
func unrepeated(path string, codes []string) error {
	seen := map[string]int{}
	for n, c := range codes {
		if before, ok := seen[c]; ok || c == "" {
			if c == "" {
				return geo.Invalid(filepath.Base(path), "row %d has no id", n+2)
			}
			return geo.Invalid(filepath.Base(path), "rows %d and %d have the same id %q", before, n+2, c)
		}
		seen[c] = n + 2
	}
	return nil
}

// candidateSite is a line of a file of sites.
type candidateSite struct {
	code, group string
	fixed       bool
	capacity    float64
}

// readSites reads id and, where they stand, fixed, capacity and group; ascending by id,
// which tells equally good sets apart.
func readSites(path string) ([]candidateSite, error) {
	header, rows, err := readRows(path)
	if err != nil {
		return nil, err
	}
	id, fixed := columnOf(header, "id", "site", "code"), columnOf(header, "fixed", "existing")
	capacity, group := columnOf(header, "capacity"), columnOf(header, "group", "district")
	if id < 0 {
		return nil, geo.Invalid(filepath.Base(path), "needs the column id")
	}
	sites, codes := make([]candidateSite, len(rows)), make([]string, len(rows))
	for n, row := range rows {
		s := candidateSite{code: strings.TrimSpace(row[id]), capacity: math.Inf(1)}
		if fixed >= 0 {
			switch v := strings.ToLower(strings.TrimSpace(row[fixed])); v {
			case "1", "true", "yes", "x":
				s.fixed = true
			case "", "0", "false", "no":
			default:
				return nil, geo.Invalid(filepath.Base(path), "row %d, column %q: write 1 or 0", n+2, header[fixed])
			}
		}
		if capacity >= 0 {
			if s.capacity, err = figure(path, row[capacity], n+2, header[capacity], s.capacity); err != nil {
				return nil, err
			}
		}
		if group >= 0 {
			s.group = strings.TrimSpace(row[group])
		}
		sites[n], codes[n] = s, s.code
	}
	if err := unrepeated(path, codes); err != nil {
		return nil, err
	}
	slices.SortFunc(sites, func(a, b candidateSite) int { return strings.Compare(a.code, b.code) })
	return sites, nil
}

// readCosts reads a matrix, with a column per site, or a list of demand, site and cost.
func readCosts(path string, demand []string, sites []candidateSite) ([][]siting.Link, error) {
	header, rows, err := readRows(path)
	if err != nil {
		return nil, err
	}
	of := func(codes []string) map[string]int {
		places := map[string]int{}
		for i, c := range codes {
			places[c] = i
		}
		return places
	}
	codes := make([]string, len(sites))
	for j, s := range sites {
		codes[j] = s.code
	}
	demandAt, siteAt := of(demand), of(codes)
	links := make([][]siting.Link, len(demand))
	long := columnOf(header, "cost", "distance", "metres")
	from, to := columnOf(header, "demand", "id", "from"), columnOf(header, "site", "to")
	for n, row := range rows {
		name := row[0]
		if long >= 0 && to >= 0 && from >= 0 {
			name = row[from]
		}
		i, ok := demandAt[strings.TrimSpace(name)]
		if !ok {
			return nil, geo.Invalid(filepath.Base(path), "row %d: %q is no demand", n+2, strings.TrimSpace(name))
		}
		for k := range row {
			code, cell := header[k], row[k]
			if long >= 0 && to >= 0 && from >= 0 {
				code, cell = row[to], row[long]
				if k > 0 {
					break
				}
			} else if k == 0 {
				continue
			}
			j, ok := siteAt[strings.TrimSpace(code)]
			if !ok {
				return nil, geo.Invalid(filepath.Base(path), "row %d: %q is no site", n+2, strings.TrimSpace(code))
			}
			c, err := figure(path, cell, n+2, header[k], math.Inf(1))
			if err != nil {
				return nil, err
			}
			if !math.IsInf(c, 1) {
				links[i] = append(links[i], siting.Link{Site: j, Cost: c})
			}
		}
	}
	return links, nil
}
