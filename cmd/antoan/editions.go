package main

import (
	"context"
	"fmt"

	"github.com/antoan-vn/antoan/geo"
)

type editionsCmd struct {
	List   editionsListCmd   `cmd:"" default:"1" help:"List the editions."`
	Show   editionsShowCmd   `cmd:"" help:"Show the levels of one edition."`
	Remove editionsRemoveCmd `cmd:"" help:"Remove an edition with its units, populations and reports."`
}

type editionsListCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// editionAnswer is an edition in an answer.
type editionAnswer struct {
	Code      string         `json:"code"`
	ValidFrom string         `json:"valid_from"`
	ValidTo   *string        `json:"valid_to"`
	Source    string         `json:"source"`
	Licence   string         `json:"licence"`
	Units     map[string]int `json:"units,omitempty"`
}

func answerEdition(e geo.Edition) editionAnswer {
	answer := editionAnswer{Code: e.Code, ValidFrom: e.ValidFrom.String(), Source: e.Source, Licence: e.Licence}
	if e.ValidTo != geo.MaxDay {
		to := e.ValidTo.String()
		answer.ValidTo = &to
	}
	return answer
}

func (e editionAnswer) String() string {
	to := "…"
	if e.ValidTo != nil {
		to = *e.ValidTo
	}
	return fmt.Sprintf("%s\t%s – %s\t%s", e.Code, e.ValidFrom, to, e.Source)
}

func (editionsListCmd) Help() string { return "Example:\n  antoan editions list --json" }

func (c *editionsListCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		all, err := db.Editions(ctx)
		if err != nil {
			return err
		}
		answers := make([]editionAnswer, len(all))
		for i, e := range all {
			answers[i] = answerEdition(e)
		}
		if c.JSON {
			return a.printJSON(map[string]any{"editions": answers})
		}
		for _, e := range answers {
			fmt.Fprintln(a.stdout, e)
		}
		return nil
	})
}

type editionsShowCmd struct {
	Code string `arg:"" help:"The edition."`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (editionsShowCmd) Help() string { return "Example:\n  antoan editions show 2025-07" }

func (c *editionsShowCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		all, err := db.Editions(ctx)
		if err != nil {
			return err
		}
		units, err := db.Units(ctx, c.Code)
		if err != nil {
			return err
		}
		for _, e := range all {
			if e.Code != c.Code {
				continue
			}
			answer := answerEdition(e)
			answer.Units = map[string]int{}
			for _, u := range units {
				answer.Units[string(u.Level)]++
			}
			if c.JSON {
				return a.printJSON(answer)
			}
			fmt.Fprintln(a.stdout, answer)
			for _, l := range geo.Levels {
				if n := answer.Units[string(l)]; n > 0 {
					fmt.Fprintf(a.stdout, "  %s\t%d\n", l, n)
				}
			}
		}
		return nil
	})
}

type editionsRemoveCmd struct {
	Code string `arg:"" help:"The edition."`
}

func (editionsRemoveCmd) Help() string { return "Example:\n  antoan editions remove 2022-07" }

func (c *editionsRemoveCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		if err := db.RemoveEdition(ctx, c.Code); err != nil {
			return err
		}
		fmt.Fprintf(a.stdout, "%s: đã xóa / removed\n", c.Code)
		return nil
	})
}
