package main

import (
	"bufio"
	"context"

	"github.com/antoan-vn/antoan/analysis"
)

type evaluateCmd struct {
	Model   int32  `help:"Number of one model; all where not given." placeholder:"ID"`
	Edition string `help:"Edition whose communes are compared; the newest where not given."`
	Months  int    `help:"Months before and after that are compared, a multiple of 3 from 6 to 36." default:"12"`
	JSON    bool   `name:"json" help:"Print JSON."`
}

func (evaluateCmd) Help() string {
	return `Example:
  antoan evaluate --edition 2022-07 --json

For each model: whether incidents became fewer or more than in communes that were alike before and had no model, or that this cannot be told, those reported
by victims and others apart from those found by the police. Two methods have to agree: the weighted displacement difference and difference-in-differences.`
}

func (c *evaluateCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		service := analysis.New(db.Store, version, a.log)
		if err := service.Load(ctx); err != nil {
			return err
		}
		answer, err := service.Evaluate(ctx, analysis.EvaluationRequest{Model: c.Model, Edition: c.Edition, Months: c.Months})
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
