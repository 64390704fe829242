package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type importCmd struct {
	Boundaries importBoundariesCmd `cmd:"" help:"Import the outlines of one level of an edition."`
	Succession importSuccessionCmd `cmd:"" help:"Import which unit of a later edition each earlier unit went to."`
	Population importPopulationCmd `cmd:"" help:"Import inhabitants by unit and year."`
	Reporting  importReportingCmd  `cmd:"" help:"Import which units reported for which periods; nil reports are data."`
	Models     importModelsCmd     `cmd:"" help:"Import safety models."`

	Activities  importEntriesCmd `cmd:"" help:"Import activities of the plan's five workstreams."`
	Commitments importEntriesCmd `cmd:"" help:"Import commitments between police and Women's Union."`
	Recognition importEntriesCmd `cmd:"" help:"Import who is recognised as An toàn về an ninh, trật tự."`
	Addresses   importEntriesCmd `cmd:"" help:"Import trusted addresses."`
	Education   importEntriesCmd `cmd:"" help:"Import how many people were educated and helped."`
}

// tableFlags are common to the small tables: all of a file is stored, or nothing.
type tableFlags struct {
	File      string            `arg:"" help:"Workbook (XLSX) or text table (CSV, TSV, …), plain, gzip or zip."`
	Columns   map[string]string `name:"column" help:"The file's own name of a column: COLUMN=NAME." placeholder:"COLUMN=NAME"`
	Delimiter string            `help:"Character between cells of text, or tab; found out by default."`
	JSON      bool              `name:"json" help:"Print JSON."`
}

func (f *tableFlags) options() (ingest.TableOptions, error) {
	d, err := delimiter(f.Delimiter)
	return ingest.TableOptions{FileName: filepath.Base(f.File), Columns: f.Columns, Delimiter: d}, err
}

type importSuccessionCmd struct {
	tableFlags
	From string `required:"" help:"The earlier edition." placeholder:"EDITION"`
	To   string `required:"" help:"The later edition." placeholder:"EDITION"`
}

func (importSuccessionCmd) Help() string {
	return "Columns: from_code, to_code, relation (whole or part; optional), share (optional).\nExample:\n  antoan import succession crosswalk.csv --from 2022-07 --to 2025-07 --column from_code=old_code --column to_code=new_code"
}

func (c *importSuccessionCmd) Run(ctx context.Context, a *app) error {
	return importTable(ctx, a, &c.tableFlags, ingest.TableOptions{}, ingest.ReadSuccession, func(ctx context.Context, db *database, rows []geo.SuccessionRow) (int, error) {
		return db.ImportSuccession(ctx, c.From, c.To, rows)
	})
}

// unitFlags name the units of a table that does not.
type unitFlags struct {
	Edition string `help:"Edition of every row, for a file without that column."`
	Level   string `help:"Level of every row, for a file without that column." enum:"commune,district,province" default:"commune"`
}

type importPopulationCmd struct {
	tableFlags
	unitFlags
	Year int `help:"Year of every row, for a file without that column."`
}

func (importPopulationCmd) Help() string {
	return "Columns: edition, level, code, year, total, women, children.\nExample:\n  antoan import population people.csv --edition 2025-07 --year 2025 --column total=dan_so"
}

func (c *importPopulationCmd) Run(ctx context.Context, a *app) error {
	o := ingest.TableOptions{Edition: c.Edition, Level: geo.Level(c.Level), Year: c.Year}
	return importTable(ctx, a, &c.tableFlags, o, ingest.ReadPopulation, func(ctx context.Context, db *database, rows []geo.PopulationRow) (int, error) {
		return db.ImportPopulation(ctx, rows)
	})
}

type importReportingCmd struct {
	tableFlags
	unitFlags
}

func (importReportingCmd) Help() string {
	return "Columns: edition, level, code, from, to, state (reported, nil_report, late or missing), submitted_at.\nExample:\n  antoan import reporting reports.csv --edition 2025-07"
}

func (c *importReportingCmd) Run(ctx context.Context, a *app) error {
	o := ingest.TableOptions{Edition: c.Edition, Level: geo.Level(c.Level)}
	return importTable(ctx, a, &c.tableFlags, o, ingest.ReadReporting, func(ctx context.Context, db *database, rows []geo.ReportingRow) (int, error) {
		return db.ImportReporting(ctx, rows)
	})
}

type importModelsCmd struct {
	tableFlags
	unitFlags
}

func (importModelsCmd) Help() string {
	return "Columns: edition, code, name, kind, lon, lat, started_on, ended_on, last_met_on, capacity.\nExample:\n  antoan import models models.csv --edition 2025-07"
}

func (c *importModelsCmd) Run(ctx context.Context, a *app) error {
	return importTable(ctx, a, &c.tableFlags, ingest.TableOptions{Edition: c.Edition}, ingest.ReadModels, func(ctx context.Context, db *database, rows []geo.ModelRow) (int, error) {
		return db.ImportModels(ctx, rows)
	})
}

// importTable reads a small table whole and hands it to the store.
func importTable[T any](ctx context.Context, a *app, flags *tableFlags, o ingest.TableOptions,
	read func(io.Reader, ingest.TableOptions) (ingest.Table[T], error), store func(context.Context, *database, []T) (int, error),
) error {
	file, err := flags.options()
	if err != nil {
		return err
	}
	o.FileName, o.Columns, o.Delimiter = file.FileName, file.Columns, file.Delimiter
	table, err := readTable(flags.File, o, read)
	if err != nil {
		return err
	}
	for _, w := range table.Warnings {
		fmt.Fprintln(a.stderr, "! "+strings.TrimSpace(w))
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		n, err := store(ctx, db, table.Rows)
		if err != nil {
			return err
		}
		if flags.JSON {
			return a.printJSON(map[string]any{"file": o.FileName, "rows": n})
		}
		fmt.Fprintf(a.stdout, "%s: %d dòng / rows\n", o.FileName, n)
		return nil
	})
}

// readTable reads a small table whose every row must be right.
func readTable[T any](path string, o ingest.TableOptions, read func(io.Reader, ingest.TableOptions) (ingest.Table[T], error)) (ingest.Table[T], error) {
	o.FileName = filepath.Base(path)
	f, err := ingest.OpenFile(path)
	if err != nil {
		return ingest.Table[T]{}, err
	}
	defer f.Close()
	table, err := read(f, o)
	if err != nil {
		return table, err
	}
	return table, table.Err(o.FileName)
}
