package main

import (
	"io"

	"github.com/antoan-vn/antoan/ingest"
)

type templateCmd struct {
	Kind   string `arg:"" help:"incidents, reporting, models, activities, commitments, recognition, addresses or education." enum:"incidents,reporting,models,activities,commitments,recognition,addresses,education"`
	Format string `help:"xlsx, with drop-down lists and a sheet that explains every column, or csv." enum:"xlsx,csv" default:"xlsx"`
	Output string `short:"o" help:"File to write; standard output by default." placeholder:"FILE"`
}

func (templateCmd) Help() string {
	return `Example:
  antoan template incidents --format xlsx -o "Vụ việc.xlsx"
  antoan ingest "Vụ việc.xlsx"
Filled in, the form of incidents goes to antoan ingest, the others to antoan import, each under its own name.`
}

func (c *templateCmd) Run(a *app) error {
	form, err := ingest.FormOf(c.Kind)
	if err != nil {
		return err
	}
	return writeOutput(a.stdout, c.Output, func(w io.Writer) error { return form.Write(w, c.Format) })
}
