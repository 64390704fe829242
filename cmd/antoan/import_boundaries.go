package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

type importBoundariesCmd struct {
	File       string  `arg:"" help:"GeoJSON, newline-delimited GeoJSON or GeoPackage; anything else through ogr2ogr."`
	Edition    string  `required:"" help:"Code of the edition, such as 2025-07."`
	Level      string  `required:"" help:"commune, district or province." enum:"commune,district,province"`
	ValidFrom  string  `required:"" help:"First day on which the edition is in force." placeholder:"DATE"`
	ValidTo    string  `help:"Last day; leave out while it is in force." placeholder:"DATE"`
	Layer      string  `help:"Layer of a file with several." placeholder:"NAME"`
	Where      string  `help:"Only features whose attributes fulfil this, such as \"province = '26' AND name LIKE 'Xã %'\"." placeholder:"EXPR"`
	Code       string  `help:"Attribute with the code; guessed from usual names." placeholder:"FIELD"`
	Name       string  `help:"Attribute with the name; guessed from usual names." placeholder:"FIELD"`
	Type       string  `help:"Attribute with the type (xã, phường …)." placeholder:"FIELD"`
	Parent     string  `help:"Attribute with the code of the unit above." placeholder:"FIELD"`
	Province   string  `help:"Attribute with the GSO number of the province: the area of record." placeholder:"FIELD"`
	AreaField  string  `name:"area" help:"Attribute with the stated area in km², to compare." placeholder:"FIELD"`
	Population string  `help:"Attribute with the inhabitants, and their year." placeholder:"FIELD:YEAR"`
	CRS        string  `name:"crs" help:"Reference system, where the file states none or a wrong one." placeholder:"EPSG:N"`
	Source     string  `help:"Where the outlines come from." placeholder:"TEXT"`
	Licence    string  `help:"Under which licence." placeholder:"TEXT"`
	MakeValid  bool    `help:"Mend invalid geometries instead of refusing them."`
	MinKm2     float64 `name:"min-km2" help:"Overlaps and gaps from this area on are reported." default:"0.01"`
	JSON       bool    `name:"json" help:"Print the report as JSON."`
}

func (importBoundariesCmd) Help() string {
	return `Example:
  antoan import boundaries communes.gpkg --edition 2025-07 --level commune --valid-from 2025-07-01 --code ma_xa --name ten_xa --population dan_so:2025`
}

func (c *importBoundariesCmd) Run(ctx context.Context, a *app) error {
	spec, err := c.spec()
	if err != nil {
		return err
	}
	src, err := boundary.OpenAs(ctx, c.File, c.CRS, spec, boundary.Limits{})
	if err != nil {
		return err
	}
	defer src.Close()
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		report, err := db.ImportUnits(ctx, spec, src)
		if err != nil {
			return err
		}
		if c.JSON {
			return a.printJSON(report)
		}
		return boundary.WriteText(a.stdout, report)
	})
}

func (c *importBoundariesCmd) spec() (geo.OutlineSpec, error) {
	s := geo.OutlineSpec{Layer: c.Layer, Where: c.Where, Code: c.Code, Name: c.Name, Type: c.Type, Parent: c.Parent,
		Province: c.Province, StatedKm2: c.AreaField, MakeValid: c.MakeValid, MinKm2: c.MinKm2,
		Edition: geo.Edition{Code: c.Edition, ValidTo: geo.MaxDay, Source: c.Source, Licence: c.Licence}}
	var err error
	if s.Level, err = geo.ParseLevel(c.Level); err != nil {
		return s, err
	}
	if s.Edition.ValidFrom, err = geo.ParseDay(c.ValidFrom); err != nil {
		return s, geo.Invalid("valid-from", "%v", err)
	}
	if c.ValidTo != "" {
		if s.Edition.ValidTo, err = geo.ParseDay(c.ValidTo); err != nil {
			return s, geo.Invalid("valid-to", "%v", err)
		}
		if s.Edition.ValidTo < s.Edition.ValidFrom {
			return s, geo.Invalid("valid-to", "lies before --valid-from")
		}
	}
	if c.Population != "" {
		at := strings.LastIndexByte(c.Population, ':')
		if at < 0 {
			return s, geo.Invalid("population", "write FIELD:YEAR, such as population:2025")
		}
		s.Population = c.Population[:at]
		if s.PopulationYear, err = strconv.Atoi(c.Population[at+1:]); err != nil || s.PopulationYear < 1900 || s.PopulationYear > 2200 {
			return s, geo.Invalid("population", "%q is no year: write FIELD:YEAR", c.Population[at+1:])
		}
	}
	return s, nil
}
