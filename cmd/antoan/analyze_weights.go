package main

import (
	"context"
)

type analyzeWeightsCmd struct {
	unitsFlags
	weightsFlags
	Format string `help:"json (which --weights file: reads), csv or geojson." enum:"json,csv,geojson" default:"json"`
}

func (analyzeWeightsCmd) Help() string {
	return `Example:
  antoan analyze weights --units communes.gpkg --id code --weights knn:6 > neighbours.json

JSON holds the neighbours of each unit by id, with islands, components and links. CSV columns: id, neighbours (how many), component (from 1), island, neighbour_ids.`
}

func (c *analyzeWeightsCmd) Run(ctx context.Context, a *app) error {
	file, err := c.read(ctx, a, c.Format == "geojson")
	if err != nil {
		return err
	}
	m, err := c.matrix(ctx, a, file)
	if err != nil {
		return err
	}
	all := ids(file)
	component, _ := m.Components()
	lists, degrees, components, islands := make([][]string, m.N()), make([]float64, m.N()), make([]float64, m.N()), make([]bool, m.N())
	for i := range lists {
		lists[i] = make([]string, 0, m.Degree(i))
		for _, j := range m.Neighbours(i) {
			lists[i] = append(lists[i], all[j])
		}
		degrees[i], components[i], islands[i] = float64(m.Degree(i)), float64(component[i]+1), m.Degree(i) == 0
	}
	method := struct {
		analysed
		Neighbours *neighbourLists `json:"neighbours,omitempty"`
	}{analysed: describe("weights", c.unitsFlags, file, c.weightsFlags, m)}
	if c.Format == "json" {
		method.Neighbours = &neighbourLists{all, lists}
		return a.printJSON(method)
	}
	return a.printUnits(c.Format, unitAnswer{file, []answerColumn{
		{name: "neighbours", numbers: degrees}, {name: "component", numbers: components}, {name: "island", truths: islands},
		{name: "neighbour_ids", lists: lists},
	}, method})
}

// neighbourLists are lists by id, in the order of the units.
type neighbourLists struct {
	ids   []string
	lists [][]string
}

// MarshalJSON implements json.Marshaler.
func (n *neighbourLists) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, id := range n.ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendTexts(append(appendText(b, id), ':'), n.lists[i])
	}
	return append(b, '}'), nil
}
