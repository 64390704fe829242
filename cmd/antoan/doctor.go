package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/antoan-vn/antoan/storage"
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
			if err := a.printJSON(map[string]any{"findings": findings}); err != nil {
				return err
			}
		} else {
			a.printFindings(findings)
		}
		return verdict(findings)
	})
}

func (a *app) printFindings(findings []storage.Finding) {
	for _, f := range findings {
		mark := "✔"
		if !f.OK {
			mark = "✘"
		}
		fmt.Fprintf(a.stdout, "%s %s: %s\n", mark, f.What, f.Says)
	}
}

// verdict is an error where a finding is bad, so that a script or a timer
// notices without reading.
func verdict(findings []storage.Finding) error {
	var bad []string
	for _, f := range findings {
		if !f.OK {
			bad = append(bad, f.What)
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return fmt.Errorf("doctor: not in order: %s", strings.Join(bad, "; "))
}
