package analysis_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/antoan-vn/antoan/fixtures"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
	"github.com/antoan-vn/antoan/ingest/boundary"
	"github.com/antoan-vn/antoan/storage"
)

// loadDemo takes the demo province's files the way that real ones take.
func loadDemo(ctx context.Context, t *testing.T, store *storage.Store) {
	t.Helper()
	dir := t.TempDir()
	check(t, fixtures.WriteDemo(dir))
	for _, s := range fixtures.DemoSteps() {
		if err := loadStep(ctx, store, filepath.Join(dir, s.File), s); err != nil {
			t.Fatalf("%s: %v", s.File, err)
		}
	}
}

func loadStep(ctx context.Context, store *storage.Store, path string, s fixtures.Step) error {
	switch s.Kind {
	case fixtures.StepBoundaries:
		return loadBoundaries(ctx, store, path, s)
	case fixtures.StepSuccession:
		return loadTable(path, ingest.ReadSuccession, func(rows []geo.SuccessionRow) (int, error) { return store.ImportSuccession(ctx, s.From, s.To, rows) })
	case fixtures.StepPopulation:
		return loadTable(path, ingest.ReadPopulation, func(rows []geo.PopulationRow) (int, error) { return store.ImportPopulation(ctx, rows) })
	case fixtures.StepReporting:
		return loadTable(path, ingest.ReadReporting, func(rows []geo.ReportingRow) (int, error) { return store.ImportReporting(ctx, rows) })
	case fixtures.StepModels:
		return loadTable(path, ingest.ReadModels, func(rows []geo.ModelRow) (int, error) { return store.ImportModels(ctx, rows) })
	case fixtures.StepRegister:
		register, err := geo.FindRegister(s.Register)
		if err != nil {
			return err
		}
		return loadTable(path, ingest.ReadEntries(register), func(rows []geo.EntryRow) (int, error) { return store.ImportEntries(ctx, register, rows) })
	case fixtures.StepIncidents:
		_, err := ingest.Import(ctx, store, ingest.Options{Path: path, Source: s.Source, TimeZone: s.TimeZone})
		return err
	}
	return geo.Invalid("kind", "%q is no step of the demo", s.Kind)
}

func loadBoundaries(ctx context.Context, store *storage.Store, path string, s fixtures.Step) error {
	period, err := geo.ParsePeriod(s.ValidFrom, s.ValidTo)
	if err != nil {
		return err
	}
	spec := geo.OutlineSpec{Level: geo.Level(s.Level), Code: "code", Name: "name", Type: "type", Province: "province",
		Edition: geo.Edition{Code: s.Edition, ValidFrom: period.From, ValidTo: period.To}}
	if spec.Level != geo.Province {
		spec.Parent = "parent"
	}
	src, err := boundary.Open(ctx, path, spec, boundary.Limits{})
	if err != nil {
		return err
	}
	defer src.Close()
	_, err = store.ImportUnits(ctx, spec, src)
	return err
}

func loadTable[T any](path string, read func(io.Reader, ingest.TableOptions) (ingest.Table[T], error), store func([]T) (int, error)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	table, err := read(f, ingest.TableOptions{FileName: filepath.Base(path)})
	if err != nil {
		return err
	}
	if err := table.Err(path); err != nil {
		return err
	}
	_, err = store(table.Rows)
	return err
}
