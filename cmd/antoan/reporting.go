package main

import (
	"context"
	"io"

	"github.com/antoan-vn/antoan/analysis"
)

type reportingCmd struct {
	Due reportingDueCmd `cmd:"" help:"Who has reported for a month, and who is to be reminded."`
}

type reportingDueCmd struct {
	Month   string `help:"Such as 2026-05, or 2026-05@15 for 15 April to 14 May; the last that is over, where not given." placeholder:"MONTH"`
	Edition string `help:"Edition; the one in force in the month, where not given."`
	AsOf    string `name:"as-of" help:"As reports stood at the end of this day; today, where not given." placeholder:"DATE"`
	DueDays int    `help:"Days after the end of the month when its report is due." default:"5"`
	JSON    bool   `name:"json" help:"Print JSON."`
}

func (reportingDueCmd) Help() string { return "Example:\n  antoan reporting due --month 2026-05" }

func (c *reportingDueCmd) Run(ctx context.Context, a *app) error {
	request := analysis.ReportingRequest{Month: c.Month, Edition: c.Edition, DueDays: c.DueDays}
	if c.AsOf != "" {
		var err error
		if request.AsOf, err = parseAsOf(c.AsOf); err != nil {
			return err
		}
	}
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		answer, err := service.Reporting(ctx, request)
		if err != nil {
			return err
		}
		if c.JSON {
			return answer.WriteJSON(out)
		}
		return answer.WriteText(out)
	})
}
