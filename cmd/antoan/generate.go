package main

import (
	"context"
	"fmt"

	"github.com/antoan-vn/antoan/fixtures"
)

type generateCmd struct {
	Communes  int    `help:"Communes of the newer edition; the older has three times as many." default:"3321"`
	Incidents int    `help:"Incidents." default:"1000000"`
	Out       string `required:"" help:"Folder to write to." placeholder:"DIR"`
	Seed      uint64 `help:"Another seed, another nation." default:"1"`
}

func (generateCmd) Help() string {
	return "Example:\n  antoan generate --communes 3321 --incidents 1000000 --out /tmp/nation"
}

func (c *generateCmd) Run(ctx context.Context, a *app) error {
	p := newProgress(a.stderr, "generate")
	err := fixtures.WriteNation(ctx, c.Out, fixtures.NationOptions{Communes: c.Communes, Incidents: c.Incidents, Seed: c.Seed,
		Progress: func(done, total int) { p.set(int64(done), int64(total), int64(done)) }})
	p.end()
	if err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, c.Out)
	return nil
}
