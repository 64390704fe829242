package main

import (
	"context"
	"io"
	"slices"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type planCmd struct {
	Show   planShowCmd   `cmd:"" default:"withargs" help:"What the plans aim at, and the number of units that is."`
	Set    planSetCmd    `cmd:"" help:"Add a plan, or change one."`
	Import planImportCmd `cmd:"" help:"Add or change the plans of a table, a row per target."`
	Remove planRemoveCmd `cmd:"" help:"Take a plan away."`
}

type planShowCmd struct {
	Code string `arg:"" optional:"" help:"Of one plan; all where not given."`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (planShowCmd) Help() string { return "Example:\n  antoan plan show 2022-2027" }

func (c *planShowCmd) Run(ctx context.Context, a *app) error {
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		all, err := service.Plans(ctx)
		if err != nil {
			return err
		}
		if c.Code != "" {
			all.Plans = slices.DeleteFunc(all.Plans, func(p analysis.PlanView) bool { return p.Code != c.Code })
			if len(all.Plans) == 0 {
				return geo.NotFound("plan %q", c.Code)
			}
		}
		return writePlans(all, c.JSON, out)
	})
}

func writePlans(all *analysis.Plans, asJSON bool, out io.Writer) error {
	if asJSON {
		return all.WriteJSON(out)
	}
	return all.WriteText(out)
}

type planSetCmd struct {
	Code      string   `arg:"" help:"Short name of the plan, such as 2022-2027."`
	Name      string   `help:"Its title."`
	Signed    string   `help:"Day on which it was signed." placeholder:"DATE"`
	From      string   `help:"Its first day." placeholder:"DATE"`
	To        string   `help:"Its last day." placeholder:"DATE"`
	Edition   *string  `help:"Edition whose units it counts; empty for the one in force when it was signed." placeholder:"CODE"`
	Targets   []string `name:"target" sep:"none" help:"A target; those given stand in place of all that the plan had." placeholder:"KEY=VALUE,…"`
	NoTargets bool     `help:"Take all targets away."`
	JSON      bool     `name:"json" help:"Print JSON."`
}

func (planSetCmd) Help() string {
	return `What is not given stays as it is; of a new plan everything but edition and targets is needed. A target has level (commune or district), share (percent)
and period, and may have reading (A or B; both where not given) and denominator, the number of units that the plan itself counts.
Example:
  antoan plan set 2022-2027 --edition 2022-07 --target level=commune,share=60,period=2021-2023,denominator=136 --target level=district,share=60,period=2021-2023
  antoan plan set 2028-2030 --name "Kế hoạch 2028–2030" --signed 2028-01-15 --from 2028-01-01 --to 2030-12-31 --target level=commune,share=70,period=2028-2030,reading=A`
}

func (c *planSetCmd) Run(ctx context.Context, a *app) error {
	if c.NoTargets && len(c.Targets) > 0 {
		return geo.Invalid("target", "--no-targets takes all away: give it alone, or the targets that are to stand")
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		plans, err := db.Plans(ctx)
		if err != nil {
			return err
		}
		p := geo.Plan{Code: c.Code}
		if i := slices.IndexFunc(plans, func(p geo.Plan) bool { return p.Code == c.Code }); i >= 0 {
			p = plans[i]
		}
		if err := c.change(&p); err != nil {
			return err
		}
		return savePlans(ctx, a, db, []geo.Plan{p}, c.JSON)
	})
}

// change puts what was given in place of what the plan had.
func (c *planSetCmd) change(p *geo.Plan) error {
	if c.Name != "" {
		p.Name = c.Name
	}
	if c.Edition != nil {
		p.Edition = *c.Edition
	}
	for _, d := range []struct {
		name, text string
		to         *geo.Day
	}{{"signed", c.Signed, &p.Signed}, {"from", c.From, &p.Period.From}, {"to", c.To, &p.Period.To}} {
		if d.text == "" {
			if *d.to == 0 {
				return geo.Invalid(d.name, "plan %s is new: give --name, --signed, --from and --to", p.Code)
			}
			continue
		}
		var err error
		if *d.to, err = geo.ParseDay(d.text); err != nil {
			return geo.Invalid(d.name, "%v", err)
		}
	}
	if len(c.Targets) == 0 && !c.NoTargets {
		return nil
	}
	p.Targets = nil
	for _, text := range c.Targets {
		t, err := analysis.ParseTarget(text)
		if err != nil {
			return err
		}
		p.Targets = append(p.Targets, t)
	}
	return nil
}

func savePlans(ctx context.Context, a *app, db *database, plans []geo.Plan, asJSON bool) error {
	service := analysis.New(db.Store, version, a.log)
	if err := service.Load(ctx); err != nil {
		return err
	}
	saved, err := service.SavePlans(ctx, plans)
	if err != nil {
		return err
	}
	return writePlans(saved, asJSON, a.stdout)
}

type planImportCmd struct {
	tableFlags
}

func (planImportCmd) Help() string {
	return `Columns: plan, name, signed_on, plan_from, plan_to, edition (optional), indicator (optional), level, reading (optional), from, to, share, denominator (optional).
The targets of the file stand in place of those that its plans had; all of a file is stored, or nothing.
Example:
  antoan plan import plans.csv`
}

func (c *planImportCmd) Run(ctx context.Context, a *app) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	table, err := readTable(c.File, o, ingest.ReadPlans)
	if err != nil {
		return err
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error { return savePlans(ctx, a, db, table.Rows, c.JSON) })
}

type planRemoveCmd struct {
	Code string `arg:"" help:"The plan."`
}

func (planRemoveCmd) Help() string {
	return "Published figures keep the verdicts they had.\nExample:\n  antoan plan remove 2022-2027"
}

func (c *planRemoveCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error { return db.RemovePlan(ctx, c.Code) })
}
