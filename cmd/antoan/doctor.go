package main

import (
	"context"
	"fmt"
)

type doctorCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

func (doctorCmd) Help() string { return "Example:\n  antoan doctor --json" }

func (c *doctorCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		findings, err := db.Examine(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return a.printJSON(map[string]any{"findings": findings})
		}
		for _, f := range findings {
			mark := "✔"
			if !f.OK {
				mark = "✘"
			}
			fmt.Fprintf(a.stdout, "%s %s: %s\n", mark, f.What, f.Says)
		}
		return nil
	})
}
