package main

import (
	"context"
	"io"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type exportRegisterCmd struct {
	registerArg
	Edition string `help:"Only of units of this edition." placeholder:"EDITION"`
	From    string `help:"Only what touches the days from this one on." placeholder:"DATE"`
	To      string `help:"Only what touches the days up to this one." placeholder:"DATE"`
	Format  string `help:"csv or xlsx." enum:"csv,xlsx" default:"csv"`
	Output  string `short:"o" help:"File to write, readable by you alone; standard output by default." placeholder:"FILE"`
}

func (exportRegisterCmd) Help() string {
	return "Example:\n  antoan export register activities --from 2025-01-01 --format xlsx -o activities.xlsx\n  antoan import activities activities.xlsx"
}

func (c *exportRegisterCmd) Run(ctx context.Context, a *app) error {
	register, err := geo.FindRegister(c.Register)
	if err != nil {
		return err
	}
	period, err := geo.ParsePeriod(c.From, c.To)
	if err != nil {
		return err
	}
	ask := analysis.EntriesRequest{Register: c.Register, Edition: c.Edition, Period: period, Limit: analysis.MaxEntries}
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		return writeOutput(out, c.Output, func(w io.Writer) error {
			return ingest.WriteEntries(w, register, c.Format, func(visit func(geo.EntryRow) error) error {
				return everyEntry(ctx, service, ask, visit)
			})
		})
	})
}

// everyEntry visits the entries of a register part by part.
func everyEntry(ctx context.Context, service *analysis.Service, ask analysis.EntriesRequest, visit func(geo.EntryRow) error) error {
	for {
		part, err := service.Entries(ctx, ask)
		if err != nil {
			return err
		}
		for _, e := range part.Entries {
			if err := visit(geo.EntryRow{Edition: e.Edition, Level: e.Level, Code: e.Code, Entry: e.Entry}); err != nil {
				return err
			}
		}
		if ask.After = part.Next; ask.After == 0 {
			return nil
		}
	}
}
