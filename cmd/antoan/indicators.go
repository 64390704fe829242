package main

import (
	"bufio"
	"context"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

type indicatorsCmd struct {
	Edition   string   `help:"Edition; every one, side by side, where not given."`
	Level     string   `help:"commune or district; both where not given." enum:",commune,district" default:""`
	Period    string   `help:"Such as 2024, 2024-H1, 2024-Q2, 2024-06, 2021-2023, 2024@15, tet-2024; every calendar year and the plan's span where not given." placeholder:"NAME"`
	Indicator []string `help:"Only these, such as I1." placeholder:"NAME"`
	JSON      bool     `name:"json" help:"Print JSON."`
}

func (indicatorsCmd) Help() string {
	return "Example:\n  antoan indicators --period 2021-2023 --edition 2022-07 --json"
}

func (c *indicatorsCmd) request() (analysis.IndicatorRequest, error) {
	return analysis.IndicatorRequest{Edition: c.Edition, Level: geo.Level(c.Level), Period: c.Period, Only: c.Indicator}, nil
}

func (c *indicatorsCmd) Run(ctx context.Context, a *app) error {
	request, err := c.request()
	if err != nil {
		return err
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		service := analysis.New(db.Store, version, a.log)
		if err := service.Load(ctx); err != nil {
			return err
		}
		answer, err := service.Indicators(ctx, request)
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
