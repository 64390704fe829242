package main

import (
	"context"
	"fmt"
	"regexp"

	"github.com/antoan-vn/antoan/geo"
)

type periodsCmd struct {
	List   periodsListCmd   `cmd:"" default:"1" help:"List the periods with a name of their own."`
	Set    periodsSetCmd    `cmd:"" help:"Give a period a name."`
	Remove periodsRemoveCmd `cmd:"" help:"Take a name away."`
}

type periodsListCmd struct{}

func (periodsListCmd) Help() string { return "Example:\n  antoan periods list" }

func (periodsListCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		all, err := db.NamedPeriods(ctx)
		for _, p := range all {
			fmt.Fprintf(a.stdout, "%s\t%s – %s\t%s\n", p.Name, p.Period.From, p.Period.To, p.Title)
		}
		return err
	})
}

type periodsSetCmd struct {
	Name  string `arg:"" help:"Small letters, digits and hyphens; begins with a letter."`
	From  string `arg:"" help:"First day, YYYY-MM-DD."`
	To    string `arg:"" help:"Last day, YYYY-MM-DD."`
	Title string `help:"What it is."`
}

func (periodsSetCmd) Help() string {
	return "Example:\n  antoan periods set term-1 2021-07-01 2026-06-30 --title \"Nhiệm kỳ 2021–2026\""
}

// periodName is what a name of its own looks like; those of the calendar stay its own.
var (
	periodName   = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
	calendarName = regexp.MustCompile(`^(tet|campaign)-`)
)

func (c *periodsSetCmd) Run(ctx context.Context, a *app) error {
	if !periodName.MatchString(c.Name) || calendarName.MatchString(c.Name) {
		return geo.Invalid("name", "%q: write small letters, digits and hyphens, a letter first, and neither tet- nor campaign-, which the calendar names", c.Name)
	}
	if c.From == "" || c.To == "" {
		return geo.Invalid("from", "a period has a first and a last day: write both as YYYY-MM-DD")
	}
	days, err := geo.ParsePeriod(c.From, c.To)
	if err != nil {
		return err
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		return db.NamePeriod(ctx, geo.NamedPeriod{Name: c.Name, Period: days, Title: c.Title})
	})
}

type periodsRemoveCmd struct {
	Name string `arg:"" help:"The name."`
}

func (periodsRemoveCmd) Help() string { return "Example:\n  antoan periods remove term-1" }

func (c *periodsRemoveCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error { return db.ForgetPeriod(ctx, c.Name) })
}
