package main

import (
	"context"

	"github.com/alecthomas/kong"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

// importEntriesCmd imports into the register that it is called like.
type importEntriesCmd struct {
	tableFlags
	unitFlags
	Source string `help:"Who says so, for a file without that column." placeholder:"OFFICE"`
}

func (importEntriesCmd) Help() string {
	return `All of a file is stored, or nothing; a row of the same unit and key replaces what was stored.
antoan template writes each form with every column explained.
Example:
  antoan template activities -o "Hoạt động.xlsx"
  antoan import activities "Hoạt động.xlsx" --edition 2025-07
  antoan import commitments "Cam kết.csv" --edition 2025-07 --level district
  antoan import recognition "Công nhận.xlsx" --source "Công an tỉnh"
  antoan import addresses "Địa chỉ tin cậy.xlsx"
  antoan import education "Giáo dục.xlsx"`
}

func (c *importEntriesCmd) Run(ctx context.Context, k *kong.Context, a *app) error {
	register, err := geo.FindRegister(k.Selected().Name)
	if err != nil {
		return err
	}
	o := ingest.TableOptions{Edition: c.Edition, Level: geo.Level(c.Level), Source: c.Source}
	return importTable(ctx, a, &c.tableFlags, o, ingest.ReadEntries(register), func(ctx context.Context, db *database, rows []geo.EntryRow) (int, error) {
		return db.ImportEntries(ctx, register, rows)
	})
}
