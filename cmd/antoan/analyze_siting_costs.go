package main

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
)

// costReader reads who can be served from where, and at what cost.
type costReader struct {
	*sitingTable
	demand, site map[string]int
	links        [][]siting.Link
	seen         []bool // by pair
}

// readCosts reads a list of demand, site and cost, or a matrix with a row per demand
// point and a column per site.
func readCosts(path string, demand, sites []string) ([][]siting.Link, error) {
	t, err := readCells(path)
	if err != nil {
		return nil, err
	}
	c := costReader{t, places(demand), places(sites), make([][]siting.Link, len(demand)), make([]bool, len(demand)*len(sites))}
	from, to, cost := t.column("demand", "from", "demand_id"), t.column("site", "to", "site_id"), t.column("cost", "distance", "time")
	if from >= 0 && to >= 0 && cost >= 0 {
		for n := range t.rows {
			if err := c.add(n, cost, t.cell(n, from), t.cell(n, to)); err != nil {
				return nil, err
			}
		}
		return c.links, nil
	}
	for k := range t.header[1:] {
		if _, ok := c.site[t.header[k+1]]; !ok {
			return nil, geo.Invalid(t.file, "column %q is no site: name the columns after the sites, or give a list with the columns demand, site and cost", t.header[k+1])
		}
	}
	for n := range t.rows {
		for k := range t.header[1:] {
			if err := c.add(n, k+1, t.rows[n][0], t.header[k+1]); err != nil {
				return nil, err
			}
		}
	}
	return c.links, nil
}

func places(codes []string) map[string]int {
	at := make(map[string]int, len(codes))
	for i, c := range codes {
		at[c] = i
	}
	return at
}

// add takes the cost in column k of row n.
func (c *costReader) add(n, k int, demand, site string) error {
	i, known := c.demand[demand]
	if !known {
		return geo.Invalid(c.file, "row %d: there is no demand point %q", n+2, demand)
	}
	j, known := c.site[site]
	if !known {
		return geo.Invalid(c.file, "row %d: there is no site %q", n+2, site)
	}
	pair := &c.seen[i*len(c.site)+j]
	if *pair {
		return geo.Invalid(c.file, "row %d says once more what it costs from %q to %q: keep one", n+2, demand, site)
	}
	*pair = true
	cost, err := c.figure(n, k, math.Inf(1))
	if err == nil && !math.IsInf(cost, 1) {
		c.links[i] = append(c.links[i], siting.Link{Site: j, Cost: cost})
	}
	return err
}
