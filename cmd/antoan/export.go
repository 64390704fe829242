package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type exportCmd struct {
	Incidents exportIncidentsCmd `cmd:"" help:"Write the incidents of a source so that antoan ingest reads them again without loss."`
	Register  exportRegisterCmd  `cmd:"" help:"Write a register so that antoan import reads it again without loss."`
}

type exportIncidentsCmd struct {
	Source       string `help:"Whose incidents; needed where there are several sources."`
	From         string `help:"First day, YYYY-MM-DD." placeholder:"DATE"`
	To           string `help:"Last day, YYYY-MM-DD." placeholder:"DATE"`
	Format       string `help:"csv, xlsx or geojson." enum:"csv,xlsx,geojson" default:"csv"`
	Output       string `short:"o" help:"File to write, readable by you alone; standard output by default." placeholder:"FILE"`
	ClosedTrials bool   `help:"Incidents of trials in private, too."`
}

func (exportIncidentsCmd) Help() string {
	return `The file holds the places of single incidents: it is for this machine, and is not to be published.
Example:
  antoan export incidents --source ca-tam-dao --format xlsx -o incidents.xlsx
  antoan ingest incidents.xlsx --source ca-tam-dao`
}

func (c *exportIncidentsCmd) Run(ctx context.Context, a *app) error {
	period, err := geo.ParsePeriod(c.From, c.To)
	if err != nil {
		return err
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		source, err := c.source(ctx, db)
		if err != nil {
			return err
		}
		q := geo.RecordQuery{Source: source, Period: period, ClosedTrials: c.ClosedTrials}
		var hidden int64
		err = writeOutput(a.stdout, c.Output, func(w io.Writer) error {
			return ingest.WriteRecords(w, c.Format, func(visit func(geo.IncidentRecord) error) (err error) {
				hidden, err = db.Records(ctx, q, visit)
				return err
			})
		})
		if err == nil && hidden > 0 {
			fmt.Fprintf(a.stderr, "%d incidents of trials in private were left out; --closed-trials includes them\n", hidden)
		}
		return err
	})
}

// source returns the one asked for, or the only one.
func (c *exportIncidentsCmd) source(ctx context.Context, db *database) (string, error) {
	if c.Source != "" {
		return c.Source, nil
	}
	all, err := db.Sources(ctx)
	if err != nil {
		return "", err
	}
	if len(all) == 0 {
		return "", geo.NotFound("incident")
	}
	var names []string
	for _, name := range all {
		names = append(names, name)
	}
	if len(names) > 1 {
		return "", geo.Invalid("source", "there are several (%s): say which with --source, one file for each", strings.Join(names, ", "))
	}
	return names[0], nil
}

// writeOutput writes to a file that is whole or absent, or to standard output.
func writeOutput(stdout io.Writer, path string, write func(io.Writer) error) error {
	if path == "" {
		return write(stdout)
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*") // mode 0600
	if err != nil {
		return err
	}
	err = write(f)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error is the one to tell
	}
	return err
}
