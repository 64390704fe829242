package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/antoan-vn/antoan/fixtures"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

type demoCmd struct {
	serveFlags
	LoadOnly bool `help:"Load the demo province and return."`
}

func (demoCmd) Help() string {
	return "Loads a province that does not exist, once, and serves the map.\nExample:\n  antoan demo --listen 127.0.0.1:8080"
}

func (c *demoCmd) Run(ctx context.Context, a *app) error {
	ctx, db, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := a.loadDemo(ctx, db); err != nil {
		return err
	}
	if c.LoadOnly {
		return nil
	}
	return a.serve(ctx, db, c.serveFlags)
}

// loadDemo takes the same road as real files. Each step knows whether it has
// been taken, so a demo that was interrupted goes on where it stopped.
func (a *app) loadDemo(ctx context.Context, db *database) error {
	done, err := demoLoaded(ctx, db)
	if err != nil || done {
		return err
	}
	dir, err := os.MkdirTemp("", "antoan-demo-")
	if err != nil {
		return fmt.Errorf("folder for the demo: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := fixtures.WriteDemo(dir); err != nil {
		return err
	}
	steps := fixtures.DemoSteps()
	for i, s := range steps {
		fmt.Fprintf(a.stderr, "demo %d/%d: %s\n", i+1, len(steps), s.File)
		if err := a.loadStep(ctx, db, filepath.Join(dir, s.File), s); err != nil {
			return fmt.Errorf("%s: %w", s.File, err)
		}
	}
	return nil
}

// demoLoaded looks for the last step, the incidents.
func demoLoaded(ctx context.Context, db *database) (bool, error) {
	batches, err := db.Batches(ctx, 1000)
	if err != nil {
		return false, err
	}
	for _, b := range batches {
		if b.Source == demoSource && b.State.Stored() {
			return true, nil
		}
	}
	return false, nil
}

func (a *app) loadStep(ctx context.Context, db *database, path string, s fixtures.Step) error {
	switch s.Kind {
	case fixtures.StepBoundaries:
		return loadBoundaries(ctx, db, path, s)
	case fixtures.StepSuccession:
		return loadTable(path, ingest.ReadSuccession, func(rows []geo.SuccessionRow) (int, error) {
			return db.ImportSuccession(ctx, s.From, s.To, rows)
		})
	case fixtures.StepPopulation:
		return loadTable(path, ingest.ReadPopulation, func(rows []geo.PopulationRow) (int, error) { return db.ImportPopulation(ctx, rows) })
	case fixtures.StepReporting:
		return loadTable(path, ingest.ReadReporting, func(rows []geo.ReportingRow) (int, error) { return db.ImportReporting(ctx, rows) })
	case fixtures.StepModels:
		return loadTable(path, ingest.ReadModels, func(rows []geo.ModelRow) (int, error) { return db.ImportModels(ctx, rows) })
	case fixtures.StepRegister:
		register, err := geo.FindRegister(s.Register)
		if err != nil {
			return err
		}
		return loadTable(path, ingest.ReadEntries(register), func(rows []geo.EntryRow) (int, error) { return db.ImportEntries(ctx, register, rows) })
	case fixtures.StepIncidents:
		p := newProgress(a.stderr, s.File)
		defer p.end()
		_, err := ingest.Import(ctx, db.Store, ingest.Options{Path: path, Source: s.Source, TimeZone: s.TimeZone, Progress: p.set})
		return err
	}
	return fmt.Errorf("unknown step %q", s.Kind)
}

func loadBoundaries(ctx context.Context, db *database, path string, s fixtures.Step) error {
	c := importBoundariesCmd{File: path, Edition: s.Edition, Level: s.Level, ValidFrom: s.ValidFrom, ValidTo: s.ValidTo,
		Code: "code", Name: "name", Type: "type", Province: "province", AreaField: "area_km2", Source: "demo", Licence: "Apache-2.0"}
	if s.Level != string(geo.Province) {
		c.Parent = "parent"
	}
	spec, err := c.spec()
	if err != nil {
		return err
	}
	src, err := boundary.Open(ctx, path, spec, boundary.Limits{})
	if err != nil {
		return err
	}
	defer src.Close()
	_, err = db.ImportUnits(ctx, spec, src)
	if errors.Is(err, geo.ErrConflict) {
		return nil // an interrupted demo got that far
	}
	return err
}

func loadTable[T any](path string, read func(io.Reader, ingest.TableOptions) (ingest.Table[T], error), store func([]T) (int, error)) error {
	table, err := readTable(path, ingest.TableOptions{}, read)
	if err != nil {
		return err
	}
	_, err = store(table.Rows)
	return err
}

// demoSource is the sender of the demo's incidents.
const demoSource = "demo"
