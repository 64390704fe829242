package main

import (
	"bufio"
	"context"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
)

type analyzeExpansionCmd struct {
	Models      int      `required:"" help:"New models to open." placeholder:"N"`
	Within      float64  `required:"" help:"A model covers the units whose label points lie so many metres from it." placeholder:"METRES"`
	Objective   string   `help:"cover (most demand within the distance) or median (least demand times way)." enum:"cover,median" default:"cover"`
	Demand      string   `help:"need (women and children times their need) or incidents (a year, at the smoothed rate)." enum:"need,incidents" default:"need"`
	PerDistrict int      `help:"Each district has so many models at least, those that run included." placeholder:"N"`
	Capacity    float64  `help:"Households a year that a new model can serve; with --demand incidents." placeholder:"N"`
	Edition     string   `help:"Edition; the newest where not given."`
	Level       string   `help:"commune, district or province; the edition's finest where not given." enum:",commune,district,province" default:""`
	From        string   `help:"First day of the incidents, YYYY-MM-DD." placeholder:"DATE"`
	To          string   `help:"Last day, YYYY-MM-DD; models that run then are active." placeholder:"DATE"`
	Filter      []string `help:"Only incidents with KEY=VALUE[,VALUE…]; may be repeated." placeholder:"KEY=VALUE" sep:"none"`
	Need        string   `help:"Weights of the parts of need." placeholder:"PART:W,…"`
	Seed        string   `help:"Another seed, other draws of the ranks." placeholder:"N"`
	JSON        bool     `name:"json" help:"Print JSON."`
}

func (analyzeExpansionCmd) Help() string {
	return `Example:
  antoan analyze expansion --models 3 --within 5000 --json
  antoan analyze expansion --models 3 --within 5000 --need rate:4,silence:2,people:2,distance:1,trend:1 --per-district 1 --edition 2022-07

The set that covers the most demand is found with a proof, or with the gap that is left; what choosing one after the other would give stands beside it.
Units with an active model keep it. Unlike the other analyses this one opens the database.`
}

func (c *analyzeExpansionCmd) Run(ctx context.Context, a *app) error {
	request, err := c.request()
	if err != nil {
		return err
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		service := analysis.New(db.Store, version, a.log)
		if err := service.Load(ctx); err != nil {
			return err
		}
		answer, err := service.Expansion(ctx, request)
		if err != nil {
			return err
		}
		out := bufio.NewWriterSize(a.stdout, 1<<16)
		write := answer.WriteText
		if c.JSON {
			write = answer.WriteJSON
		}
		if err := write(out); err != nil {
			return err
		}
		return out.Flush()
	})
}

func (c *analyzeExpansionCmd) request() (r analysis.ExpansionRequest, err error) {
	r = analysis.ExpansionRequest{Models: c.Models, Within: c.Within, Objective: siting.Objective(c.Objective), Demand: analysis.Demand(c.Demand), PerDistrict: c.PerDistrict, Capacity: c.Capacity}
	r.Edition, r.Level = c.Edition, geo.Level(c.Level)
	if r.Filter, err = (&layerCmd{From: c.From, To: c.To, Filter: c.Filter}).filter(); err != nil {
		return r, err
	}
	if err := r.Method.Set("need", c.Need); err != nil {
		return r, err
	}
	return r, r.Method.Set("seed", c.Seed)
}
