package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/report"
)

var _ report.Source = (*analysis.Service)(nil)

type reportCmd struct {
	Kind    string `arg:"" help:"month, quarter, half-year, year or plan."`
	Period  string `help:"Such as 2025-06, 2025-Q2, 2025-H1, 2025 or 2025@15; with plan any, or none for the plan to date." placeholder:"NAME"`
	Edition string `help:"Edition; the one in force on the last day of the period where not given."`
	Lang    string `help:"vi or en." default:"vi"`
	Atlas   bool   `help:"A page for every commune, in PDF and Word."`
	Format  string `help:"xlsx, pdf or docx; by the ending of --out where not given."`
	Out     string `short:"o" help:"File to write; standard output by default." placeholder:"FILE"`
}

func (reportCmd) Help() string {
	return `Aggregates only: no points and no single incidents.
Examples:
  antoan report year --period 2025 --out bao-cao-2025.pdf --atlas
  antoan report month --period 2026-05@15 --format xlsx --lang en > may.xlsx
  antoan report plan --out ket-qua.docx`
}

func (c *reportCmd) Run(ctx context.Context, a *app) error {
	name := c.Format
	if name == "" {
		name = strings.TrimPrefix(strings.ToLower(filepath.Ext(c.Out)), ".")
	}
	if name == "" {
		name = "xlsx"
	}
	format, err := report.FormatNamed(name)
	if err != nil {
		return err
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		service := analysis.New(db.Store, version, a.log)
		if err := service.Load(ctx); err != nil {
			return err
		}
		made, err := report.Make(ctx, service, report.Request{Kind: c.Kind, Period: c.Period, Edition: c.Edition, Lang: c.Lang, Atlas: c.Atlas})
		if err != nil {
			return err
		}
		return writeOutput(a.stdout, c.Out, func(w io.Writer) error { return format.Write(made, w) })
	})
}
