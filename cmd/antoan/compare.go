package main

import (
	"context"
	"io"

	"github.com/antoan-vn/antoan/analysis"
)

type compareCmd struct {
	FromEdition string `help:"The older edition; the one before the other where not given."`
	ToEdition   string `help:"The newer edition; the newest where not given."`
	Period      string `help:"Such as 2025, 2025-Q2 or 2021-2025; every day with incidents where not given." placeholder:"NAME"`
	JSON        bool   `name:"json" help:"Print JSON."`
}

func (compareCmd) Help() string {
	return `The incidents of one period in the units of two editions, side by side: by their points where they have one, along the succession of units where they have
none, and what stays uncertain because a unit was split. The two are never joined in one series.
Example:
  antoan compare --from-edition 2022-07 --to-edition 2025-07 --period 2025 --json`
}

func (c *compareCmd) Run(ctx context.Context, a *app) error {
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		answer, err := service.Compare(ctx, analysis.CompareRequest{From: c.FromEdition, To: c.ToEdition, Period: c.Period})
		if err != nil {
			return err
		}
		if c.JSON {
			return answer.WriteJSON(out)
		}
		return answer.WriteText(out)
	})
}
