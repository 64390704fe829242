package main

import (
	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/weights"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

// measured is what answers say of the values they are about.
type measured struct {
	Value      string `json:"value_field"`
	Population string `json:"population_field,omitempty"`
	Measure    string `json:"measure"`
	Style      string `json:"style"`
	Statistic  string `json:"statistic"`
	Analysed   int    `json:"n_analysed"` // units with data
	NoData     int    `json:"n_no_data"`
}

// hotspotsMethod says how hot spots were come by.
type hotspotsMethod struct {
	analysed
	measured
	Null           string `json:"null"`
	Exact          bool   `json:"exact"` // the null was computed, not drawn
	Replicates     int    `json:"replicates"`
	MostReplicates int    `json:"most_replicates"` // for the units that were drawn on furthest
	LeastP         number `json:"least_p"`         // that the draws could give
	Reachable      bool   `json:"hot_99_reachable"`
	Seed           uint64 `json:"seed"`
	Correction     string `json:"correction"`
	Reference      string `json:"reference"`
	Dispersion     number `json:"dispersion"` // of the units' own risks, under negative_binomial
	Tail           string `json:"tail"`
	Classes        string `json:"classes_from"`
}

func (c *analyzeHotspotsCmd) method(file *boundary.UnitFile, m *weights.Matrix, r *hotspot.Method) hotspotsMethod {
	return hotspotsMethod{
		analysed: describe("hotspots", c.unitsFlags, file, c.weightsFlags, m),
		measured: measured{Value: c.Value, Population: c.Population, Measure: string(r.Measure), Style: r.Style, Statistic: string(r.Statistic), Analysed: r.N, NoData: r.NoData},
		Null:     string(r.Null), Exact: r.Exact, Replicates: r.Replicates, MostReplicates: r.MostReplicates, LeastP: number(r.LeastP), Reachable: r.Reachable,
		Seed: r.Seed, Correction: string(r.Correction), Reference: string(r.Reference), Dispersion: number(r.Dispersion), Tail: "two-sided", Classes: "q",
	}
}
