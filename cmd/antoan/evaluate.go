package main

import (
	"bufio"
	"context"

	"github.com/antoan-vn/antoan/analysis"
)

type evaluateCmd struct {
	Model   int32  `help:"Number of one model; all where not given." placeholder:"ID"`
	Edition string `help:"Edition whose communes are compared; the newest where not given."`
	Months  int    `help:"Months before and after that are compared, a multiple of 3 from 6 to 36; 12 where not given."`

	Units   []string `help:"Of a campaign instead: codes of the units it was in; a district stands for its communes." placeholder:"CODE,…"`
	Period  string   `help:"When the campaign was." placeholder:"PERIOD"`
	Earlier int      `help:"Years before whose same days it is compared with, 2 to 20; 3 where not given."`
	JSON    bool     `name:"json" help:"Print JSON."`
}

func (evaluateCmd) Help() string {
	return `Example:
  antoan evaluate --edition 2022-07 --json
  antoan evaluate --units 09802,09805 --period campaign-2024-11 --edition 2022-07

For each model: whether incidents became fewer or more than in communes that were alike before and had no model, or that this cannot be told, those reported
by victims and others apart from those found by the police. Two methods have to agree: the weighted displacement difference and difference-in-differences.
A campaign, some units and days (campaign-2024-11, tet-2025, 2024-06-01/2024-06-30), is compared with the same days of the years before, there and elsewhere.`
}

func (c *evaluateCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		service := analysis.New(db.Store, version, a.log)
		if err := service.Load(ctx); err != nil {
			return err
		}
		request := analysis.EvaluationRequest{Model: c.Model, Edition: c.Edition, Months: c.Months}
		if len(c.Units) > 0 || c.Period != "" || c.Earlier != 0 {
			request.Campaign = &analysis.Campaign{Codes: c.Units, Period: c.Period, Earlier: c.Earlier}
		}
		answer, err := service.Evaluate(ctx, request)
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
