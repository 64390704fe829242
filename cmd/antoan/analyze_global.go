package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"

	"github.com/antoan-vn/antoan/geo/hotspot"
)

type analyzeGlobalCmd struct {
	unitsFlags
	weightsFlags
	measuredFlags
	Style      string `help:"Weights: B (binary) or W (row-standardised); W for moran and geary, B for g where not given." enum:"B,W," default:""`
	Statistic  string `help:"moran, geary or g." enum:"moran,geary,g" default:"moran"`
	Replicates int    `help:"Permutations behind p; 0: none." default:"999"`
	Seed       uint64 `help:"Another seed, other permutations." default:"1"`
	Format     string `help:"json or csv." enum:"json,csv" default:"json"`
}

func (analyzeGlobalCmd) Help() string {
	return `Example:
  antoan analyze global --units communes.gpkg --id code --value incidents --population people --statistic moran

z is that of the randomisation assumption, positive where alike values lie together; p is two-sided, from permutations; p_low and p_high are the tails of the value.`
}

// globalAnswer is the statistic, beside how it was come by.
type globalAnswer struct {
	analysed
	measured
	Value          number `json:"value"`
	Expected       number `json:"expected"`
	Variance       number `json:"variance"`
	Z              number `json:"z"`
	VarianceNormal number `json:"variance_normal"`
	ZNormal        number `json:"z_normal"`
	P              number `json:"p"`
	Low            number `json:"p_low"`
	High           number `json:"p_high"`
	Replicates     int    `json:"replicates"`
	Seed           uint64 `json:"seed"`
}

func (c *analyzeGlobalCmd) Run(ctx context.Context, a *app) error {
	file, err := c.read(ctx, a, false, c.fields()...)
	if err != nil {
		return err
	}
	m, err := c.matrix(ctx, a, file)
	if err != nil {
		return err
	}
	if c.Style == "" {
		if c.Style = "W"; c.Statistic == string(hotspot.GeneralG) {
			c.Style = "B"
		}
	}
	in := hotspot.Input{Codes: ids(file), Values: figures(file, 0), People: c.people(file), Weights: m}
	of, err := in.Measure(hotspot.Measure(c.Measure))
	if err != nil {
		return err
	}
	statistic := hotspot.GlobalStatistic(c.Statistic)
	moments, err := hotspot.Global(of.Values, of.Weights, style(c.Style), statistic)
	if err != nil {
		return err
	}
	tails := hotspot.Tails{Low: math.NaN(), High: math.NaN()}
	if c.Replicates != 0 {
		if tails, err = hotspot.GlobalTails(ctx, of.Values, of.Weights, style(c.Style), statistic, of.Codes, c.Replicates, c.Seed); err != nil {
			return err
		}
	}
	return c.print(a, globalAnswer{
		analysed: describe("global", c.unitsFlags, file, c.weightsFlags, m),
		measured: measured{Value: c.Value, Population: c.Population, Measure: string(of.Measure), Style: c.Style, Statistic: c.Statistic, Analysed: len(of.Values), NoData: m.N() - len(of.Values)},
		Value:    number(moments.Value), Expected: number(moments.Expected), Variance: number(moments.Variance), Z: number(moments.Z),
		VarianceNormal: number(moments.VarianceNormal), ZNormal: number(moments.ZNormal),
		P: number(tails.TwoSided()), Low: number(tails.Low), High: number(tails.High), Replicates: c.Replicates, Seed: c.Seed,
	})
}

func (c *analyzeGlobalCmd) print(a *app, g globalAnswer) error {
	if c.Format == "json" {
		return a.printJSON(g)
	}
	method, err := json.Marshal(g)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "%s\n", method)
	names := []string{"statistic", "value", "expected", "variance", "z", "p", "p_low", "p_high"}
	cells := []string{c.Statistic}
	for _, v := range []number{g.Value, g.Expected, g.Variance, g.Z, g.P, g.Low, g.High} {
		text := ""
		if !math.IsNaN(float64(v)) {
			text = string(appendNumber(nil, float64(v)))
		}
		cells = append(cells, text)
	}
	out := csv.NewWriter(a.stdout)
	if err := out.WriteAll([][]string{names, cells}); err != nil {
		return err
	}
	return out.Error()
}
