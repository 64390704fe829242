package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/ingest/boundary"
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
	x, kept, err := c.analysed(file)
	if err != nil {
		return err
	}
	w, codes, statistic := m.Pick(kept), pick(ids(file), kept), hotspot.GlobalStatistic(c.Statistic)
	moments, err := hotspot.Global(x, w, style(c.Style), statistic)
	if err != nil {
		return err
	}
	tails := hotspot.Tails{Low: math.NaN(), High: math.NaN()}
	if c.Replicates != 0 {
		if tails, err = hotspot.GlobalTails(ctx, x, w, style(c.Style), statistic, codes, c.Replicates, c.Seed); err != nil {
			return err
		}
	}
	return c.print(a, globalAnswer{
		analysed: describe("global", c.unitsFlags, file, c.weightsFlags, m),
		measured: measured{Value: c.Value, Population: c.Population, Measure: string(c.measure()), Style: c.Style, Statistic: c.Statistic, Analysed: len(x), NoData: m.N() - len(x)},
		Value:    number(moments.Value), Expected: number(moments.Expected), Variance: number(moments.Variance), Z: number(moments.Z),
		VarianceNormal: number(moments.VarianceNormal), ZNormal: number(moments.ZNormal),
		P: number(tails.TwoSided()), Low: number(tails.Low), High: number(tails.High), Replicates: c.Replicates, Seed: c.Seed,
	})
}

func (c *analyzeGlobalCmd) measure() hotspot.Measure {
	switch {
	case c.Measure != "":
		return hotspot.Measure(c.Measure)
	case c.Population != "":
		return hotspot.Rate
	}
	return hotspot.Plain
}

// analysed are the values to look at, and the places of the units that have one.
func (c *analyzeGlobalCmd) analysed(file *boundary.UnitFile) (x []float64, kept []int, err error) {
	values, people, measure := figures(file, 0), c.people(file), c.measure()
	if people == nil && measure != hotspot.Plain {
		return nil, nil, geo.Invalid("measure", "%s needs the people at risk: say which with --population", measure)
	}
	var at []float64 // people of those kept
	for i, v := range values {
		if math.IsNaN(v) || people != nil && !(people[i] > 0) {
			if people != nil && people[i] < 0 {
				return nil, nil, geo.Invalid("population", "that of unit %q is %v: give the people, 0 or nothing where nobody lives", file.Units[i].ID, people[i])
			}
			continue
		}
		x, kept = append(x, v), append(kept, i)
		if people != nil {
			at = append(at, people[i])
		}
	}
	switch measure {
	case hotspot.Rate:
		for i := range x {
			x[i] /= at[i]
		}
	case hotspot.Adjusted:
		counts := make([]int64, len(x))
		for i, v := range x {
			if v < 0 || v != math.Trunc(v) || v > 1<<53 {
				return nil, nil, geo.Invalid("value", "that of unit %q is %v: --measure eb needs cases, whole numbers of 0 or more", file.Units[kept[i]].ID, v)
			}
			counts[i] = int64(v)
		}
		x, err = rate.EBStandardised(counts, at)
	}
	return x, kept, err
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
