package main

import (
	"context"

	"github.com/antoan-vn/antoan/ingest/boundary"
)

// analyzeCmd are the statistics on files, for which no database is started, and where
// to open the next models, for which one is.
type analyzeCmd struct {
	Hotspots  analyzeHotspotsCmd  `cmd:"" help:"Which units stand out together with their neighbours: Getis-Ord and local Moran."`
	Global    analyzeGlobalCmd    `cmd:"" help:"Whether alike values lie together at all: Moran's I, Geary's C, general G."`
	Rates     analyzeRatesCmd     `cmd:"" help:"Rates with limits, standardised ratios and empirical Bayes."`
	Expansion analyzeExpansionCmd `cmd:"" help:"Where to open the next models: the best set with its proof, from the database."`
	Siting    analyzeSitingCmd    `cmd:"" help:"Where to open N new sites: the best set on a matrix of costs, with its proof."`
	Weights   analyzeWeightsCmd   `cmd:"" help:"Who is whose neighbour: islands and components."`
}

// unitsFlags name a file of units.
type unitsFlags struct {
	Units  string `required:"" help:"File of units: GeoJSON, GeoPackage; anything else through ogr2ogr." placeholder:"FILE"`
	ID     string `name:"id" help:"Attribute that tells the units apart, or id for that of GeoJSON features; guessed from usual names." placeholder:"FIELD"`
	Planar bool   `help:"Coordinates are on a plane (metres, or any unit), though the file does not say so."`
	Layer  string `help:"Layer of a file with several." placeholder:"NAME"`
	Where  string `help:"Only units whose attributes fulfil this, such as \"province = '26'\"." placeholder:"EXPR"`
}

// read reads the units with figures; shapes keeps their geometries for an answer.
func (f *unitsFlags) read(ctx context.Context, a *app, shapes bool, figures ...boundary.FigureField) (*boundary.UnitFile, error) {
	file, err := boundary.ReadUnits(ctx, f.Units, boundary.UnitSpec{Layer: f.Layer, Where: f.Where, ID: f.ID, Figures: figures, Planar: f.Planar, Shapes: shapes}, boundary.Limits{})
	if err != nil {
		return nil, err
	}
	for _, w := range file.Warnings {
		a.warn("%s", w)
	}
	return file, nil
}

// ids are those of the units, in the file's order.
func ids(file *boundary.UnitFile) []string {
	all := make([]string, len(file.Units))
	for i := range file.Units {
		all[i] = file.Units[i].ID
	}
	return all
}

// figures are the k-th of every unit.
func figures(file *boundary.UnitFile, k int) []float64 {
	all := make([]float64, len(file.Units))
	for i := range file.Units {
		all[i] = file.Units[i].Figures[k]
	}
	return all
}
