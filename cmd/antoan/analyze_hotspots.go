package main

import (
	"context"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/weights"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

// measuredFlags say what is looked at.
type measuredFlags struct {
	Value      string `required:"" help:"Attribute with the value: any number; cases where a population is given." placeholder:"FIELD"`
	Population string `help:"Attribute with the people at risk: the rate is analysed then." placeholder:"FIELD"`
	Measure    string `help:"With a population: rate, eb (the rate standardised by empirical Bayes) or value." enum:"rate,eb,value," default:""`
}

// fields are what to read: the value, and the population where there is one.
func (f *measuredFlags) fields() []boundary.FigureField {
	fields := []boundary.FigureField{{Flag: "value", Field: f.Value}}
	if f.Population != "" {
		fields = append(fields, boundary.FigureField{Flag: "population", Field: f.Population})
	}
	return fields
}

// people are those at risk, nil where nobody asked for them.
func (f *measuredFlags) people(file *boundary.UnitFile) []float64 {
	if f.Population == "" {
		return nil
	}
	return figures(file, 1)
}

type analyzeHotspotsCmd struct {
	unitsFlags
	weightsFlags
	measuredFlags
	Style      string `help:"Weights: B (binary) or W (row-standardised)." enum:"B,W" default:"B"`
	Statistic  string `help:"gistar, gi or moran." enum:"gistar,gi,moran" default:"gistar"`
	Null       string `help:"permutation (exact where that can be computed), exact, poisson (cases fall on people by chance; needs --population) or negative_binomial (each unit having a risk of its own besides)." enum:"permutation,exact,poisson,negative_binomial" default:"permutation"`
	Reference  string `help:"Of poisson and negative_binomial, gistar and gi: all (other units), or background (those of them whose own number is not remarkable)." enum:"all,background" default:"all"`
	Replicates int    `help:"Draws of the first round, where the null has to be drawn." default:"999"`
	Seed       uint64 `help:"Another seed, other draws." default:"1"`
	Correction string `help:"Of the p-values behind the classes: bh, by or none." enum:"bh,by,none" default:"bh"`
	Format     string `help:"csv or geojson." enum:"csv,geojson" default:"csv"`
}

func (analyzeHotspotsCmd) Help() string {
	return `Example:
  antoan analyze hotspots --units communes.gpkg --id code --value incidents --population people --weights queen --statistic gistar --null poisson --format geojson > hot.geojson

Columns: p is two-sided, q is p corrected for the number of units, class comes from q: hot_99 hot_95 hot_90 not_significant cold_90 cold_95 cold_99, of local Moran also
outlier_99 outlier_95 outlier_90, no_neighbours and no_data. p_low and p_high are the tails, p_se the standard error of the smaller one, 0 where it was computed and not drawn.
Local Moran adds z_total (total randomisation) and the quadrant; a population adds the value that was analysed.`
}

func (c *analyzeHotspotsCmd) Run(ctx context.Context, a *app) error {
	if hotspot.Null(c.Null).OfPeople() && c.Population == "" {
		return geo.Invalid("null", "%s asks how cases fall on people: say with --population how many there are", c.Null)
	}
	file, err := c.read(ctx, a, c.Format == "geojson", c.fields()...)
	if err != nil {
		return err
	}
	m, err := c.matrix(ctx, a, file)
	if err != nil {
		return err
	}
	in := hotspot.Input{Codes: ids(file), Values: figures(file, 0), People: c.people(file), Weights: m}
	r, err := hotspot.Analyze(ctx, in, c.options())
	if err != nil {
		return err
	}
	if !r.Method.Reachable {
		a.warn("with %d replicates no unit can be hot_99 alone after the correction: the least p is %.2g; use more --replicates", r.Method.MostReplicates, r.Method.LeastP)
	}
	return a.printUnits(c.Format, unitAnswer{file, c.columns(in, r), c.method(file, m, &r.Method)})
}

func (c *analyzeHotspotsCmd) options() hotspot.Options {
	return hotspot.Options{Statistic: hotspot.Statistic(c.Statistic), Style: style(c.Style), Null: hotspot.Null(c.Null), Measure: hotspot.Measure(c.Measure),
		Correction: hotspot.Correction(c.Correction), Reference: hotspot.Reference(c.Reference), Replicates: c.Replicates, Seed: c.Seed}
}

func style(letter string) weights.Style {
	if letter == "W" {
		return weights.RowStandardised
	}
	return weights.Binary
}

func (c *analyzeHotspotsCmd) columns(in hotspot.Input, r *hotspot.Result) []answerColumn {
	classes := make([]string, len(r.Class))
	for i, class := range r.Class {
		classes[i] = string(class)
	}
	columns := []answerColumn{
		{name: "value", numbers: in.Values}, {name: "statistic", numbers: r.Statistic}, {name: "z", numbers: r.Z}, {name: "p", numbers: r.P}, {name: "q", numbers: r.Q},
		{name: "class", texts: classes}, {name: "p_low", numbers: r.Low}, {name: "p_high", numbers: r.High},
	}
	if r.ZTotal != nil {
		quadrants := make([]string, len(r.Quadrant))
		for i, q := range r.Quadrant {
			quadrants[i] = string(q)
		}
		columns = append(columns, answerColumn{name: "z_total", numbers: r.ZTotal}, answerColumn{name: "quadrant", texts: quadrants, blank: true})
	}
	columns = append(columns, answerColumn{name: "p_se", numbers: r.SE})
	if in.People != nil {
		columns = append(columns, answerColumn{name: "population", numbers: in.People}, answerColumn{name: "analysed", numbers: r.Analysed})
	}
	return columns
}
