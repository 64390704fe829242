package main

import (
	"context"
	"fmt"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type incidentCmd struct {
	History incidentHistoryCmd `cmd:"" help:"Show what was said of an incident: when, by whom, from which file."`
}

type incidentHistoryCmd struct {
	Source string `arg:"" help:"Who the incident is from."`
	ID     string `arg:"" name:"id" help:"Its identifier in that source (external_id)."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

func (incidentHistoryCmd) Help() string {
	return "Example:\n  antoan incident history ca-tam-dao CA-2024-00017"
}

func (c *incidentHistoryCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		id, err := db.IncidentID(ctx, c.Source, ingest.IncidentKey(c.ID))
		if err != nil {
			return fmt.Errorf("source %q has no incident with this external_id: %w", c.Source, err)
		}
		h, err := db.History(ctx, id)
		if err != nil {
			return err
		}
		if c.JSON {
			return a.printJSON(h)
		}
		a.printHistory(h)
		return nil
	})
}

func (a *app) printHistory(h geo.History) {
	fmt.Fprintf(a.stdout, "%s · %s\n", h.Source, h.Incident)
	if h.DuplicateOf != nil {
		fmt.Fprintf(a.stdout, "  trùng với / duplicate of %s\n", *h.DuplicateOf)
	}
	for _, f := range h.Forms {
		fmt.Fprintf(a.stdout, "%s · %s · %s · lô / batch %s\n", f.At.Local().Format(time.DateTime), f.FileName, f.By, f.Batch)
		for _, c := range f.Changes {
			if c.Before == "" {
				fmt.Fprintf(a.stdout, "  %-18s %s\n", c.Field, c.After)
			} else {
				fmt.Fprintf(a.stdout, "  %-18s %s → %s\n", c.Field, c.Before, c.After)
			}
		}
	}
}
