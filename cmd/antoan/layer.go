package main

import (
	"bufio"
	"context"
	"strings"

	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

type layerCmd struct {
	Name    string    `arg:"" help:"density, status, rate, hotspots, silence, expansion, assistance, models, outreach, recognition or incidents."`
	Edition string    `help:"Edition; the newest where not given."`
	Level   string    `help:"commune, district or province; the edition's finest where not given." enum:",commune,district,province" default:""`
	From    string    `help:"First day, YYYY-MM-DD." placeholder:"DATE"`
	To      string    `help:"Last day, YYYY-MM-DD." placeholder:"DATE"`
	Filter  []string  `help:"Only incidents with KEY=VALUE[,VALUE…]; may be repeated." placeholder:"KEY=VALUE" sep:"none"`
	Reading string    `help:"Reading of the target, A or B, for status and recognition." default:"A"`
	Bbox    []float64 `help:"Only units that touch WEST,SOUTH,EAST,NORTH." placeholder:"W,S,E,N"`
	inferenceFlags
	Format string `help:"geojson, csv or json (values)." enum:"geojson,csv,json" default:"geojson"`
}

func (layerCmd) Help() string {
	return `Example:
  antoan layer density --edition 2025-07 --from 2025-07-01 --to 2026-06-30 --filter victim_group=child_under_13,child_13_15 --format csv
  antoan layer hotspots --edition 2025-07 --from 2025-01-01 --to 2025-12-31 --weights queen --format csv

Filter keys: ` + strings.Join(geo.FilterKeys, ", ") + "."
}

func (c *layerCmd) Run(ctx context.Context, a *app) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	bound, err := c.bound()
	if err != nil {
		return err
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		service := analysis.New(db.Store, version, a.log)
		if err := service.Load(ctx); err != nil {
			return err
		}
		out := bufio.NewWriterSize(a.stdout, 1<<16)
		if c.Name == "incidents" {
			err = c.points(ctx, service, filter, bound, out)
		} else {
			err = c.areas(ctx, service, filter, bound, out)
		}
		if err != nil {
			return err
		}
		return out.Flush()
	})
}

func (c *layerCmd) areas(ctx context.Context, service *analysis.Service, filter geo.Filter, bound *orb.Bound, out *bufio.Writer) error {
	method, err := c.inference()
	if err != nil {
		return err
	}
	layer, err := service.Layer(ctx, analysis.Request{Layer: c.Name, Edition: c.Edition, Level: geo.Level(c.Level), Filter: filter, Reading: c.Reading, Bound: bound, Method: method})
	if err != nil {
		return err
	}
	switch c.Format {
	case "csv":
		return layer.WriteCSV(out)
	case "json":
		return layer.WriteValues(out)
	}
	return layer.WriteGeoJSON(out)
}

// points prints every page: the command line has no reader to page for.
func (c *layerCmd) points(ctx context.Context, service *analysis.Service, filter geo.Filter, bound *orb.Bound, out *bufio.Writer) error {
	all := &analysis.Points{}
	q := geo.PointQuery{Filter: filter, Bound: bound, Limit: analysis.MaxPoints}
	for {
		page, err := service.Points(ctx, q)
		if err != nil {
			return err
		}
		all.Points, all.Matched, all.Version = append(all.Points, page.Points...), page.Matched, page.Version
		if page.Next == "" {
			break
		}
		if q.After, err = uuid.Parse(page.Next); err != nil {
			return err
		}
	}
	if c.Format == "csv" {
		return all.WriteCSV(out)
	}
	return all.WriteGeoJSON(out, "")
}

func (c *layerCmd) filter() (geo.Filter, error) {
	var f geo.Filter
	var err error
	if f.Period, err = geo.ParsePeriod(c.From, c.To); err != nil {
		return f, err
	}
	for _, condition := range c.Filter {
		key, value, ok := strings.Cut(condition, "=")
		if !ok {
			return f, geo.Invalid("filter", "%q: write KEY=VALUE", condition)
		}
		if err := f.Set(key, value); err != nil {
			return f, err
		}
	}
	return f, nil
}

func (c *layerCmd) bound() (*orb.Bound, error) {
	if len(c.Bbox) == 0 {
		return nil, nil
	}
	if len(c.Bbox) != 4 || !(c.Bbox[0] < c.Bbox[2]) || !(c.Bbox[1] < c.Bbox[3]) {
		return nil, geo.Invalid("bbox", "write west,south,east,north in degrees")
	}
	return &orb.Bound{Min: orb.Point{c.Bbox[0], c.Bbox[1]}, Max: orb.Point{c.Bbox[2], c.Bbox[3]}}, nil
}
