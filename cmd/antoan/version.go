package main

import (
	"context"
	"fmt"
	"runtime"

	"github.com/antoan-vn/antoan/storage"
)

// version is echoed in every answer; the release build sets it.
var version = "0.1.0-dev"

type versionCmd struct{}

func (versionCmd) Help() string { return "Example:\n  antoan version" }

func (versionCmd) Run(a *app) error {
	_, err := fmt.Fprintf(a.stdout, "antoan %s (%s)\n", version, runtime.Version())
	return err
}

type migrateCmd struct{}

func (migrateCmd) Help() string {
	return "Example:\n  antoan migrate --database-url postgres://antoan@db/antoan"
}

func (migrateCmd) Run(ctx context.Context, a *app) error {
	// Opening the database migrates it.
	return a.withDatabase(ctx, func(context.Context, *database) error {
		_, err := fmt.Fprintf(a.stdout, "schema %d\n", storage.SchemaVersion())
		return err
	})
}
