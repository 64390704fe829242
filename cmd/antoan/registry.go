package main

import (
	"context"
	"fmt"
	"io"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

type registryCmd struct {
	List   registryListCmd   `cmd:"" help:"Print entries of a register."`
	Remove registryRemoveCmd `cmd:"" help:"Take an entry out of a register."`
}

// registerArg names a register.
type registerArg struct {
	Register string `arg:"" help:"activities, commitments, recognition, addresses or education." enum:"activities,commitments,recognition,addresses,education"`
}

type registryListCmd struct {
	registerArg
	Edition string            `help:"Only of units of this edition." placeholder:"EDITION"`
	Unit    string            `help:"Only of this unit; of the newest edition where none is given." placeholder:"CODE"`
	From    string            `help:"Only what touches the days from this one on." placeholder:"DATE"`
	To      string            `help:"Only what touches the days up to this one." placeholder:"DATE"`
	Only    map[string]string `help:"Only entries with this code: workstream=outreach, state=signed, result=recognised, …" placeholder:"FIELD=CODE"`
	After   int32             `help:"Continue after this entry." placeholder:"ID"`
	Limit   int               `help:"Most entries, up to 1000." default:"100"`
	JSON    bool              `name:"json" help:"Print JSON."`
}

func (registryListCmd) Help() string {
	return "Example:\n  antoan registry list activities --from 2025-01-01 --only workstream=outreach\n  antoan registry list recognition --unit 08707 --json"
}

func (c *registryListCmd) Run(ctx context.Context, a *app) error {
	period, err := geo.ParsePeriod(c.From, c.To)
	if err != nil {
		return err
	}
	r := analysis.EntriesRequest{Register: c.Register, Edition: c.Edition, Unit: c.Unit, Period: period, Codes: c.Only, After: c.After, Limit: c.Limit}
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		all, err := service.Entries(ctx, r)
		if err != nil {
			return err
		}
		if c.JSON {
			return all.WriteJSON(out)
		}
		return all.WriteText(out)
	})
}

type registryRemoveCmd struct {
	registerArg
	ID int32 `arg:"" help:"Number of the entry, as list prints it."`
}

func (registryRemoveCmd) Help() string { return "Example:\n  antoan registry remove activities 17" }

func (c *registryRemoveCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		r, err := geo.FindRegister(c.Register)
		if err != nil {
			return err
		}
		if err := db.RemoveEntry(ctx, r, c.ID); err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "%s %d: đã xóa / removed\n", r.Name, c.ID)
		return err
	})
}
